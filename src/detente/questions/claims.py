"""Are the counts that people claim right? Each checked against its own parts and against the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import yaml

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.claims_series import Series, series_of
from detente.questions.contacts import main_parties
from detente.questions.definition import Definition, definitions
from detente.questions.linked import describe
from detente.questions.linking import FINE
from detente.records import Contact, Tally
from detente.records.dates import bounds, precision

UNITS = yaml.safe_load(Path(__file__).with_name("data").joinpath("units.yaml").read_text("utf-8"))

MOST_NAMED = 3  # contacts named in one cell of what is missing or extra
MOST_CITED = 60  # contacts cited for one count: the last ones before the claim


@dataclass(frozen=True)
class Fit:
    """How the ledger's count under one definition compares with a claim: the smaller `off`, the better."""

    rule: Definition
    series: Series
    until: str | None
    total: int
    parts: dict[str, int]
    off: tuple[int, int, int]


def claims(book: Casebook, *, parties: tuple[str, ...] = (), case_folder: Path | None = None) -> Answer:
    """Check every tally of contacts, and every contact that a report numbers ("the fifth visit")."""
    numbers = {(each.span.document, each.ordinal) for each in book.all(Contact) if each.ordinal}
    tallies = [tally for tally in book.all(Tally) if _is_claim(tally, numbers)]
    asked = parties or main_parties(book)
    checked = [
        _check(book, tally, asked, case_folder) for tally in tallies if book.within(claimed_on(book, tally))
    ]
    numbered = _numbered(book, asked) if len(asked) > 1 else ()
    if not checked and not numbered:
        return Answer(question="claims", headline="No document of this case claims a count.", answered=False)
    holds = sum(row.values[-2] == "agrees" for row in checked)
    return Answer(
        question="claims",
        headline=f"{len(checked)} claimed counts, of which the ledger agrees with {holds}; "
        f"{len(numbered)} contacts are numbered by a report.",
        figures={"claims": len(checked), "agree": holds, "numbered": len(numbered)},
        tables=(
            Table(
                title="Claimed counts",
                columns=("claim", "parts", "adds up", "ledger", "definition", "verdict", "missing or extra"),
                rows=tuple(checked),
                note="The definition is the one whose count comes closest to the claim. The last "
                f"{MOST_CITED} contacts counted are cited at most; `detente contacts --until` gives all.",
            ),
            Table(
                title="Numbered contacts",
                columns=("contact", "said to be number", "ledger", "verdict"),
                rows=numbered,
            ),
        ),
        as_known_on=book.as_known_on,
    )


def unit_media(unit: str) -> tuple[str, ...] | None:
    """The media a unit noun counts ("phone conversations": phone); None where it does not count contacts."""
    words = unit.lower().split()
    for entry in UNITS:
        if any(word.startswith(stem) for word in words for stem in entry["stems"]):
            return tuple(entry["media"])
    return None


def _is_claim(tally: Tally, numbers: Collection[tuple[str, int]]) -> bool:
    """A count of contacts; "the fifth visit" is one only where no contact of the document has that number."""
    if unit_media(tally.unit) is None:
        return False
    return bool(tally.parts) or not tally.ordinal or (tally.span.document, tally.total) not in numbers


def claimed_on(book: Casebook, tally: Tally) -> str | None:
    """The day a count was claimed: its own date, or its document's."""
    return tally.date or book.published(tally.span)


def best_fit(book: Casebook, tally: Tally, asked: tuple[str, ...], case_folder: Path | None) -> Fit | None:
    """The definition under which the ledger comes closest to the claim, on the day it was made."""
    stated = tuple(dict.fromkeys(party.state for party in tally.parties if party.state))
    pair = stated if len(stated) > 1 else asked
    if len(pair) < 2:
        return None
    on_the_day = book.until_day(claimed_on(book, tally) or book.until)
    media = set(unit_media(tally.unit) or ())
    known = book.ever(("definitions", case_folder), lambda: definitions(case_folder))
    rules = [rule for rule in known.values() if rule.counts(media)]
    return min((_fit(on_the_day, tally, rule, pair) for rule in rules), key=lambda fit: fit.off, default=None)


