"""Trains the layers that choose who asks and who is asked, on top of the table that train.py makes.

    python -m training.interviews.encode --held qsv --out runs/interviews.pt     # and tells how they are read
    python -m training.interviews.encode --out runs/interviews.pt --export

The examples are our own interviews, two copies of each under other names, and made-up ones. Half the time the
layers learn on top of what a table says that has not seen the batch, half the time alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import nn

from detente.reading.encoder.tokens import load_tokenizer
from detente.reading.encoder.weights import FOLDER
from detente.reading.turns_head import GUEST, HOST
from training.export import TextLayers, write_onnx
from training.interviews.chooser import Chooser, again, loss, scored, shipped
from training.interviews.fit import fitted
from training.interviews.generate import FRAMED, made
from training.interviews.shown import LANGUAGES, Floats, Seen, as_rows, by_table, folder
from training.interviews.train import OWN, batch
from training.model import WIDTH
from training.schedule import schedule

GROUPS, RIDGE, OWN_WEIGHT = 4, 0.3, 2.0
SHARES = [1.0, 1.0]
"""The weight of the table's score beside the layers', guest and host: the best of 0, .3, .6 and 1 on q, s and
v held out."""


def priors(real: list[Seen], invented: list[Seen], held: str) -> None:
    """Give each interview what a table makes of it that has not seen its batch."""
    names = sorted({batch(one) for one in real} - set(held))
    groups = [set(names[number::GROUPS]) for number in range(GROUPS)] + [set(held)]
    made_up = [as_rows(one) for one in invented]
    for one in real:
        one.weight = OWN_WEIGHT
    for group in filter(None, groups):
        left = [as_rows(one) for one in real if batch(one) not in group | set(held)]
        table = fitted(left + made_up, RIDGE, 60)
        for one in real:
            if batch(one) in group:
                one.prior = by_table(one, table)
    for one in real:
        one.weight = 1.0


def plan(pool: list[Seen], steps: int, tokens: int, pick: random.Random) -> list[list[Seen]]:
    """Batches of like length, as many as there are steps."""
    planned: list[list[Seen]] = []
    while len(planned) < steps:
        pick.shuffle(pool)
        groups: list[list[Seen]] = []
        for start in range(0, len(pool), 64):
            group: list[Seen] = []
            for one in sorted(pool[start : start + 64], key=lambda one: len(one.ids)):
                if group and (len(group) + 1) * len(one.ids) > tokens:
                    groups.append(group)
                    group = []
                group.append(one)
            groups.append(group)
        pick.shuffle(groups)
        planned += groups
    return planned[:steps]


def trained(pool: list[Seen], given: argparse.Namespace) -> Chooser:
    """The layers after training."""
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    pick = random.Random(given.seed)
    model = Chooser()
    shipped(model)
    if given.start_from == Path("shipped"):
        again(model)
    elif given.start_from:
        model.load_state_dict(torch.load(given.start_from, weights_only=True))
    layers = [weight for layer in model.encoder.layers for weight in layer.parameters()]
    steps = plan(pool, given.steps, given.tokens, pick)
    opt, pace = schedule(model, layers, given.rate, len(steps))
    model.train()
    begun, lost = time.time(), []
    for number, group in enumerate(steps, 1):
        found = loss(model, group, pick)
        opt.zero_grad(set_to_none=True)
        found.backward()
        nn.utils.clip_grad_norm_(layers, 1.0)
        opt.step()
        pace.step()
        lost.append(float(found.detach()))
        if number % 50 == 0:
            print(number, round(float(np.mean(lost[-50:])), 3), f"{time.time() - begun:.0f} s", flush=True)
    return model


def tell(model: Chooser, held: list[Seen]) -> None:
    """Print how many are named rightly, the table's score at several weights beside the layers'."""
    model.eval()
    by: dict[str, list[tuple[Seen, Floats]]] = defaultdict(list)
    for one in held:
        by[batch(one)].append((one, scored(model, one)))
    for share in (0.0, 0.3, 0.6, 1.0):
        for name, each in sorted(by.items()):
            right = [sum(_right(one, found, side, share) for one, found in each) for side in (GUEST, HOST)]
            print(
                f"table at {share}, batch {name}: {len(each)} interviews, guests {right[0]}, hosts {right[1]}"
            )


def _right(one: Seen, found: Floats, side: int, share: float) -> bool:
    scores = found[:, side] + share * (0 if one.prior is None else one.prior[:, side])
    if side == HOST:
        scores[one.out] = -np.inf
    return int(np.argmax(scores)) in one.right[side]


def export(model: Chooser, out: Path = FOLDER) -> None:
    """Write interviews.onnx.gz (int8), interviews.npz (half precision) and interviews.json."""
    write_onnx(TextLayers(model), {"states": torch.zeros(2, 16, WIDTH)}, out / "interviews.onnx.gz")
    heads = {
        k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if not k.startswith("encoder.")
    }
    np.savez(out / "interviews.npz", **heads)
    names = ("interviews.onnx.gz", "interviews.npz", "embedding.onnx.gz")
    manifest = {
        "settings": {"table": SHARES, "languages": list(LANGUAGES)},
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names},
    }
    (out / "interviews.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf8")


def main() -> None:
    """Train; tell; export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held", default="", help="letters of the batches to leave out and to measure on")
    parser.add_argument("--steps", type=int, default=440)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--tokens", type=int, default=2048)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--made", type=int, default=2000)
    parser.add_argument("--start-from", type=Path, help="what an earlier run wrote to --out, or shipped")
    parser.add_argument("--made-weight", type=float, default=0.6, help="of a made-up one beside one of ours")
    parser.add_argument("--export", action="store_true")
    given = parser.parse_args()
    tokenizer = load_tokenizer(FOLDER / "tokenizer.json")
    real = folder(OWN / "development", tokenizer, variants=2)
    with tempfile.TemporaryDirectory() as space:
        made(given.made, 78, Path(space), FRAMED)
        invented = folder(Path(space), tokenizer)
    priors(real, invented, given.held)
    for one in invented:
        one.weight = given.made_weight
    pool = [one for one in real if batch(one) not in given.held] + invented
    pool = [one for one in pool if one.language in LANGUAGES]
    model = trained(pool, given)
    torch.save(model.state_dict(), given.out)
    tell(model, [one for one in real if batch(one) in given.held and not one.variant])
    if given.export:
        export(model.eval())


if __name__ == "__main__":
    main()
