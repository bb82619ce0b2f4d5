"""Backups: one file that holds a whole case, made while others read and write."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from detente.ledger import migrate, store
from detente.ledger.errors import BadExport, CaseExists, LedgerDamaged
from detente.ledger.head import HeadFile
from detente.ledger.writing import last_entry

if TYPE_CHECKING:
    from detente.ledger.case import Case

LEDGER, HEAD, SETTINGS, DEFINITIONS = "ledger.sqlite", "ledger.head", "case.toml", "definitions"
MOST = 1 << 40  # bytes a member may unpack to
_UNZIPPING = (  # all that zipfile was seen to raise on a file that is none, or was altered
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError),
)


def backup(case: Case, to: str | os.PathLike[str]) -> Path:
    """Write the case as it is at this moment into one zip file (ledger, head, settings, definitions).

    Raises CaseExists (E202) where the file is there already; it appears under its name only when it is whole.
    """
    target = Path(to)
    if target.exists():
        raise CaseExists(f"{target}", "the name of a file that is not there yet", "Choose another name.")
    with tempfile.TemporaryDirectory(dir=target.resolve().parent, prefix=".backup-") as folder:
        copy, part = Path(folder) / LEDGER, Path(folder) / "part.zip"
        with store.in_our_words(case.ledger.path):
            migrate.copy(case.ledger.reading(), copy)
            connection = store.reader(copy)
            head = last_entry(connection)[0]
            connection.close()
        file = HeadFile(Path(folder) / HEAD)
        file.start(head)
        file.close()
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, LEDGER)
            archive.write(Path(folder) / HEAD, HEAD)
            archive.write(case.path / SETTINGS, SETTINGS)
            for definition in sorted(p for p in case.definitions.rglob("*") if p.is_file()):
                archive.write(
                    definition, f"{DEFINITIONS}/{definition.relative_to(case.definitions).as_posix()}"
                )
        _flush(part)
        os.replace(part, target)
    return target


def restore(path: str | os.PathLike[str], to: str | os.PathLike[str]) -> Path:
    """Make a case out of a backup and verify it before it takes its name; an existing case is never touched.

    Raises CaseExists (E202), BadExport (E213) for a file that is no backup, LedgerDamaged (E207).
    """
    from detente.ledger.case import Case

    target = Path(to)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CaseExists(f"{target}, which is not empty", "a new or empty folder", "Choose another name.")
    target.resolve().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.resolve().parent, prefix=".restore-") as folder:
        part = Path(folder) / "case"
        unpack(Path(path), part)
        with Case.open(part) as case:
            found = case.ledger.verify()
        if not found.ok:
            fault = found.faults[0]
            raise LedgerDamaged(
                f"{path}: {fault.where} {fault.position} {fault.what}",
                "a whole backup",
                "Try an older backup.",
            )
        if target.exists():
            target.rmdir()
        os.replace(part, target)
    return target


def unpack(path: Path, folder: Path) -> None:
    """Unpack a backup into a new folder; only the names a case has are taken."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if not {LEDGER, HEAD, SETTINGS} <= set(names):
                raise zipfile.BadZipFile("it holds no ledger")
            for part in (folder, folder / DEFINITIONS, folder / "snapshots"):
                part.mkdir(parents=True)
            for info in archive.infolist():
                parts = Path(info.filename).parts
                known = info.filename in (LEDGER, HEAD, SETTINGS) or parts[:1] == (DEFINITIONS,)
                if known and ".." not in parts and info.file_size < MOST:
                    goal = folder.joinpath(*parts)
                    goal.parent.mkdir(parents=True, exist_ok=True)
                    with archive.open(info) as source, goal.open("wb") as sink:
                        shutil.copyfileobj(source, sink, 1 << 20)
    except _UNZIPPING as reason:
        raise BadExport(f"{path}: {reason}", "a file made by `detente backup`", "Check the path.") from reason


def rebuild_head(folder: str | os.PathLike[str]) -> int:
    """Write the head file anew from a ledger whose pages, chain and evidence hold; the number of the last
    entry.

    For a head file that was lost or damaged. What it cannot know is whether entries at the end were lost
    with it.
    """
    from detente.ledger.ledger import Ledger

    place = Path(folder)
    file = HeadFile(place / HEAD)
    kept = file.path.read_bytes() if file.path.exists() else None
    with store.in_our_words(place / LEDGER):
        connection: apsw.Connection = store.reader(place / LEDGER)
        head = last_entry(connection)[0]
        connection.close()
    file.start(head)
    file.close()
    try:
        ledger = Ledger(place, readonly=True)
        found = ledger.verify()
        ledger.close()
        if not found.ok:
            fault = found.faults[0]
            raise LedgerDamaged(
                f"{fault.where} {fault.position}: {fault.what}", "a whole chain", "Restore a backup."
            )
    except BaseException:
        if kept is None:
            file.path.unlink()
        else:
            file.path.write_bytes(kept)
        raise
    return head.seq


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
