"""The gazetteer: every name we know, and one linear pass that finds them in a text.

`load()` builds it once (about a third of a second); `Gazetteer.find` looks up, at each word, the longest
known name that starts there. What a name may mean is decided later, in `resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from detente.identity.words import Word, name_key, words

LONGEST_NAME = 9  # words


class Entry(NamedTuple):
    """One thing a name may mean.

    `use` says how the name works: "name", "adjective", "noun" (a person of that state), "capital", "seat",
    "surname", "city", "office", "plural" (of an office) or "acronym".
    """

    actor: str
    use: str
    kind: str
    name: str
    state: str | None = None
    place: str | None = None
    role: str | None = None
    level: str | None = None
    shouted: bool = False
    soft: bool = False  # written with a small last word ("Saudi-led coalition")


class Tenure(NamedTuple):
    """A person held a role of a state, organisation or group over an EDTF interval ("" if unknown).

    topic: the state, territory or group an envoy or negotiator dealt with ("YEM"), "" if none is known.
    """

    person: str
    role: str
    of: str
    dates: str
    source: str
    topic: str = ""


class Person(NamedTuple):
    """A person of the tables: names, gender ("m", "f") and tenures."""

    id: str
    name: str
    surname: str
    gender: str
    tenures: tuple[Tenure, ...]


class Hit(NamedTuple):
    """Words first..last (exclusive) of a text that spell a known name."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Gazetteer:
    """Names to entries, persons by id, tenures by (role, holder)."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self.persons: dict[str, Person] = {}
        self.offices: dict[tuple[str, str], list[Tenure]] = {}
        self.titles: dict[str, str] = {}
        self.sounds: dict[str, list[str]] = {}
        self.states: dict[str, str] = {}
        self.home: dict[str, str | None] = {}
        self.land: dict[str, str | None] = {}
        self.levels: dict[str, str | None] = {}
        self.doubtful: dict[str, tuple[str, str, str, tuple[str, ...]]] = {}
        self.marks: dict[str, tuple[str, ...]] = {}
        self._longest: dict[str, int] = {}

    def add(self, name: str, entry: Entry) -> None:
        """Make a name known; the same meaning twice is kept once."""
        key = name_key(name)
        if not key:
            return
        letters = [c for c in name if c.isalpha()]
        acronym = (
            bool(letters)
            and all(c.isupper() for c in letters)
            and len(letters) <= 7
            and entry.use != "office"
        )
        soft = words(name)[-1].text[0].islower()  # "Kim Jong-il" too
        if acronym != entry.shouted or soft != entry.soft:
            entry = entry._replace(shouted=acronym, soft=soft)
        held = self.entries.setdefault(key, [])
        if all(
            (e.actor, e.use, e.shouted, e.role) != (entry.actor, entry.use, entry.shouted, entry.role)
            for e in held
        ):
            held.append(entry)
        parts = key.split(" ")
        self._longest[parts[0]] = max(self._longest.get(parts[0], 0), min(len(parts), LONGEST_NAME))

    def get(self, name: str) -> tuple[Entry, ...]:
        """The entries of one name, however it is spelled; () if it is unknown."""
        return tuple(self.entries.get(name_key(name), ()))

    def find(self, found: Sequence[Word], text: str) -> dict[int, Hit]:
        """The longest known name at each word where one starts, keyed by that word's index."""
        hits: dict[int, Hit] = {}
        longest, entries, count = self._longest, self.entries, len(found)
        for first, word in enumerate(found):
            reach = longest.get(word.key)
            if not reach:
                continue
            for last in range(min(first + reach, count), first, -1):
                key = word.key if last == first + 1 else " ".join(w.key for w in found[first:last])
                known = entries.get(key)
                if known is None or not _joined(found, first, last, text):
                    continue
                spelled = tuple(e for e in known if _case_fits(e, found, first, last))
                if spelled:
                    hits[first] = Hit(first, last, spelled)
                    break
        return hits


def _joined(found: Sequence[Word], first: int, last: int, text: str) -> bool:
    """Whether nothing but spaces, hyphens, slashes, dots and brackets stands between the words of a name."""
    for left, right in zip(found[first : last - 1], found[first + 1 : last], strict=True):
        between = text[left.end : right.start]
        if left.possessive:
            between = between[2:] if between[1:2] in "sS" else between[1:]
        if len(between) > 4 or any(c in ",;:!?…«»“”" for c in between) or "\n\n" in between:
            return False
        if ". " in between and len(left.text) > 3:
            return False
    return True


def _case_fits(entry: Entry, found: Sequence[Word], first: int, last: int) -> bool:
    """Names want a capital, acronyms want capitals throughout, offices take any case."""
    if entry.use in ("office", "plural"):
        return True
    head = found[first].text
    if entry.shouted:
        return all(w.text.isupper() or w.text.isdigit() for w in found[first:last])
    small = entry.name[:1].islower()
    if last - first == 1:
        return not head[0].islower() or (small and head == entry.name)
    if small:
        return True
    capitals = any(w.text[0].isupper() for w in found[first:last])
    return capitals and (entry.soft or not found[last - 1].text[0].islower())


@cache
def load() -> Gazetteer:
    """The gazetteer of the shipped tables, built once and shared; treat it as read-only."""
    from detente.identity.building import build

    return build()
