"""For whom each mention acts: the state, else the organisation, armed group or territory."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from detente.identity.mention import Mention
from detente.identity.scene import Scene

_BODIES = ("organisation", "group")
_OF = re.compile(r",?\s+(?:of|from|for)\s+(?:the\s+)?")
_LEADS = re.compile(r",?\s+(?:who (?:heads|leads|represents)|heads?|leads?)\s+(?:the\s+)?(?:[\w-]+\s+)?")
_OWNS = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}?")
_MEMBER = re.compile(
    r"\s+(?:leader|chief|commander|negotiator|envoy|representative|official|delegate|chairman|head|general"
    r"|spokes\w+|politician|minister|mediator|adviser)s?,?\s+"
)


def with_sides(scene: Scene, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with its side; a stranger's is told by the words beside the name."""
    told = _told(scene, found)
    return [msgspec.structs.replace(mention, side=_side(scene, mention)) for mention in told]


def _told(scene: Scene, found: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, once the words beside strangers have told whose they are."""
    for place, mention in enumerate(found):
        known = scene.people.get(mention.actor or "")
        if known is not None and known.of is None and known.state is None and mention.kind == "person":
            known.of = _beside(scene.text, found, place) or _before(scene, found, place)
    return found


def _before(scene: Scene, found: Sequence[Mention], place: int) -> str | None:
    """ "The Special Envoy of the Secretary-General for Yemen, X": the side of the office before the name."""
    before = found[place - 1] if place else None
    if before is None or before.kind != "role" or scene.text[before.end : found[place].start] != ", ":
        return None
    return _side(scene, before)


def _side(scene: Scene, mention: Mention) -> str | None:
    if mention.kind == "place":
        return None
    if mention.state or mention.kind in ("state", *_BODIES):
        return mention.state or mention.actor
    known = scene.people.get(mention.actor or "")
    if known is not None:
        return known.state or known.of
    if mention.actor and not mention.actor.startswith("person:"):
        return mention.actor
    if mention.actor is None and "secretary-general" in (mention.role, *mention.text.casefold().split()):
        return "org:united-nations"
    person = scene.gazetteer.persons.get(mention.actor or "")
    return person.tenures[-1].of if person and person.tenures else None


def _beside(text: str, found: Sequence[Mention], place: int) -> str | None:
    """ "X of the Movement", "the Movement's negotiator X", "Movement leader X"."""
    here = found[place]
    if place + 1 < len(found):
        after = found[place + 1]
        gap = text[here.end : after.start]
        if after.kind in ("state", *_BODIES) and (_OF.fullmatch(gap) or _LEADS.fullmatch(gap)):
            return after.state or after.actor
    if place:
        before = found[place - 1]
        gap = text[before.end : here.start]
        if before.kind in _BODIES and (_OWNS.fullmatch(gap) or _MEMBER.fullmatch(gap)):
            return before.actor
    return None
