"""Train the branch that reads single sentences: the upper layers again, for all span heads.

    python -m training.sentences --data plv_train.tsv --base BASE --start-from a.pt --out folds.jsonl
    python -m training.sentences --data plv_train.tsv --base BASE --start-from b.pt --save branch.pt

It learns PLOVER roots of sentences with marked actors and what our own sentences are annotated with. The
lower layers stay those of the checkpoint, shared with every other head. Without `--save` each fold is
predicted by a branch trained on the others, from a checkpoint that saw neither file; equal sentences stay
in one fold.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from detente.reading.encoder.labels import BRANCH_FROM, SPAN_TASKS
from detente.reading.encoder.tokens import SOURCE, TARGET, load_tokenizer
from training.batches import Batch, batches, collate
from training.corpora import plover, statements
from training.documents import Annotated
from training.model import Model, load_base

FOLDS = 5
TASKS = ("root", "act", "condition", "polarity", "certainty", "status", "stance")
WEIGHT = {"root": 1.0, "act": 1.0, "status": 1.0, "stance": 1.0}  # others a half


def prepared(args: argparse.Namespace) -> Model:
    """The checkpoint with its lower part fixed and two plain marks for the actors."""
    torch.manual_seed(args.seed)
    model = Model()
    load_base(model, Path(args.base))
    model.load_state_dict(torch.load(args.start_from, weights_only=True)["model"], strict=False)
    e = model.encoder
    with torch.no_grad():
        for mark, word in ((SOURCE, 3120), (TARGET, 4539)):  # the wordpieces "source" and "target"
            e.shapes.weight[mark] = e.words.weight[word]
    for part in (e.words, e.positions, e.shapes, e.norm, *e.layers[:BRANCH_FROM]):
        part.requires_grad_(False)
    for task in TASKS:
        for layer in (0, 3):
            nn.init.normal_(model.span_heads[task][layer].weight, std=0.02)
            nn.init.zeros_(model.span_heads[task][layer].bias)
    return model


def logits(model: Model, batch: Batch) -> dict[str, tuple[Tensor, Tensor]]:
    """Logits and gold labels of each task in a batch."""
    hidden = model.drop(model.encoder(batch.ids, batch.shapes))
    out: dict[str, tuple[Tensor, Tensor]] = {}
    for task, (rows, weights, gold) in batch.pooled.items():
        vectors = torch.einsum("kpn,knw->kpw", weights.to(hidden.dtype), hidden[rows])
        out[task] = model.span_heads[task](vectors.flatten(1)).float(), gold
    return out


def rarity(docs: list[Annotated]) -> dict[str, Tensor]:
    """For each task a weight a label: the square root of how much rarer it is than the average label."""
    counts = Counter((task, label) for d in docs for task, _, label in d.spans)
    out: dict[str, Tensor] = {}
    for task in TASKS:
        n = len(SPAN_TASKS[task].labels)
        total = sum(counts[task, i] for i in range(n))
        out[task] = torch.tensor([(total / (n * max(1, counts[task, i]))) ** 0.5 for i in range(n)])
    return out


def fit(model: Model, docs: list[Annotated], args: argparse.Namespace) -> None:
    weight = rarity(docs)
    upper = [p for layer in model.encoder.layers[BRANCH_FROM:] for p in layer.parameters()]
    heads = [p for task in TASKS for p in model.span_heads[task].parameters()]
    opt = torch.optim.AdamW(
        [{"params": upper, "lr": args.rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    rng = random.Random(args.seed)
    plan = [g for _ in range(args.epochs) for g in batches(docs, args.tokens, rng)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda s: min((s + 1) / (0.1 * len(plan)), 1) * max(0.0, 1 - s / len(plan))
    )
    model.train()
    for group in plan:
        with torch.autocast("cpu", torch.bfloat16):
            found = logits(model, collate(group))
        parts = [
            WEIGHT.get(k, 0.5) * F.cross_entropy(x, y, weight[k], label_smoothing=0.1, reduction="sum")
            for k, (x, y) in found.items()
        ]
        opt.zero_grad(set_to_none=True)
        (torch.stack(parts).sum() / len(group)).backward()
        nn.utils.clip_grad_norm_(upper, 1.0)
        opt.step()
        schedule.step()


@torch.no_grad()
def predict(model: Model, docs: list[Annotated]) -> list[dict[str, str]]:
    model.eval()
    out: list[dict[str, str]] = []
    for d in docs:
        for task, (scores, gold) in logits(model, collate([d])).items():
            labels = SPAN_TASKS[task].labels
            for g, y in zip(gold.tolist(), scores.argmax(-1).tolist(), strict=True):
                out.append({"name": d.name, "task": task, "gold": labels[g], "got": labels[y]})
    return out


def folds(docs: list[Annotated], seed: int) -> list[int]:
    """A fold for each document; equal texts get equal folds."""
    texts = sorted({tuple(d.tokens.ids.tolist()) for d in docs})
    random.Random(seed).shuffle(texts)
    place = {t: i % FOLDS for i, t in enumerate(texts)}
    return [place[tuple(d.tokens.ids.tolist())] for d in docs]


def run(args: argparse.Namespace) -> None:
    torch.set_num_threads(args.threads)
    tokenizer = load_tokenizer(Path(args.base).with_name("tokenizer.json"))
    docs = plover.roots(Path(args.data), tokenizer) + statements.load(tokenizer)
    if args.save:
        model = prepared(args)
        fit(model, docs, args)
        torch.save({"model": model.state_dict()}, args.save)
        return
    fold = folds(docs, 7)
    for i in [int(x) for x in args.folds.split(",") if int(x) < FOLDS]:
        model = prepared(args)
        fit(model, [d for d, f in zip(docs, fold, strict=True) if f != i], args)
        lines = predict(model, [d for d, f in zip(docs, fold, strict=True) if f == i])
        with Path(args.out).open("a", encoding="utf8") as file:
            file.writelines(json.dumps({"fold": i, **x}) + "\n" for x in lines)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "base", "start-from"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--out")
    p.add_argument("--save")
    p.add_argument("--folds", default="0,1,2,3,4")
    p.add_argument("--epochs", type=int, default=11)
    p.add_argument("--tokens", type=int, default=1024)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    run(p.parse_args())


if __name__ == "__main__":
    main()
