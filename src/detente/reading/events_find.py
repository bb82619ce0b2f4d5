"""Who does something to whom, and the word that says so: candidates for events, not yet coded.

Names are grouped as for contacts (`contacts_chains.py`). In "A attacked B" the group before the verb acts,
in "B was attacked by A" the one behind "by"; in "the attack by A on B" the nouns' prepositions tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.contacts_chains import Chain
from detente.reading.contacts_roles import subject_of
from detente.reading.contacts_scene import Scene
from detente.reading.events_lexicon import ActWord

_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+|not\s+)?$", re.IGNORECASE
)
_STOP = re.compile(r"[;:]|\b(?:said|says|told|which|who|after|before|because|while|when)\b", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"(?:\bto(?: \w+ly)?|\b(?:of|from|for|about|against|over|on|at|by|without) )\s*$", re.IGNORECASE
)
_SPEAKS = re.compile(r"(?:\s+\w+)?\s+(?:said|says|told|announced|reported)\b")
_ON = ("on", "against", "to", "toward", "towards", "for", "of", "with", "over", "about", "at")


@dataclass(frozen=True)
class Who:
    """An act in a sentence: its word, the group that acts and the group it is done to (None: not named)."""

    word: ActWord
    actors: Chain | None
    recipients: Chain | None


def candidates(scene: Scene, words: Sequence[ActWord]) -> list[Who]:
    """The acts of a sentence with their parties; words governed by another act ("refused to release")
    are left
    out."""
    free: list[ActWord] = []
    last: ActWord | None = None
    for word in words:
        if last is None or not _governed(scene, last, word):
            free.append(word)
        last = word if last is None or word in free else last
    found = []
    for place, word in enumerate(free):
        limit = free[place + 1].start if place + 1 < len(free) else scene.end
        found.append(_who(scene, word, limit))
    return [who for who in found if who.actors or who.recipients]


_MATRIX = ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE")


def _governed(scene: Scene, last: ActWord, word: ActWord) -> bool:
    """Whether an act word belongs to what another one asks, promises, refuses or blames for."""
    gap = scene.between(last.end, word.start)
    if len(gap) > 100 or re.search(r"[.;]|\band\b|\bthat\b|,", gap):
        return False
    if last.act.root in _MATRIX:
        return bool(re.search(r"(?:^|\s)(?:to|of|from|for|over|against|about|a|an|the)\s", gap))
    return bool(_EMBEDDED.search(gap)) and len(gap) < 30


def _who(scene: Scene, word: ActWord, limit: int) -> Who:
    if word.form == "noun":
        return _noun(scene, word)
    before = scene.between(max(scene.start, word.start - 25), word.start)
    participle = scene.text[word.start : word.end].lower().split()[0].endswith(("ed", "n", "t"))
    if word.form == "finite" and _PASSIVE.search(before) and participle:
        return Who(word, _behind(scene, word.end, ("by",)), subject_of(scene, word.start))
    actors = subject_of(scene, word.start)
    target = _behind(scene, word.end, None, limit)
    return Who(word, actors, target if target is not actors else None)


def _noun(scene: Scene, word: ActWord) -> Who:
    """ "A's attack on B", "the attack by A on B", "A launched an attack on B"."""
    actors = _behind(scene, word.end, ("by",))
    recipients = _behind(scene, word.end, _ON)
    if recipients is actors:
        recipients = None
    owner = next(
        (
            c
            for c in scene.chains
            if c.end <= word.start
            and re.fullmatch(r"['’]s?\s+(?:\w+\s+){0,2}", scene.between(c.end, word.start))
        ),
        None,
    )
    return Who(word, actors or owner or subject_of(scene, word.start), recipients)


def _behind(scene: Scene, at: int, wanted: tuple[str, ...] | None, limit: int | None = None) -> Chain | None:
    """The first group behind a word; `wanted` names the prepositions that may lead to it (None: any but
    place)."""
    for chain in scene.chains:
        if chain.start < at:
            continue
        gap = scene.between(at, chain.start)
        if len(gap) > 110 or _STOP.search(gap) or (limit is not None and chain.start >= limit):
            return None
        if _SPEAKS.match(scene.between(chain.end, min(scene.end, chain.end + 30))):
            return None
        if wanted is not None:
            if chain.before in wanted:
                return chain
            continue
        if chain.before in ("in", "at", "during", "after", "by"):
            continue
        return chain
    return None
