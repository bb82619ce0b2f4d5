"""PolNeAR (Newell, Margolin & Ruths, LREC 2018): news articles with source, cue and content spans, in brat
files."""

from __future__ import annotations

import re
from pathlib import Path

from tokenizers import Tokenizer

from detente.reading.encoder.tokens import tokenize
from training.documents import Annotated, Span

TEXT_BOUND = re.compile(r"^(T\d+)\t(\w+) ([\d ;]+)\t")
EVENT = re.compile(r"^E\d+\t(.*)$")


def records(path: Path) -> list[dict[str, list[Span]]]:
    """The attributions of one `.ann` file, each a map from source, cue and content to character spans."""
    spans: dict[str, list[Span]] = {}
    out: list[dict[str, list[Span]]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if m := TEXT_BOUND.match(line):
            spans[m[1]] = [(int(a), int(b)) for a, b in (p.split() for p in m[3].split(";"))]
        elif m := EVENT.match(line):
            record: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
            for part in m[1].split()[1:]:
                role, key = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in record and key in spans:
                    record[role] += spans[key]
            out.append(record)
    return out


def load(folder: Path, tokenizer: Tokenizer) -> list[Annotated]:
    """Every article under `folder` (text/ID.txt, attributions/ID_*.ann; the first annotator's file
    counts)."""
    docs: list[Annotated] = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted(
            p for p in (folder / "attributions").glob("*.ann") if p.name.rsplit("_", 1)[0] == path.stem
        )
        if not files:
            continue
        tokens = tokenize(tokenizer, path.read_bytes().decode("utf8"))
        doc = Annotated(path.stem, tokens, frozenset({"cue"}))
        for r in records(files[0]):
            cue, source, content = (
                [tokens.cover(*s) for s in sorted(r[k])] for k in ("cue", "source", "content")
            )
            cue = [s for s in cue if s[0] < s[1]]
            if cue:
                doc.cues.append((cue[0], source, content))
        docs.append(doc)
    return docs
