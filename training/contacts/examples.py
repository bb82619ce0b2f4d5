"""Sentences of our own with their parties in brackets and the contacts between them, as training examples.

    [1 Russia's envoy] flew into Baku and spent three hours with [2 President Aliyev].
    1+2 occurred in_person

Blocks are parted by empty lines. Each bracket is one mention; a line behind the sentence tells of one
contact: the mentions in it, its course (occurred, ahead, denied), its medium ("?" where it is not told). A
mention alone stands for several who were in touch with one another; `none` tells of no contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.reading.encoder.contacts import COURSES, MEDIA

_MENTION = re.compile(r"\[(\d+) ([^\[\]]+)\]")
_CONTACT = re.compile(rf"(\d+(?:\+\d+)*) ({'|'.join(COURSES[1:])}) (\S+)")
Span = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """Two mentions (the same one twice where it stands for several), by place, with what holds of them: a
    label of COURSES and one of MEDIA, None where it is not told."""

    one: int
    other: int
    course: int
    medium: int | None


@dataclass(frozen=True)
class Example:
    """A sentence, the spans of its mentions, and its pairs."""

    text: str
    mentions: tuple[Span, ...]
    pairs: tuple[Pair, ...]


def examples(path: Path) -> list[Example]:
    """The examples of a file; ValueError, with the block, where one does not follow the format."""
    return [example(block) for block in re.split(r"\n\s*\n", path.read_text("utf-8")) if block.strip()]


def example(block: str) -> Example:
    """The example of one block."""
    sentence, *lines = [line.strip() for line in block.strip().splitlines() if line.strip()]
    text, spans = "", dict[int, Span]()
    at = 0
    for match in _MENTION.finditer(sentence):
        text += sentence[at : match.start()]
        spans[int(match[1])] = len(text), len(text) + len(match[2])
        text, at = text + match[2], match.end()
    text += sentence[at:]
    numbers = sorted(spans, key=lambda number: spans[number])
    contacts = []
    for line in lines:
        told = _CONTACT.fullmatch(line)
        if told is None and line != "none":
            raise ValueError(f"{line!r} in {block!r}")
        if told:
            members = [numbers.index(int(number)) for number in told[1].split("+")]
            contacts.append((set(members), COURSES.index(told[2]), told[3]))
    return Example(text, tuple(spans[number] for number in numbers), tuple(_pairs(len(numbers), contacts)))


def _pairs(count: int, contacts: list[tuple[set[int], int, str]]) -> Iterator[Pair]:
    """All pairs of mentions. Whether one that takes part with others stands for several is not told."""
    for one in range(count):
        for other in range(one, count):
            both = {one, other}
            held = [(c, m) for who, c, m in contacts if (who == both if one == other else both <= who)]
            if one == other and not held and any(one in who for who, _, _ in contacts):
                continue
            course, medium = held[0] if held else (0, "?")
            yield Pair(one, other, course, MEDIA.index(medium) if medium in MEDIA else None)
