"""A case's snapshot: fresh or not, and how it is made anew."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from detente.snapshots.errors import SnapshotUnusable
from detente.snapshots.views import connect
from detente.snapshots.write import Source, write

MANIFEST, STAMP = "manifest.json", "made-of"


@dataclass(frozen=True)
class Snapshot:
    """A finished snapshot: its folder and its manifest (files with rows and SHA-256)."""

    folder: Path
    manifest: dict[str, Any]

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection with one view a kind of record."""
        return connect(self.folder)

    def rows(self, kind: str) -> int:
        """How many records of a kind there are."""
        return sum(
            int(f["rows"]) for name, f in self.manifest["files"].items() if name.startswith(f"{kind}/")
        )


def refresh(folder: str | os.PathLike[str], source: Source, state: str) -> Snapshot:
    """The snapshot of a state of the ledger (its head's hash), made anew where it is missing or of another
    state.

    It appears under its name only when it is whole; whoever still reads the old one keeps it until then.
    """
    place = Path(folder) / "records"
    found = opened(place) if is_of(place, state) else None
    if found is not None:
        return found
    passing = place.with_name(f".passing-{uuid.uuid4().hex}")
    passing.mkdir(parents=True)
    try:
        manifest = write(source, passing)
        (passing / STAMP).write_text(state + "\n", "utf-8")
        _put_in_place(passing, place)
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    return Snapshot(place, manifest)


def is_of(place: Path, state: str) -> bool:
    """True where a snapshot was made of that state of the ledger."""
    try:
        return (place / STAMP).read_text("utf-8").strip() == state
    except (OSError, UnicodeDecodeError):
        return False


def opened(place: Path) -> Snapshot | None:
    """The snapshot in a folder, None where it is unfinished or a file of it is gone."""
    try:
        manifest = json.loads((place / MANIFEST).read_text("utf-8"))
        whole = all((place / name).is_file() for name in manifest["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Snapshot(place, manifest) if whole else None


def read(folder: str | os.PathLike[str]) -> Snapshot:
    """The snapshot as it lies there, fresh or not; raises SnapshotUnusable (E704)."""
    found = opened(Path(folder) / "records")
    if found is None:
        raise SnapshotUnusable(
            f"{folder} without a whole manifest",
            "a finished snapshot",
            "Delete the folder and write it again.",
        )
    return found


def _put_in_place(passing: Path, place: Path) -> None:
    if place.exists():
        old = place.with_name(f".old-{uuid.uuid4().hex}")
        os.replace(place, old)
        os.replace(passing, place)
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.replace(passing, place)
