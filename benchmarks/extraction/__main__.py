"""Article text out of web pages, beside trafilatura alone in the same run.

    python -m benchmarks.extraction [--data PATH] [--out PATH]

PATH of the data: a folder with `ground-truth.json` and `html/ID.html.gz` (or one that holds such a folder).
PATH of the output: our predictions, `{id: {"articleBody": text}}`. The rules were written looking at pages
whose id begins with 0 to 7; the others are reported apart. One credit rule (a short line with a © in it) came
of looking at the only page of the others that had kept one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura

from benchmarks.extraction import credits, shingles
from benchmarks.measured import row, shared, store
from detente.errors import DetenteError
from detente.sources import open_documents

Extract = Callable[[bytes, str], str]


def ours(page: bytes, name: str) -> str:
    try:
        return "\n".join(document.text for document in open_documents(page, name=f"{name}.html"))
    except DetenteError:
        return ""


def peer(page: bytes, _name: str) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


def folder(given: Path) -> Path:
    found = [given, *sorted(each.parent for each in given.glob("*/ground-truth.json"))]
    return next((each for each in found if (each / "ground-truth.json").exists()), given)


def measure(extract: Extract, pages: dict[str, bytes], gold: dict[str, str]) -> dict[str, Any]:
    extract(b"<html><body><p>Started.</p></body></html>", "start")
    began = time.perf_counter()
    texts = {key: extract(page, key) for key, page in pages.items()}
    seconds = (time.perf_counter() - began) / max(1, len(pages))
    scores = {key: shingles.page(gold[key], text) for key, text in texts.items()}
    left = {key: credits.left(text, gold[key], pages[key]) for key, text in texts.items()}
    return {"texts": texts, "scores": scores, "left": left, "seconds": seconds}


def rows(mine: dict[str, Any], theirs: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    parts = {
        "all pages": list(mine["texts"]),
        "pages no rule was written on": [key for key in mine["texts"] if key[0] in "89abcdef"],
    }
    for part, keys in parts.items():
        if not keys:
            continue
        a, b = (shingles.over([side["scores"][key] for key in keys]) for side in (mine, theirs))
        left = [
            round(100 * sum(bool(side["left"][key]) for key in keys) / len(keys), 1)
            for side in (mine, theirs)
        ]
        note = f"{len(keys)} pages; peer: trafilatura alone"
        found.append(row(f"4-gram F1, {part}", round(a.f1, 4), 0.960, 0.970, round(b.f1, 4), "F1", note))
        found.append(
            row(f"precision, {part}", round(a.precision, 4), peer=round(b.precision, 4), unit="", note=note)
        )
        found.append(row(f"recall, {part}", round(a.recall, 4), peer=round(b.recall, 4), unit="", note=note))
        found.append(row(f"credits left in, {part}", left[0], 2.5, 0.0, left[1], "% of pages", note))
    times = [round(1000 * side["seconds"], 1) for side in (mine, theirs)]
    note = "ours: metadata and markup too, in a process of its own"
    found.append(row("time a page", times[0], peer=times[1], unit="ms", note=note))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=shared() / "data" / "extraction")
    parser.add_argument("--out", type=Path, help="where our predictions go, as JSON")
    asked = parser.parse_args()
    data = folder(asked.data)
    if not (data / "ground-truth.json").exists():
        raise SystemExit(f"{asked.data} holds no ground-truth.json; give --data the folder that does")
    gold = {
        key: each.get("articleBody", "")
        for key, each in json.loads((data / "ground-truth.json").read_text("utf-8")).items()
    }
    pages = {key: gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes()) for key in gold}
    mine, theirs = measure(ours, pages, gold), measure(peer, pages, gold)
    if asked.out:
        asked.out.write_text(
            json.dumps({k: {"articleBody": t} for k, t in mine["texts"].items()}, ensure_ascii=False), "utf-8"
        )
    store("extraction", rows(mine, theirs), default=asked.data == shared() / "data" / "extraction")


if __name__ == "__main__":
    main()
