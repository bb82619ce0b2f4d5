"""Articles with attributions in brat files: text/ID.txt, attributions/ID_ANNOTATOR.ann; the first annotator
counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Spans = tuple[tuple[int, int], ...]
BOUND = re.compile(r"(T\d+)\t\w+ ([\d ;]+)\t")


@dataclass(frozen=True)
class Record:
    """One attribution in code-point spans, end exclusive."""

    source: Spans
    cue: Spans
    content: Spans


def records(path: Path) -> list[Record]:
    """The attributions of one annotation file."""
    bounds: dict[str, Spans] = {}
    out: list[Record] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if m := BOUND.match(line):
            pairs = (part.split() for part in m[2].split(";"))
            bounds[m[1]] = tuple((int(a), int(b)) for a, b in pairs)
        elif line.startswith("E"):
            roles: dict[str, Spans] = {"source": (), "cue": (), "content": ()}
            for word in line.split("\t", 1)[1].split()[1:]:
                role, _, key = word.partition(":")
                name = role.rstrip("0123456789").lower()
                if name in roles:
                    roles[name] += bounds.get(key, ())
            out.append(Record(**roles))
    return out


def articles(folder: Path) -> dict[str, tuple[str, list[Record]]]:
    """Each annotated article's text and attributions by its name; line ends are kept as they are."""
    out: dict[str, tuple[str, list[Record]]] = {}
    marked = sorted((folder / "attributions").glob("*.ann"))
    for path in sorted((folder / "text").glob("*.txt")):
        files = [p for p in marked if p.name.startswith(path.stem + "_")]
        if files:
            out[path.stem] = (path.read_bytes().decode("utf8"), records(files[0]))
    return out
