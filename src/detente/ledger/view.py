"""The ledger as it stands, or stood: what is in force once corrections are applied.

An entry is out of force when a later entry in force supersedes it: a newer reading takes the place of an
older one, an undo takes back a judgement, and an undo of the undo brings it back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import apsw
import msgspec

from detente.ledger import reprints
from detente.ledger.chain import COLUMNS, Entry, entry_of
from detente.ledger.errors import NoSuchEntry
from detente.ledger.judgements import Judgement, Rules
from detente.records import Document, Record, from_builtins, from_json, record_id, to_json
from detente.records.dates import bounds


class View:
    """One state of the ledger: the entries up to number `upto`, through one read connection."""

    def __init__(self, connection: apsw.Connection, upto: int) -> None:
        self.connection, self.upto = connection, upto
        self.dead = self._dead()
        self.rules = Rules([j for j in self.judgements() if j.seq not in self.dead])
        self.gone = self.rules.rejected | self._undone_documents()

    def _dead(self) -> frozenset[int]:
        """Numbers of entries out of force.

        What was taken back takes nothing back. A reading replaced by a newer one stays replaced for those
        before it.
        """
        pairs = self.superseding()
        readings = self._numbers("reading") if pairs else frozenset()
        dead: set[int] = set()
        undone: set[int] = set()
        for seq, target in reversed(pairs):
            if seq in undone:
                continue
            dead.add(target)
            if seq not in readings:
                undone.add(target)
        return frozenset(dead)

    def _numbers(self, kind: str) -> frozenset[int]:
        rows = self.connection.execute(
            "SELECT seq FROM entries WHERE kind = ? AND seq <= ?", (kind, self.upto)
        )
        return frozenset(seq for (seq,) in rows)

    def filed(self, id: str) -> list[Entry]:
        """Every entry of a record by its id, of readings out of force too."""
        kind = id.partition(":")[0]  # ids begin with their record's kind, but for those of actors
        return list(self.entries("kind = 'record' AND name = ? AND subject = ?", kind, id)) or list(
            self.entries("+kind = 'record' AND subject = ?", id)
        )

    def superseding(self) -> list[tuple[int, int]]:
        """Number and target of each entry that supersedes another, in order."""
        sql = (  # left to itself, SQLite would walk the whole table for the order's sake
            "SELECT seq, supersedes FROM entries INDEXED BY entries_by_supersedes "
            "WHERE supersedes IS NOT NULL AND +seq <= ? ORDER BY +seq"
        )
        rows: list[Any] = self.connection.execute(sql, (self.upto,)).fetchall()
        return rows

    def _undone_documents(self) -> frozenset[str]:
        sql = (
            "SELECT seq, subject FROM entries WHERE +kind = 'document' AND seq IN "
            "(SELECT supersedes FROM entries INDEXED BY entries_by_supersedes WHERE supersedes IS NOT NULL)"
        )
        return frozenset(str(subject) for seq, subject in self.connection.execute(sql) if seq in self.dead)

    def entries(self, where: str, *values: Any) -> Iterator[Entry]:
        """Entries up to this state that meet a condition, in order."""
        sql = f"SELECT {COLUMNS} FROM entries WHERE seq <= ? AND ({where}) ORDER BY seq"
        return (entry_of(row) for row in self.connection.execute(sql, (self.upto, *values)))

    def judgements(self) -> list[Judgement]:
        """All judgements, those taken back among them."""
        return [Judgement.of_entry(entry) for entry in self.entries("kind = 'judgement'")]

    def readings(self) -> dict[int, str]:
        """Readings in force: number to the id of the document read, rejected documents left out."""
        sql = "SELECT seq, subject FROM entries WHERE kind = 'reading' AND seq <= ? ORDER BY seq"
        rows = self.connection.execute(sql, (self.upto,))
        return {seq: subject for seq, subject in rows if seq not in self.dead and subject not in self.gone}

    def read_by(self, reader_versions: Mapping[str, str]) -> frozenset[str]:
        """Ids of documents whose reading in force is by exactly these readers, in these versions."""
        wanted, mine = dict(reader_versions), self.readings()
        found = (entry for entry in self.entries("kind = 'reading'") if entry.seq in mine)
        return frozenset(mine[entry.seq] for entry in found if entry.value()["readers"] == wanted)

    def witnesses(self) -> dict[str, str]:
        """Each document in force with the first of those that print its text (itself, where it is alone)."""
        named = "SELECT seq, subject FROM entries WHERE kind = 'document' AND seq <= ? ORDER BY seq"
        ids = {int(seq): str(subject) for seq, subject in self.connection.execute(named, (self.upto,))}
        pairs = self.connection.execute("SELECT seq, of FROM reprints WHERE seq <= ?", (self.upto,))
        edges = [(ids[of], ids[seq]) for seq, of in pairs]
        live = [id for id in ids.values() if id not in self.gone]
        return reprints.witnesses(edges, self.rules.judgements, live)

    def documents(self) -> Iterator[Document]:
        """Documents in force, in the order in which they were added."""
        for entry in self.entries("kind = 'document'"):
            if entry.subject not in self.gone:
                yield self._document(entry)

    def document(self, id: str) -> Document:
        """One document by its id; raises NoSuchEntry (E211)."""
        for entry in self.entries("subject = ? AND kind = 'document'", id):
            return self._document(entry)
        raise NoSuchEntry(
            f"document {id}", "the id of a document of this case", "See `detente verify` for counts."
        )

    def _document(self, entry: Entry) -> Document:
        return msgspec.convert(self.rules.apply(entry.subject, entry.value()), Document)

    def records(self, kind: str | None = None, document: str | None = None) -> Iterator[Record]:
        """Records in force with corrections applied, in the order in which they were written."""
        return (record for _, record in self.items(kind, document))

    def items(self, kind: str | None = None, document: str | None = None) -> Iterator[tuple[str, Record]]:
        """The same, each with the id under which it is filed."""
        where, values = "+kind = 'record'", []  # most entries are records: better in order than by index
        if kind is not None:
            where, values = "kind = 'record' AND name = ?", [kind]
        readings = self.readings()
        if document is not None:
            readings = {seq: subject for seq, subject in readings.items() if subject == document}
        seen: set[str | None] = set()
        for seq, subject, within, payload in self._rows(where, values, readings, document):
            if seq in self.dead or (within is not None and within not in readings):
                continue
            seen.add(subject)
            if subject not in self.rules.rejected:
                yield subject, self._record(subject, payload)
        if document is None:
            yield from self._orphans(kind, seen)

    def _rows(
        self, where: str, values: list[Any], readings: dict[int, str], document: str | None
    ) -> Iterator[Any]:
        columns = "SELECT seq, subject, within, payload FROM entries WHERE"
        if document is None:
            sql = f"{columns} {where} AND seq <= ? ORDER BY seq"
            yield from self.connection.execute(sql, (*values, self.upto))
            return
        for reading in readings:  # a reading's records follow it at once: no index on `within` is needed
            size = next(self.entries("seq = ?", reading)).value()["records"]
            sql = f"{columns} seq > ? AND seq <= ? AND {where} ORDER BY seq"
            yield from self.connection.execute(sql, (reading, reading + size, *values))
        by_hand = "kind = 'record' AND within IS NULL AND payload ->> '$.span.document' = ?"
        sql = f"{columns} {by_hand} AND {where} AND +seq <= ? ORDER BY +seq"
        yield from self.connection.execute(sql, (document, *values, self.upto))

    def _orphans(self, kind: str | None, seen: set[str | None]) -> Iterator[tuple[str, Record]]:
        """Records that the analyst changed and a newer reading no longer finds: a person's word stays."""
        for subject in self.rules.changed():
            if subject in seen or subject in self.rules.rejected:
                continue
            found = [entry for entry in self.filed(subject) if kind in (None, entry.name)]
            if found:
                yield subject, self._record(subject, bytes(found[-1].payload).decode("utf-8"))

    def _record(self, subject: str | None, payload: str) -> Record:
        if not self.rules.touches(subject, payload):
            return from_json(payload)
        return from_builtins(self.rules.apply(subject, msgspec.json.decode(payload)))


def when(record: Record) -> str | None:
    """The EDTF date a record carries: that of the event, or from when a position holds.

    None where undated.
    """
    found = getattr(record, "date", None) or getattr(record, "valid_from", None)
    return found or (record.published if isinstance(record, Document) else None)


def source_of(record: Record) -> str:
    """The id of the document a record was read from; empty where there is none."""
    return getattr(getattr(record, "span", None), "document", "")


def id_of(record: Record, document: str = "") -> str:
    """The id under which the ledger files a record; a block, which has none, gets one from its place."""
    found = getattr(record, "id", None)
    if isinstance(found, str):
        return found
    span = getattr(record, "span", None)
    kind = type(record).__struct_config__.tag
    return record_id(
        str(kind), document, getattr(span, "start", ""), getattr(span, "end", ""), to_json(record)
    )


def falls_in(date: str | None, since: dt.date | None, until: dt.date | None) -> bool:
    """True where an EDTF date can lie between two days, both included; an unknown date cannot."""
    if since is None and until is None:
        return True
    if date is None:
        return False
    try:
        first, last = bounds(date)
    except ValueError:
        return False
    return (since is None or last >= since) and (until is None or first <= until)
