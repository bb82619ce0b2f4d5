"""Names two places share: Georgia and Georgia, the two Congos, Tripoli and Tripoli.

What else the text names decides; where it says nothing, the reading stays and is marked unsure.
"""

from __future__ import annotations

import msgspec

from detente.identity.gazetteer import Entry, Hit
from detente.identity.mention import Mention
from detente.identity.scene import Scene


def settle_hits(scene: Scene) -> None:
    """Give every shared name among the hits the reading that the rest of the text speaks for."""
    for index, hit in list(scene.hits.items()):
        key = " ".join(w.key for w in scene.words[hit.first : hit.last])
        doubt = scene.gazetteer.doubtful.get(key)
        if doubt is None:
            continue
        actor, other, other_place, clues = doubt
        mine, theirs = scene.clue(scene.gazetteer.marks.get(actor, ())), scene.clue(clues)
        if theirs and not mine:
            scene.hits[index] = Hit(
                hit.first, hit.last, tuple(_other(scene, e, actor, other, other_place) for e in hit.entries)
            )
        elif theirs or (other and not mine):
            scene.unsure[index] = tuple(c for c in (actor, other) if c)


def _other(scene: Scene, entry: Entry, actor: str, other: str, other_place: str) -> Entry:
    if entry.place not in (actor, scene.gazetteer.home.get(actor)):
        return entry
    if other:
        return entry._replace(actor=other, state=other, place=other_place, name=scene.gazetteer.states[other])
    return entry._replace(actor="", kind="place", use="city", state=None, place=other_place)


def mark(scene: Scene, index: int, mention: Mention) -> Mention:
    """The mention, unsure if it rests on a shared name that nothing in the text decides."""
    held = scene.unsure.get(index) or scene.unsure.get(index + 1)
    if held is None or mention.kind in ("person", "pronoun") or mention.actor != held[0]:
        return mention
    others = " or ".join(scene.gazetteer.states[c] for c in held)
    why = f"{mention.why}; the name alone may be {others}"
    return msgspec.structs.replace(mention, certain=False, candidates=held, why=why)
