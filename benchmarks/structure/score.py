"""Scores of one page: turns found at the right place, speakers, furniture left in what people say.

A turn is right when it has the kind and begins where the true one does, its label or dash counted as part of
it. A speaker is right when the name is the same, titles, a leading
article, quotation marks and case aside. A piece of furniture
is left in text when any of its words lies in a block that is not furniture, and in statements when that block
is of a turn, whose words become a statement; spoken words are lost when theirs do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.reading.turns import interview, turns
from detente.records import Document

_ARTICLE = re.compile(r"^\s*(?:the|el|la|le|der|die|das)\s+")
_LABEL = re.compile(
    r"\W*\w+(?:[^\w\n?!]+\w+){0,5}(?:[^\w\n?!]*[:：.)|\]—–-]\W*|\W*[\n\t]\W*)|\W*[^\W\d_a-z][^\s.?!]*(?: [^\W\d_a-z][^\s.?!]*){0,3}\s+"  # noqa: E501
)
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|prof|professor|ambassador)\b\.?")


def same(a: str | None, b: str | None) -> bool:
    """True where two names are the same but for titles, a leading article, quotation marks and case."""
    return _plain(a) == _plain(b)


def _plain(name: str | None) -> str:
    return re.sub(r"[^\w]", "", _ARTICLE.sub("", _TITLE.sub(" ", (name or "").casefold())))


@dataclass
class Score:
    """Counts, to be added up over pages."""

    true: int = 0
    found: int = 0
    right: int = 0
    named: int = 0
    speakers: int = 0
    spans: int = 0
    left: int = 0
    put_in_mouths: int = 0
    spoken: int = 0
    lost: int = 0
    pages: int = 0
    guests: int = 0
    hosts: int = 0
    hosts_true: int = 0
    roles: int = 0
    roles_true: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another page's counts."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def f1(self) -> float:
        """Turn boundaries F1 in per cent."""
        return 200.0 * self.right / max(self.true + self.found, 1)


def score(document: Document, gold: dict[str, Any]) -> Score:
    """The score of one page against its truth."""
    page = Page(document)
    text = document.text
    found = page.of(turns)
    pieces = page.of(blocks)
    result = Score(true=len(gold["turns"]), found=len(found), pages=1)
    cursor, open_ = 0, list(found)
    for turn in gold["turns"]:
        at = located(text, turn["pieces"][0], cursor)
        if at < 0:
            result.faults.append(f"not in the text: {turn['pieces'][0][:60]!r}")
            continue
        hit = next((t for t in open_ if t.kind == turn["kind"] and _begins(text, t.start, at)), None)
        if hit is None:
            result.faults.append(f"missed {turn['kind']}: {turn['pieces'][0][:60]!r}")
        else:
            open_.remove(hit)
            result.right += 1
        if turn["speaker"]:
            result.named += 1
            who = next(
                (
                    b.speaker
                    for b in pieces
                    if b.span.start <= at < b.span.end or b.span.start - 3 <= at < b.span.start
                ),
                None,
            )
            right = hit is not None and who is not None and same(who.name, turn["speaker"])
            result.speakers += right
            if not right and hit is not None:
                result.faults.append(f"speaker {who.name if who else None!r}, not {turn['speaker']!r}")
        for piece in turn["pieces"]:
            where = located(text, piece, cursor)
            if where >= 0:
                result.spoken += 1
                if not _spoken(pieces, where, where + len(piece)):
                    result.lost += 1
                    result.faults.append(f"lost: {piece[:60]!r}")
                cursor = where + (0 if piece is turn["pieces"][-1] else len(piece))
    result.faults += [f"extra {t.kind}: {text[t.start : t.start + 60]!r}" for t in open_]
    _furniture(text, pieces, gold, result)
    _people(page, gold, result)
    return result


def located(text: str, piece: str, cursor: int, anywhere: bool = True) -> int:
    """Where a piece is from `cursor`: at the head of a line, cell, else within (if `anywhere`), or -1."""
    first = at = text.find(piece, cursor)
    while at > 0 and text[:at].rstrip(" *_#>|\u2022").rpartition("\n")[2].rpartition("\t")[2].strip():
        at = text.find(piece, at + 1)
    return at if at >= 0 or not anywhere else first


def _begins(text: str, start: int, at: int) -> bool:
    """True where a turn begins with its words, or with a label of up to six words directly before them."""
    return abs(start - at) <= 3 or (start < at <= start + 60 and _LABEL.fullmatch(text[start:at]) is not None)


def _spoken(pieces: Any, start: int, end: int) -> bool:
    inside = [b for b in pieces if b.span.start < end and b.span.end > start]
    return bool(inside) and all(b.turn is not None for b in inside)


def _furniture(text: str, pieces: Any, gold: dict[str, Any], result: Score) -> None:
    cursor = 0
    for piece in gold["furniture"]:
        at = located(text, piece, cursor, anywhere=False)
        result.spans += 1
        if at < 0:
            continue
        cursor = at
        over = [b for b in pieces if b.span.start < at + len(piece) and b.span.end > at]
        if any(b.kind != "furniture" for b in over):
            result.left += 1
            said = any(b.kind != "furniture" and b.turn is not None for b in over)
            result.put_in_mouths += said
            result.faults.append(f"furniture left{' in a statement' if said else ''}: {piece[:60]!r}")


def _people(page: Page, gold: dict[str, Any], result: Score) -> None:
    told = interview(page)
    guest = told.interviewee if told else None
    host = told.interviewer if told else None
    if gold.get("interviewee"):
        result.guests += guest is not None and same(guest.name, gold["interviewee"])
        if guest is None or not same(guest.name, gold["interviewee"]):
            result.faults.append(
                f"interviewee {guest.name if guest else None!r}, not {gold['interviewee']!r}"
            )
    if gold.get("interviewer"):
        result.hosts_true += 1
        result.hosts += host is not None and same(host.name, gold["interviewer"])
        if host is None or not same(host.name, gold["interviewer"]):
            result.faults.append(f"interviewer {host.name if host else None!r}, not {gold['interviewer']!r}")
    given = {role.casefold() for role in guest.roles} if guest else set()
    for role in gold.get("roles", []):
        result.roles_true += 1
        result.roles += role.casefold() in given
        if role.casefold() not in given:
            result.faults.append(f"role {role!r} not in {sorted(given)}")
