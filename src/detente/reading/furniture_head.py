"""Whether a line among turns is said by anybody: a learned weighing of the words it is made of.

Credits and closing notes are worded in endless ways ("Some names were changed", "Cite as"). Rules in
furniture_lines know the common forms; here a line before the turns, or one that goes on after a turn, is
weighed by its words, its length, how it is set, where it stands and what stands around it
(furniture_around). How it was learned: training/interviews.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from detente.reading.blocks_lines import Line
from detente.reading.blocks_words import fold
from detente.reading.turns_cues import cues

BITS = 16
BEFORE, AMONG, CLOSING = "before", "among", "closing"
"""Where a line stands: before the first turn, within the talk, after its last turn has begun."""
ENOUGH = {BEFORE: 0.0, AMONG: 0.5, CLOSING: -0.7}
LONG, EACH = 16, 0.05
"""The log-odds from which a line is furniture, by where it stands; and how much more each word beyond LONG
asks for, since credits are short."""
_WEIGHTS = Path(__file__).parent / "data" / "furniture_head.npz"
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+|[^\w\s]")
_STOPS = re.compile(r"[.!?](?:\s|$)")
_BY_PLACE = frozenset(("length", "capitals", "closing", "set", "has", "first", "sentences", "speaks"))
_SIGNS = '©|/:()[]—–#@…*"“«'


def features(text: str, tags: set[str], where: str, around: AbstractSet[str] = frozenset()) -> set[str]:
    """What a line shows, `where` it stands among it, and what stands `around` it (see arounds)."""
    found = set(_features(text.strip(), tags, where == CLOSING))
    if where == BEFORE:
        found |= {f"{one} before" for one in found if one.split()[0] in _BY_PLACE} | {BEFORE}
    return found | {f"{where} {one}" for one in around}


def _features(text: str, tags: set[str], closing: bool) -> Iterator[str]:
    raw = _TOKEN.findall(text)
    words = ["0" if word.isdigit() else fold(word) for word in raw]
    inner = [word if not raw[at][:1].isupper() or at == 0 else "<C>" for at, word in enumerate(words)]
    capitals = sum(word[:1].isupper() for word in raw[1:]) / max(len(raw) - 1, 1)
    length = sum(len(words) > most for most in (2, 4, 7, 10, 14, 20, 28, 40, 60))
    ended = text.rstrip('*_”"’») ')[-1:] in (".", "!", "?", "…", ":") if text else False
    known = cues()
    speaks = not known.self.isdisjoint(words), not known.you.isdisjoint(words)
    wrapped = text[:1] + text[-1:] in ("()", "[]", "**", "__")
    yield from (
        f"length {length}",
        f"length {length} {ended} {closing}",
        f"capitals {int(capitals * 5)} {length > 3}",
    )
    yield from (
        f"speaks {speaks}",
        f"speaks {speaks} {closing}",
        f"closing {closing} {ended}",
        f"closing {closing} {speaks} {min(length, 6)}",
        f"wrapped {wrapped}",
        f"asks {'?' in text}",
    )
    yield from (
        f"set {tag} {ended}" for tag in tags if tag in ("bold", "italic", "heading", "caption", "list_item")
    )
    yield from (f"has {sign}" for sign in _SIGNS if sign in text)
    yield f"sentences {min(4, len(_STOPS.findall(text)))} {closing}"
    yield f"first {' '.join(words[:1])}"
    yield f"first {' '.join(words[:2])}"
    yield f"first {' '.join(words[:3])}"
    yield f"last {' '.join(inner[-2:])}"
    for at, word in enumerate(inner[:40]):
        yield f"w {word}"
        yield f"ww {word} {inner[at + 1] if at + 1 < len(inner) else '$'}"
        yield f"e {word[-3:]}"


def hashed(found: set[str]) -> npt.NDArray[np.int64]:
    """The places of features in the table of weights."""
    return np.array(sorted({crc32(one.encode()) & ((1 << BITS) - 1) for one in found}), dtype=np.int64)


@functools.cache
def weights() -> npt.NDArray[np.float32]:
    """The learned weights, shape (2**BITS,)."""
    table = np.zeros(1 << BITS, dtype=np.float32)
    with np.load(_WEIGHTS, allow_pickle=False) as stored:
        table[stored["at"]] = stored["weight"].astype(np.float32)
    return table


def odds(line: Line, where: str, around: AbstractSet[str]) -> float:
    """The log-odds that nobody says a line, beyond what is asked for where it stands."""
    needed = ENOUGH[where] + EACH * max(0, len(line.words.split()) - LONG)
    bare = line.words.strip("*_ ")
    return float(weights()[hashed(features(bare, line.tags, where, around))].sum()) - needed


def unsaid(line: Line, where: str, around: AbstractSet[str]) -> bool:
    """True for a line outside the turns, or one that goes on after a turn, which nobody says."""
    return odds(line, where, around) >= 0


__all__ = ["AMONG", "BEFORE", "BITS", "CLOSING", "ENOUGH", "features", "hashed", "odds", "unsaid", "weights"]
