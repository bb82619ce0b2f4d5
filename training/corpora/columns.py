"""Corpora that give one word a line: factuality (Stanovsky et al. 2017) and CAMEO actors (ConfliBERT), and
their text."""

from __future__ import annotations

import re
from pathlib import Path

from tokenizers import Tokenizer

from detente.reading.encoder.tokens import tokenize
from training.documents import Annotated

NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?%)\]}]|''|n't|'\w{1,2}|\.\.\.)$")
NO_SPACE_AFTER = frozenset("([{$#") | {"``"}
SIGNS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def sentences(path: Path) -> list[list[list[str]]]:
    """Blocks of lines split at white space, as lists of columns; words with spaces cannot occur."""
    out: list[list[list[str]]] = [[]]
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip():
            out[-1].append(line.split("\t") if "\t" in line else line.split(" "))
        elif out[-1]:
            out.append([])
    return [s for s in out if s]


def text_of(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words as running text with each word's character span."""
    text, spans, glue = "", [], True
    for word in words:
        shown = SIGNS.get(word, word)
        if not glue and not NO_SPACE_BEFORE.match(word):
            text += " "
        spans.append((len(text), len(text) + len(shown)))
        text += shown
        glue = word in NO_SPACE_AFTER
    return text, spans


def factuality(path: Path, tokenizer: Tokenizer) -> list[Annotated]:
    """Sentences of a `.conll` file; column 3 is the event's factuality, -3 (certainly not) to 3
    (certainly)."""
    docs: list[Annotated] = []
    for rows in sentences(path):
        text, places = text_of([r[1] for r in rows])
        tokens = tokenize(tokenizer, text)
        facts = [(tokens.cover(*p)[0], float(r[2])) for r, p in zip(rows, places, strict=True) if r[2] != "_"]
        docs.append(
            Annotated(
                path.parent.name, tokens, frozenset({"fact"}), facts=[f for f in facts if f[0] < len(tokens)]
            )
        )
    return docs


def actors(path: Path, tokenizer: Tokenizer) -> list[Annotated]:
    """CAMEO sentences with B-S, I-S (source) and B-T, I-T (target)."""
    docs: list[Annotated] = []
    for rows in sentences(path):
        text, places = text_of([r[0] for r in rows])
        tokens = tokenize(tokenizer, text)
        names: list[tuple[int, int, str]] = []
        for (_, tag), place in zip((r[:2] for r in rows), places, strict=True):
            a, b = tokens.cover(*place)
            kind = {"S": "source", "T": "target"}.get(tag[-1]) if tag != "O" else None
            if kind and tag[0] == "I" and names and names[-1][1] == a and names[-1][2] == kind:
                names[-1] = (names[-1][0], b, kind)
            elif kind:
                names.append((a, b, kind))
        docs.append(Annotated("cameo", tokens, frozenset({"name"}), names=names))
    return docs
