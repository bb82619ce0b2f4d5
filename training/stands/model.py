"""The layers that read who stands where, their heads, and the loss of these, in torch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from detente.reading.encoder.labels import ACTS
from detente.reading.encoder.stands import SHARPNESS, STANCES, WORDS_ON_PLACES
from detente.reading.encoder.tokens import CLS, SEP
from training.interviews.chooser import shipped
from training.model import WIDTH, Encoder, load_base, padding
from training.stands.examples import ASKED, ISSUES, Cut, Part, Taken

LAYERS, INNER, POINTER = 6, 256, 128
TOLD = 2.0  # weight of a stand told, beside one of the issues not told
WEIGHTS = {
    "issue": 1.0,
    "stance": 0.6,
    "venue": 0.6,
    "holder": 0.5,
    "place": 0.5,
    "act": 0.4,
    "content": 0.5,
    "speaker": 0.4,
}
BIES = "OBIES"
CONTENT = 4.0  # a mean over tokens, which are many
NEVER = -1e9


class Heads(nn.Module):
    """The heads for stands over the states [b, n, width] of an encoder."""

    half_precision = False  # whether layers compute in bfloat16, on processors that do so faster

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.width = width
        some = len(ASKED), INNER
        self.key, self.first = nn.Linear(width, INNER), nn.Linear(2 * width, INNER)
        self.query, self.emb, self.issue = (nn.Parameter(torch.randn(some) * 0.05) for _ in range(3))
        self.signs = nn.Parameter(torch.randn(2, INNER) * 0.1)
        self.ibias = nn.Parameter(torch.full((len(ASKED),), -3.0))
        self.stance, self.hq = nn.Linear(INNER, len(STANCES)), nn.Linear(INNER, POINTER)
        self.hk, self.dist = nn.Linear(width, POINTER), nn.Embedding(64, 1)
        nn.init.zeros_(self.dist.weight)
        self.venue, self.pq = nn.Linear(INNER, len(WORDS_ON_PLACES)), nn.Linear(INNER, POINTER)
        self.there = nn.Linear(width, len(WORDS_ON_PLACES), bias=False)
        nn.init.zeros_(self.there.weight)
        self.content, self.sq = nn.Linear(width, len(BIES)), nn.Linear(INNER, POINTER)
        self.akey, self.afirst = nn.Linear(width, 1), nn.Linear(2 * width, INNER)
        self.act = nn.Linear(INNER, len(ACTS))
        self.drop = nn.Dropout(dropout)

    def read(self, group: Sequence[Cut]) -> Tensor:
        """The states [b, n, width] of some windows, each behind a first token that begins it."""
        raise NotImplementedError

    def lower(self) -> list[nn.Parameter]:
        """The weights below the heads that learn, more slowly than these."""
        raise NotImplementedError

    def of_clauses(self, rows: Tensor, own: Tensor, signs: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of issues [c, i], and what each issue saw [c, i, 256], from the states of the tokens of
        clauses [c, t, width], which are theirs [c, t], and whether words of each are found [c, i, 2]."""
        seen = (self.key(rows) @ self.query.T) / math.sqrt(INNER)
        weight = torch.softmax(seen.masked_fill(~own[..., None], NEVER), 1).transpose(1, 2)
        of_looked, of_mean = self.first.weight.split(self.width, 1)
        # each token goes through the layer once, not once for every issue that looks at it
        looked = weight @ F.linear(rows, of_looked)
        mean = F.linear(_mean(rows, own), of_mean, self.first.bias)[:, None]
        inner = self.drop(torch.relu(looked + mean + self.emb + signs @ self.signs))
        return (inner * self.issue).sum(-1) + self.ibias, inner

    def of_acts(self, rows: Tensor, own: Tensor) -> Tensor:
        """What is seen [c, 256] of contents, from the states of their tokens."""
        weight = torch.softmax(self.akey(rows).masked_fill(~own[..., None], NEVER), 1)
        both = torch.cat([(weight * rows).sum(1), _mean(rows, own)], -1)
        return self.drop(torch.relu(self.afirst(both)))

    def on_places(self, inner: Tensor, places: Tensor) -> Tensor:
        """Scores [p, 5] of words on places from what a role saw of a clause [p, 256] and the states of the
        places [p, width]: of two places in one clause one may be refused and the other suggested."""
        scores: Tensor = self.venue(inner) + self.there(places)
        return scores

    def pointed(
        self, query: Tensor, x: Tensor, rows: Sequence[int], at: Sequence[int], ends: Tensor
    ) -> Tensor:
        """Scores [p, n] of the tokens that each query [p, 128] may point at, from where it stands."""
        n, places = x.shape[1], torch.arange(x.shape[1])
        far = _bucket(places[None] - torch.tensor(at)[:, None])
        # against all windows, then their own: cheaper to learn from than keys laid out for each query
        every = (query @ self.hk(x).flatten(0, 1).T).unflatten(1, x.shape[:2])
        scores = every[torch.arange(len(query)), list(rows)] * (SHARPNESS / math.sqrt(POINTER))
        outside = (places[None] < 1) | (places[None] > ends[list(rows)][:, None])
        return (scores + self.dist(far)[..., 0]).masked_fill(outside.expand(-1, n), NEVER)


