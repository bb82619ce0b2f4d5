"""Which signs of where the talks go are reported, and what did they cost?"""

from __future__ import annotations

from collections import defaultdict

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.movements import key_of, name_of
from detente.questions.signals_costs import costs, title, weight
from detente.records import Signal

COLUMNS = ("date", "signal", "kind", "by", "weight", "why", "named a sign", "reports")
NOTE = "What a signal costs is judgement (questions/data/signals.yaml), after Fearon 1997."


def signals(book: Casebook) -> Answer:
    """Every signal of the period, reports of one kind by one actor on one day as one row."""
    grouped = seen(book)
    costly = sum(weight(reports[0].kind) == "costly" for reports in grouped)
    kinds = sorted({reports[0].kind for reports in grouped if reports[0].kind != "other"})
    return Answer(
        question="signals",
        headline=_headline(len(grouped), costly, kinds),
        answered=bool(grouped),
        figures={"signals": len(grouped), "costly": costly, "kinds": kinds},
        tables=(
            Table(
                title="Signals", columns=COLUMNS, rows=tuple(_row(book, each) for each in grouped), note=NOTE
            ),
        ),
        notes=("A signal is what a report says was done or left undone. Signals not reported are not here.",)
        if grouped
        else (),
        as_known_on=book.as_known_on,
    )


def seen(book: Casebook) -> list[list[Signal]]:
    """Signals of the period by date, each with all reports of it: same kind, same actor, same day."""
    found: dict[tuple[str, str, str], list[Signal]] = defaultdict(list)
    for each in book.all(Signal):
        date = when(book, each)
        if book.within(date):
            own = each.span.quote if each.kind == "other" else ""
            by = key_of(each.actor) if each.actor else ""
            found[date or "9999", each.kind + own, by].append(each)
    return [reports for _, reports in sorted(found.items())]


def when(book: Casebook, signal: Signal) -> str | None:
    """The day of a signal: its own, or its document's."""
    return signal.date or book.published(signal.span)


def _row(book: Casebook, reports: list[Signal]) -> Row:
    first = reports[0]
    cost = costs().get(first.kind)
    named = any(each.announced_by for each in reports)
    values = (
        when(book, first),
        title(first.kind),
        first.kind,
        name_of(first.actor),
        weight(first.kind),
        cost.why if cost else None,
        "yes" if named else "no",
        len(reports),
    )
    return Row(values=values, evidence=tuple(book.cite(each.span, each.id) for each in reports))


def _headline(count: int, costly: int, kinds: list[str]) -> str:
    if not count:
        return "No document of this case reports a signal: a sign by word or deed of where talks go."
    said = ", ".join(title(kind) for kind in kinds) or "none the catalogue names"
    return f"{count} signals, {costly} of them costly: {said}."
