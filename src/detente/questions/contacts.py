"""How many times have they met? Contacts counted under a definition that is written down."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

from detente.ledger.reprints import RULE
from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.conflicts import conflicts
from detente.questions.definition import Definition, Part, definition
from detente.questions.linked import Linked, how, who
from detente.questions.linking import FINE
from detente.records.dates import precision

DEFAULT = "leaders-and-envoys"
COLUMNS = ("date", "who", "how", "where", "part", "reports", "texts", "said to be number")


@dataclass(frozen=True)
class Counted:
    """Contacts sorted by a definition: each counted one with its part, each left out with the reason."""

    parties: tuple[str, ...]
    rows: tuple[tuple[Linked, str], ...]
    left_out: tuple[tuple[Linked, str], ...]

    def parts(self, names: tuple[str, ...]) -> dict[str, int]:
        """The count of each part, zero where there is none."""
        counts = Counter(part for _, part in self.rows)
        return {name: counts[name] for name in names}


def contacts(
    book: Casebook, *, under: str = DEFAULT, parties: tuple[str, ...] = (), case_folder: Path | None = None
) -> Answer:
    """Count the contacts between parties (ISO3 codes; the case's most frequent pair where none are given).

    Raises UnknownDefinition (E401), BadDefinition (E402).
    """
    rule = definition(under, case_folder)
    asked = parties or rule.parties or main_parties(book)
    counted = count(book, rule, asked)
    if not counted.rows and not counted.left_out:
        return _nothing(rule, asked)
    names = tuple(part.name for part in rule.parts)
    parts = {name: number for name, number in counted.parts(names).items() if number}
    total = len(counted.rows)
    spelled = " + ".join(f"{number} {name}" for name, number in parts.items())
    pair = " and ".join(asked)
    return Answer(
        question="contacts",
        headline=_headline(book, total, pair, spelled if len(parts) > 1 else ""),
        answered=total > 0,
        figures={"count": total, "parts": parts, "parties": list(asked), "left_out": len(counted.left_out)},
        definition=msgspec.to_builtins(rule),
        tables=(
            Table(title="Counted", columns=COLUMNS, rows=tuple(_row(book, *each) for each in counted.rows)),
            Table(
                title="Left out",
                columns=(*COLUMNS[:4], "why", *COLUMNS[5:]),
                rows=tuple(_row(book, *each) for each in counted.left_out),
            ),
            Table(
                title="Conflicts",
                columns=("contact", "on", "versions"),
                rows=conflicts(book, [each for each, _ in (*counted.rows, *counted.left_out)]),
            ),
        ),
        notes=(
            "Reports are linked where nothing in them contradicts that they tell of one contact.",
            f"Documents that print the same text count once under texts (rule {RULE}); "
            "`detente correct split` takes them apart.",
        ),
        as_known_on=book.as_known_on,
    )


def count(book: Casebook, rule: Definition, parties: tuple[str, ...]) -> Counted:
    """Sort all contacts that involve the parties: counted under the rule, or left out with the reason."""
    return book.kept(("count", rule, parties), lambda: _count(book, rule, parties))


def _count(book: Casebook, rule: Definition, parties: tuple[str, ...]) -> Counted:
    judged = book.ever(("judged", rule, parties), lambda: _judged(book, rule, parties))
    within = [each for each in judged if book.within(each[0].date)]
    rows = tuple((each, part.name) for each, _, part in within if part is not None)
    return Counted(parties, rows, tuple((each, reason) for each, reason, part in within if part is None))


def _judged(
    book: Casebook, rule: Definition, parties: tuple[str, ...]
) -> list[tuple[Linked, str, Part | None]]:
    """Every contact of the parties with the reason it is left out for, or the part it counts in."""
    involved = (each for each in book.linked if each.sides().keys() >= set(parties))
    return [(each, *_judge(book, each, rule, parties)) for each in involved]


def main_parties(book: Casebook) -> tuple[str, ...]:
    """The two states that most contacts that took place bring together, by reports where that is even; fewer
    where the case has none."""
    pairs: dict[tuple[str, str], tuple[int, int]] = {}
    for each in book.linked:
        states = sorted(each.sides())
        for pair in itertools.combinations(states, 2):
            held, told = pairs.get(pair, (0, 0))
            pairs[pair] = held + (each.status == "occurred"), told + len(each.reports)
    return min(pairs, key=lambda pair: (-pairs[pair][0], -pairs[pair][1], pair), default=())


def _judge(
    book: Casebook, each: Linked, rule: Definition, parties: tuple[str, ...]
) -> tuple[str, Part | None]:
    if each.status not in rule.statuses:
        return f"it is reported as {each.status}", None
    if rule.official_only and each.unofficial:
        return "it was claimed, never announced or confirmed", None
    if each.date is None:
        return "no report gives it a date, so it may be one of those counted", None
    if precision(each.date) not in FINE:
        return f"it is dated {each.date} only, so it may be one of those counted", None
    texts = {book.witness(report.span): report.span for report in reversed(each.reports)}
    outlets = {book.cite(span).outlet for span in texts.values()}
    if len(outlets) < rule.confirmations:
        return f"{len(outlets)} of the {rule.confirmations} outlets needed report it", None
    levels = [each.sides()[party] for party in parties]
    for part in rule.parts:
        media = not part.media or each.medium in part.media
        if media and (
            not part.between
            or any(sorted(map(str, pair)) == sorted(map(str, levels)) for pair in part.between)
        ):
            return "", part
    met = " and ".join(level or "a level not stated" for level in levels)
    return f"{met} {how(each)} is not in this definition", None


def _row(book: Casebook, each: Linked, last: str) -> Row:
    ordinals = sorted({report.ordinal for report in each.reports if report.ordinal})
    place = each.place.name if each.place else None
    values = (
        each.date,
        who(each),
        how(each),
        place,
        last,
        len(each.reports),
        len({book.witness(report.span) for report in each.reports}),
        " / ".join(map(str, ordinals)) or None,
    )
    return Row(values=values, evidence=tuple(book.cite(report.span, report.id) for report in each.reports))


def _headline(book: Casebook, total: int, pair: str, spelled: str) -> str:
    contact = "contact" if total == 1 else "contacts"
    until = f" until {book.until}" if book.until else ""
    return f"{total} {contact} between {pair}{until}" + (f": {spelled}" if spelled else "") + "."


def _nothing(rule: Definition, asked: tuple[str, ...]) -> Answer:
    pair = " and ".join(asked) if asked else "any two states"
    return Answer(
        question="contacts",
        headline=f"This case holds no report of a contact between {pair}.",
        answered=False,
        figures={"count": 0, "parts": {}, "parties": list(asked), "left_out": 0},
        definition=msgspec.to_builtins(rule),
    )
