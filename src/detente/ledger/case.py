"""A case is a folder: its ledger, its settings, its definitions, and snapshots that can be made again."""

from __future__ import annotations

import getpass
import os
import shutil
import uuid
from pathlib import Path
from types import TracebackType

from detente.ledger import migrate, settings, store
from detente.ledger.backup import backup, rebuild_head, restore
from detente.ledger.drives import refuse_network
from detente.ledger.errors import CaseExists, CaseNotFound
from detente.ledger.head import HeadFile
from detente.ledger.ledger import Ledger
from detente.ledger.settings import Settings

LEDGER, HEAD, SETTINGS = "ledger.sqlite", "ledger.head", "case.toml"


class Case:
    """An open case; close it, or use it in a `with` statement.

    `path` is the folder, `ledger` its ledger, `settings` what case.toml says, `definitions` and `snapshots`
    folders.
    """

    def __init__(self, path: Path, ledger: Ledger, settings: Settings) -> None:
        self.path, self.ledger, self.settings = path, ledger, settings
        self.definitions, self.snapshots = path / "definitions", path / "snapshots"

    @classmethod
    def create(
        cls,
        path: str | os.PathLike[str],
        *,
        name: str | None = None,
        time_zone: str = "UTC",
        analyst: str | None = None,
    ) -> Case:
        """Make a new case in a folder that does not exist yet or is empty.

        Raises CaseExists (E202), NetworkDrive (E204), BadSettings (E215).
        """
        folder = Path(path)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CaseExists(f"{folder}, which is not empty", "a new or empty folder", "Choose another name.")
        told = settings.fresh(name or folder.resolve().name, time_zone, analyst or user())
        told.zone()
        refuse_network(folder)
        folder.resolve().parent.mkdir(parents=True, exist_ok=True)
        making = folder.resolve().parent / f".making-{uuid.uuid4().hex}"
        try:
            with store.in_our_words(folder):
                _lay_out(making, told)
                _put_in_place(making, folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        return cls.open(folder)

    @classmethod
    def open(cls, path: str | os.PathLike[str], readonly: bool = False, *, patience: float = 10.0) -> Case:
        """Open a case. `patience`: how many seconds to wait for another writer at each write.

        Raises CaseNotFound (E201), NetworkDrive (E204), OlderLedger (E205), NewerLedger (E206),
        LedgerDamaged (E207), LedgerShort (E208), BadSettings (E215).
        """
        folder = Path(path)
        if not (folder / LEDGER).is_file():
            raise CaseNotFound(
                f"{folder}",
                "a folder made by `detente new`",
                "Check the path, or make the case with `detente new CASE`.",
            )
        refuse_network(folder)
        told = settings.read(folder / SETTINGS)
        ledger = Ledger(folder, readonly=readonly, analyst=told.analyst, zone=told.zone(), patience=patience)
        return cls(folder, ledger, told)

    def backup(self, to: str | os.PathLike[str]) -> Path:
        """Write the whole case into one file, while others read and write."""
        return backup(self, to)

    @staticmethod
    def restore(path: str | os.PathLike[str], to: str | os.PathLike[str]) -> Path:
        """Make a case out of a backup, verified before it takes its name."""
        return restore(path, to)

    @staticmethod
    def rebuild_head(path: str | os.PathLike[str]) -> int:
        """Write a lost head file anew from a chain that holds; the number of the last entry."""
        return rebuild_head(path)

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def user() -> str:
    """The name this machine knows the user by, to sign corrections with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"


def _lay_out(making: Path, told: Settings) -> None:
    """Everything a case consists of, under a passing name: stopped half way, nothing looks like a case."""
    for part in (making, making / "definitions", making / "snapshots"):
        part.mkdir()
    settings.write(making / SETTINGS, told)
    connection = store.create(making / LEDGER)
    migrate.migrate(connection, making / LEDGER)
    connection.close()
    head = HeadFile(making / HEAD)
    head.start()
    head.close()


def _put_in_place(making: Path, folder: Path) -> None:
    if not folder.exists():
        os.replace(making, folder)
        return
    for name in sorted(path.name for path in making.iterdir() if path.name != LEDGER):
        os.replace(making / name, folder / name)
    os.replace(making / LEDGER, folder / LEDGER)  # last: it is what makes the folder a case
