"""Interviews as the encoder sees them, with the names among which it is to choose, and which are right."""

from __future__ import annotations

import json
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.structure.score import same
from detente.reading.encoder.interviews import shown
from detente.reading.encoder.tokens import Ints
from detente.reading.page import Page
from detente.reading.turns_candidates import Candidate, gather
from detente.reading.turns_head import GUEST, HOST, Weights, one_party, rows
from detente.reading.turns_parts import heard, parts
from detente.reading.turns_talk import talk
from detente.reading.turns_view import view
from detente.sources import open_documents
from training.interviews.examples import Example
from training.interviews.swap import pool, swapped

LANGUAGES = ("en", "es", "fr", "de", "tr", "it", "pt")
"""Languages whose letters the word vectors know well enough."""
Floats = npt.NDArray[np.float64]


@dataclass
class Seen:
    """One interview: tokens with shapes and kinds; `spans` [m, 3] are first token, last token, candidate."""

    file: str
    language: str
    ids: Ints
    shapes: Ints
    kinds: Ints
    spans: Ints
    names: list[str]
    right: tuple[list[int], list[int]]
    """For each side the right candidates; nobody is len(names)."""
    out: list[int]
    """Candidates that share the guest's name and cannot ask."""
    rows: tuple[list[npt.NDArray[np.int64]], list[npt.NDArray[np.int64]]]
    variant: int = 0
    weight: float = 1.0
    prior: Floats | None = None
    """What a table that has not seen the interview makes of it, [n + 1, 2]."""


def seen(page: Page, gold: dict[str, Any], tokenizer: Any) -> Seen | None:
    """One page with its truth; None where it has no turns."""
    told = page.of(talk)
    heads = told.heads()
    if not heads:
        return None
    around, said = parts(page, told, heads[0][0]), heard(page, told)
    found = gather(around, said)
    of_page = view(around, said)
    text = shown(tokenizer, of_page.text, of_page.kinds)
    spans = [
        (*place, number)
        for number, name in enumerate(found)
        for at, span, _ in name.mentions
        if (begin := of_page.begins.get(at.number)) is not None
        and (place := text.place(begin + at.words[span.first].start, begin + at.words[span.last].end))
    ]
    guests = _right(found, gold.get("interviewee"))
    guest = found[guests[0]] if guests and guests[0] < len(found) else None
    out = [number for number, name in enumerate(found) if guest is not None and one_party(name, guest)]
    hosts = [number for number in _right(found, gold.get("interviewer")) if number not in out]
    every = np.array(spans, dtype=np.int64).reshape(-1, 3)
    names = [name.name for name in found]
    features = rows(found, around), rows(found, around, guest)
    language = gold.get("language", "en")
    return Seen(
        gold["file"],
        language,
        text.ids,
        text.shapes,
        text.kinds,
        every,
        names,
        (guests, hosts),
        out,
        features,
    )


def _right(found: list[Candidate], name: str | None) -> list[int]:
    return [number for number, seen in enumerate(found) if same(seen.name, name)] if name else [len(found)]


def folder(path: Path, tokenizer: Any, variants: int = 0) -> list[Seen]:
    """The interviews of a folder, each with `variants` copies under other names."""
    golds = [json.loads(truth.read_text("utf-8")) for truth in sorted(path.glob("*.json"))]
    words, made = pool(golds), []
    with tempfile.TemporaryDirectory() as space:
        for gold in golds:
            page = (path / gold["file"]).read_text("utf-8")
            for number in range(1 + (variants if gold.get("language", "en") in LANGUAGES else 0)):
                pick = random.Random(f"{gold['file']}{number}")
                text, truth = swapped(page, gold, pick, words) if number else (page, gold)
                copy = Path(space) / gold["file"]
                copy.write_text(text, "utf-8")
                one = seen(Page(next(iter(open_documents(copy)))), truth, tokenizer)
                if one is not None and (not number or text != page):
                    one.file, one.variant = gold["file"], number
                    made.append(one)
    return made


def as_rows(one: Seen) -> Example:
    """The interview for the table's training."""
    kept = [number for number in range(len(one.names) + 1) if number not in set(one.out)]
    place = {number: at for at, number in enumerate(kept)}
    hosts = [place[number] for number in one.right[HOST] if number in place]
    asking = [one.rows[HOST][number] for number in kept]
    return Example(one.file, (one.rows[GUEST], asking), (one.right[GUEST], hosts), one.weight)


def by_table(one: Seen, table: Weights) -> Floats:
    """What a table makes of an interview: scores [n + 1, 2]."""
    return np.array([[float(table[side, row].sum()) for row in one.rows[side]] for side in (GUEST, HOST)]).T
