"""Where could they meet? Each party's word on each place, where they have met, and places ranked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.contacts import main_parties
from detente.questions.names import called
from detente.questions.probable import LIKELY, NOTE
from detente.questions.venues_gatherings import calendar
from detente.questions.venues_organisations import organisations
from detente.questions.venues_ranking import Candidate, asked_for, last_day, rank
from detente.questions.venues_records_table import on_record_table
from detente.questions.venues_weights import court, models, weights
from detente.questions.venues_words import COLUMNS, held, ledger, words

SHOWN = 10
FACTORS = (("left out", 0.0), ("halved", 0.5), ("doubled", 2.0))


def venues(book: Casebook, *, parties: tuple[str, ...] = ()) -> Answer:
    """The dated ledger of words and meetings, and states ranked as hosts for the parties (ISO3 codes;
    the case's most frequent pair where none are given)."""
    said, met = words(book), held(book, parties)
    rows = ledger(book, said, met)
    places = sorted({str(row.values[1]) for row in rows})
    asked = parties or main_parties(book)
    tables = [Table(title="Venues", columns=COLUMNS, rows=rows, note=NOTE)]
    notes: list[str] = []
    candidates = rank(book, asked, said, met) if len(asked) > 1 else []
    if candidates and rows:
        day = last_day(book, said, met)
        tables += [_ranking(book, asked, candidates), _sensitivity(candidates)]
        tables += on_record_table(asked, day, "host")
        notes += [*_gathering(asked_for(day), asked), *_notes()]
    elif rows:
        notes.append(
            "No ranking: this case shows fewer than two parties that meet; name them with --parties."
        )
    return Answer(
        question="venues",
        headline=f"{_places(len(places))} spoken of or used for talks: {', '.join(places)}."
        if rows
        else "No document of this case speaks of a place for talks, so there is nothing to rank.",
        answered=bool(rows),
        figures={
            "places": places,
            "words": len(said),
            "held": len(met),
            "parties": list(asked),
            "ranked": [each.state for each in candidates[:SHOWN]] if rows else [],
        },
        tables=tuple(tables),
        notes=tuple(notes),
        as_known_on=book.as_known_on,
    )


def _ranking(book: Casebook, parties: Sequence[str], candidates: Sequence[Candidate]) -> Table:
    by = weights().weights
    shown = [each for k, each in enumerate(candidates) if k < SHOWN or each.places]
    rows = [_row(book, candidates.index(each) + 1, each) for each in shown]
    return Table(
        title=f"Ranking for {' and '.join(parties)}",
        columns=(
            "rank",
            "host",
            "score",
            *parties,
            *(f"{name} ×{share:g}" for name, share in by.items()),
            "km",
            "bars",
        ),
        rows=tuple(rows),
        note="The first ten, and all spoken of or used. Criteria: 0 to 1; a standing refusal is a veto.",
    )


def _row(book: Casebook, place: int, each: Candidate) -> Row:
    name = called(each.state) + (f" ({', '.join(each.places)})" if each.places else "")
    standing = [f"{one.word} ({one.date})" if one.date else one.word for one in each.standing]
    cells = [round(value, 2) for value in each.values.values()]
    km = " / ".join(f"{one:.0f}" for one in each.km)
    bars = "; ".join(f"bound to arrest {one.person} ({one.since})" for one in each.barred) or None
    score = "veto" if each.vetoed else round(each.score(weights().weights), 3)
    values = (place, name, score, *standing, *cells, km, bars)
    return Row(values=values, evidence=_evidence(book, each))


def _evidence(book: Casebook, each: Candidate) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for one in each.standing:
        if one.said:
            found.append(book.cite(one.said.span, one.said.id))
        if one.met:
            found += [book.cite(report.span, report.id) for report in one.met.reports]
    return tuple(dict.fromkeys(found))


def _sensitivity(candidates: Sequence[Candidate]) -> Table:
    """Which weights change the first three."""
    by = weights().weights
    base = _first_three(candidates, by)
    rows = []
    for name, share in by.items():
        for word, factor in FACTORS:
            three = _first_three(candidates, by | {name: share * factor})
            rows.append(Row(values=(name, word, *three, "yes" if three != base else "no")))
    return Table(
        title="If a weight were another",
        columns=("weight", "if", "first", "second", "third", "changes the first three"),
        rows=tuple(rows),
        note=f"As weighted: {', '.join(base)}.",
    )


def _first_three(candidates: Sequence[Candidate], by: dict[str, float]) -> list[str]:
    best = sorted(candidates, key=lambda each: (-each.score(by), -each.chance, each.state))
    return [called(each.state) for each in best[:3]]


def _gathering(day: dt.date, parties: Sequence[str]) -> list[str]:
    """Where leaders gather on the day ranked for, which the model counts."""
    return [
        f"“record” knows that on {day} leaders of the {each.of} gather in {called(each.state)} "
        "(a calendar kept by hand)."
        for each in calendar().on(day, parties, organisations())
    ]


def _notes() -> list[str]:
    return [
        f"Weights are JUDGEMENT. A word holds until contradicted, for {weights().valid_days} days at most; "
        f"one that is right with a probability below {LIKELY} stands in the ledger and does not count.",
        f"“record” is the mean chance of hosting by {len(models().host.members)} models trained on "
        f"{models().trained_on}; it says who is "
        "usually chosen, not who should be.",
        f"Bars: states bound to the International Criminal Court, as of {court().as_of} ({court().source}). "
        "Not looked up again: " + ", ".join(_unchecked()) + ".",
    ]


def _unchecked() -> list[str]:
    """States and persons whose row on the Court was not looked up again."""
    rules = court()
    return [*map(called, rules.unchecked), *(each.person for each in rules.warrants if not each.checked)]


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
