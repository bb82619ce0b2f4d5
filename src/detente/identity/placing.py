"""A place, or the government that sits there? "in Moscow" against "Moscow said"."""

from __future__ import annotations

import re

from detente.identity.scene import Scene
from detente.identity.tables import words_of

_AT = frozenset(
    [
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "across",
        "throughout",
        "within",
        "toward",
        "towards",
        "into",
        "via",
    ]
)
_MOVES = words_of("placing.moves")
_ACTS = words_of("placing.acts")
_ROOMS = words_of("placing.rooms")
_ABOUT = words_of("placing.about")
_ED = re.compile(r"[a-z]{3,}ed$")


def is_place(scene: Scene, first: int, last: int) -> tuple[bool, str]:
    """Whether the name at words first..last is read as a place here, with the reason in words."""
    if scene.gap(first).strip() == "," and any(
        e.kind == "place" or e.use == "capital" for e in scene.entries(first - 1)
    ):
        return True, "it follows a place in it"
    before, two_before, after = scene.key(first - 1), scene.key(first - 2), scene.key(last)
    skip = 1 if before == "the" else 0
    if skip:
        before, two_before = scene.key(first - 2), scene.key(first - 3)
    word = scene.word(last - 1)
    possessive = word is not None and word.possessive
    if possessive:
        return (
            (True, f"its {after} is meant")
            if after in _ABOUT | {"airport", "streets"}
            else (False, "it owns something")
        )
    if _ACTS.intersection((after,)) and before not in _AT:
        return False, f'it is the subject of "{after}"'
    if before in _AT:
        return True, f'it follows "{before}"'
    if before == "of" and two_before in _ABOUT:
        return True, f'it follows "{two_before} of"'
    if before == "to" and (two_before in _MOVES or scene.key(first - 3 - skip) in _MOVES):
        return True, "somebody goes there"
    if before == "from" and two_before in _MOVES | {"away", "back"}:
        return True, "somebody comes from there"
    if before in _MOVES or (
        before == "for" and two_before in ("left", "leave", "departed", "leaves", "headed")
    ):
        return True, f'it follows "{before}"'
    if after in _ROOMS and before not in ("between", "with", "by"):
        return True, f"it names the {after}"
    if scene.gap(last).startswith("-") and after == "based":
        return True, "somebody is based there"
    return False, "nothing around it points to a place"


def in_apposition(scene: Scene, last: int) -> str | None:
    """The ISO3 of a state that follows after a comma ("Doha, Qatar"), if any."""
    if scene.gap(last).strip() != ",":
        return None
    for entry in scene.entries(last, "name"):
        if entry.kind == "state":
            return entry.place
    return None


def is_subject(scene: Scene, last: int) -> bool:
    """Whether a verb follows at once, so that the name before it acts."""
    after = scene.key(last)
    return after in _ACTS or bool(_ED.match(after))
