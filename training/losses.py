"""One loss over all heads: the summed negative log-likelihood of what is annotated, weighted by task."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch
from training.labels import IGNORE
from training.model import Model

WEIGHT = {"cue": 1.0, "time": 1.0, "name": 1.0, "link": 0.7, "fact": 0.5, "root": 8.0, "quad": 1.0}
SPAN_WEIGHT = 4.0
UNIT = 10.0  # nats a window that count as 1


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """The loss of each task present in `batch`, each summed over the batch's annotations."""
    hidden = model.drop(model.encoder(batch.ids, batch.shapes))
    out: dict[str, Tensor] = {}
    for task, y in batch.token_labels.items():
        if bool((y != IGNORE).any()):
            logits = model.token_heads[task](hidden).float()
            out[task] = F.cross_entropy(
                logits.flatten(0, 1), y.flatten(), ignore_index=IGNORE, reduction="sum"
            )
    if len(batch.cue_rows):
        out["link"] = link_loss(model, hidden, batch)
    rows, columns, values = batch.facts
    if len(rows):
        out["fact"] = F.smooth_l1_loss(
            model.fact(hidden[rows, columns])[:, 0].float(), values, reduction="sum"
        )
    for task, (rows, weights, y) in batch.pooled.items():
        vectors = torch.einsum("kpn,knw->kpw", weights.to(hidden.dtype), hidden[rows])
        logits = model.span_heads[task](vectors.flatten(1)).float()
        out[task] = F.cross_entropy(logits, y, reduction="sum", label_smoothing=0.05)
    return out


def link_loss(model: Model, hidden: Tensor, batch: Batch) -> Tensor:
    place = torch.arange(hidden.shape[1])
    inside = (place >= batch.cue_spans[:, :1]) & (place < batch.cue_spans[:, 1:])
    weights = inside / inside.sum(-1, keepdim=True).clamp(min=1)
    cues = torch.einsum("cn,cnw->cw", weights.to(hidden.dtype), hidden[batch.cue_rows])
    logits = model.link(hidden, batch.cue_rows, cues, place[None] - batch.cue_spans[:, :1])
    return F.cross_entropy(
        logits.float().flatten(0, 1), batch.links.flatten(), ignore_index=IGNORE, reduction="sum"
    )


def total(parts: dict[str, Tensor], windows: int) -> Tensor:
    """The weighted sum, per window."""
    weighted = [WEIGHT.get(k, SPAN_WEIGHT) * v for k, v in parts.items()]
    return torch.stack(weighted).sum() / (windows * UNIT)
