"""The day and agency a text gives itself: a dateline ("GENEVA, 26 October 2023 (Agency) - "), a dated byline.

Only where the source says nothing else. A day is taken from a dateline or from a short line at the head that
ends in it after a comma, a bar or a word for "published"; a day in a sentence or headline is the story's own.
"""

from __future__ import annotations

import re

from detente.sources import days

_MOST_LINES = 8
_MOST_CHARACTERS = 110  # of a line that holds a day and little else
_NAME = r"[^\W\d_][^\n(),;:–—]{1,40}"
_DATELINE = re.compile(
    rf"{_NAME}(?:,[ ]{_NAME}){{0,2}}?(?:[ ]*[(](?P<agency>[^()\d\n]{{2,40}})[)])?,?[ ]+"
    r"(?P<day>[^\W_][^\n()–—;:]{4,24}?\d)"
    r"(?:[ ]*[(,][ ]*(?P<after>[^()\d\n]{2,40}?)[)]?)?[ ]*[-–—:/][ \n]"
)
_STOPPED = re.compile(  # "GENEVA, 26 October 2023. The", the place in capitals
    r"[^\W\d_a-zß-ÿа-я][^\Wa-zß-ÿа-я]*(?:[ ,'’.-]+[^\Wa-zß-ÿа-я\d]+)*, (?P<day>[^\W_][^\n()–—;:]{4,24}?\d)\. "
)
_LABEL = re.compile(
    r"(?:^(?:on|le|el|am|de|от)|\b(?:published|posted|updated|date|dated|created|issued|publié|publicado|"
    r"veröffentlicht|опубликовано|дата)(?: (?:on|at|le|el|am))?)\W*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[ ,|·T]*(?:at[ ])?\d{1,2}[:.]\d{2}(?:[: ]?\d{2})?(?:[ ]?[ap]\.?m\.?)?"
    r"(?:[ ]?(?:[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?\W*$"
)
_STARTS = re.compile(r"(?:^|(?<=[\s,|·•(]))(?=[^\W_])")


def dateline(text: str) -> dict[str, str]:
    """`published` (EDTF, to the day) and `outlet` as the head of a text gives them, as far as it does."""
    lines = [line.strip() for line in text.lstrip()[:4000].split("\n") if line.strip()][:_MOST_LINES]
    for line in lines:
        if found := _DATELINE.match(line + " "):
            day = _whole(found["day"])
            agency = found["agency"] or found["after"]
            if day:
                return {"published": day} | ({"outlet": agency.strip()} if agency else {})
        if (found := _STOPPED.match(line + " ")) and (day := _whole(found["day"])):
            return {"published": day}
    for number, line in enumerate(lines):
        if len(line) <= _MOST_CHARACTERS and (day := _ending(line, most=10 if number else 4)):
            return {"published": day}
    return {}


def _whole(value: str) -> str | None:
    """The day a string gives, where it gives a whole one and no more words than a day has."""
    if len(value.split()) > 5:
        return None
    day = days.published(value)
    return day if day and len(day) == 10 else None


def _ending(line: str, most: int) -> str | None:
    """The day a line ends in, after at most so many words set apart from it."""
    line = _CLOCK.sub("", line).rstrip(" .)*_|")
    for place in _STARTS.finditer(line):
        before, day = line[: place.start()].rstrip(" *_("), _whole(line[place.start() :])
        if (
            day
            and len(before.split()) <= most
            and (not before or before[-1] in ",|·•-–—:" or _LABEL.search(before))
        ):
            return day
    return None
