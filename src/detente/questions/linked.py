"""One contact as its reports give it, and how to say it in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from detente.questions.names import names
from detente.records import Contact, Level, Medium, Place, Status
from detente.records.dates import bounds

_LEVELS: tuple[Level | None, ...] = (None, "expert", "delegation", "envoy", "minister", "leader")
T = TypeVar("T")
RANK: dict[Level | None, int] = {level: rank for rank, level in enumerate(_LEVELS)}


@dataclass(eq=False)
class Linked:
    """One contact as its reports give it. `reports` are in the casebook's order and may only grow."""

    reports: list[Contact] = field(default_factory=list)
    _known: dict[str, tuple[int, Any]] = field(default_factory=dict, repr=False)

    def _kept(self, make: Callable[[list[Contact]], T]) -> T:
        """What the reports make together, worked out once for as many reports as there are."""
        found = self._known.get(make.__name__)
        if found is None or found[0] != len(self.reports):
            found = self._known[make.__name__] = (len(self.reports), make(self.reports))
        known: T = found[1]
        return known

    @property
    def date(self) -> str | None:
        """The date most reports give, the more exact where they tie."""
        return self._kept(_date)

    @property
    def medium(self) -> Medium | None:
        """The first stated medium; linked reports never state two."""
        return next((report.medium for report in self.reports if report.medium), None)

    @property
    def status(self) -> Status:
        """Occurred where any document says it took place, else what most reports say.

        A document that tells of a contact and then denies it ("it was the envoy who met him") denies it.
        """
        return self._kept(_status)

    @property
    def place(self) -> Place | None:
        """The most exact place: the one with the longest name among the reports'."""
        return self._kept(_place)

    @property
    def unofficial(self) -> bool:
        """True where a report says it was never announced and none says it was."""
        said = {report.official for report in self.reports}
        return False in said and True not in said

    def sides(self) -> Mapping[str, Level | None]:
        """The highest level that took part for each state, over all reports."""
        return self._kept(_sides)

    def persons(self) -> dict[str, str]:
        """The persons named, as actor id -> state."""
        return {actor: state for report in self.reports for actor, state in persons(report).items()}

    def names(self) -> list[str]:
        """Those in contact by name; a state is left out where a person of it is named."""
        return self._kept(_names)


def _date(reports: list[Contact]) -> str | None:
    dates = Counter(report.date for report in reports if report.date)
    if not dates:
        return None
    return min(dates, key=lambda date: (vagueness(date), -dates[date], date))


def _status(reports: list[Contact]) -> Status:
    denying = {report.span.document for report in reports if report.status == "denied"}
    left = [r.status for r in reports if r.status == "denied" or r.span.document not in denying]
    return "occurred" if "occurred" in left else Counter(left).most_common(1)[0][0]


def _place(reports: list[Contact]) -> Place | None:
    places = [report.place for report in reports if report.place]
    return max(places, key=lambda place: (place.iso3 is not None, len(place.name)), default=None)


def _sides(reports: list[Contact]) -> Mapping[str, Level | None]:
    found: dict[str, Level | None] = {}
    for report in reports:
        for state, level in sides(report).items():
            if state not in found or RANK[level] > RANK[found[state]]:
                found[state] = level
    return found


def _names(reports: list[Contact]) -> list[str]:
    return names(party for report in reports for party in report.participants)


def sides(contact: Contact) -> dict[str, Level | None]:
    """The highest level of each state in one report; the report's own level where a person's is not told."""
    found: dict[str, Level | None] = {}
    for position, party in enumerate(contact.participants):
        if party.state is None:
            continue
        own = contact.levels[position] if position < len(contact.levels) else None
        level = own or contact.level
        if party.state not in found or RANK[level] > RANK[found[party.state]]:
            found[party.state] = level
    return found


def persons(contact: Contact) -> dict[str, str]:
    """The named persons of a report, as actor id -> state."""
    return {
        party.actor: party.state
        for party in contact.participants
        if party.actor and party.state and party.actor.startswith("person:")
    }


def describe(each: Linked, dated: bool = True) -> str:
    """A contact in a few words: date, who, how, where."""
    date = (each.date or "undated") if dated else None
    place = each.place.name if each.place else None
    return ", ".join(filter(None, (date, who(each), how(each), place)))


def who(each: Linked) -> str:
    """The names of those in contact; a state is left out where a person of it is named."""
    return ", ".join(each.names())


def how(each: Linked) -> str:
    """The medium in words."""
    return (each.medium or "by a medium not stated").replace("_", " ")


def vagueness(date: str) -> int:
    """How many days a date leaves open, an approximate one more than an exact one."""
    first, last = bounds(date)
    return (last - first).days * 2 + ("~" in date or "?" in date)
