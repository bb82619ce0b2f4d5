"""The scale of a peace process, what marks a stage, and the fitted model of the next one."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import msgspec
import numpy as np
import yaml

from detente.methods.choice.stages import Model

DATA = Path(__file__).with_name("data")


class Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stage: PA-X's code where it has one."""

    code: str
    title: str


class Scale(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The stages in order; the signals that show a stage, and those that take a process back to one."""

    source: str
    scale: tuple[Stage, ...]
    marks: dict[str, str]
    back: dict[str, str]

    @property
    def codes(self) -> list[str]:
        """The codes in order."""
        return [each.code for each in self.scale]

    def title(self, code: str) -> str:
        """A stage in words."""
        return next(each.title for each in self.scale if each.code == code)


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """The model that ships: `first` (6,) chances of the first agreement's stage, chain (6, 6), weights."""

    trained_on: str
    method: str
    first: tuple[float, ...]
    chain: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]

    def model(self) -> Model:
        """The model as arrays."""
        return Model(np.array(self.chain), np.array(self.weights))


@functools.cache
def scale() -> Scale:
    """The scale that ships."""
    return msgspec.convert(yaml.safe_load((DATA / "stage.yaml").read_text("utf-8")), Scale)


@functools.cache
def fitted() -> Fitted:
    """The model that ships."""
    return msgspec.convert(json.loads((DATA / "stage_model.json").read_text("utf-8")), Fitted)
