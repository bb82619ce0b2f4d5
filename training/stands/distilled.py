"""What a student learns from a teacher of the same heads beside the annotation: the teacher's chances of
issues, stances, holders, places and contents (Hinton, Vinyals and Dean 2015), and its states (TinyBERT: Jiao
et al. 2020, equation 8)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.stands.examples import ISSUES, Cut
from training.stands.model import Asked, Heads, asked, laid_out

LEAST = 0.1  # the teacher's chance of an issue from which on its stance and holder teach


class Distilled(nn.Module):
    """A teacher, whose weights stay, and the map from a student's states to its."""

    WEIGHTS = {  # noqa: RUF012
        "issue": 1.0, "stance": 0.6, "venue": 0.6, "holder": 0.5, "place": 0.5, "content": 2.0, "states": 4.0
    }  # fmt: skip

    def __init__(self, teacher: Heads, width: int) -> None:
        super().__init__()
        self.teacher = teacher.eval().requires_grad_(False)
        self.up = nn.Linear(width, teacher.width)

    def forward(self, model: Heads, group: Sequence[Cut], x: Tensor) -> dict[str, Tensor]:
        """The parts of the loss on some windows that the teacher has read, by name; x: the student's."""
        taught = torch.zeros(*x.shape[:2], self.teacher.width)
        mask = torch.zeros(x.shape[:2], dtype=torch.bool)
        for row, cut in enumerate(group):
            k = len(cut.ids)
            mask[row, 1 : k + 1] = True
            if cut.taught is not None:
                taught[row, 1 : k + 1] = torch.tensor(cut.taught.astype(np.float32))
        normed = F.layer_norm(taught[mask], (self.teacher.width,))
        found = {
            "states": F.mse_loss(self.up(x[mask]), normed),
            "content": _soft(model.content(x[mask]), self.teacher.content(taught[mask])).mean(),
        }
        some = asked(group, x.shape[1])
        return found | self._of_clauses(model, group, some, x, taught) if some else found

    def _of_clauses(
        self, model: Heads, group: Sequence[Cut], some: Asked, x: Tensor, taught: Tensor
    ) -> dict[str, Tensor]:
        scores, inner = model.of_clauses(laid_out(x, some.at), some.own, some.signs)
        told, its = self.teacher.of_clauses(laid_out(taught, some.at), some.own, some.signs)
        chances = torch.sigmoid(told)
        each = F.binary_cross_entropy_with_logits(scores, chances, reduction="none")
        found = {"issue": each.sum(1).mean()}
        which, issues = torch.nonzero(chances > LEAST, as_tuple=True)
        if not len(which):
            return found
        weight, mine, right = chances[which, issues], inner[which, issues], its[which, issues]
        on_place = issues >= len(ISSUES)
        rows = [some.clauses[k][0] for k in which.tolist()]
        at = [some.clauses[k][1].at[0] + 1 for k in which.tolist()]
        ends = torch.tensor([len(cut.ids) for cut in group])
        if not on_place.all():
            loss = _soft(model.stance(mine[~on_place]), self.teacher.stance(right[~on_place]))
            found["stance"] = _weighed(loss, weight[~on_place])

        def pointing(head: str, kind: Tensor) -> tuple[Tensor, tuple[list[int], Tensor]]:
            """The loss of what points from the stands of a kind, and where the teacher's points."""
            own = [k for k, its in enumerate(kind.tolist()) if its]
            where = [rows[k] for k in own], [at[k] for k in own], ends
            theirs = self.teacher.pointed(getattr(self.teacher, head)(right[kind]), taught, *where)
            loss = _soft(model.pointed(getattr(model, head)(mine[kind]), x, *where), theirs)
            return _weighed(loss, weight[kind]), (where[0], theirs.argmax(-1))

        found["holder"], _ = pointing("hq", torch.ones_like(on_place))
        if on_place.any():
            found["place"], there = pointing("pq", on_place)
            told = self.teacher.on_places(right[on_place], taught[there])
            loss = _soft(model.on_places(mine[on_place], x[there]), told)
            found["venue"] = _weighed(loss, weight[on_place])
        return found


def _soft(scores: Tensor, taught: Tensor) -> Tensor:
    """Cross entropy [k] with the teacher's chances."""
    return -(torch.softmax(taught, -1) * torch.log_softmax(scores, -1)).sum(-1)


def _weighed(loss: Tensor, weight: Tensor) -> Tensor:
    """The mean of losses [k] by their weights [k]."""
    return (loss * weight).sum() / weight.sum()
