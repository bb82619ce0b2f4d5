"""TimeBank and AQUAINT as cleaned for TempEval-3 (UzZaman et al. 2013): TIMEX3 spans and types."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tokenizers import Tokenizer

from detente.reading.encoder.tokens import tokenize
from training.documents import Annotated

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


def attribute(tag: str, name: str) -> str:
    """One attribute of a tag, empty where it has none."""
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def parse(path: Path) -> tuple[str, list[tuple[int, int, str, str]], str]:
    """The text between <TEXT> tags, its TIMEX3 as (start, end, type, value), and the creation date."""
    raw = path.read_text(encoding="utf8", errors="replace")
    created = re.search(r"<DCT>.*?value=\"([^\"]+)\"", raw, re.S)
    body = raw.split("<TEXT>", 1)[1].rsplit("</TEXT>", 1)[0]
    parts: list[str] = []
    n, at = 0, 0
    spans: list[tuple[int, int, str, str]] = []
    opened: tuple[int, str] | None = None
    for m in TAG.finditer(body):
        piece = html.unescape(body[at : m.start()])
        parts.append(piece)
        n += len(piece)
        at = m.end()
        if m[2] == "TIMEX3":
            if not m[1]:
                opened = (n, m[3])
            elif opened:
                spans.append((opened[0], n, attribute(opened[1], "type"), attribute(opened[1], "value")))
                opened = None
    parts.append(html.unescape(body[at:]))
    return "".join(parts), spans, created[1] if created else ""


def load(folder: Path, tokenizer: Tokenizer) -> list[Annotated]:
    """Every `.tml` under `folder`."""
    docs: list[Annotated] = []
    for path in sorted(folder.rglob("*.tml")):
        text, spans, _ = parse(path)
        tokens = tokenize(tokenizer, text)
        times = [
            (*tokens.cover(a, b), kind)
            for a, b, kind, _ in spans
            if kind in ("DATE", "TIME", "DURATION", "SET")
        ]
        docs.append(Annotated(path.stem, tokens, frozenset({"time"}), times=times))
    return docs
