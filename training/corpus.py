"""All corpora by name, split the same way every time: `train`, `tune` (held out of training to choose
with), `dev`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora import columns, plover, polnear, statements, timebank
from training.documents import Annotated

HELD_OUT = 0.05  # of PolNeAR's training articles, to choose settings with
CORPORA = ("polnear", "timebank", "uw", "meantime", "actors", "quads", "roots", "statements")


def share(key: str) -> float:
    """A number in 0..1 that belongs to a name, the same on every machine."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 2**32


def _split(
    docs: list[Annotated], part: float, by_text: bool = False
) -> tuple[list[Annotated], list[Annotated]]:
    keys = [str(d.tokens.ids.tolist()) if by_text else d.name for d in docs]
    held = [share(k) < part for k in keys]
    return [d for d, h in zip(docs, held, strict=True) if not h], [
        d for d, h in zip(docs, held, strict=True) if h
    ]


def load(
    data: Path, tokenizer: Tokenizer, names: tuple[str, ...] = CORPORA
) -> dict[str, dict[str, list[Annotated]]]:
    """corpus -> split -> documents. `data` is laid out as the development data are."""
    out: dict[str, dict[str, list[Annotated]]] = {}
    for name in names:
        if name == "polnear":
            train, tune = _split(polnear.load(data / "attribution/polnear/train", tokenizer), HELD_OUT)
            out[name] = {"train": train, "tune": tune}
        elif name == "timebank":
            train, dev = _split(timebank.load(data / "times/TBAQ-cleaned", tokenizer), 0.2)
            out[name] = {"train": train, "dev": dev}
        elif name in ("uw", "meantime"):
            folder = data / "factuality" / name
            out[name] = {s: columns.factuality(folder / f"{s}.conll", tokenizer) for s in ("train", "dev")}
        elif name == "actors":
            train, dev = _split(
                columns.actors(data / "events/cameo_ner_train.txt", tokenizer), 0.2, by_text=True
            )
            out[name] = {"train": train, "dev": dev}
        elif name == "quads":
            train, dev = _split(
                plover.quads(data / "events/cameo_class_train.tsv", tokenizer), 0.2, by_text=True
            )
            out[name] = {"train": train, "dev": dev}
        elif name == "roots":
            out[name] = {"train": plover.roots(data / "events/plv_train.tsv", tokenizer)}
        elif name == "statements":
            out[name] = {"train": statements.load(tokenizer)}
    return out
