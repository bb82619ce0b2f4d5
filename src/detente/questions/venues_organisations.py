"""Organisations of states: whose they are, and which states are fellow members."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
import yaml

from detente.questions.venues_states import Floats, States

DATA = Path(__file__).with_name("data") / "organisations.yaml"


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Members by ISO 3166-1, every state where none are named; others whose conflict it deals with."""

    members: frozenset[str]
    concerned: frozenset[str] = frozenset()

    def meets(self, parties: Iterable[str]) -> bool:
        """True where it is the parties' own or deals with them."""
        return not self.members or bool((self.members | self.concerned).intersection(parties))


class Organisations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Organisations by name."""

    source: str
    organisations: dict[str, Organisation]

    def fellows(self, of: States) -> Floats:
        """How much each state (rows) has another (columns) for a fellow member: (s, s), 0 to 1 of the most.

        An organisation counts 1 / sqrt(members): a common club of six tells more than one of fifty. The
        states it deals with count as if they belonged.
        """
        found = np.zeros((len(of.iso3), len(of.iso3)))
        for each in self.organisations.values():
            members = of.rows(each.members)
            if members:
                rows = of.rows(each.members | each.concerned)
                found[np.ix_(rows, members)] += 1.0 / np.sqrt(len(members))
        np.fill_diagonal(found, 0.0)
        result: Floats = found / max(float(found.max(initial=0.0)), 1e-9)
        return result


@functools.cache
def organisations() -> Organisations:
    """The organisations that ship."""
    return msgspec.convert(yaml.safe_load(DATA.read_text("utf-8")), Organisations, strict=False)
