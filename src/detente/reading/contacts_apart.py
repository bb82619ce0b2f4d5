"""Several contacts told with one verb: "spoke with A on Sunday and with B on Monday", "visited X, Y and Z".

A contact is taken apart where each partner behind the verb has a day or a place of its own, and where a visit
goes to several places in a row. Partners named together ("with A and B in Geneva") stay together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.identity.mention import Mention
from detente.reading.contacts_chains import Unit
from detente.reading.contacts_found import Found
from detente.reading.contacts_roles import Roles
from detente.reading.times import TimeExpression

_JOIN = re.compile(
    r"[\s,]*(?:(?:and|then|later|as well as|followed by|before|the same day|on|in|at|a day later)[\s,]+)*"
    r"(?:(?:with|to|by)\s+)?(?:[\w.’'-]+\s+){0,4}?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|,? and|,? then|,? and then|,? followed by)\s+(?:to |in |the )*", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|near|to)\s+(?:the\s+)?(?:[\w-]+ ){0,2}$")
_VERB = re.compile(r"\b(?:was|were|is|are|has|had|will|would|said|told|which|who|that|where|when|after)\b")
_CLOSE = re.compile(r"[\s,]*(?:(?:in|at|on|near)\s+)?(?:the\s+)?", re.IGNORECASE)
_VISITS = ("visit", "visitnoun")


@dataclass(frozen=True)
class Told:
    """A day and a place named beside a partner, at least one of them."""

    day: TimeExpression | None
    place: Mention | None

    @property
    def date(self) -> str | None:
        """The EDTF date of the day; None where the page does not tell which it was."""
        return self.day.value if self.day else None

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return min(one.start for one in (self.day, self.place) if one)

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return max(one.end for one in (self.day, self.place) if one)


def apart(text: str, found: Found, when: Sequence[TimeExpression], places: Sequence[Mention]) -> list[Found]:
    """The contacts that one verb tells of; the contact itself where it tells of one."""
    if found.trigger.way in _VISITS:
        return _visits(text, found, when, places)
    behind = sorted(
        (u for u in found.roles.participants if found.trigger.end <= u.start < found.end),
        key=lambda u: u.start,
    )
    own = [u for u in found.roles.participants if u not in behind]
    if not behind or not own:
        return [found]
    more = [u for chain in found.chains for u in chain.units if u.start >= behind[-1].end]
    groups = _after(text, found, behind, more, when, places) or _before(text, found, behind, when, places)
    if not groups:
        return [found]
    return [
        _one(found, number, [*own, *units], told.date or found.date, told.place)
        for number, (units, told) in enumerate(groups)
    ]


Group = tuple[list[Unit], Told]


def _after(
    text: str,
    found: Found,
    behind: list[Unit],
    more: list[Unit],
    when: Sequence[TimeExpression],
    places: Sequence[Mention],
) -> list[Group]:
    """Partners each followed by a day or place of its own; `more` may go on with the row."""
    groups: list[Group] = []
    open_: list[Unit] = []
    units = [*behind, *more]
    at = behind[0].start
    for unit, following in zip(units, [*units[1:], None], strict=True):
        stop = following.start if following else found.end
        told = _told(text, unit.end, stop, when, places)
        joined = not groups or _JOIN.fullmatch(text, at, unit.start)
        close = told is not None and _CLOSE.fullmatch(text, unit.end, told.start)
        if unit in more and not (joined and close):
            break
        if not joined or (told and not close) or (following in behind and _VERB.search(text, unit.end, stop)):
            return []
        open_.append(unit)
        at = unit.end
        if told:
            groups.append((open_, told))
            open_, at = [], told.end
    return groups if not open_ and _differ(groups) else []


def _before(
    text: str,
    found: Found,
    behind: list[Unit],
    when: Sequence[TimeExpression],
    places: Sequence[Mention],
) -> list[Group]:
    """Partners each preceded by a day or place of its own: "on Sunday with A and on Monday with B"."""
    groups: list[Group] = []
    at = found.trigger.end
    for unit in behind:
        if _VERB.search(text, at, unit.start):
            return []
        told = _told(text, at, unit.start, when, places)
        if told is not None:
            groups.append(([unit], told))
        elif groups:
            groups[-1][0].append(unit)
        else:
            return []
        at = unit.end
    return groups if _differ(groups) else []


def _told(
    text: str, start: int, end: int, when: Sequence[TimeExpression], places: Sequence[Mention]
) -> Told | None:
    """The first day and place named in text[start:end); None where neither is."""
    day = next((w for w in when if start <= w.start and w.end <= end and w.kind == "date"), None)
    spot = next(
        (p for p in places if start <= p.start and p.end <= end and _AT.search(text, start, p.start)), None
    )
    return Told(day, spot) if day or spot else None


def _differ(groups: list[Group]) -> bool:
    """Whether the groups are told apart by their days, or by their places."""
    dates = [told.day and (told.date or told.day.text) for _, told in groups]
    spots = [told.place.text if told.place else None for _, told in groups]
    return len(groups) > 1 and any(
        None not in marks and len(set(marks)) == len(marks) for marks in (dates, spots)
    )


def _visits(
    text: str, found: Found, when: Sequence[TimeExpression], places: Sequence[Mention]
) -> list[Found]:
    """A visit to several places in a row, each with the day behind it, is several visits."""
    first = found.roles.place
    if first is None or first.start < found.trigger.end:
        return [found]
    stops: list[Told] = []
    at = first.start
    for spot in (p for p in places if p.start >= first.start):
        if spot is not first and not _LISTED.fullmatch(text, at, spot.start):
            break
        day = next((w for w in when if text[spot.end : w.start] in (" ", " on ")), None)
        stops.append(Told(day, spot))
        at = stops[-1].end
    states = {told.place.place for told in stops if told.place}
    if len(stops) < 2 or len(states) < len(stops):
        return [found]
    shared = found.date if not any(told.day for told in stops) else None
    return [
        _one(found, number, found.roles.participants, told.date or shared, told.place)
        for number, told in enumerate(stops)
    ]


def _one(found: Found, number: int, units: Sequence[Unit], date: str | None, place: Mention | None) -> Found:
    roles = Roles(participants=list(units), host=found.roles.host, place=place or found.roles.place)
    return replace(found, roles=roles, date=date, part=number)


__all__ = ["apart"]
