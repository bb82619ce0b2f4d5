"""The words of venue stances (`data/venues.yaml`), compiled."""

from __future__ import annotations

import functools
import re
from typing import Any

from detente.reading.cues import loaded

_STANCES = ("refuses", "evades", "accepts", "offers", "suggests")
_FREE = re.compile(
    r"\W*$|\W*['’]s\b|\s*[,.;:!?)”\"—–-]|\s+(?:as|for|to|could|would|will|can|may|might|should|in|on"
    r"|at|and|or|but|had|has|have|that|if|when|before|after|instead|by|with|"
    r"this|next|last|again|where|which|who|a|the|from|rather|over|without|between|until|soon|later"
    r"|it|they|he|she|fits?|is|was|were|are|be|itself|so|because|while|also|down|up|out|than|not"
    r"|under|during|within|since|stands?|remains?)\b"
)
_AFTER = re.compile(
    r"\W{0,3}(?:as (?:an? |the )?(?:\w+ ){0,3}(?:place|venue|site|host|mediator|location)"
    r"|for (?:the |a )?(?:\w+ ){0,3}(?:meeting|talks|round|summit|negotiations)|(?:had|has|have|was"
    r"|were|is|would be|will be|could be|should be) (?:been )?(?:\w+ )?(?:agreed|chosen|accepted"
    r"|proposed|suggested|floated|mentioned|considered|rejected|named|ruled|picked|selected|offered)"
    r"|could (?:be|become|host|serve|act|provide|receive)|fits?|instead|'s (?:offer|proposal"
    r"|invitation|suggestion))"
)
_BEFORE = re.compile(
    r"\b(?:in|at|like|(?:invit|com|go|travel|fly|flew|return|mov)\w* (?:[\w']+ ){0,5}to|suggest\w*|propos\w*"
    r"|offer\w*"
    r"|prefer\w*|nam(?:e|es|ed|ing)|consider\w*|mention\w*|accept\w*|reject\w*|refus\w*|favou?r\w*|rais\w*"
    r"|float\w*|insist\w* on|against|down|over)\s*(?:the |its |neutral |either |both )*$"
)
_JOINED = re.compile(r"\s*(?:,|and|or|, or|, and|nor)\s+(?:the )?")
_BACK = re.compile(
    r"^\w+ (?:down )?(?:that|it|this|them|both|the (?:offer|proposal|idea|invitation|suggestion"
    r"|venue|place|choice))\b(?! (?:the|a|an|its|their|his|her)\b)"
)
_TAKES = re.compile(
    r"\s+(?:\w+ed|would|will|could|is|are|was|were|has|had|have|stands?|remains?|may|might|does|did|can"
    r"|offers?|offered|prefers?|preferred|wants?|refuses?|refused|proposes?|proposed)\b"
)
_IN = re.compile(r"\b(?:in|at) ((?:[A-ZÀ-Ý][\w'’-]+ ?)+\b)")
_TIMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "ramadan",
    ]
)
_OWN = re.compile(
    r"\b(?:host|receive|mediat(?:e|ion|ing)|good offices|venue|platform|facilitat\w+|accommodate"
    r"|provide|stage|welcome the|act as|serve as)"
)


@functools.cache
def _data() -> dict[str, Any]:
    return loaded("venues.yaml")


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    raw = _data()[name]
    return re.compile("|".join(raw) if isinstance(raw, list) else str(raw), re.IGNORECASE)


def stance(words: str) -> tuple[str, int] | None:
    """The stance that the words take and where its verb stands; the refusing one wins over the accepting."""
    for name in _STANCES:
        found = _pattern(name).search(words)
        if found:
            return name, found.start()
    return None


def signs(words: str) -> list[tuple[bool, bool]]:
    """Of host and of mediator, whether words about it are found, and whether a stance's verb is."""
    told = stance(words.replace("’", "'")) is not None
    meeting = bool(_pattern("topic").search(words) or _pattern("gathering").search(words))
    return [(meeting, told), (bool(_pattern("mediator").search(words)), told)]


def about_meeting(words: str, role: str) -> bool:
    """Whether the words speak of hosting, a venue, a gathering or (for a mediator) of mediation."""
    return bool(_pattern("topic").search(words) or _pattern("gathering").search(words) or role == "mediator")


def mediating(words: str) -> bool:
    """Whether it is about mediation and not about a place."""
    return bool(_pattern("mediator").search(words)) and not _pattern("topic").search(words)


def held(words: str) -> bool:
    """Whether talks are told as held there already."""
    return bool(_pattern("held").search(words))


def leans(words: str) -> bool:
    """Whether "that", "the offer" or a bare answer leans on a place named before."""
    return bool(_pattern("anaphor").search(words))


def joined(between: str) -> bool:
    """Whether the words between two places make them one list ("Vienna and Geneva")."""
    return bool(_JOINED.fullmatch(between))


def takes_directly(words: str, at: int, start: int) -> bool:
    """Whether a place is the object of the stance's own verb ("balked at Vienna", "accepted Oslo")."""
    return len(words[at:start].split()) <= 3 and start > at


def points_back(words: str, at: int) -> bool:
    """ "turned that down", "rejected the offer": the object of the stance itself points back."""
    return bool(_BACK.search(words[at : at + 40]))


def subjectless(words: str) -> bool:
    """ "X was floated as a venue": nobody is named who says so."""
    found = _pattern("subjectless").search(words)
    return bool(found) and " by " not in words[found.end() : found.end() + 60] if found else False


def place_slot(words: str, start: int, end: int, told_of: bool = False) -> bool:
    """Whether a place named at [start, end) can be the place of the talks and not just somebody's state."""
    if not _FREE.match(words, end):
        return False  # "the Colombo weekly"
    if told_of and not words[:start].strip(" \"“'’-—"):
        return True
    return bool(_AFTER.match(words, end)) or bool(_BEFORE.search(words[max(0, start - 40) : start]))


def unknown_place(words: str) -> tuple[int, int] | None:
    """Offsets of a capitalised name after "in" or "at" that no gazetteer knows."""
    found = _IN.search(words)
    return (found.start(1), found.end(1)) if found and found[1].split()[0].lower() not in _TIMES else None


def takes_stance(after: str) -> bool:
    """Whether the words right after a name make it the one that takes the stance."""
    return bool(_TAKES.match(after))


def jointly(words: str) -> bool:
    """ "have each said": several take the stance one by one."""
    return " each " in words


def own_ground(words: str) -> bool:
    """Whether the words are of hosting or mediating oneself."""
    return bool(_OWN.search(words))


def reservation(words: str) -> tuple[int, int] | None:
    """Offsets of what speaks against a place, without the closing stop."""
    found = _pattern("reservation").search(words.replace("’", "'"))
    if not found:
        return None
    return found.start(), found.start() + len(found[0].rstrip(' .,;\n"”'))
