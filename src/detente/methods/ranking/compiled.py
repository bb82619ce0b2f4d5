"""Kernels of this room, compiled by numba; without it a call says what to install."""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from detente.methods.ranking.errors import ForecastNotInstalled

F = TypeVar("F", bound=Callable[..., Any])

numba: Any
try:
    import numba
except ImportError:  # the extra is not installed
    numba = None


def needed(name: str) -> ForecastNotInstalled:
    """The error that says what is missing and how to get it."""
    return ForecastNotInstalled(
        f"no {name} in this Python", "numba and lightgbm", "Install them: pip install 'detente[forecast]'"
    )


def _cache_folder() -> str:
    """A folder named by all kernels together: numba alone would not see that a called kernel has changed."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    base = (
        os.environ.get("NUMBA_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    )
    folder = Path(base) / "detente" / "ranking" / digest.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a home that cannot be written
        folder = Path(tempfile.gettempdir()) / "detente-ranking" / digest.hexdigest()[:16]
    return str(folder)


def compiled(function: F) -> F:
    """Compile a kernel, once per machine. Calling it without numba raises ForecastNotInstalled (E660)."""
    if numba is None:

        @functools.wraps(function)
        def missing(*_: Any, **__: Any) -> Any:
            raise needed("numba")

        return cast(F, missing)
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = FOLDER
    try:
        return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
    finally:
        numba.config.CACHE_DIR = before


FOLDER = _cache_folder() if numba is not None else ""
