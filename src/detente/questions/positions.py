"""Where each party stands on each issue, and how that moved."""

from __future__ import annotations

from collections.abc import Sized

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.movements import Movement, dated, lanes, movements, name_of, not_repeated
from detente.questions.probable import NOTE, probability
from detente.records import Position

COLUMNS = ("date", "who", "issue", "stance", "condition", "probability")
MOVED = ("date", "who", "issue", "movement", "from", "to")


def positions(book: Casebook) -> Answer:
    """Every position by issue, party and date; the movements between them; demands not heard again."""
    held = lanes(book)
    taken = [each for lane in held.values() for each in lane]
    moved = movements(book)
    silent = not_repeated(book)
    issues = sorted({each.issue for each in taken})
    given = sum(step.kind in ("softened", "dropped", "conceded") for step in moved)
    return Answer(
        question="positions",
        headline=f"{len(taken)} position{_s(taken)} on {len(issues)} issue{_s(issues)} "
        f"({', '.join(issues)}); {given} softened, dropped or conceded."
        if taken
        else "No document of this case reports a demand, an offer or another position on an issue.",
        answered=bool(taken),
        figures={"positions": len(taken), "issues": issues, "given": given},
        tables=(
            Table(title="Movements", columns=MOVED, rows=tuple(_moved(book, step) for step in moved)),
            Table(
                title="Positions",
                columns=COLUMNS,
                rows=tuple(_taken(book, each) for each in taken),
                note=NOTE,
            ),
            Table(
                title="Not repeated since",
                columns=COLUMNS,
                rows=tuple(_taken(book, each) for each in silent),
                note="The party has spoken since and not raised this again. Silence is not a change.",
            ),
        ),
        as_known_on=book.as_known_on,
    )


def _taken(book: Casebook, each: Position) -> Row:
    condition = each.condition.quote if each.condition else None
    values = (dated(book, each), name_of(each.actor), each.issue, each.stance, condition, probability(each))
    return Row(values=values, evidence=(book.cite(each.span, each.id),))


def _moved(book: Casebook, step: Movement) -> Row:
    """A movement with the quotes on both of its sides."""
    sides = [each for each in (step.before, step.after) if each is not None]
    before = f"{step.before.stance} ({dated(book, step.before) or 'undated'})" if step.before else None
    values = (step.date, name_of(step.party), step.issue, step.kind, before, step.after.stance)
    return Row(values=values, evidence=tuple(book.cite(each.span, each.id) for each in sides))


def _s(several: Sized) -> str:
    """The plural's ending where there is more or less than one."""
    return "" if len(several) == 1 else "s"
