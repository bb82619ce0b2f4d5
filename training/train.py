"""Train the reading encoder: `python -m training.train --data DATA --base model.safetensors --out FOLDER`.

Seeded; resumes from FOLDER/last.pt when it is there; `--minutes` stops a piece early. On two CPU cores one
pass over PolNeAR takes about four minutes. Two processes of one thread each do better than one of two where
other work runs beside: start both with RANK=0 and RANK=1, WORLD_SIZE=2, MASTER_ADDR=127.0.0.1,
MASTER_PORT=29500, `--threads 1`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.distributed

from detente.reading.encoder.labels import BRANCH_FROM
from detente.reading.encoder.tokens import load_tokenizer
from training.batches import batches, collate
from training.corpus import CORPORA, load
from training.documents import Annotated, packed, windows
from training.losses import losses, total
from training.model import Model, load_base

LONG = ("polnear", "timebank")
SIZE = 254


def epoch_windows(
    corpus: dict[str, list[Annotated]], repeat: dict[str, float], rng: random.Random
) -> list[Annotated]:
    """The windows of one epoch: each corpus `repeat` times, a fraction being a random part."""
    out: list[Annotated] = []
    for name, docs in corpus.items():
        times = repeat.get(name, 1.0)
        chosen = docs * int(times) + rng.sample(docs, round(len(docs) * (times % 1)))
        out += (
            [w for d in chosen for w in windows(d, SIZE, rng)] if name in LONG else packed(chosen, SIZE, rng)
        )
    return out


def fix_lower(model: Model) -> None:
    """Keep what the branch for sentences shares with running text as it is: only the upper layers learn."""
    e = model.encoder
    for part in (e.words, e.positions, e.shapes, e.norm, *e.layers[:BRANCH_FROM]):
        part.requires_grad_(False)


def optimizer(model: Model, rate: float, head_rate: float, decay: float) -> torch.optim.AdamW:
    """AdamW with a rate that falls by `decay` a layer towards the input; word vectors stay as they are."""
    model.encoder.words.weight.requires_grad_(False)
    groups: list[dict[str, object]] = []
    layers = list(model.encoder.layers)
    below = [model.encoder.positions, model.encoder.norm]
    groups.append({"params": [p for m in below for p in m.parameters()], "lr": rate * decay ** len(layers)})
    for i, layer in enumerate(layers):
        groups.append({"params": list(layer.parameters()), "lr": rate * decay ** (len(layers) - 1 - i)})
    heads = [
        p
        for n, p in model.named_parameters()
        if not n.startswith("encoder.") or n.startswith("encoder.shapes")
    ]
    groups.append({"params": heads, "lr": head_rate})
    for g in groups:
        g["params"] = [p for p in g["params"] if p.requires_grad]  # type: ignore[attr-defined]
        g["peak"] = g["lr"]
    groups = [g for g in groups if g["params"]]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def steps(
    corpus: dict[str, list[Annotated]], repeat: dict[str, float], tokens: int, seed: int, start: int
) -> Iterator[tuple[int, list[Annotated]]]:
    """Numbered batches without end, from step `start`; the same for the same seed."""
    number, epoch = 0, 0
    while True:
        rng = random.Random(f"{seed}-{epoch}")
        for group in batches(epoch_windows(corpus, repeat, rng), tokens, rng):
            if number >= start:
                yield number, group
            number += 1
        epoch += 1


def run(args: argparse.Namespace) -> None:
    args.rank, args.world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if args.world > 1:
        torch.distributed.init_process_group("gloo")
    torch.manual_seed(args.seed + 1000 * args.rank)
    torch.set_num_threads(args.threads)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Model()
    load_base(model, Path(args.base))
    if args.start_from:
        state = torch.load(args.start_from, weights_only=True)["model"]
        model.load_state_dict(state, strict=False)
    if args.fixed_lower:
        fix_lower(model)
    opt = optimizer(model, args.rate, args.head_rate, args.layer_decay)
    start = 0
    if (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=True)
        model.load_state_dict(saved["model"])
        opt.load_state_dict(saved["optimizer"])
        start = saved["step"]
    model.train()
    tokenizer = load_tokenizer(Path(args.base).with_name("tokenizer.json"))
    names = tuple(args.corpora.split(","))
    corpus = {k: v["train"] for k, v in load(Path(args.data), tokenizer, names).items()}
    repeat = {k: float(v) for k, v in (x.split("=") for x in args.repeat.split(",") if x)}
    loop(model, opt, steps(corpus, repeat, args.tokens, args.seed, start), args, out)


def loop(
    model: Model,
    opt: torch.optim.AdamW,
    stream: Iterator[tuple[int, list[Annotated]]],
    args: argparse.Namespace,
    out: Path,
) -> None:
    begun, sums, counts, seen = time.time(), Counter[str](), Counter[str](), 0
    for step, group in stream:
        if step >= args.steps or time.time() - begun > 60 * args.minutes:
            if not args.rank:
                save(model, opt, step, out)
            return
        warm = min(1.0, (step + 1) / max(1, args.warm_up * args.steps))
        for g in opt.param_groups:
            g["lr"] = g["peak"] * warm * max(0.02, 1 - step / args.steps)
        batch = collate(group[args.rank :: args.world] or group[:1])
        with torch.autocast("cpu", torch.bfloat16, enabled=not args.full_precision):
            parts = losses(model, batch)
        loss = total(parts, len(group))
        opt.zero_grad(set_to_none=True)
        loss.backward()
        if args.world > 1:
            add_up(opt)
        torch.nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 1.0)
        opt.step()
        seen += batch.ids.numel()
        for k, v in parts.items():
            sums[k] += float(v.detach())
            counts[k] += sum((k in d.tasks) for d in group) or (
                len(batch.cue_rows) if k == "link" else len(batch.pooled.get(k, batch.facts)[0])
            )
        if step % args.every == args.every - 1 and not args.rank:
            line = {k: round(sums[k] / max(1, counts[k]), 3) for k in sums}
            print(
                json.dumps({"step": step + 1, "s": round(time.time() - begun), "tokens": seen, **line}),
                flush=True,
            )
            sums.clear(), counts.clear()
        if step % args.keep == args.keep - 1 and not args.rank:
            save(model, opt, step + 1, out)


def add_up(opt: torch.optim.AdamW) -> None:
    """Sum the gradients of all processes: coarser, and on busy cores faster, than threads that meet at
    every product."""
    for g in opt.param_groups:
        for p in g["params"]:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
        flat = torch.cat([p.grad.flatten() for p in g["params"]])
        torch.distributed.all_reduce(flat)
        for p, part in zip(g["params"], flat.split([p.numel() for p in g["params"]]), strict=True):
            p.grad.copy_(part.view_as(p))


def save(model: Model, opt: torch.optim.AdamW, step: int, out: Path) -> None:
    torch.save({"model": model.state_dict(), "optimizer": opt.state_dict(), "step": step}, out / "part.pt")
    (out / "part.pt").replace(out / "last.pt")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True)
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--corpora", default=",".join(CORPORA))
    p.add_argument("--repeat", default="")
    p.add_argument("--start-from")
    p.add_argument("--steps", type=int, default=3000)
    p.add_argument("--tokens", type=int, default=4096)
    p.add_argument("--minutes", type=float, default=1e9)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--layer-decay", type=float, default=0.9)
    p.add_argument("--warm-up", type=float, default=0.06)
    p.add_argument("--keep", type=int, default=250, help="steps between two checkpoints")
    p.add_argument("--every", type=int, default=50, help="steps between two lines of progress")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--fixed-lower", action="store_true", help="train the upper layers and heads alone")
    p.add_argument("--full-precision", action="store_true")
    run(p.parse_args())


if __name__ == "__main__":
    main()
