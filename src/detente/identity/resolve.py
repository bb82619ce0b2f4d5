"""Who is named in a text: every name, title, pronoun and place, each with the reason for its reading."""

from __future__ import annotations

from detente.identity.doubt import mark, settle_hits
from detente.identity.gazetteer import load
from detente.identity.mention import Mention
from detente.identity.names import read_name
from detente.identity.pronouns import read_pronoun
from detente.identity.roles import read_role
from detente.identity.scene import Scene
from detente.identity.sides import with_sides

LONGEST = 2_000_000  # characters; what lies beyond is not read


def mentions(text: str, published: str | None = None) -> list[Mention]:
    """The actors and places mentioned in a text, in document order and without overlap.

    Parameters
    ----------
    text: any text; only the first `LONGEST` characters are read. Time grows linearly with length.
    published: EDTF date of the document ("2025-08-16", "2025-08", "2025"); with it, "the Russian president"
        is the person who held the office then, without it the office stays open, with its candidates.

    Returns
    -------
    Mentions with offsets in code points. What is unsure has `certain=False` and its candidates. Never raises.
    """
    scene = Scene(text[:LONGEST], published, load())
    settle_hits(scene)
    found: list[Mention] = []
    index, done = 0, 0
    while index < len(scene.words):
        hidden = scene.entries(index, "nothing")
        if hidden:
            index = scene.hits[index].last
            continue
        read = _read(scene, index)
        if not read:
            index += 1
            continue
        for mention in read:
            if mention.start >= done:
                mention = mark(scene, index, mention)
                found.append(mention)
                scene.note(index, mention)
                done = mention.end
        index = _after(scene, index, done)
    return with_sides(scene, found)


def _read(scene: Scene, index: int) -> list[Mention] | None:
    role = read_role(scene, index)
    if role:
        return role
    pronoun = read_pronoun(scene, index)
    if pronoun is not None:
        return [pronoun[0]]
    return read_name(scene, index)


def _after(scene: Scene, index: int, done: int) -> int:
    """The first word behind an offset, at least one word on."""
    index += 1
    while index < len(scene.words) and scene.words[index].start < done:
        index += 1
    return index