class StandLayers(Heads):
    """Layers over the word vectors and the states of running text, which come in below and at the end."""

    def __init__(self, base: Path | None = None, dropout: float = 0.15, layers: int = LAYERS) -> None:
        super().__init__(WIDTH, 2 * dropout)
        self.encoder = Encoder(dropout)
        shipped(self, layers="text.onnx.gz")  # type: ignore[arg-type]
        if base:  # the shipped word vectors, but layers that have seen no text of anybody else
            fresh = SimpleNamespace(encoder=Encoder(dropout))
            load_base(fresh, base)  # type: ignore[arg-type]
            self.encoder.layers = fresh.encoder.layers
        self.encoder.layers = self.encoder.layers[:layers]
        self.below, self.mix = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        for weight in self.below.parameters():
            nn.init.zeros_(weight)

    def forward(self, states: Tensor, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """States of running text and word vectors [b, n, 384] -> states [b, n, 384]."""
        x = self.encoder.drop(words + self.below(states))
        for layer in self.encoder.layers:
            x = layer(x, mask)
        return x + self.mix(states)

    def read(self, group: Sequence[Cut]) -> Tensor:
        """The states [b, n, 384] of some windows, each behind a first token that begins it."""
        n = 2 + max(len(cut.ids) for cut in group)
        ids, shapes = (
            torch.zeros(len(group), n, dtype=torch.long),
            torch.zeros(len(group), n, dtype=torch.long),
        )
        below = torch.zeros(len(group), n, WIDTH)
        ids[:, 0] = CLS
        for row, cut in enumerate(group):
            k = len(cut.ids)
            ids[row, 1 : k + 1], ids[row, k + 1] = torch.tensor(cut.ids), SEP
            shapes[row, 1 : k + 1] = torch.tensor(cut.shapes)
            below[row, 1 : k + 1] = torch.tensor(cut.hidden.astype(np.float32))
        with torch.no_grad():
            words = self.encoder.embed(ids, shapes)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half_precision):
            x: Tensor = self(below, words, padding(ids))
        return x.float()

    def lower(self) -> list[nn.Parameter]:
        """The layers and what is mixed in, which learn more slowly than the heads."""
        mixed = [*self.below.parameters(), *self.mix.parameters()]
        return [*self.encoder.layers.parameters(), *mixed]


@dataclass(frozen=True)
class Asked:
    """The clauses of some windows: row and clause of each, its tokens [c, t] in the states of all, which of
    them are its own, and whether words of each issue are found [c, i, 2]."""

    clauses: list[tuple[int, Part]]
    at: Tensor
    own: Tensor
    signs: Tensor


def asked(group: Sequence[Cut], n: int) -> Asked | None:
    """All clauses of some windows of n states; None where there are none."""
    found = [(row, clause) for row, cut in enumerate(group) for clause in cut.clauses]
    if not found:
        return None
    at, own = _padded([range(row * n + 1 + c.at[0], row * n + 1 + c.at[1]) for row, c in found])
    return Asked(found, at, own, torch.tensor([c.signs for _, c in found], dtype=torch.float32))


def loss(model: Heads, group: Sequence[Cut], x: Tensor) -> dict[str, Tensor]:
    """The parts of the loss on some windows and what `model.read` made of them, by name."""
    ends = torch.tensor([len(cut.ids) for cut in group])
    return _of_clauses(model, group, x, ends) | _of_contents(model, group, x, ends)


def _of_clauses(model: Heads, group: Sequence[Cut], x: Tensor, ends: Tensor) -> dict[str, Tensor]:
    some = asked(group, x.shape[1])
    if not some:
        return {}
    scores, inner = model.of_clauses(laid_out(x, some.at), some.own, some.signs)
    told, weight = torch.zeros_like(scores), torch.ones_like(scores)
    stands: list[tuple[int, int, Part, Taken]] = []
    for k, (row, clause) in enumerate(some.clauses):
        weight[k, clause.open] = 0.0
        for one in clause.taken:
            told[k, one.issue], weight[k, one.issue] = 1.0, TOLD
            stands.append((k, row, clause, one))
    each = F.binary_cross_entropy_with_logits(scores, told, reduction="none") * weight
    found = {"issue": each.sum(1).mean()}
    if not stands:
        return found
    held = inner[[k for k, *_ in stands], [one.issue for *_, one in stands]]
    on_place = torch.tensor([one.issue >= len(ISSUES) for *_, one in stands])
    if not on_place.all():
        right = [one.stances for *_, one in stands if one.issue < len(ISSUES)]
        found["stance"] = _among(model.stance(held[~on_place]), right).mean()
    if on_place.any():
        there = [(row, clause, one) for _, row, clause, one in stands if one.issue >= len(ISSUES)]
        places = torch.stack([_at_place(x[row], clause, one) for row, clause, one in there])
        right = [one.stances for *_, one in there]
        found["venue"] = _among(model.on_places(held[on_place], places), right).mean()
    for name, head in (("holder", model.hq), ("place", model.pq)):
        found |= _to(model, name, x, ends, head(held), [
            (row, clause.at[0], getattr(one, name)) for _, row, clause, one in stands
        ])  # fmt: skip
    return found


