"""Files into a case: opened, read and kept, each document with its records in one transaction.

A file that cannot be opened, or a document on which a reader breaks, is a failure of its own; the rest goes
in. What was kept stays kept, so an interrupted intake is simply run again.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from detente.errors import DetenteError
from detente.ledger.case import Case
from detente.ledger.errors import FileBroke
from detente.ledger.ledger import Added
from detente.reading import read, readers
from detente.reading.petrarch import coding_with
from detente.reading.profile import Profile, reading_as
from detente.records import Document, Record
from detente.scale import executor, in_order
from detente.sources import Failure, open_many

FEW = 8  # files that one process reads before a pool would have started
Progress = Callable[[str], None]
Found = tuple[Document, list[Record]] | Failure


@dataclass
class Intake:
    """What came of the files: documents added, read anew, already there.

    The failures, and records by kind.
    """

    added: int = 0
    reread: int = 0
    known: int = 0
    failures: list[Failure] = field(default_factory=list)
    records: Counter[str] = field(default_factory=Counter)


def take_in(
    case: Case,
    paths: Sequence[str],
    *,
    format: str | None = None,
    workers: int | None = None,
    profile: Profile = "accurate",
    progress: Progress | None = None,
) -> Intake:
    """Add files to a case; `workers` processes read (None: one a core), one writes.

    `profile` says how to read; a document read by another profile is read anew. `progress(path)` is called
    once for each file that is done.
    """
    versions = reader_versions(profile)
    intake = Intake()
    known = case.ledger.view().read_by(versions)
    for path, found in read_files(paths, format=format, workers=workers, profile=profile, known=known):
        for each in found:
            _keep(case, each, versions, intake)
        if progress is not None:
            progress(path)
    return intake


def reader_versions(profile: Profile = "accurate") -> dict[str, str]:
    """The readers in use and their versions, and the profile: what a reading is known by."""
    return {reader.name: reader.version for reader in readers()} | {"profile": profile}


def read_files(
    paths: Sequence[str],
    *,
    format: str | None = None,
    workers: int | None = None,
    profile: Profile = "accurate",
    known: frozenset[str] = frozenset(),
    dictionaries: str | None = None,
) -> Iterator[tuple[str, list[Found]]]:
    """Each file with the documents and records read from it, in the order given.

    Documents whose id is `known` are opened but not read again: they come without records. `dictionaries` is
    a
    folder in PETRARCH's formats to code events with.
    """
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(paths) < FEW or "-" in paths:
        yield from ((path, read_file(path, format, profile, known, dictionaries)) for path in paths)
        return
    reader = partial(read_file, format=format, profile=profile, known=known, dictionaries=dictionaries)
    outcomes = executor("pool", workers).map_shards(reader, paths)
    for outcome in in_order(outcomes):
        yield (
            outcome.shard,
            outcome.value if outcome.value is not None else [_died(outcome.shard, outcome.error)],
        )


def _died(path: str, error: str | None) -> Failure:
    """A file on which two processes broke, one after the other."""
    reason = FileBroke(
        f"{path}: {error}", "a process that lives through it", "Leave the file out, and report it."
    )
    return Failure(path, reason)


def read_file(
    path: str,
    format: str | None = None,
    profile: Profile = "accurate",
    known: frozenset[str] = frozenset(),
    dictionaries: str | None = None,
) -> list[Found]:
    """The documents of one file with their records; each fault as a Failure in its place."""
    found: list[Found] = []
    for document in open_many([path], format=format):
        if isinstance(document, Failure):
            found.append(document)
            continue
        try:
            with reading_as(profile), coding_with(dictionaries):
                found.append((document, [] if document.id in known else read(document)))
        except DetenteError as reason:
            found.append(Failure(path, reason))
    return found


def _keep(case: Case, found: Found, versions: dict[str, str], intake: Intake) -> None:
    if isinstance(found, Failure):
        intake.failures.append(found)
        return
    document, records = found
    match case.ledger.add_document(document, records, versions):
        case Added.NOTHING:
            intake.known += 1
            return
        case Added.DOCUMENT:
            intake.added += 1
        case Added.READING:
            intake.reread += 1
    intake.records.update(str(type(record).__struct_config__.tag) for record in records)
