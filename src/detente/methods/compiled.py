"""Compiled where numba is installed (`pip install detente[fast]`), plain Python where it is not.

Kernels that play move after move cannot be written as whole-array operations; they are written as
loops in the subset of Python that numba compiles. The same source runs either way, so the results are
the same to the last digit; only the speed differs (some hundredfold).
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

try:
    import numba
except ImportError:  # the extra is not installed
    FAST = False
else:
    FAST = True


def _cache_folder() -> Path:
    """Where machine code is kept: one folder for one state of the sources, outside the installation.

    numba looks only at the file a function stands in; a kernel that calls one from another file would
    stay as it was when that other file changes. A folder named by all methods together cannot go stale.
    """
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    folder = _cache_base() / "detente" / "compiled" / digest.hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a home that cannot be written
        folder = Path(tempfile.gettempdir()) / "detente-compiled" / digest.hexdigest()[:16]
    return folder


def _cache_base() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))


_switched_off: list[bool] = []


def in_use() -> bool:
    """Whether kernels are compiled and not switched off."""
    return FAST and not _switched_off and not os.environ.get("DETENTE_PLAIN")


@contextmanager
def switched_off() -> Iterator[None]:
    """Use the array code within the block, as where numba is not installed."""
    _switched_off.append(True)
    try:
        yield
    finally:
        _switched_off.pop()


def compiled(function: F) -> F:
    """Compile a kernel, once per machine (kept on disk) and free of the interpreter lock."""
    if not FAST or os.environ.get("DETENTE_PLAIN"):
        return function
    config: Any = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = os.environ.get("NUMBA_CACHE_DIR") or str(FOLDER)
    try:
        return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
    finally:
        config.CACHE_DIR = before


FOLDER = _cache_folder() if FAST else Path()
