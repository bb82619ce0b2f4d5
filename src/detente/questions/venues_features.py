"""What is known of every state before a meeting: its past, its distance and ties, and who takes part.

Three things may be given: the conflict and the day alone; the parties at the table too; or all that take
part, third parties included.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from detente.methods.choice import Candidates, faded
from detente.questions.venues_gatherings import gathered
from detente.questions.venues_meetings import Meeting, Target, View, marks, seats
from detente.questions.venues_memory import MEMORIES, Past, in_contact
from detente.questions.venues_organisations import organisations
from detente.questions.venues_present import COUNCIL, PARTIES, PRESENT, parties, present
from detente.questions.venues_states import FAR_KM, Floats, States

Given = Literal["conflict", "parties", "participants"]
BASE = (
    "distance",
    "near",
    "igos",
    "ideal distance",
    "near to one",
    "contacts",
    "permanent member",
    "UN seat",
    "seat of an organisation",
    "capability",
    "fellow member",
)
OPINION = "pooled opinion"
OF_HOSTS = ("hosted in these days", "gathering")
DAYS = 3.0  # in which what was hosted in these days fades by half
A_MEETING = 0.3  # of it, worth a step of the logarithm
LEAST_CAPABILITY = 1e-4  # of the world's: less makes no difference
LEAST_SHARE = 0.005  # of the parties' contacts: fewer tell nothing


def bends(target: Target, given: Given) -> tuple[str, ...]:
    """The names of the features that bend a state's pull."""
    more = {"conflict": (), "parties": PARTIES, "participants": PARTIES + PRESENT}[given]
    return (OPINION, *(OF_HOSTS if target == "host" else ()), *more)


def features(
    asked: Sequence[Meeting],
    past: Past,
    target: Target,
    given: Given = "conflict",
    since: Floats | None = None,
) -> Candidates:
    """Features of every state at each asked meeting, all from meetings known before its day."""
    view = past.seen(asked, since)
    kept = past.kept(view, target)
    blocks = [np.log(past.opinion(view, kept, target) + 1e-4)[..., None]]
    if target == "host":
        lately = faded(view.days, view.known, past.happened["host"], DAYS, view.here)
        blocks.append(np.stack([np.log1p(lately / A_MEETING), gathered(view)], axis=-1))
    if given != "conflict":
        blocks.append(parties(view, past, target))
    if given == "participants":
        blocks.append(present(view, past, target))
    memory = np.stack([kept[name] for name in MEMORIES], axis=-1)
    return Candidates(memory, base(view), np.concatenate(blocks, axis=-1), view.third_countries)


def base(view: View) -> Floats:
    """Distance (0 to 1 of the farthest), nearness, shared organisations (of the most), gap of ideal points,
    nearness to the nearest party, share of contacts, seats, capability, fellow membership (n, s, 11)."""
    of, n, s = view.of, len(view.asked), len(view.of.iso3)
    km, least = np.full((n, s), FAR_KM / 2), np.full((n, s), FAR_KM / 2)
    igos, gap = np.full((n, s), np.nan), np.full((n, s), np.nan)
    fellow, fellows = np.zeros((n, s)), organisations().fellows(of)
    for k, each in enumerate(view.asked):
        if rows := of.rows(each.parties):
            km[k], least[k] = of.km[rows].mean(axis=0), of.km[rows].min(axis=0)
            igos[k] = np.where(np.isnan(of.igos[rows]), 0, of.igos[rows]).mean(axis=0) / 100
            if voting := [row for row in rows if not np.isnan(of.ideal[row])]:
                gap[k] = np.abs(of.ideal[voting][:, None] - of.ideal[None, :]).mean(axis=0)
            fellow[k] = fellows[rows].max(axis=0)
    filled = [np.where(np.isnan(x), np.nanmean(x) if np.isfinite(x).any() else 0.0, x) for x in (igos, gap)]
    share = filled[0] / np.maximum(filled[0].max(axis=1, keepdims=True), 1e-9)
    fixed = [np.broadcast_to(row, (n, s)) for row in _fixed(of)]
    ties = np.log(in_contact(view) + LEAST_SHARE) / 3.0 + 1.5  # about 0 to 1
    blocks = [
        km / FAR_KM,
        np.exp(-km / 1000.0),
        share,
        filled[1],
        np.exp(-least / 3000.0),
        ties,
        *fixed,
        fellow,
    ]
    result: Floats = np.stack(blocks, axis=-1)
    return result


def _fixed(of: States) -> Floats:
    """Permanent members, seats of the UN, seats of any other organisation, weight in the world (4, s)."""
    united = {seat for seat in seats()["org:united-nations"] if seat}
    others = {seat for pair in seats().values() for seat in pair if seat} - united
    weight = np.log(of.capability + LEAST_CAPABILITY)
    weight = (weight - weight.min()) / max(float(np.ptp(weight)), 1e-9)
    result: Floats = np.concatenate([marks([COUNCIL, united, others], of), weight[None]])
    return result