def _at_place(states: Tensor, clause: Part, one: Taken) -> Tensor:
    """The state [width] where a place is named, in the clause if it is, among the states [n, width] of its
    window; zeros where it is not named."""
    if not one.place:
        return torch.zeros_like(states[0])
    start, end = clause.at
    return states[1 + min(one.place, key=lambda token: (not start <= token < end, abs(token - start)))]


def _of_contents(model: Heads, group: Sequence[Cut], x: Tensor, ends: Tensor) -> dict[str, Tensor]:
    found = dict[str, Tensor]()
    n, whole = x.shape[1], [row for row, cut in enumerate(group) if cut.said is not None]
    if not whole:
        return found
    labels = torch.full((len(group), n), -1)
    said = []
    for row in whole:
        labels[row, 1 : len(group[row].ids) + 1] = 0
        for one in group[row].said or ():
            said.append((row, one))
            for a, b in one.content:
                labels[row, a + 1 : b + 1] = BIES.index("I")
                labels[row, a + 1], labels[row, b] = BIES.index("B"), BIES.index("E")
                if b - a == 1:
                    labels[row, b] = BIES.index("S")
    scores = model.content(x).reshape(-1, len(BIES))
    found["content"] = F.cross_entropy(scores, labels.reshape(-1), ignore_index=-1) * CONTENT
    if said:
        tokens = [[row * n + 1 + k for a, b in one.content for k in range(a, b)] for row, one in said]
        at, own = _padded(tokens)
        inner = model.of_acts(laid_out(x, at), own)
        found["act"] = _among(model.act(inner), [one.acts for _, one in said]).mean()
        found |= _to(model, "speaker", x, ends, model.sq(inner), [
            (row, one.content[0][0], one.speaker) for row, one in said
        ])  # fmt: skip
    return found


def _to(
    model: Heads,
    name: str,
    x: Tensor,
    ends: Tensor,
    queries: Tensor,
    wanted: Sequence[tuple[int, int, list[int]]],
) -> dict[str, Tensor]:
    """The loss of queries that point from a token (row, token) to any of some tokens."""
    known = [k for k, (*_, right) in enumerate(wanted) if right]
    if not known:
        return {}
    rows, starts = [wanted[k][0] for k in known], [wanted[k][1] + 1 for k in known]
    scores = model.pointed(queries[known], x, rows, starts, ends)
    return {name: _among(scores, [[token + 1 for token in wanted[k][2]] for k in known]).mean()}


def _padded(groups: Sequence[Iterable[int]]) -> tuple[Tensor, Tensor]:
    """Groups of numbers as one table, and which of it are theirs."""
    each = [torch.tensor(list(group)) for group in groups]
    at = nn.utils.rnn.pad_sequence(each, batch_first=True)
    own = torch.arange(at.shape[1])[None] < torch.tensor([len(group) for group in each])[:, None]
    return at, own


def laid_out(x: Tensor, at: Tensor) -> Tensor:
    """The states [c, t, width] that are asked for by their places in all [b, n, width]."""
    return F.embedding(at, x.flatten(0, 1))


def _mean(rows: Tensor, own: Tensor) -> Tensor:
    found: Tensor = (rows * own[..., None]).sum(1) / own.sum(1, keepdim=True)
    return found


def _among(scores: Tensor, right: Sequence[Sequence[int]]) -> Tensor:
    """-log of the probability of any of the right ones [p]."""
    some = torch.zeros_like(scores, dtype=torch.bool)
    for row, places in enumerate(right):
        some[row, list(places)] = True
    return torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~some, NEVER), -1)


def _bucket(distance: Tensor) -> Tensor:
    """As `detente.reading.encoder.heads.bucket`."""
    size = distance.abs()
    far = 8 + ((size.clamp(min=8) / 8).log2() * 4.6).long().clamp(max=23)
    place = torch.where(size < 8, size, far)
    return torch.where(distance < 0, 31 - place, 32 + place)
