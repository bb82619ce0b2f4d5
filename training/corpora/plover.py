"""PLOVER roots with marked actors (Hu et al. 2024) and CAMEO quad classes (ConfliBERT), one sentence a
row."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tokenizers import Tokenizer

from detente.reading.encoder.labels import SPAN_TASKS
from detente.reading.encoder.tokens import SOURCE, TARGET, tokenize
from training.documents import Annotated

MARK = re.compile(r"</?[st]>")


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take <s>, </s>, <t>, </t> out of a sentence; returns the sentence and the span of s and of t."""
    text, at, spans, opened = "", 0, {}, {}
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        kind = m[0].strip("</>")
        if "/" in m[0]:
            spans.setdefault(kind, (opened.get(kind, len(text)), len(text)))
        else:
            opened[kind] = len(text)
    return text + marked[at:], spans


def roots(path: Path, tokenizer: Tokenizer) -> list[Annotated]:
    """Rows of a `.tsv` with marked_sentence and gold_root."""
    labels = SPAN_TASKS["root"].labels
    docs: list[Annotated] = []
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = unmark(row["marked_sentence"])
            tokens = tokenize(tokenizer, text)
            whole = (0, len(tokens))
            source, target = (tokens.cover(*spans.get(k, (0, len(text)))) for k in "st")
            groups = [[source], [target], [whole]]
            tokens = tokens.marked([(*source, SOURCE), (*target, TARGET)])
            label = labels.index(row["gold_root"].upper())
            docs.append(Annotated(row["sentence_id"], tokens, frozenset(), spans=[("root", groups, label)]))
    return docs


def quads(path: Path, tokenizer: Tokenizer) -> list[Annotated]:
    """Rows `sentence TAB class`, class 0 (a statement, no event) to 4 (material conflict)."""
    docs: list[Annotated] = []
    for line in path.read_text(encoding="utf8").splitlines():
        text, label = line.rsplit("\t", 1)
        tokens = tokenize(tokenizer, text)
        docs.append(
            Annotated("quad", tokens, frozenset(), spans=[("quad", [[(0, len(tokens))]], int(label))])
        )
    return docs
