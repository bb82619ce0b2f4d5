"""Five-fold figures for the span heads: `python -m training.crossvalidate --data DATA --start-from A.pt ...`.

Each fold starts from the same checkpoint, one that has seen neither the PLOVER rows nor our own sentences,
trains on four fifths of both, and predicts the fifth; rows that share a sentence stay in one fold. Writes
predictions a line.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch

from detente.reading.encoder.labels import SPAN_TASKS
from detente.reading.encoder.tokens import load_tokenizer
from training.batches import batches, collate
from training.corpus import load
from training.documents import Annotated, packed
from training.losses import losses, total
from training.model import Model, load_base
from training.train import SIZE, optimizer

FOLDS = 5


def folds(docs: list[Annotated], seed: int) -> list[int]:
    """A fold for each document; equal texts get equal folds."""
    texts = sorted({tuple(d.tokens.ids.tolist()) for d in docs})
    random.Random(seed).shuffle(texts)
    place = {t: i % FOLDS for i, t in enumerate(texts)}
    return [place[tuple(d.tokens.ids.tolist())] for d in docs]


def fit(model: Model, corpus: dict[str, list[Annotated]], args: argparse.Namespace) -> None:
    opt = optimizer(model, args.rate, args.head_rate, args.layer_decay)
    model.train()
    rng = random.Random(args.seed)
    plan = [
        g
        for _ in range(args.epochs)
        for g in batches([w for d in corpus.values() for w in packed(d, SIZE, rng)], args.tokens, rng)
    ]
    for step, group in enumerate(plan):
        for g in opt.param_groups:
            g["lr"] = g["peak"] * min(1, (step + 1) / (0.1 * len(plan))) * (1 - step / len(plan))
        with torch.autocast("cpu", torch.bfloat16):
            loss = total(losses(model, collate(group)), len(group))
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 1.0)
        opt.step()


@torch.no_grad()
def predict(model: Model, docs: list[Annotated]) -> list[dict[str, object]]:
    """For every span label of every document: the task, the gold label, the predicted label."""
    model.eval()
    out: list[dict[str, object]] = []
    for d in docs:
        batch = collate([d])
        hidden = model.encoder(batch.ids, batch.shapes)
        for task, (rows, weights, gold) in batch.pooled.items():
            vectors = torch.einsum("kpn,knw->kpw", weights, hidden[rows])
            labels = SPAN_TASKS[task].labels
            for g, y in zip(
                gold.tolist(), model.span_heads[task](vectors.flatten(1)).argmax(-1).tolist(), strict=True
            ):
                out.append({"name": d.name, "task": task, "gold": labels[g], "got": labels[y]})
    return out


def run(args: argparse.Namespace) -> None:
    torch.set_num_threads(args.threads)
    tokenizer = load_tokenizer(Path(args.base).with_name("tokenizer.json"))
    corpus = {k: v["train"] for k, v in load(Path(args.data), tokenizer, ("roots", "statements")).items()}
    fold = {k: folds(v, 7) for k, v in corpus.items()}
    for i in [int(x) for x in args.folds.split(",")]:
        torch.manual_seed(args.seed)
        model = Model()
        load_base(model, Path(args.base))
        if args.start_from:
            model.load_state_dict(torch.load(args.start_from, weights_only=True)["model"], strict=False)
        part = {k: [d for d, f in zip(v, fold[k], strict=True) if f != i] for k, v in corpus.items()}
        fit(model, part, args)
        with Path(args.out).open("a", encoding="utf8") as file:
            for name in ("roots", "statements"):
                held = [d for d, f in zip(corpus[name], fold[name], strict=True) if f == i]
                for line in predict(model, held):
                    file.write(json.dumps({"fold": i, **line}) + "\n")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "base", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--start-from")
    p.add_argument("--folds", default="0,1,2,3,4")
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--tokens", type=int, default=2048)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--layer-decay", type=float, default=0.9)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    run(p.parse_args())


if __name__ == "__main__":
    main()
