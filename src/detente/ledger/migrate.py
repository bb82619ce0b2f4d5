"""Numbered migrations, each preceded by an online backup."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path

import apsw

from detente.ledger import reprints, store
from detente.ledger.errors import NewerLedger, OlderLedger

MARK = 0x64657465  # "dete" in the header's application id
FILLS = {4: reprints.fill}  # what a migration cannot say in SQL


def migrations() -> list[tuple[int, str]]:
    """Number and SQL of each migration, in order."""
    folder = resources.files("detente.ledger.migrations")
    found = [
        (int(item.name[:4]), item.read_text("utf-8"))
        for item in folder.iterdir()
        if item.name.endswith(".sql")
    ]
    return sorted(found)


def newest() -> int:
    """The schema's number that this version writes."""
    return migrations()[-1][0]


def version(connection: apsw.Connection) -> int:
    """The schema's number of an open ledger."""
    return int(connection.pragma("user_version"))


def check_version(connection: apsw.Connection, path: Path) -> None:
    """Raise where a ledger that is to be read has another schema than ours (E205, E206)."""
    found = version(connection)
    if found < newest():
        raise OlderLedger(
            f"{path}, schema {found}, opened for reading",
            f"schema {newest()}",
            "Add to it or correct it once (`detente add`): a backup is made before anything changes.",
        )
    _refuse_newer(found, path)


def _refuse_newer(found: int, path: Path) -> None:
    if found > newest():
        raise NewerLedger(f"{path}, schema {found}", f"schema {newest()} or older", "Upgrade détente.")


def copy(connection: apsw.Connection, to: Path) -> None:
    """An online backup: a whole copy as of one moment, while others read and write."""
    target = apsw.Connection(str(to), vfs=store.vfs())
    with target.backup("main", connection, "main") as job:
        while not job.done:
            job.step(1024)
    target.close()


def migrate(connection: apsw.Connection, path: Path, upto: int | None = None) -> list[int]:
    """Bring a ledger to the newest schema, backing it up before each step; the numbers of the steps taken.

    Runs under the writer's lock. A step is one transaction: it happens wholly or not at all.
    """
    _refuse_newer(version(connection), path)
    taken, new = [], version(connection) == 0
    for number, sql in migrations():
        if number <= version(connection) or (upto is not None and number > upto):
            continue
        if not new:
            moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
            backups = path.parent / "backups"
            backups.mkdir(exist_ok=True)
            copy(connection, backups / f"before-schema-{number}-{moment}.sqlite")
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(sql)
            if number in FILLS:
                FILLS[number](connection)
            connection.execute(f"PRAGMA user_version={number}; PRAGMA application_id={MARK}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        taken.append(number)
    return taken
