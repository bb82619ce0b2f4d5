"""Does the first line of a plain text read as its headline?"""

from __future__ import annotations

import re

_MOST = 220
_LABEL = re.compile(r"^(?:[-–—•*@©#>]|[^\W\d_]{1,3}[:.]\s|(?:Q|A)\d*\s*[:.)]|\[|\()")
_CREDIT = re.compile(
    r"(?i)(?:^|\W)(?:getty images|reuters|afp|ap photo|tass|ria novosti|sputnik|xinhua|epa)\s*[/:|]"
    r"|(?:^|\W)(?:photo|image|credit)\s*[/:|]"
    r"|[/|]\s*(?:getty|reuters|afp|ap|tass|epa|xinhua|sputnik)\b|^by [A-Z]"
    r"|^\S+\.(?:com|org|net|ru|ua|kz)\b|https?:"
)
_DATELINE = re.compile(r"^[^a-zа-я]{3,60}(?:[-–—]|\()|[-–—:;,]$")
_ENDED = re.compile(r"[.!…。؟۔]['\"”»’)]*$")
_DAY_ONLY = re.compile(r"^[\d\W]+$|^(?:\w+,? )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}$|^\w+\.? \d{1,2},? \d{4}$")


def headline(text: str) -> str | None:
    """The first line where it is short, is no sentence, label, credit, date or by-line, and text follows."""
    lines = text.lstrip("\n \t").split("\n", 1)
    first = lines[0].strip()
    if len(lines) < 2 or not lines[1].strip() or not 8 <= len(first) <= _MOST or len(first.split()) > 32:
        return None
    if _LABEL.match(first) or _CREDIT.search(first) or _DATELINE.search(first) or _DAY_ONLY.match(first):
        return None
    if _ENDED.search(first) and not first.endswith("..."):
        return None
    opening = next((c for c in first if c.isalnum()), "")
    if opening.islower():
        return None
    following = next(line.strip() for line in lines[1].split("\n") if line.strip())
    set_apart = lines[1].startswith("\n")
    # A hard-wrapped paragraph goes on in the middle of a sentence; what follows a headline starts anew.
    begins_anew = not following[:1].islower()
    body = len(following) > len(first) or bool(_ENDED.search(following)) or following.endswith("?")
    if not begins_anew or not (set_apart or body):
        return None
    return first
