"""Titles: "the Russian president", "the special envoy of the UN for Yemen".

One small grammar: [state, organisation or group] [former, acting ...] office [of whom] [for what] [name].
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.identity.gazetteer import Entry
from detente.identity.scene import Scene
from detente.identity.tables import words_of

_MODIFIERS = words_of("phrase.modifiers")
_PAST = frozenset({"former", "ex", "late", "ousted", "deposed", "onetime", "then"})
_OWNER_USES = ("adjective", "name", "noun", "seat", "capital")
_OWNER_KINDS = ("state", "organisation", "group", "place")
_TOPIC_ROLES = frozenset(
    {"special envoy", "ambassador", "mediator", "chief negotiator", "peace commissioner", "diplomat"}
)


@dataclass
class Title:
    """An office phrase at words first..last (exclusive): the office, whose it is, what it is about."""

    first: int
    last: int
    office: Entry
    owner: Entry | None
    past: bool = False
    topic: Entry | None = None
    plural: bool = False
    owner_last: int = 0
    acting: bool = False
    definite: bool = False


def owner_at(scene: Scene, index: int) -> tuple[Entry, int] | None:
    """A state, organisation or group as owner ("Russian", "Sudan's", "UN"), and where it ends."""
    hit = scene.hits.get(index)
    if hit is None:
        return None
    found = [
        e
        for e in hit.entries
        if e.use in _OWNER_USES and e.actor and e.kind in ("state", "organisation", "group", "place")
    ]
    if not found:
        return None
    order = {"adjective": 0, "name": 1, "noun": 2, "seat": 3, "capital": 4}
    return min(found, key=lambda e: order[e.use]), hit.last


def read_title(scene: Scene, index: int) -> Title | None:
    """The title that starts at a word, or None."""
    at, owner, owner_last, past = index, None, index, False
    definite = False
    for _ in range(8):
        if at > index and not _near(scene, at):
            return None
        office = _office(scene, at)
        if office is not None:
            title = Title(index, scene.hits[at].last, office, owner, past, owner_last=owner_last)
            title.plural = office.use == "plural"
            title.definite = definite
            return _complements(scene, title)
        if scene.key(at) in ("the", "a", "an") and at == index:
            at, definite = at + 1, scene.key(at) == "the"
            continue
        found = owner_at(scene, at)
        if found is not None and (owner is None or found[0].kind != "state"):
            owner, at = found
            owner_last = at
            continue
        if scene.key(at) in _MODIFIERS | _PAST:
            past = past or scene.key(at) in _PAST
            at += 1
            continue
        return None
    return None


def _near(scene: Scene, index: int) -> bool:
    gap = scene.gap(index)
    return len(gap) <= 3 and not any(c in gap for c in ',;:.!?()\n"“”')


def _office(scene: Scene, index: int) -> Entry | None:
    for entry in scene.entries(index, "office", "plural"):
        return entry
    return None


def _complements(scene: Scene, title: Title) -> Title:
    """Take in "of Russia", "for Yemen", "to the United Nations" after the office."""
    if title.owner is None and not title.office.name.isascii():
        owner = owner_at(scene, title.last)  # "президент России": the genitive needs no "of"
        if owner is not None and owner[0].use in ("name", "capital") and _near(scene, title.last):
            title.owner, title.last = owner
    for _ in range(2):
        word = scene.key(title.last)
        if word not in ("of", "for", "to", "in", "on") or not _near(scene, title.last):
            break
        at = title.last + 1
        if scene.key(at) in ("the", "a"):
            at += 1
        found = owner_at(scene, at)
        if found is None or not _near(scene, at):
            break
        entry, last = found
        if entry.use == "adjective" and scene.entries(last, "office"):
            # "the head of the Russian delegation": the owner is inside
            if word != "of" or title.owner is not None:
                break
            title.owner, title.last = entry, scene.hits[last].last
            continue
        if entry.use not in ("name", "seat"):
            break
        if word == "of" and title.owner is None:
            title.owner, title.last = entry, last
            if scene.entries(last, "office") and _near(scene, last):  # "of the UN Secretary-General"
                title.last = scene.hits[last].last
        elif word in ("for", "to", "on") and title.topic is None and title.office.role in _TOPIC_ROLES:
            title.topic, title.last = entry, last
        else:
            break
    return title
