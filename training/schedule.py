"""AdamW for layers that learn on and heads that begin anew.

The heads learn `heads` times as fast; both warm up over the first 6 % of the steps and fall off to 2 %.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR


def schedule(
    model: nn.Module,
    layers: Sequence[torch.nn.Parameter],
    rate: float,
    steps: int,
    heads: float = 4.0,
) -> tuple[AdamW, LambdaLR]:
    """The optimizer and its pace; weights that ask for no gradient are left out."""
    known = {id(weight) for weight in layers}
    rest = [weight for weight in model.parameters() if weight.requires_grad and id(weight) not in known]
    groups = [{"params": list(layers), "lr": rate}, {"params": rest, "lr": heads * rate}]
    opt = AdamW(groups, weight_decay=0.01, fused=True)
    return opt, LambdaLR(opt, lambda step: min((step + 1) / (0.06 * steps), 1) * max(0.02, 1 - step / steps))
