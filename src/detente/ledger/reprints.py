"""Documents that print the same text: a wire story printed forty times is one witness, and says forty.

Two documents are reprints of each other when at least SAME of the five-word runs of the shorter stand in the
longer: cut at the end, under another headline or with words changed, a story stays the same story. Candidates
are found by MinHash (Broder 1997, "On the resemblance and containment of documents") in bands (Leskovec,
Rajaraman & Ullman, Mining of Massive Datasets, 3.4) and then compared word for word. Hashes are kept in the
ledger, so a new document is compared with those that share a band and with no other.

This is a judgement on top of the reports: no document is left out, and an analyst may say that two are not
one witness (`detente correct split`) or that they are (`detente correct link`).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence

import apsw
import numpy as np
from numpy.typing import NDArray

from detente.ledger.judgements import Judgement

RULE = "five-word-runs-70"
SAME = 0.7  # of the five-word runs of the shorter text; a judgement, checked by benchmarks.reprints
RUN = 5  # words
FEWEST = 30  # runs: a shorter text says too little to be told from another by the same template
BANDS, ROWS = 40, 3  # of two texts that share half of all their runs, 99.5 % share a band
READ = 200_000  # characters from the start: books and dumps are told by their beginning
MOST = 25  # documents compared word for word with a new one

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")  # in Chinese and Japanese, a character is a word
_FACTORS = np.random.default_rng(19970611).integers(1, 2**63, (2, BANDS * ROWS), dtype=np.uint64) | np.uint64(
    1
)


def runs(text: str) -> frozenset[int]:
    """The five-word runs of a text's first READ characters, each as a number of 32 bits.

    Case and punctuation do not count.
    """
    words = _WORD.findall(text[:READ].lower())
    return frozenset(
        zlib.crc32(" ".join(words[n : n + RUN]).encode("utf-8", "surrogatepass"))
        for n in range(len(words) - RUN + 1)
    )


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the runs of the shorter text that stand in the longer; 0 where either has none."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def bands(found: frozenset[int]) -> list[int]:
    """MinHash of the runs, by bands: signed 64-bit numbers, (BANDS,); none for a text of too few runs."""
    if len(found) < FEWEST:
        return []
    values: NDArray[np.uint64] = np.fromiter(found, dtype=np.uint64, count=len(found))
    least = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for part in np.array_split(values, len(values) // 4096 + 1):
        np.minimum(least, (part[:, np.newaxis] * _FACTORS[0] + _FACTORS[1]).min(axis=0), out=least)
    signature = (least >> np.uint64(32)).astype("<u4").reshape(BANDS, ROWS)
    return [
        int.from_bytes(
            hashlib.blake2b(row.tobytes(), digest_size=8, salt=n.to_bytes(2, "little")).digest(),
            "little",
            signed=True,
        )
        for n, row in enumerate(signature)
    ]


def note(cursor: apsw.Cursor, seq: int, text: str) -> None:
    """File a new document, and which earlier ones it reprints: one of each group is enough."""
    mine = runs(text)
    keys = bands(mine)
    if not keys:
        return
    marks = ", ".join("?" * len(keys))
    sql = (
        f"SELECT seq FROM bands WHERE band IN ({marks}) AND seq < ? GROUP BY seq ORDER BY count(*) DESC, seq"
    )
    near = [int(row[0]) for row in cursor.execute(f"{sql} LIMIT {MOST}", (*keys, seq))]
    for other in near:
        alike = share(mine, runs(_text(cursor, other)))
        if alike >= SAME:
            cursor.execute("INSERT INTO reprints (seq, of, share) VALUES (?, ?, ?)", (seq, other, alike))
            break
    cursor.executemany("INSERT OR IGNORE INTO bands (band, seq) VALUES (?, ?)", ((key, seq) for key in keys))


def fill(connection: apsw.Connection) -> None:
    """File all documents of a ledger that had none of this yet."""
    cursor = connection.cursor()
    known = connection.execute("SELECT seq FROM entries WHERE kind = 'document' ORDER BY seq").fetchall()
    for seq in [row[0] for row in known if isinstance(row[0], int)]:
        note(cursor, seq, _text(cursor, seq))


def witnesses(
    edges: Iterable[tuple[str, str]], judgements: Sequence[Judgement], documents: Iterable[str]
) -> dict[str, str]:
    """Each document that prints the text of another, with the first of its group in the order given.

    `edges` are pairs of document ids that are reprints; the analyst's word stands above them.
    """
    about = [judgement for judgement in judgements if judgement.what == "document"]
    alone = {id for judgement in about if judgement.act == "split" for id in judgement.of}
    group: dict[str, str] = {}

    def first(id: str) -> str:
        while id in group:
            id = group[id]
        return id

    joined = [pair for pair in edges if not alone & set(pair)]
    joined += [
        (judgement.of[0], other)
        for judgement in about
        if judgement.act == "link"
        for other in judgement.of[1:]
    ]
    for one, other in joined:
        a, b = first(one), first(other)
        if a != b:
            group[b] = a
    speaks: dict[str, str] = {}
    return {id: speaks.setdefault(first(id), id) for id in documents}


def _text(cursor: apsw.Cursor, seq: int) -> str:
    row = cursor.execute("SELECT payload ->> '$.text' FROM entries WHERE seq = ?", (seq,)).fetchone()
    return str(row[0] or "") if row else ""
