"""What the pages of venues, positions and hypotheses want beside their answer: their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.pictures.canvas import shape
from detente.pictures.chances import Chance, chances
from detente.pictures.earth import Point, projected
from detente.pictures.lanes import SIGNS, Lane, Taken, lanes_picture
from detente.pictures.venue_map import OTHERS, SHAPES, Spot, Word, venue_map
from detente.questions.answer import Answer, Citation
from detente.questions.casebook import Casebook
from detente.questions.linked import who
from detente.questions.movements import dated, key_of, lanes, name_of
from detente.questions.names import called
from detente.questions.venues_states import states
from detente.questions.venues_words import day_of, held, words
from detente.records import Party
from detente.records.dates import bounds
from detente.web.asked import Asked
from detente.web.drawing import place

PLACES = 40  # drawn at most: the most spoken of
MARKS = 40  # drawn at most on a lane: the latest


def venues(book: Casebook, asked: Asked, _case: Path, answer: Answer) -> dict[str, Any]:
    """The map, and its key."""
    parties = list(answer.figures.get("parties", ()))[:5]
    at = states()
    capitals: dict[str, Point] = {
        code: projected(float(at.lng[k]), float(at.lat[k]))
        for code, k in at.at.items()
        if at.lat[k] == at.lat[k]
    }
    spots = _spots(book, asked.parties, parties)
    used = {word.stance for spot in spots for word in spot.words}
    return {
        "picture": venue_map(spots, parties, capitals),
        "sides": [(_sign("circle", n), called(code)) for n, code in enumerate(parties, 1)]
        + [(_sign("circle", OTHERS), "others")],
        "stances": [(_sign(form, OTHERS), stance) for stance, form in SHAPES.items() if stance in used],
    }


def _sign(form: str, colour: int) -> str:
    return f'<svg viewBox="0 0 14 14" aria-hidden="true">{shape(form, 7, 7, 5, colour)}</svg>'


def _spots(book: Casebook, asked: tuple[str, ...], parties: Sequence[str]) -> list[Spot]:
    """Each place with the latest word of each side on it, and the latest meeting there."""
    latest: dict[tuple[str, str | None], dict[str, Word]] = defaultdict(dict)
    for each in words(book):
        side = key_of(each.party) if each.party else ""
        cited = place(book.cite(each.span, each.id))
        word = Word(
            _side(each.party, parties), each.stance, day_of(book, each), _colour(side, parties), cited
        )
        latest[each.place.name, each.place.iso3][side] = word
    for met in held(book, asked):
        if met.place:
            first = met.reports[0]
            cited = place(book.cite(first.span, first.id))
            latest[met.place.name, met.place.iso3]["held"] = Word(who(met), "held", met.date, OTHERS, cited)
    found = [
        Spot(name, state, tuple(sorted(said.values(), key=lambda word: (word.colour, word.side))[:6]))
        for (name, state), said in latest.items()
    ]
    return sorted(found, key=lambda spot: -len(spot.words))[:PLACES]


def _side(party: Party | None, parties: Sequence[str]) -> str:
    if party is None:
        return "somebody"
    key = key_of(party)
    return called(key) if key in parties else name_of(party) or party.name


def _colour(side: str, parties: Sequence[str]) -> int:
    return parties.index(side) + 1 if side in parties else OTHERS


def positions(book: Casebook, _asked: Asked, _case: Path, _answer: Answer) -> dict[str, Any]:
    """A lane for each party on each issue, its marks opening the quotes."""
    drawn = []
    for (issue, key), lane in lanes(book).items():
        party = next((each.actor for each in lane if each.actor and key_of(each.actor) == key), None)
        taken = []
        for each in lane[-MARKS:]:
            date = dated(book, each)
            if date is not None:
                cite = book.cite(each.span, each.id)
                taken.append(Taken(*bounds(date), each.stance, f"{date}: {_told(cite)}", place(cite)))
        drawn.append(
            Lane(issue, (called(key) if key else None) or name_of(party) or "party not told", tuple(taken))
        )
    used = {each.stance for lane in drawn for each in lane.taken}
    return {
        "picture": lanes_picture([lane for lane in drawn if lane.taken]),
        "stances": [(_sign(*sign), stance) for stance, sign in SIGNS.items() if stance in used],
    }


def _told(cite: Citation) -> str:
    return " ".join(cite.quote.split())[:160]


def hypotheses(_book: Casebook, _asked: Asked, _case: Path, answer: Answer) -> dict[str, Any]:
    """The chances before and after the signals, with the range they keep under other priors and weights."""
    if not answer.answered:
        return {"picture": None}
    rows = answer.table("Hypotheses").rows
    return {"picture": chances([Chance(*row.values) for row in rows])}
