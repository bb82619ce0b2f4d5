"""Fit the factuality head anew on the finished encoder, by squared error:

    python -m training.factuality --data DATA/factuality --checkpoint b.pt

It needs the exported encoder (its int8 states are what the head will see); run `training.export` before and
after. The head of the checkpoint is replaced.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.reading.columns import blocks, running
from detente.reading.encoder import load

EPOCHS, BATCH, RATE = 20, 128, 1e-3


def states(path: Path) -> tuple[Tensor, Tensor]:
    """The hidden state of each event's first token [k, 384] and its value [k]."""
    sentences = []
    for rows in blocks(path):
        text, spans = running([r[1] for r in rows])
        sentences.append((text, [(spans[i], float(r[2])) for i, r in enumerate(rows) if r[2] != "_"]))
    vectors, values = [], []
    for reading, (_, events) in zip(load().read_all(t for t, _ in sentences), sentences, strict=True):
        for span, value in events:
            vectors.append(reading.hidden[reading.tokens.cover(*span)[0]])
            values.append(value)
    return torch.from_numpy(np.stack(vectors)), torch.tensor(values)


def fit(x: Tensor, y: Tensor, seed: int) -> nn.Sequential:
    """A head of one hidden layer."""
    torch.manual_seed(seed)
    head = nn.Sequential(nn.Linear(x.shape[1], 128), nn.ReLU(), nn.Linear(128, 1))
    drop = nn.Dropout(0.2)
    opt = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    for epoch in range(EPOCHS):
        opt.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        for part in torch.randperm(len(x)).split(BATCH):
            loss = (head(drop(x[part]))[:, 0] - y[part]).square().mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
    return head


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(1)
    parts = [states(args.data / name / "train.conll") for name in ("uw", "meantime")]
    head = fit(torch.cat([x for x, _ in parts]), torch.cat([y for _, y in parts]), args.seed)
    saved = torch.load(args.checkpoint, weights_only=True)
    saved["model"].update({f"fact.{k}": v for k, v in head.state_dict().items()})
    torch.save(saved, args.checkpoint)


if __name__ == "__main__":
    main()
