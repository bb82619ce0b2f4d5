"""Where each party stands on each issue, over time."""

from __future__ import annotations

from collections import defaultdict

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.said import party_key
from detente.records import Position

COLUMNS = ("date", "who", "issue", "stance", "condition")


def positions(book: Casebook) -> Answer:
    """Every position taken, by issue, party and date."""
    taken = [each for each in book.all(Position) if book.within(each.valid_from)]
    lanes: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for each in taken:
        lanes[each.issue, party_key(each.actor) if each.actor else ""].append(each)
    rows = tuple(
        Row(
            values=(
                each.valid_from,
                each.actor.name if each.actor else None,
                each.issue,
                each.stance,
                each.condition.quote if each.condition else None,
            ),
            evidence=(book.cite(each.span, each.id),),
        )
        for lane in sorted(lanes)
        for each in lanes[lane]
    )
    issues = sorted({each.issue for each in taken})
    return Answer(
        question="positions",
        headline=f"{len(rows)} positions on {len(issues)} issues: {', '.join(issues)}."
        if rows
        else "No document of this case reports a demand, an offer or another position on an issue.",
        answered=bool(rows),
        figures={"positions": len(rows), "issues": issues},
        tables=(Table(title="Positions", columns=COLUMNS, rows=rows),),
        as_known_on=book.as_known_on,
    )
