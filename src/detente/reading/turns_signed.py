"""Who signs a page: a name with a line, or a clause of a credit, nearly to itself.

"By Jane Doe, Dakar" and "(Reporting by Jane Doe; editing by Omar Ali)" sign; a caption's credit does not.
Some signatures say that the one who signs asked the questions: "Interview by", "Propos recueillis par".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from detente.reading.blocks_words import anyof, entries, fold
from detente.reading.furniture_lines import pictured
from detente.reading.turns_candidates import Candidate
from detente.reading.turns_mentions import Place
from detente.reading.turns_spans import Span

BESIDE = 4
"""The most words that stand beside a name in a clause that is signed with it."""
_FILE = Path(__file__).parent / "data" / "turns_signed.yaml"
_CLAUSE = re.compile(r"[;|·•()]|[.](?=\s)|\s[/–—-]\s")


def signed(seen: Candidate) -> bool:
    """True for a person who signs the page, or is called a journalist beside the name."""
    return seen.person and any(
        _signs(at, span) or (span.first > 0 and at.classes[span.first - 1] == "journalist")
        for at, span, _ in seen.mentions
        if at.where not in ("headline", "opening")
    )


def conducting(found: Sequence[Candidate], apart: set[str]) -> Candidate | None:
    """The person of whom a credit says that they asked the questions; nobody of the names `apart`."""
    known = _patterns()
    for seen in found:
        if not seen.person or seen.name in apart or seen.cut:
            continue
        for at, span, _ in seen.mentions:
            if at.where in ("headline", "opening") or not _signs(at, span):
                continue
            if known.search(fold(_clause(at, span)[0])):
                return seen
    return None


def _signs(at: Place, span: Span) -> bool:
    before, after = _clause(at, span)
    beside = sum(word[:1].isalpha() for word in (before + " " + after).split())
    return beside <= BESIDE and not pictured(before + at.words[span.first].text)


def _clause(at: Place, span: Span) -> tuple[str, str]:
    """What stands before and after a name in its clause."""
    start, end = at.words[span.first].start, at.words[span.last].end
    before = _CLAUSE.split(at.text[:start])[-1]
    return before, _CLAUSE.split(at.text[end:])[0]


@functools.cache
def _patterns() -> re.Pattern[str]:
    data: dict[str, str] = yaml.safe_load(_FILE.read_text("utf-8"))
    return re.compile(rf"(?<!\w)(?:{anyof(entries(data['conducting']))})\W*$")


__all__ = ["BESIDE", "conducting", "signed"]
