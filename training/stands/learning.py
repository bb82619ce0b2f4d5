"""How the layers for stands and their teacher learn: which windows, in which batches, for how long."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.schedule import schedule
from training.stands.distilled import Distilled
from training.stands.examples import Cut, cuts
from training.stands.model import WEIGHTS, Heads, loss

DATA = Path(__file__).parents[1] / "data" / "stands"
MORE = [
    Path(__file__).parents[2] / "benchmarks" / "data" / "words" / f"{name}.txt" for name in ("dev", "more")
]
HELD = [f"reports_{letter}.txt" for letter in "bcdefghijk"]  # not trained on
MASK = 103  # the token of the base model that stands for a hidden one
SHUFFLED = 200  # windows that are sorted by length together


def arguments(about: str | None, epochs: int, tokens: int, rate: float) -> argparse.ArgumentParser:
    """What every training on our reports and items is told."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--more", type=Path, nargs="*", default=MORE, help="reports beside those of --data")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--held", nargs="*", default=HELD, help="files that are not trained on")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--start-from", type=Path)
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--tokens", type=int, default=tokens, help="of a batch")
    parser.add_argument("--rate", type=float, default=rate)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--masked", type=float, default=0.0, help="share of the tokens that are hidden")
    parser.add_argument("--half", action="store_true", help="compute in bfloat16: for processors with AMX")
    return parser


def pool_of(given: argparse.Namespace) -> list[Cut]:
    """The windows that are trained on."""
    files = [*sorted(given.data.glob("*.txt")), *given.more]
    return [cut for path in files if path.name not in given.held for cut in cuts(path)]


def batches(pool: list[Cut], tokens: int, pick: random.Random) -> Iterator[list[Cut]]:
    """Windows of like length, at most so many tokens together, in random order."""
    pick.shuffle(pool)
    found: list[list[Cut]] = []
    for start in range(0, len(pool), SHUFFLED):
        group: list[Cut] = []
        for cut in sorted(pool[start : start + SHUFFLED], key=lambda cut: len(cut.ids)):
            if group and (len(group) + 1) * len(cut.ids) > tokens:
                found.append(group)
                group = []
            group.append(cut)
        found.append(group)
    pick.shuffle(found)
    yield from found


def masked(cut: Cut, share: float, pick: np.random.Generator) -> Cut:
    """A window with a share of its tokens hidden, so that no single word is leaned on."""
    hidden = pick.random(len(cut.ids)) < share
    below = np.where(hidden[:, None], np.float16(0), cut.hidden)
    return replace(cut, ids=np.where(hidden, MASK, cut.ids), hidden=below)


def trained(
    model: Heads,
    pool: list[Cut],
    given: argparse.Namespace,
    heads: float = 4.0,
    beside: Distilled | None = None,
) -> None:
    """Train a model, `heads` times as fast in its heads as below, beside a teacher where there is one."""
    torch.manual_seed(given.seed)
    pick, pool = random.Random(given.seed), list(pool)
    lower, both = model.lower(), nn.ModuleList([model, *([beside] if beside else [])])
    steps = given.epochs * sum(1 for _ in batches(list(pool), given.tokens, random.Random(0)))
    opt, pace = schedule(both, lower, given.rate, max(1, steps), heads)
    begun, hide = time.time(), np.random.default_rng(given.seed)
    for epoch in range(given.epochs):
        model.train()
        told: dict[str, list[float]] = {}
        for whole in batches(pool, given.tokens, pick):
            group = [masked(cut, given.masked, hide) for cut in whole] if given.masked else whole
            x = model.read(group)
            with torch.autocast("cpu", torch.bfloat16, enabled=model.half_precision):
                parts = {name: WEIGHTS[name] * part for name, part in loss(model, group, x).items()}
                if beside:
                    learned = beside(model, group, x)
                    parts |= {f"{name}*": beside.WEIGHTS[name] * part for name, part in learned.items()}
            opt.zero_grad(set_to_none=True)
            sum(parts.values()).backward()  # type: ignore[union-attr]
            nn.utils.clip_grad_norm_(lower, 1.0)
            opt.step()
            pace.step()
            for name, part in parts.items():
                told.setdefault(name, []).append(float(part.detach()))
        if given.out:
            torch.save(model.state_dict(), given.out)
        line = {name: round(float(np.mean(values)), 3) for name, values in told.items()}
        print(epoch, line, f"{time.time() - begun:.0f} s", flush=True)
    model.eval()
