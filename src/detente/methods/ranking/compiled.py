"""Kernels of this room, compiled by numba; without it a call says what to install."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from detente.methods import compiled as machine
from detente.methods.ranking.errors import ForecastNotInstalled

F = TypeVar("F", bound=Callable[..., Any])


def needed(name: str) -> ForecastNotInstalled:
    """The error that says what is missing and how to get it."""
    return ForecastNotInstalled(
        f"no {name} in this Python", "numba and lightgbm", "Install them: pip install 'detente[forecast]'"
    )


def compiled(function: F) -> F:
    """Compile a kernel, once per machine. Calling it without numba raises ForecastNotInstalled (E660)."""
    if machine.FAST:
        return machine.compiled(function)

    @functools.wraps(function)
    def missing(*_: Any, **__: Any) -> Any:
        raise needed("numba")

    return cast(F, missing)
