"""Places ranked: acceptability first, then record, relations, distance, equidistance, organisations."""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from detente.methods.calibration import Beta
from detente.methods.choice import covering
from detente.questions.casebook import Casebook
from detente.questions.linked import Linked
from detente.questions.probable import probable
from detente.questions.venues_features import features
from detente.questions.venues_meetings import Meeting, Target
from detente.questions.venues_memory import Past
from detente.questions.venues_states import Floats, states
from detente.questions.venues_weights import Model, Warrant, bars, models, weights
from detente.questions.venues_words import day_of
from detente.records import VenueStance
from detente.records.dates import bounds


@dataclass(frozen=True)
class Standing:
    """A party's last word on a state as host: `word` is accepts, ..., unsaid; its date; the word itself."""

    party: str
    word: str
    date: str | None = None
    said: VenueStance | None = None
    met: Linked | None = None


@dataclass(frozen=True)
class Candidate:
    """A state as host: each criterion from 0 to 1, what each party says, what bars it."""

    state: str
    values: Mapping[str, float]
    standing: tuple[Standing, ...]
    barred: tuple[Warrant, ...]
    chance: float
    km: tuple[float, ...]
    places: tuple[str, ...] = field(default=())

    @property
    def vetoed(self) -> tuple[Standing, ...]:
        """The refusals that stand."""
        return tuple(each for each in self.standing if each.word == "refuses")

    def score(self, by: Mapping[str, float]) -> float:
        """The weighted sum of the criteria; a standing refusal is a veto and gives 0."""
        if self.vetoed:
            return 0.0
        return sum(by[name] * value for name, value in self.values.items()) / sum(by.values())


def rank(
    book: Casebook, parties: Sequence[str], said: Sequence[VenueStance], met: Sequence[Linked]
) -> list[Candidate]:
    """Every known state but the parties' own, best first."""
    day = last_day(book, said, met)
    chance = ranked_by_model(book, parties, day, "host")
    on: dict[str | None, list[VenueStance]] = defaultdict(list)
    at: dict[str | None, list[Linked]] = defaultdict(list)
    for word in said:
        on[word.place.iso3].append(word)
    for meeting in met:
        at[meeting.place.iso3 if meeting.place else None].append(meeting)
    ties = _ties(book, parties)
    found = [
        _candidate(
            book,
            state,
            parties,
            on[state],
            at[state],
            ties[state],
            day,
            float(chance[k]),
            float(chance.max()),
        )
        for k, state in enumerate(states().iso3)
        if state not in parties
    ]
    by = weights().weights
    return sorted(found, key=lambda each: (-each.score(by), -each.chance, each.state))


def last_day(book: Casebook, said: Sequence[VenueStance], met: Sequence[Linked]) -> dt.date:
    """The day the ranking is made for: the end of the period asked for, else the last word or meeting."""
    if book.until:
        return bounds(book.until)[1]
    dates = [day_of(book, each) for each in said] + [each.date for each in met]
    return max((bounds(date)[1] for date in dates if date), default=dt.date.today())


def ranked_by_model(book: Casebook, parties: Sequence[str], day: dt.date, target: Target) -> Floats:
    """The chance of each state (s,), by all models, from this case's meetings and the record of others."""
    past, today = _past(book, parties), _today(parties, day)
    of = features([today], past, target, models().given)
    model: Model = getattr(models(), target)
    share = model.pool().chances(of)
    if model.curve:
        share = np.where(of.open_to, Beta(*model.curve)(share), 0.0)
    result: Floats = share[0]
    return result


def leading(book: Casebook, parties: Sequence[str], day: dt.date, chance: Floats) -> list[int]:
    """The rows of the five states of whom one is likeliest to mediate, from each one's chance (s,)."""
    past, today = _past(book, parties), _today(parties, day)
    weight = past.together(past.seen([today]), "mediator")
    return [int(k) for k in covering(chance[None, :], weight, past.happened["mediator"])[0]]


def _past(book: Casebook, parties: Sequence[str]) -> Past:
    met = [_meeting(each, parties) for each in book.linked if each.status == "occurred" and each.date]
    return Past(sorted(met, key=lambda each: each.known), states(), counted=True)


