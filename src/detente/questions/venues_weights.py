"""How places are ranked, as data: weights and worth of words (judgement), the ranking model, legal bars."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import yaml

from detente.methods.choice import Remembered
from detente.questions.venues_features import Given
from detente.questions.venues_pool import Pool

DATA = Path(__file__).with_name("data")


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Weights of the criteria (they add up to 1) and the worth of a word, all judgement."""

    source: str
    valid_days: int
    weights: dict[str, float]
    words: dict[str, float]
    legal_bar: float


class Warrant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public warrant against a leader; dates are days. `checked`: when it was looked up again."""

    person: str
    state: str
    since: str
    what: str
    until: str | None = None
    checked: str | None = None

    def stands(self, day: str) -> bool:
        """True where it stands on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Court(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """States bound to arrest whom the International Criminal Court seeks, and whom it seeks."""

    source: str
    as_of: str
    parties: tuple[str, ...]
    warrants: tuple[Warrant, ...]
    checked: str | None = None
    unchecked: tuple[str, ...] = ()
    joined: dict[str, str] = {}
    left: dict[str, str] = {}
    leaving: dict[str, str] = {}


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One model's weights by feature: logs of the memories' (memory), of the base, of the bends."""

    memory: dict[str, float]
    base: dict[str, float]
    bend: dict[str, float]

    def fitted(self) -> Remembered:
        """The same as arrays."""
        return Remembered(*(np.array(list(each.values())) for each in (self.memory, self.base, self.bend)))


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """Models whose chances are averaged, by the part of the features that each uses.

    `curve` (a, b, c of a beta calibration) turns a share into the chance to be among several, None where
    only one is chosen.
    """

    members: dict[str, Member]
    curve: tuple[float, float, float] | None

    def pool(self) -> Pool:
        """The members as one."""
        return Pool({name: each.fitted() for name, each in self.members.items()})


class Models(msgspec.Struct, frozen=True, kw_only=True):
    """The ranking models of hosts and of mediators, with what they were trained on."""

    trained_on: str
    method: str
    given: Given
    host: Model
    mediator: Model


@functools.cache
def weights() -> Weights:
    """The weights that ship."""
    return msgspec.convert(yaml.safe_load((DATA / "venues.yaml").read_text("utf-8")), Weights)


@functools.cache
def court() -> Court:
    """States bound to the Court, and its warrants."""
    return msgspec.convert(yaml.safe_load((DATA / "icc.yaml").read_text("utf-8")), Court)


@functools.cache
def models() -> Models:
    """The fitted ranking models."""
    return msgspec.convert(json.loads((DATA / "venues_model.json").read_text("utf-8")), Models)


def bars(state: str, parties: Sequence[str], day: dt.date) -> list[Warrant]:
    """Warrants against leaders of the parties that the state would be bound to carry out on a day."""
    rules, when = court(), day.isoformat()
    bound = (state in rules.parties and when >= rules.joined.get(state, "")) or when < rules.left.get(
        state, ""
    )
    if not bound or when >= rules.leaving.get(state, "9999"):
        return []
    return [
        each for each in rules.warrants if each.state in parties and each.state != state and each.stands(when)
    ]
