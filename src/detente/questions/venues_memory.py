"""What a conflict remembers: who hosted and mediated here and elsewhere, and opinions made of it.

Everything counts only from the day it was known, so that no meeting is foretold from itself or the future.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.methods.choice import faded, outrun, pooled
from detente.questions.venues_meetings import Meeting, Target, View, marks
from detente.questions.venues_records import on_record
from detente.questions.venues_states import Floats, States

Kept = Mapping[str, Floats]
EVER = 1e9  # days
MEMORIES = (
    "own here, last 2",
    "own here, last 6",
    "own here, last 20",
    "own here, last 60",
    "own here, 365 days",
    "own here, ever",
    "other here, last 6",
    "other here, last 20",
    "other here, ever",
    "own elsewhere, last 20",
    "own elsewhere, 365 days",
    "own elsewhere, ever",
    "other elsewhere, 365 days",
    "other elsewhere, ever",
    "own here, on record",
)
OPINIONS = tuple(
    name for name in MEMORIES if " here, " in name and not name.endswith(("own here, ever", "on record"))
)
DOUBT = 2.0  # meetings that a base opinion is worth
FORGET = 40.0  # later meetings that halve the weight of an opinion's success
RATE = 0.5
FRESH, ELSEWHERE = 20.0, 0.02  # of who is chosen together: meetings that halve it; weight elsewhere


@dataclass(frozen=True)
class Past:
    """Past meetings in the order of their days. `counted`: the record of each state that ships is known too.

    Then what states hosted and mediated in other conflicts counts as elsewhere, ever.
    """

    meetings: Sequence[Meeting]
    of: States
    counted: bool = False

    @functools.cached_property
    def happened(self) -> Mapping[Target, Floats]:
        """1 for each third state that hosted, or mediated, each meeting (m, s)."""
        return {
            "host": marks([each.hosted() for each in self.meetings], self.of),
            "mediator": marks([each.mediated() for each in self.meetings], self.of),
        }

    @functools.cached_property
    def credit(self) -> Mapping[Target, Floats]:
        """The same as memories keep it: each of k mediators 1 / sqrt(k), one among many tells less (m, s)."""
        return {
            role: came / np.sqrt(np.maximum(came.sum(axis=1, keepdims=True), 1.0))
            for role, came in self.happened.items()
        }

    @functools.cached_property
    def present(self) -> Floats:
        """1 for each third state that took part (m, s)."""
        return marks([each.present() for each in self.meetings], self.of)

    def seen(self, asked: Sequence[Meeting], since: Floats | None = None) -> View:
        """What meetings asked about may see of it."""
        return View(asked, self.meetings, self.of, since)

    def kept(self, view: View, target: Target) -> Kept:
        """Each memory (n, s) by name: of `target` ("own") and of the other role."""
        other: Target = "mediator" if target == "host" else "host"
        found = {}
        for name in MEMORIES:
            role = target if name.startswith("own") else other
            place, span = name.split(" ", 1)[1].split(", ")
            found[name] = self._memory(view, role, place, span)
        return found

    def _memory(self, view: View, role: Target, place: str, span: str) -> Floats:
        if span == "on record":
            return on_record(view.asked, role)
        credit, alike = self.credit[role], view.here if place == "here" else view.elsewhere
        if span.startswith("last"):
            some = credit.sum(axis=1) > 0
            return outrun((alike > 0) & some[None, :], float(span.split()[1])) @ credit
        life = EVER if span == "ever" else float(span.split()[0])
        found = faded(view.days, view.known, credit, life, alike)
        if self.counted and place == "elsewhere" and span == "ever":
            found = found + (self.of.hosted if role == "host" else self.of.credit)
        return found

    def together(self, view: View, target: Target) -> Floats:
        """How much each past meeting tells of who is chosen together (n, m), the fresh of the own most."""
        some = self.happened[target].sum(axis=1) > 0
        return outrun((view.here > 0) & some[None, :], FRESH) + ELSEWHERE * view.elsewhere

    def opinion(self, view: View, kept: Kept, target: Target) -> Floats:
        """The pooled opinion (n, s): each memory's own, weighed by how well it told this conflict lately."""
        some = self.happened[target].sum(axis=1) > 0
        weight = outrun((view.here > 0) & some[None, :], FORGET)
        return pooled(opinions(view, kept), self._told[target], weight, RATE)

    @functools.cached_property
    def _told(self) -> Mapping[Target, Floats]:
        """The log of the chance that each opinion gave to what came, of each past meeting (m, e)."""
        found: dict[Target, Floats] = {}
        view = self.seen(self.meetings)
        for target in ("host", "mediator"):
            came = self.happened[target]
            share = came / np.maximum(came.sum(axis=1, keepdims=True), 1.0)
            logs = np.log(np.maximum(opinions(view, self.kept(view, target)), 1e-9))
            found[target] = np.einsum("ms,mse->me", share, logs)
        return found


def opinions(view: View, kept: Kept) -> Floats:
    """Chances (n, s, e) that each memory alone would give, leaning on a base; the base itself comes last."""
    third = view.third_countries
    base = _base(view, kept)
    found = []
    for name in OPINIONS:
        mass = np.where(third, kept[name], 0.0)
        found.append((mass + DOUBT * base) / (mass.sum(axis=1, keepdims=True) + DOUBT))
    result: Floats = np.stack([*found, base], axis=-1)
    return result


def _base(view: View, kept: Kept) -> Floats:
    """A quarter to the near, a quarter to those chosen in other conflicts, half to those in contact."""
    near = near_by(view)
    busy = kept["own elsewhere, 365 days"] + 0.3 * kept["own elsewhere, ever"]
    busy = busy + 0.1 * kept["other elsewhere, ever"] + 0.02
    both = near / near.sum(axis=1, keepdims=True) + busy / busy.sum(axis=1, keepdims=True)
    both = np.where(view.third_countries, both, 0.0)
    mixed = both / both.sum(axis=1, keepdims=True) + in_contact(view)
    result: Floats = mixed / mixed.sum(axis=1, keepdims=True)
    return result


def in_contact(view: View) -> Floats:
    """Each third country's share of the parties' diplomatic contacts (n, s), 0 where none is known."""
    found = np.zeros((len(view.asked), len(view.of.iso3)))
    for k, each in enumerate(view.asked):
        if rows := view.of.rows(each.parties):
            found[k] = view.of.contacts[rows].mean(axis=0)
    found = np.where(view.third_countries, found, 0.0)
    result: Floats = found / np.maximum(found.sum(axis=1, keepdims=True), 1.0)
    return result


def near_by(view: View) -> Floats:
    """exp(-km / 1000) from the parties' capitals (n, s), and a little for the farthest."""
    found = np.full((len(view.asked), len(view.of.iso3)), 1.0)
    for k, each in enumerate(view.asked):
        if rows := view.of.rows(each.parties):
            found[k] = np.exp(-view.of.km[rows].mean(axis=0) / 1000.0) + 0.005
    return found