def _fit(book: Casebook, tally: Tally, rule: Definition, parties: tuple[str, ...]) -> Fit:
    media = unit_media(tally.unit) or ()
    series = book.ever(
        (series_of, rule, parties, media, book.since), lambda: series_of(book, rule, parties, media)
    )
    total, tallied = series.until(book.until)
    claimed = sorted((part.count for part in tally.parts), reverse=True)
    found = sorted(tallied.values(), reverse=True)
    apart = sum(abs(a - b) for a, b in zip_longest(claimed, found, fillvalue=0)) if claimed else 0
    off = (abs(total - tally.total), apart, len(rule.parts))
    return Fit(rule, series, book.until, total, tallied, off)


def _check(book: Casebook, tally: Tally, asked: tuple[str, ...], case_folder: Path | None) -> Row:
    fit = best_fit(book, tally, asked, case_folder)
    claim = f"{tally.total} {tally.unit}" + (" (ordinal)" if tally.ordinal else "")
    parts = " + ".join(f"{part.count} {part.what}" for part in tally.parts) or None
    adds_up = {True: "yes", False: "no", None: None}[tally.consistent]
    evidence = [book.cite(tally.span, tally.id)]
    values: tuple[object, ...]
    if fit is None:
        values = (claim, parts, adds_up, None, None, "no contacts to check it against", None)
        return Row(values=values, evidence=tuple(evidence))
    first = [each.reports[0] for each in fit.series.counted(fit.until, MOST_CITED)]
    evidence += [book.cite(report.span, report.id) for report in first]
    ledger = f"{fit.total}" + (
        f" = {' + '.join(f'{n} {part}' for part, n in fit.parts.items())}" if parts else ""
    )
    verdict = "agrees" if fit.off[:2] == (0, 0) else "differs"
    values = (claim, parts, adds_up, ledger, fit.rule.name, verdict, _difference(tally, fit))
    return Row(values=values, evidence=tuple(evidence))


def _difference(tally: Tally, fit: Fit) -> str | None:
    if fit.total < tally.total:
        near = fit.series.left_out(fit.until, MOST_NAMED)
        told = "; ".join(f"{describe(each)}: left out because {why}" for each, why in near)
        return f"{tally.total - fit.total} more than the ledger holds" + (f" ({told})" if told else "")
    if fit.total > tally.total:
        thin = fit.series.thinnest(fit.until, min(MOST_NAMED, fit.total - tally.total))
        rows = "; ".join(map(describe, thin))
        return f"the ledger holds {fit.total - tally.total} more; least reported: {rows}"
    return None


def _numbered(book: Casebook, parties: tuple[str, ...]) -> tuple[Row, ...]:
    """Contacts that a report numbers, beside their number in the ledger within the year."""
    seen: Counter[tuple[object, ...]] = Counter()
    rows: list[Row] = []
    for each in book.linked:
        if each.date is None or precision(each.date) not in FINE or not set(parties) <= set(each.sides()):
            continue
        if each.status != "occurred" or each.unofficial:
            continue
        levels = tuple(sorted(str(each.sides()[party]) for party in parties))
        kind = (bounds(each.date)[0].year, each.medium, levels)
        seen[kind] += 1
        said = {r.ordinal: book.cite(r.span, r.id) for r in each.reports if r.ordinal}
        if said and book.within(each.date):
            agreed = "agrees" if set(said) == {seen[kind]} else "differs"
            verdict = "reports differ" if len(said) > 1 else agreed
            numbers = " / ".join(f"{number} ({said[number].source()})" for number in sorted(said))
            values = (describe(each), numbers, seen[kind], verdict)
            rows.append(Row(values=values, evidence=tuple(said.values())))
    return tuple(rows)
