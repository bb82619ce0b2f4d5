"""TimeML documents: their text, their creation time and the expressions people marked."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.S)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Gold:
    """One marked expression: offsets into the document's text, type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class TimeML:
    """One document; `half` splits the corpus by a hash of the file's name: develop on 0, report 1."""

    name: str
    text: str
    created: str
    gold: tuple[Gold, ...]
    half: int


def read(path: Path) -> TimeML:
    """The document in one .tml file."""
    raw = path.read_text("utf-8")
    dct = re.search(r"<DCT>.*?value=\"([^\"]*)\"", raw, re.S)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    pieces: list[str] = []
    gold: list[Gold] = []
    at = length = 0

    def take(part: str) -> int:
        plain = html.unescape(_TAG.sub("", part))
        pieces.append(plain)
        return len(plain)

    for match in _TIMEX.finditer(body):
        length += take(body[at : match.start()])
        size = take(match[2])
        marks = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
        gold.append(Gold(length, length + size, marks.get("type", ""), marks.get("value", "")))
        length += size
        at = match.end()
    take(body[at:])
    return TimeML(path.name, "".join(pieces), dct[1] if dct else "", tuple(gold), -1)


def corpus(folder: Path) -> list[TimeML]:
    """Every .tml document under a folder, split in two halves."""
    names = sorted(folder.rglob("*.tml"), key=lambda p: hashlib.sha256(p.name.encode()).hexdigest())
    found = []
    for place, path in enumerate(names):
        document = read(path)
        found.append(TimeML(document.name, document.text, document.created, document.gold, place % 2))
    return found
