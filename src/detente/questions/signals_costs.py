"""What giving a signal costs: cheap talk told apart from costly signals, as data."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from detente.reading.signals_catalogue import catalogue

DATA = Path(__file__).with_name("data") / "signals.yaml"


class Cost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`sunk`: something of value is spent; `reversible`: easy, costly, hard; `audience`: who hears it."""

    sunk: bool
    reversible: Literal["easy", "costly", "hard"]
    audience: Literal["private", "other_side", "public"]

    @property
    def costly(self) -> bool:
        """True where the signal costs something that is lost if it is not meant (Fearon 1997)."""
        return self.sunk or self.reversible != "easy"

    @property
    def why(self) -> str:
        """The three marks in words."""
        sunk = "sunk cost" if self.sunk else "no sunk cost"
        return f"{sunk}; {self.reversible} to undo; heard by {self.audience.replace('_', ' ')}"


@functools.cache
def costs() -> dict[str, Cost]:
    """What each kind of signal costs, by its code."""
    return msgspec.convert(yaml.safe_load(DATA.read_text("utf-8")), dict[str, Cost])


@functools.cache
def titles() -> dict[str, str]:
    """Each kind of signal in words, by its code."""
    return {kind.code: kind.what for kind in catalogue()}


def title(code: str) -> str:
    """A kind in words; a sign that the catalogue has no name for is called that."""
    return titles().get(code, "a sign the catalogue has no name for")


def weight(code: str) -> str | None:
    """ "costly", "cheap talk", or None where the kind is not in the catalogue."""
    cost = costs().get(code)
    return None if cost is None else "costly" if cost.costly else "cheap talk"
