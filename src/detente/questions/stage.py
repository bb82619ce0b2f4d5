"""Where does the process stand, and what comes next if another agreement is made?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.methods.choice.stages import STAGES, Step
from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.contacts import main_parties
from detente.questions.linked import describe
from detente.questions.signals import seen, when
from detente.questions.signals_costs import title
from detente.questions.stage_data import fitted, scale
from detente.questions.venues_states import Floats
from detente.questions.venues_words import day_of, words
from detente.records.dates import bounds


@dataclass(frozen=True)
class Mark:
    """Something that shows a stage on a day; `back` where it takes the process back."""

    date: str
    code: str
    why: str
    evidence: tuple[Citation, ...]
    back: bool = False


@dataclass(frozen=True)
class Move:
    """A step of the process: to a stage, from another (None: from nothing)."""

    mark: Mark
    before: str | None


def stage(book: Casebook, *, parties: tuple[str, ...] = ()) -> Answer:
    """The stage of the process, how it came there, and the chance of each next stage beside the base rate."""
    asked = parties or main_parties(book)
    found = marks(book, asked)
    moves = walked(found)
    if not moves:
        return _nothing(book, asked)
    now = moves[-1].mark.code
    regress = sum(_index(move.mark.code) < _index(move.before) for move in moves if move.before)
    chances, base = next_stage(moves, book)
    likely = scale().title(STAGES[int(np.argmax(chances))])
    pair = " and ".join(asked)
    return Answer(
        question="stage",
        headline=f"Reports place the process{f' of {pair}' if pair else ''} at {scale().title(now)} since "
        f"{moves[-1].mark.date}; if another agreement comes, {likely} is likeliest ({chances.max():.0%}; "
        f"by base rate {base[int(np.argmax(chances))]:.0%}).",
        figures={
            "stage": now,
            "since": moves[-1].mark.date,
            "steps": len(moves),
            "steps_back": regress,
            "next": dict(zip(STAGES, map(float, chances), strict=True)),
        },
        tables=(_path(moves), _next(chances, base), _scale(now)),
        notes=(
            "Which reports mark a stage is JUDGEMENT (questions/data/stage.yaml). One report can be wrong.",
            f"Chances are of the next agreement's stage if one is made, from {fitted().trained_on}. "
            "They do not "
            "say whether one will be made.",
        ),
        as_known_on=book.as_known_on,
    )


def marks(book: Casebook, parties: Sequence[str]) -> list[Mark]:
    """Everything that shows a stage, by date: contacts, words on places, signals."""
    rules = scale()
    found = [
        Mark(
            each.date,
            "contact",
            describe(each, dated=False),
            tuple(book.cite(r.span, r.id) for r in each.reports),
        )
        for each in book.linked
        if each.date
        and each.status == "occurred"
        and book.within(each.date)
        and set(parties) <= set(each.sides())
    ]
    found += [
        Mark(date, "venue", f"{each.stance} {each.place.name}", (book.cite(each.span, each.id),))
        for each in words(book)
        if (date := day_of(book, each))
    ]
    for reports in seen(book):
        first = reports[0]
        code = rules.marks.get(first.kind) or rules.back.get(first.kind)
        date = when(book, first)
        if code and date:
            cited = tuple(book.cite(each.span, each.id) for each in reports)
            found.append(Mark(date, code, title(first.kind), cited, first.kind in rules.back))
    return sorted(found, key=lambda mark: (bounds(mark.date)[0], _index(mark.code)))


def walked(found: Sequence[Mark]) -> list[Move]:
    """The steps: forward by what shows a later stage, back only by what takes a process back.

    Talks, contacts and words on places go on at every later stage: they take nothing back.
    """
    moves: list[Move] = []
    now: str | None = None
    for mark in found:
        back = now is not None and mark.back and _index(mark.code) < _index(now)
        forward = not mark.back and (now is None or _index(mark.code) > _index(now))
        if back or forward:
            moves.append(Move(mark, now))
            now = mark.code
    return moves


def next_stage(moves: Sequence[Move], book: Casebook) -> tuple[Floats, Floats]:
    """Chance of each PA-X stage (6,) for the next agreement, and the base rate by the last stage alone."""
    path = [(STAGES.index(move.mark.code), move.mark.date) for move in moves if move.mark.code in STAGES]
    if not path:
        first = np.array(fitted().first)
        return first, first
    days = [bounds(date)[0].toordinal() for _, date in path]
    last = max(
        (bounds(each.published)[1].toordinal() for each in book.documents.values() if each.published),
        default=0,
    )
    asked = Step(tuple(code for code, _ in path), tuple(days), max(last, days[-1]) + 1)
    model = fitted().model()
    return model([asked])[0], model.chain[asked.before[-1]]


def _index(code: str | None) -> int:
    return scale().codes.index(code) if code else -1


def _path(moves: Sequence[Move]) -> Table:
    rows = tuple(
        Row(
            values=(
                move.mark.date,
                scale().title(move.mark.code),
                "back" if _index(move.mark.code) < _index(move.before) else "forward",
                move.mark.why,
            ),
            evidence=move.mark.evidence,
        )
        for move in moves
    )
    return Table(title="Path", columns=("date", "stage", "step", "shown by"), rows=rows)


def _next(chances: Floats, base: Floats) -> Table:
    rows = tuple(
        Row(values=(scale().title(code), round(float(chance), 3), round(float(rate), 3)))
        for code, chance, rate in zip(STAGES, chances, base, strict=True)
    )
    return Table(title="Next agreement", columns=("stage", "chance", "base rate"), rows=rows)


def _scale(now: str) -> Table:
    rows = tuple(Row(values=(each.title, "here" if each.code == now else None)) for each in scale().scale)
    return Table(title="Scale", columns=("stage", "now"), rows=rows)


def _nothing(book: Casebook, asked: Sequence[str]) -> Answer:
    pair = f" between {' and '.join(asked)}" if asked else ""
    return Answer(
        question="stage",
        headline=f"No document of this case reports a dated contact{pair}, a word on a place or a signal "
        "that would mark a stage.",
        answered=False,
        figures={"stage": None, "steps": 0},
        as_known_on=book.as_known_on,
    )
