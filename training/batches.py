"""Windows to padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from detente.reading.encoder.tokens import CLS, SEP
from training.documents import Annotated, Span
from training.labels import IGNORE, LINK, SPAN_TASKS, TOKEN_TASKS, sequence


@dataclass
class Batch:
    """b windows of n tokens, [CLS] first: position i of a window stands at column i + 1.

    token_labels: task -> [b, n], IGNORE where not annotated. cue_rows [c], cue_spans [c, 2], links [c, n].
    facts: (rows, columns, values). pooled: task -> (rows [k], masks [k, parts, n], labels [k]).
    """

    ids: Tensor
    shapes: Tensor
    token_labels: dict[str, Tensor]
    cue_rows: Tensor
    cue_spans: Tensor
    links: Tensor
    facts: tuple[Tensor, Tensor, Tensor]
    pooled: dict[str, tuple[Tensor, Tensor, Tensor]]


def collate(docs: list[Annotated]) -> Batch:
    n = 2 + max(len(d) for d in docs)
    n += -n % 8
    ids = torch.zeros(len(docs), n, dtype=torch.long)
    shapes = torch.zeros(len(docs), n, dtype=torch.long)
    labels = {k: torch.full((len(docs), n), IGNORE) for k in TOKEN_TASKS}
    rows: list[int] = []
    cue_spans: list[Span] = []
    links: list[Tensor] = []
    facts: list[tuple[int, int, float]] = []
    pooled: dict[str, list[tuple[int, Tensor, int]]] = {}
    for b, d in enumerate(docs):
        size = len(d)
        ids[b, 0], ids[b, size + 1] = CLS, SEP
        ids[b, 1 : size + 1] = torch.from_numpy(d.tokens.ids)
        shapes[b, 1 : size + 1] = torch.from_numpy(d.tokens.shapes)
        for task in TOKEN_TASKS:
            if task in d.tasks:
                labels[task][b, 1 : size + 1] = torch.from_numpy(_token_labels(d, task))
        for cue, sources, contents in d.cues:
            marks = [(*s, "source") for s in sources] + [(*s, "content") for s in contents]
            row = torch.full((n,), IGNORE)
            row[1 : size + 1] = torch.from_numpy(sequence(size, marks, LINK))
            rows.append(b)
            cue_spans.append((cue[0] + 1, cue[1] + 1))
            links.append(row)
        facts += [(b, i + 1, v) for i, v in d.facts]
        for task, groups, label in d.spans:
            pooled.setdefault(task, []).append((b, masks(groups, n), label))
    values = torch.tensor([v for _, _, v in facts])
    places = torch.tensor([f[:2] for f in facts], dtype=torch.long).reshape(-1, 2)
    return Batch(
        ids,
        shapes,
        labels,
        torch.tensor(rows, dtype=torch.long),
        torch.tensor(cue_spans, dtype=torch.long).reshape(-1, 2),
        torch.stack(links) if links else torch.zeros(0, n, dtype=torch.long),
        (places[:, 0], places[:, 1], values),
        {
            k: (
                torch.tensor([x[0] for x in v]),
                torch.stack([x[1] for x in v]),
                torch.tensor([x[2] for x in v]),
            )
            for k, v in pooled.items()
        },
    )


def _token_labels(d: Annotated, task: str):  # type: ignore[no-untyped-def]
    spans = {"cue": [(*c, "cue") for c, _, _ in d.cues], "time": d.times, "name": d.names}[task]
    return sequence(len(d), spans, TOKEN_TASKS[task])


def masks(groups: list[list[Span]], n: int) -> Tensor:
    """Mean-pooling weights [parts, n] for groups of spans; an empty group pools nothing (zeros)."""
    out = torch.zeros(len(groups), n)
    for i, spans in enumerate(groups):
        for a, b in spans:
            out[i, a + 1 : b + 1] = 1
    return out / out.sum(-1, keepdim=True).clamp(min=1)


def batches(docs: list[Annotated], tokens: int, rng: random.Random) -> Iterator[list[Annotated]]:
    """Shuffle windows into batches of about `tokens` padded tokens, windows of like length together."""
    order = sorted(docs, key=lambda d: len(d) + rng.random() * 48)
    groups: list[list[Annotated]] = [[]]
    for d in order:
        if groups[-1] and (len(groups[-1]) + 1) * (len(d) + 2) > tokens:
            groups.append([])
        groups[-1].append(d)
    rng.shuffle(groups)
    yield from groups


__all__ = ["SPAN_TASKS", "Batch", "batches", "collate", "masks"]