def asked_for(day: dt.date) -> dt.date:
    """The day a ranking made on a day foretells: the next."""
    return day + dt.timedelta(days=1)


def _today(parties: Sequence[str], day: dt.date) -> Meeting:
    tomorrow = asked_for(day).toordinal()
    return Meeting(tomorrow, tomorrow, "here", tuple(parties), None, local=tuple(parties))


def _meeting(each: Linked, parties: Sequence[str]) -> Meeting:
    assert each.date is not None
    first, last = bounds(each.date)
    sides = set(each.sides())
    here = "here" if sides & set(parties) else "elsewhere"
    place = each.place.iso3 if each.place and each.medium in ("in_person", None) else None
    third = tuple(sorted(sides - set(parties)))
    own = tuple(sorted(sides & set(parties))) or tuple(sorted(sides))
    return Meeting(first.toordinal(), last.toordinal(), here, own, place, third, third, own)


def _candidate(
    book: Casebook,
    state: str,
    parties: Sequence[str],
    said: Sequence[VenueStance],
    met: Sequence[Linked],
    ties: int,
    day: dt.date,
    chance: float,
    most: float,
) -> Candidate:
    of = states()
    own = of.at[state]
    others = of.rows(parties)
    standing = tuple(_standing(book, state, party, said, met, day) for party in parties)
    barred = tuple(bars(state, parties, day))
    km = tuple(float(of.km[own, k]) for k in others)
    places = [e.place.name for e in said if e.place.iso3 == state and e.role == "host"]
    places += [e.place.name for e in met if e.place and e.place.iso3 == state]
    values = {
        "acceptability": _acceptable(standing, barred),
        "record": chance / most if most > 0 else 0.0,
        "relations": ties / (ties + 1.0),  # none 0, one 0.5, two 0.67 ...
        "distance": max(0.0, 1.0 - float(np.mean(km)) / 10_000.0) if km else 0.5,
        "equidistance": 1.0 - (max(km) - min(km)) / (max(km) + min(km) + 1.0) if len(km) > 1 else 0.5,
        "organisations": _shared([float(of.igos[own, k]) for k in others]),
    }
    return Candidate(state, values, standing, barred, chance, km, tuple(dict.fromkeys(places)))


def _standing(
    book: Casebook,
    state: str,
    party: str,
    said: Sequence[VenueStance],
    met: Sequence[Linked],
    day: dt.date,
) -> Standing:
    """The party's last word on the state within the days a word holds; meeting there is accepting it."""
    found = [
        Standing(party, each.stance, date, said=each)
        for each in said
        if each.place.iso3 == state and each.role == "host" and each.party and each.party.state == party
        if probable(each) and (date := day_of(book, each)) and _holds(date, day)
    ]
    found += [
        Standing(party, "accepts", each.date, met=each)
        for each in met
        if each.place
        and each.place.iso3 == state
        and party in each.sides()
        and each.date
        and _holds(each.date, day)
    ]
    return max(found, key=lambda each: bounds(each.date or "9999")[1], default=Standing(party, "unsaid"))


def _holds(date: str, day: dt.date) -> bool:
    return 0 <= (day - bounds(date)[0]).days <= weights().valid_days


def _acceptable(standing: Sequence[Standing], barred: Sequence[Warrant]) -> float:
    """The worth of the least willing party's word; a legal bar counts for the side whose leader it is."""
    worth = weights().words
    sought = {each.state for each in barred}
    found = [
        worth.get(each.word, 0.0) * (weights().legal_bar if each.party in sought else 1.0)
        for each in standing
    ]
    return min(found, default=worth["unsaid"])


def _ties(book: Casebook, parties: Sequence[str]) -> Counter[str]:
    """How many contacts each state has with the side it has fewest with."""
    counts = {party: Counter[str]() for party in parties}
    for each in book.linked:
        sides = each.sides()
        for party in sides.keys() & counts.keys():
            counts[party].update(sides.keys())
    return functools.reduce(operator.and_, counts.values()) if counts else Counter()


def _shared(counts: Sequence[float]) -> float:
    known = [count for count in counts if np.isfinite(count)]
    return min(1.0, min(known) / 80.0) if known else 0.0
