"""One who meets several one by one: "saw each of them alone", "held separate meetings with A and B"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.reading.contacts_chains import Unit
from detente.reading.contacts_found import Found
from detente.reading.contacts_roles import Roles

_EACH = re.compile(
    r"\b(?:separate|separately|each(?! other)|one by one|one after (?:the )?(?:other|another)|in turn"
    r"|individually|alone|respectively|successively|in succession)\b",
    re.IGNORECASE,
)
REACH = 140


def each(text: str, found: Found) -> list[Found]:
    """The contacts of one with each of the others where a sentence says that they met apart; else the one."""
    trigger = found.trigger
    near = text[max(found.start, trigger.start - REACH) : min(found.end, trigger.end + REACH)]
    if not _EACH.search(near):
        return [found]
    left = [u for u in found.roles.participants if u.start < trigger.start]
    right = [u for u in found.roles.participants if u.start >= trigger.start]
    for one, others in ((left, right), (right, left)):
        if len({u.side for u in one}) == 1 and len({u.side for u in others}) > 1:
            return [
                replace(found, roles=_with(found, [*one, *units]), part=found.part * 10 + number)
                for number, units in enumerate(_by_side(others), 1)
            ]
    return [found]


def _by_side(units: list[Unit]) -> list[list[Unit]]:
    sides = dict.fromkeys(u.side for u in units)
    return [[u for u in units if u.side == side] for side in sides]


def _with(found: Found, units: list[Unit]) -> Roles:
    return Roles(participants=units, host=found.roles.host, place=found.roles.place)
