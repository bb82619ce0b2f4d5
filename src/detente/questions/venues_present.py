"""Who takes part, and what that says of the place: earlier hosts of the same people, seats."""

from __future__ import annotations

import numpy as np

from detente.methods.choice import faded
from detente.questions.venues_meetings import Target, View, marks, seats, shared
from detente.questions.venues_memory import EVER, Past, near_by
from detente.questions.venues_states import Floats

LATELY = 120.0  # days
PARTIES = (
    "guest at the table",
    "with these parties, ever",
    "with these parties, lately",
    "guest, by how often it is chosen when there",
)
PRESENT = (
    "there",
    "there, no other",
    "there, by how many",
    "main seat",
    "second seat",
    "main seat, no state there",
    "there, chosen when there, ever",
    "there, chosen when there, lately",
    "with these third parties, ever",
    "with these third parties, ever, share",
    "with these third parties, lately",
    "with these third parties, lately, share",
    "with the very same third parties",
    "with the very same, and alike parties",
    "there and near",
    "there, permanent member",
)
COUNCIL = ("CHN", "FRA", "GBR", "RUS", "USA")  # permanent members of the UN Security Council


def parties(view: View, past: Past, target: Target) -> Floats:
    """Features (n, s, 4) of who sits at the table as a party; columns as PARTIES."""
    happened, visible = past.happened[target], view.here + view.elsewhere
    guests = marks([[g for g in each.guests if g not in each.parties] for each in view.asked], view.of)
    alike = visible * shared([e.local for e in view.asked], [e.local for e in view.past])
    before = [np.log1p(faded(view.days, view.known, happened, life, alike) / 0.3) for life in (EVER, LATELY)]
    rate = _rate(view, past, target, visible, EVER)
    result: Floats = np.stack([guests, *before, guests * rate], axis=-1)
    return result


def present(view: View, past: Past, target: Target) -> Floats:
    """Features (n, s, 16) of who takes part; columns as PRESENT."""
    visible = view.here + view.elsewhere
    there = marks([each.present() for each in view.asked], view.of)
    count = there.sum(axis=1, keepdims=True)
    main, second = (
        marks([_seats(each.third, each.parties, k) for each in view.asked], view.of) for k in (0, 1)
    )
    blocks = [there, there * (count == 1), there * np.log(np.maximum(count, 1.0))]
    blocks += [main, second, main * (count == 0)]
    blocks += [there * _rate(view, past, target, visible, life) for life in (EVER, LATELY)]
    blocks += _alike(view, past, target, visible)
    blocks += [there * near_by(view), there * marks([COUNCIL], view.of)]
    result: Floats = np.stack(blocks, axis=-1)
    return result


def _rate(view: View, past: Past, target: Target, visible: Floats, life: float) -> Floats:
    """Log of how often each state is chosen when it takes part, starting at one in two."""
    happened, there = past.happened[target], past.present
    settled = there * (happened.sum(axis=1, keepdims=True) > 0)
    chosen = faded(view.days, view.known, happened * there, life, visible) + 0.5
    result: Floats = np.log(chosen / (faded(view.days, view.known, settled, life, visible) + 1.0))
    return result


def _alike(view: View, past: Past, target: Target, visible: Floats) -> list[Floats]:
    """How often, and in what share of times, each state was chosen with the same third parties."""
    happened = past.happened[target]
    third = shared([e.third for e in view.asked], [e.third for e in view.past])
    local = shared([e.local for e in view.asked], [e.local for e in view.past])
    settled = (happened.sum(axis=1) > 0).astype(float)[:, None]
    blocks = []
    for life in (EVER, LATELY):
        mass = faded(view.days, view.known, happened, life, visible * third)
        total = faded(view.days, view.known, settled, life, visible * third)
        blocks += [np.log1p(mass / 0.3), np.log((mass + 0.005) / (total + 0.3) + 0.01)]
    same = visible * (third == 1.0)
    blocks.append(np.log1p(faded(view.days, view.known, happened, EVER, same) / 0.3))
    blocks.append(np.log1p(faded(view.days, view.known, happened, 365.0, same * (local > 0.3)) / 0.3))
    return blocks


def _seats(third: tuple[str, ...], conflict: tuple[str, ...], which: int) -> list[str]:
    """The main (0) or second (1) seats of the organisations among third parties."""
    found = [seats()[name][which] for name in third if name in seats()]
    return [seat for seat in found if seat and seat not in conflict]
