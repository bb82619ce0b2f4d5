"""What a case is apart from its entries, and how a case is made from entries written elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from detente.ledger.chain import Entry, link
from detente.ledger.errors import BadExport
from detente.ledger.settings import Settings, write

if TYPE_CHECKING:
    from detente.ledger.case import Case

FORMAT = 1


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of an export.

    Settings, definitions, how many entries follow and the hash of the last.
    """

    detente: str = "case"
    format: int = FORMAT
    case: Settings
    definitions: dict[str, str]
    entries: int
    head: str


def header_of(case: Case, entries: int, head: bytes) -> Header:
    """The header of a case's export."""
    files = sorted(path for path in case.definitions.rglob("*") if path.is_file())
    texts = {path.relative_to(case.definitions).as_posix(): path.read_text("utf-8") for path in files}
    return Header(case=case.settings, definitions=texts, entries=entries, head=head.hex())


def check_header(header: Header, source: object) -> Header:
    """The header itself; raises BadExport (E213) for one of another format."""
    if header.detente != "case" or header.format != FORMAT:
        raise BadExport(f"{source}, format {header.format}", f"format {FORMAT}", "Upgrade détente.")
    return header


def build(header: Header, entries: Iterable[tuple[Entry, str]], to: Path, source: object) -> Path:
    """Make a case of a header and entries with their hashes; on any fault nothing is left behind.

    Raises CaseExists (E202), BadExport (E213) naming the first entry that does not fit.
    """
    from detente.ledger.case import Case

    was_there = to.exists()
    with Case.create(to, name=header.case.name, time_zone=header.case.time_zone) as case:
        try:
            _fill(case, header, entries, source)
        except BaseException:
            case.close()
            for path in to.iterdir() if was_there else (to,):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            raise
    return to


def _fill(case: Case, header: Header, entries: Iterable[tuple[Entry, str]], source: object) -> None:
    with case.ledger.batch() as batch:
        for entry, digest in entries:
            wanted = batch.last.seq + 1
            if entry.seq != wanted or link(batch.last.hash, entry).hex() != digest:
                raise BadExport(
                    f"{source}, entry {entry.seq}: altered or out of order",
                    f"entry {wanted} with the hash its content gives",
                    "Export the case again; nothing was imported.",
                )
            batch.add_as_it_was(entry)
        if (batch.last.seq, batch.last.hash.hex()) != (header.entries, header.head):
            raise BadExport(
                f"{source}, {batch.last.seq} entries",
                f"{header.entries} entries ending in {header.head[:12]}",
                "The file is cut short; export the case again. Nothing was imported.",
            )
    write(case.path / "case.toml", header.case)
    for name, text in header.definitions.items():
        parts = PurePosixPath(name).parts
        if ".." in parts or PurePosixPath(name).is_absolute():
            raise BadExport(f"{source}, a definition called {name!r}", "a name inside the case", "Rename it.")
        goal = case.definitions.joinpath(*parts)
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_text(text, "utf-8")
