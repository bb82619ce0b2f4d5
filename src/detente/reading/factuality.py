"""How certain a text is that an event happened or will: -3 (certainly did not) to 3 (certainly does).

The scale is that of Lee, Artzi, Choi and Zettlemoyer, "Event Detection and Factuality Assessment with
Non-Expert Supervision" (2015). The value is a sum of weights, one for each thing seen around the event's
word: the words
before it and how near they are, the word itself, classes of words that govern events
(`data/factuality.yaml`).
The weights were fitted by ridge regression on the UW and MEANTIME training sentences
(`training/happened.py`); they
are kept by hash, no words with them. Where the learned reader is there, the mean of both is taken.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from detente.reading.encoder import EncoderUnavailable, Reading, load
from detente.reading.profile import profile

Span = tuple[int, int]
_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"\w+(?=n['’]t\b)|n['’]t\b|['’]\w+|[^\W_]+(?:[-.&][^\W_]+)*\.?(?<!\.)|\S", re.UNICODE)
_STOPS = frozenset((";", "--", ".", "?", "!"))
LEARNED = 0.6  # where the learned head tells best what happens, on the training sentences
BACK, AHEAD = 14, 8  # words that are looked at before and behind
NEAR, NEXT = (1, 2, 4, 8, 14), (1, 3, 8)


@functools.cache
def _classes() -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    data: dict[str, Any] = yaml.safe_load((_DATA / "factuality.yaml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in data["governs"].items()}, tuple(data["behind"])


@functools.cache
def _weights() -> tuple[dict[int, float], float, float]:
    """Weight by hash, the constant, and the value from which on an event counts as happening."""
    with np.load(_DATA / "factuality.npz") as stored:
        known = dict(zip(stored["key"].tolist(), stored["weight"].astype(float).tolist(), strict=True))
        return known, float(stored["constant"]), float(stored["threshold"])


def key(feature: str) -> int:
    """The hash that a feature's weight is kept under."""
    return zlib.crc32(feature.encode())


def words_of(text: str) -> list[tuple[int, int, str]]:
    """The words and marks of a sentence: start, end, and the word in small letters, its figures as 0."""
    return [
        (m.start(), m.end(), re.sub(r"\d", "0", m[0].lower().replace("’", "'"))) for m in _WORD.finditer(text)
    ]


def _step(distance: int, steps: Sequence[int]) -> int:
    return next(step for step in steps if distance <= step)


def features(text: str, words: Sequence[tuple[int, int, str]], event: Span) -> set[str]:
    """What is seen around an event's word in its sentence."""
    at = next((i for i, (_, end, _) in enumerate(words) if end > event[0]), len(words) - 1)
    if at < 0:
        return set()
    before = _until_stop(words, range(at - 1, max(-1, at - 1 - BACK), -1))
    behind = _until_stop(words, range(at + 1, min(len(words), at + 1 + AHEAD)))
    word = words[at][2]
    found = {f"w:{word}", f"3:{word[-3:]}", f"2:{word[-2:]}", f"end:{words[-1][2]}", f"first:{words[0][2]}"}
    for distance, other in before:
        found |= {f"L{_step(distance, NEAR)}:{other}", f"L:{other}"}
    found |= {f"R{_step(distance, NEXT)}:{other}" for distance, other in behind}
    if at > 1:
        found.add(f"B:{words[at - 2][2]} {words[at - 1][2]}")
    if at:
        found.add(f"P:{words[at - 1][2]} {word[-2:]}")
    if at + 1 < len(words):
        found.add(f"N:{word[-2:]} {words[at + 1][2]}")
    if text[event[0] : event[0] + 1].isupper():
        found.add("capital")
    if any(w == "?" for _, _, w in words):
        found.add("asked")
    governed = _governed(before, behind)
    form = word[-2:] if word.endswith(("ed", "ng", "s")) else "-"
    crossed = {f"{name}|{form}" for name in governed}
    ruled = sorted({name.split(":")[1] for name in governed if name.endswith((":1", ":2", ":4"))})
    crossed |= {f"{one}+{other}" for i, one in enumerate(ruled) for other in ruled[i + 1 :]}
    return found | governed | crossed


def _until_stop(words: Sequence[tuple[int, int, str]], places: Iterable[int]) -> list[tuple[int, str]]:
    """The words at these places up to a mark that ends a clause, with their distance, 1 the nearest."""
    found: list[tuple[int, str]] = []
    for distance, place in enumerate(places, 1):
        if words[place][2] in _STOPS:
            break
        found.append((distance, words[place][2]))
    return found


def _governed(before: Sequence[tuple[int, str]], behind: Sequence[tuple[int, str]]) -> set[str]:
    """The classes of words around the event, each with how near the nearest of it stands."""
    classes, looked_for = _classes()
    found = set()
    for name, members in classes.items():
        nearest = min((distance for distance, word in before if word in members), default=None)
        if nearest is not None:
            found |= {f"G:{name}:{step}" for step in NEAR if nearest <= step}
        if name in looked_for:
            found |= {
                f"H:{name}:{step}" for step in (3, 8) if any(d <= step and w in members for d, w in behind)
            }
    return found


def by_words(text: str, events: Sequence[Span]) -> list[float]:
    """The value of each event of a sentence by its words alone; 0 lies where "happens" begins."""
    return [_placed(value, _weights()[2]) for value in _sums(text, events)]


def _sums(text: str, events: Sequence[Span]) -> list[float]:
    """The sum of weights of each event, within the scale."""
    known, constant, _ = _weights()
    words = words_of(text)
    return [
        float(np.clip(constant + sum(known.get(key(f), 0.0) for f in features(text, words, event)), -3, 3))
        for event in events
    ]


def values(text: str, events: Sequence[Span], reading: Reading | None = None) -> list[float]:
    """For each event word of a sentence, -3 (certainly did not happen) to 3 (certainly did or will).

    Above 0 the text takes it that it happens. `reading` is the learned reader's view of the sentence, where
    it has been read already. In the profile `fast`, and without weights, words alone tell.
    """
    if reading is None and profile() == "accurate":
        try:
            reading = load().read(text)
        except EncoderUnavailable:
            reading = None
    if reading is None:
        return by_words(text, events)
    middle = (_weights()[2] + LEARNED) / 2
    both = zip(_sums(text, events), reading.factuality(events), strict=True)
    return [_placed((own + learned) / 2, middle) for own, learned in both]


def _placed(value: float, threshold: float) -> float:
    """The value moved so that the threshold lies at 0, the ends of the scale where they were."""
    if value >= threshold:
        return (value - threshold) * 3 / (3 - threshold)
    return (value - threshold) * 3 / (3 + threshold)
