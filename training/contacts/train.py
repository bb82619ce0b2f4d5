"""Trains the layers for contacts on our own annotated sentences.

    python -m training.contacts.train --folds 5                  # tells how well pairs are read, held out
    python -m training.contacts.train --out runs/contacts.pt --export

They begin as the shipped layers for sentences, the first four of six, and learn with a head over every two
mentions of a sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from detente.reading.encoder.contacts import COURSES, MEDIA, seen
from detente.reading.encoder.tokens import CLS, SEP, Tokens, load_tokenizer
from detente.reading.encoder.weights import FOLDER
from training.contacts.examples import Example, examples
from training.export import SentenceLayers, write_onnx
from training.interviews.chooser import shipped
from training.model import WIDTH, Encoder, padding
from training.schedule import schedule

DATA = [
    Path(__file__).parents[1] / "data" / name
    for name in ("contacts.txt", "contacts_reports.txt", "contacts_elsewhere.txt")
]
INNER, LAYERS = 256, 4
MEDIUM_WEIGHT = 0.3


class Toucher(nn.Module):
    """The first layers of the encoder, and a head over every two mentions."""

    def __init__(self, dropout: float = 0.1, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        shipped(self, layers="sentences.onnx.gz")  # type: ignore[arg-type]
        self.encoder.layers = self.encoder.layers[:layers]
        self.first = nn.Linear(4 * WIDTH, INNER)
        self.course, self.medium = nn.Linear(INNER, len(COURSES)), nn.Linear(INNER, len(MEDIA))
        self.drop = nn.Dropout(2 * dropout)

    def forward(self, ids: Tensor, shapes: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        """Ids, shapes [b, n]; pairs [p, 5]: row, first and last token of each -> courses, media [p, ...]."""
        with torch.no_grad():
            x = self.encoder.embed(ids, shapes)
        mask = padding(ids)
        x = self.encoder.drop(x)
        for layer in self.encoder.layers:
            x = layer(x, mask)
        row, a, b, c, d = at.unbind(1)
        joined = torch.cat([x[row, a], x[row, b], x[row, c], x[row, d]], -1)
        inner = self.drop(torch.relu(self.first(joined)))
        return self.course(inner), self.medium(inner)


class Cut:
    """An example as tokens."""

    def __init__(self, tokenizer: object, one: Example) -> None:
        self.example = one
        self.tokens: Tokens
        self.tokens, self.at = seen(tokenizer, one.text, one.mentions)
        self.pairs = [p for p in one.pairs if self.at[p.one][0] and self.at[p.other][0]]


def collated(group: list[Cut]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes [b, n], pairs [p, 5], their courses [p] and media [p] (-100 where not told)."""
    shape = len(group), 2 + max(len(one.tokens) for one in group)
    ids, shapes = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    at, courses, media = [], [], []
    for row, one in enumerate(group):
        n = len(one.tokens)
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = torch.tensor(one.tokens.ids)
        shapes[row, 1 : n + 1] = torch.tensor(one.tokens.shapes)
        for pair in one.pairs:
            at.append([row, *one.at[pair.one], *one.at[pair.other]])
            courses.append(pair.course)
            media.append(-100 if pair.medium is None else pair.medium)
    return ids, shapes, torch.tensor(at).reshape(-1, 5), torch.tensor(courses), torch.tensor(media)


def trained(pool: list[Cut], given: argparse.Namespace) -> Toucher:
    """The layers after training."""
    torch.manual_seed(0)  # whatever the seed, the head begins alike
    model = Toucher()
    torch.manual_seed(given.seed)
    pick, pool = random.Random(given.seed), list(pool)
    layers = list(model.encoder.layers.parameters())
    steps = given.epochs * -(-len(pool) // given.batch)
    opt, pace = schedule(model, layers, given.rate, steps)
    model.train()
    begun = time.time()
    for epoch in range(given.epochs):
        pick.shuffle(pool)
        lost = []
        for start in range(0, len(pool), given.batch):
            ids, shapes, at, courses, media = collated(pool[start : start + given.batch])
            with torch.autocast("cpu", torch.bfloat16):
                course, medium = model(ids, shapes, at)
            found = F.cross_entropy(course.float(), courses, label_smoothing=0.05)
            if bool((media >= 0).any()):
                found = found + MEDIUM_WEIGHT * F.cross_entropy(medium.float(), media)
            opt.zero_grad(set_to_none=True)
            found.backward()
            nn.utils.clip_grad_norm_(layers, 1.0)
            opt.step()
            pace.step()
            lost.append(float(found.detach()))
        print(epoch, round(float(np.mean(lost)), 3), f"{time.time() - begun:.0f} s", flush=True)
    return model.eval()


@torch.no_grad()
def predicted(model: Toucher, pool: list[Cut]) -> list[tuple[int, int, bool]]:
    """(course told, course read, medium right or not told) of every pair."""
    rows: list[tuple[int, int, bool]] = []
    for one in pool:
        if not one.pairs:
            continue
        ids, shapes, at, courses, media = collated([one])
        course, medium = model(ids, shapes, at)
        right = (medium.argmax(1) == media) | (media < 0)
        rows += zip(courses.tolist(), course.argmax(1).tolist(), right.tolist(), strict=True)
    return rows


def tell(rows: list[tuple[int, int, bool]]) -> str:
    """How well pairs in touch are told from others; how often their course and medium are right."""
    told, read = sum(t > 0 for t, _, _ in rows), sum(r > 0 for _, r, _ in rows)
    both = [(t, r, m) for t, r, m in rows if t and r]
    share = max(len(both), 1)
    return (
        f"{len(rows)} pairs: in touch F1 {200 * len(both) / max(told + read, 1):.1f}"
        f" (precision {100 * len(both) / max(read, 1):.1f}, recall {100 * len(both) / max(told, 1):.1f}),"
        f" course right {100 * sum(t == r for t, r, _ in both) / share:.1f},"
        f" medium right {100 * sum(m for _, _, m in both) / share:.1f}"
    )


def export(model: Toucher, out: Path = FOLDER) -> None:
    """Write contacts.onnx.gz (int8), contacts.npz (half precision) and contacts.json."""
    states = {"states": torch.zeros(2, 16, WIDTH), "mask": torch.zeros(2, 1, 1, 16)}
    write_onnx(SentenceLayers(model), states, out / "contacts.onnx.gz")  # type: ignore[arg-type]
    weights = {
        k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if not k.startswith("encoder.")
    }
    np.savez(out / "contacts.npz", **weights)  # type: ignore[arg-type]
    names = ("contacts.onnx.gz", "contacts.npz", "embedding.onnx.gz")
    manifest = {"sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}}
    (out / "contacts.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


def main() -> None:
    """Train; tell; export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, nargs="+", default=DATA)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="of this many, each held out once")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16, help="sentences")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--export", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = load_tokenizer(FOLDER / "tokenizer.json")
    everything = [Cut(tokenizer, one) for path in given.data for one in examples(path)]
    random.Random(0).shuffle(everything)
    rows: list[tuple[int, int, bool]] = []
    for fold in range(given.folds):
        left = [one for place, one in enumerate(everything) if place % given.folds != fold]
        held = everything[fold :: given.folds]
        rows += predicted(trained(left, given), held)
        print(tell(rows), flush=True)
    if given.out or given.export:
        model = trained(everything, given)
        if given.out:
            torch.save(model.state_dict(), given.out)
        if given.export:
            export(model)


if __name__ == "__main__":
    main()
