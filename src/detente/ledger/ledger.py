"""The ledger: append, read back as it stands or stood, and find who said so."""

from __future__ import annotations

import datetime as dt
import enum
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import apsw

from detente.ledger import migrate, moments, store
from detente.ledger.chain import COLUMNS, Entry, entry_of, payload_json
from detente.ledger.changes import Change, diff
from detente.ledger.corrections import Corrections
from detente.ledger.errors import CaseNotFound, NoSuchEntry, ReadOnlyCase
from detente.ledger.head import HeadFile
from detente.ledger.judgements import Judgement
from detente.ledger.lock import WriterLock
from detente.ledger.moments import Moment
from detente.ledger.search import Hit, search
from detente.ledger.verify import Verification, verify
from detente.ledger.view import View, falls_in, id_of, source_of, when
from detente.ledger.writing import Batch, Draft, Writer, check_head, check_whole, last_entry
from detente.records import Document, Record, to_json

UTC = ZoneInfo("UTC")


class Added(enum.IntEnum):
    """What `add_document` did; false where there was nothing to do."""

    NOTHING = 0
    DOCUMENT = 1
    READING = 2


class Ledger:
    """An append-only, hash-chained record of documents, records and judgements (`Case.ledger`).

    Reading works from any thread and while others write. Errors: E203 to E210 as in `detente.ledger.errors`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        readonly: bool = False,
        analyst: str = "analyst",
        zone: ZoneInfo = UTC,
        patience: float = 10,
    ) -> None:
        self.path = folder / "ledger.sqlite"
        self.readonly, self.analyst, self.zone = readonly, analyst, zone
        self.head = HeadFile(folder / "ledger.head")
        self.lock = WriterLock(folder / "ledger.lock", patience)
        self._writer = Writer(self.path, self.lock, self.head)
        self.correct = Corrections(self)
        self._mine = threading.local()
        self._readers: list[apsw.Connection] = []
        if not self.path.exists():
            raise CaseNotFound(
                f"{folder}, without ledger.sqlite", "a case", "Make one with `detente new CASE`."
            )
        self._open_checks()

    def _open_checks(self) -> None:
        with store.in_our_words(self.path):
            off = store.pages_missing(self.path)
            if off is not None:
                raise store.damage(self.path, f"the file breaks off at byte {off}")
            if not self.readonly:
                with self.lock.held():
                    self._writer.connection()
            head = self.head.read()  # before the snapshot: the ledger may only be further than its head
            connection = self.reading()
            check_head(connection, self.path, head, last_entry(connection)[0])
            if not store.protected(connection):
                check_whole(connection, self.path)

    def reading(self) -> apsw.Connection:
        """This thread's read connection."""
        connection = getattr(self._mine, "connection", None)
        if connection is None:
            connection = store.reader(self.path)
            migrate.check_version(connection, self.path)
            self._mine.connection = connection
            self._readers.append(connection)
        return connection

    # Writing

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """A transaction: everything appended inside is kept together, or nothing of it."""
        if self.readonly:
            raise ReadOnlyCase(
                f"{self.path}, opened read-only", "a case opened for writing", "Open it without readonly."
            )
        with self._writer.transaction() as batch:
            yield batch

    def append(
        self,
        kind: str,
        payload: Any,
        *,
        author: str | None = None,
        reason: str | None = None,
        name: str | None = None,
        subject: str | None = None,
        supersedes: int | None = None,
    ) -> int:
        """Add one entry; its number.

        `payload` is anything JSON can say; `author` defaults to the case's analyst.
        """
        who = author or self.analyst
        draft = Draft(kind, payload_json(payload), who, name, subject, None, supersedes, reason)
        with self.batch() as batch:
            return batch.add(draft)

    def add_document(
        self,
        document: Document,
        records: Sequence[Record],
        reader_versions: Mapping[str, str],
        *,
        author: str = "détente",
    ) -> Added:
        """Keep a document with what was read from it, in one transaction.

        A document that is already there, read by the same versions, changes nothing (`Added.NOTHING`, which
        is false); read by others, its new reading takes the place of the old one (`Added.READING`).
        """
        with self.batch() as batch:
            there, old = self._standing(batch.connection, document.id)
            if old is not None and old[1] == dict(reader_versions):
                return Added.NOTHING
            if not there:
                batch.add(Draft("document", to_json(document), author, None, document.id))
            value = payload_json({"readers": dict(reader_versions), "records": len(records)})
            reading = batch.add(
                Draft("reading", value, author, None, document.id, None, old[0] if old else None)
            )
            tags = {type(record): str(type(record).__struct_config__.tag) for record in records}
            batch.add_many(
                Draft("record", to_json(r), author, tags[type(r)], id_of(r, document.id), reading)
                for r in records
            )
            return Added.READING if there else Added.DOCUMENT

    def _standing(
        self, connection: apsw.Connection, document: str
    ) -> tuple[bool, tuple[int, dict[str, str]] | None]:
        """Whether a document is there, and number and reader versions of its reading in force."""
        view = View(connection, last_entry(connection)[0].seq)
        there, reading = False, None
        for entry in view.entries("subject = ? AND kind <> 'record'", document):
            if entry.kind == "document":
                there = True
            elif entry.kind == "reading" and entry.seq not in view.dead:
                reading = entry.seq, dict(entry.value()["readers"])
        return there, reading

    # Reading

    def view(self, as_known_on: Moment | None = None) -> View:
        """The ledger as it stands, or as it stood at the end of a date of knowledge."""
        with store.in_our_words(self.path):
            connection = self.reading()
            if as_known_on is None:
                return View(connection, last_entry(connection)[0].seq)
            return View(connection, moments.last_known(connection, moments.cutoff(as_known_on, self.zone)))

    def state(self) -> str:
        """The hash of the last entry, in hex: another with whatever is added."""
        with store.in_our_words(self.path):
            return last_entry(self.reading())[0].hash.hex()

    def documents(self, as_known_on: Moment | None = None) -> list[Document]:
        """The documents, in the order in which they were added."""
        view = self.view(as_known_on)
        with store.in_our_words(self.path):
            return list(view.documents())

    def witnesses(self, as_known_on: Moment | None = None) -> dict[str, str]:
        """Each document's id with that of the first that prints the same text (see `reprints`)."""
        view = self.view(as_known_on)
        with store.in_our_words(self.path):
            return view.witnesses()

    def document(self, id: str) -> Document:
        """One document; raises NoSuchEntry (E211)."""
        view = self.view()
        with store.in_our_words(self.path):
            return view.document(id)

    def has_document(self, id: str) -> bool:
        """True where a document with that id (the SHA-256 of its bytes) was added."""
        with store.in_our_words(self.path):
            sql = "SELECT 1 FROM entries WHERE subject = ? AND kind = 'document'"
            return self.reading().execute(sql, (id,)).fetchone() is not None

    def records(
        self,
        kind: str | None = None,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        as_known_on: Moment | None = None,
        document: str | None = None,
    ) -> list[Record]:
        """Records in force ("contact", "statement", ...), corrections applied, in the order of writing.

        `since` and `until` are days, both included; a record whose date is not known is dated by its
        document, and left out of a bounded view where that has none either.
        """
        view = self.view(as_known_on)
        with store.in_our_words(self.path):
            found = list(view.records(kind, document))
            if since is None and until is None:
                return found
            dated = {d.id: d.published for d in view.documents()}
        return [r for r in found if falls_in(when(r) or dated.get(source_of(r)), since, until)]

    def judgements(
        self, act: str | None = None, what: str | None = None, *, as_known_on: Moment | None = None
    ) -> list[Judgement]:
        """Judgements in force, in order."""
        view = self.view(as_known_on)
        return [j for j in view.rules.judgements if act in (None, j.act) and what in (None, j.what)]

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """Every entry ever written, those out of force among them, in order."""
        where, values = ("kind = ?", (kind,)) if kind else ("1", ())
        view = self.view()
        with store.in_our_words(self.path):
            yield from view.entries(where, *values)

    def entry(self, seq: int) -> Entry:
        """One entry by its number; raises NoSuchEntry (E211)."""
        with store.in_our_words(self.path):
            row = self.reading().execute(f"SELECT {COLUMNS} FROM entries WHERE seq = ?", (seq,)).fetchone()
        if row is None:
            raise NoSuchEntry(
                f"entry {seq}", "the number of an entry of this case", "See `detente verify CASE`."
            )
        return entry_of(row)

    def history(self, id: str) -> list[Entry]:
        """Every entry about one id, in order.

        How it came, what was changed, by whom and why, what was taken back.
        """
        view = self.view()
        with store.in_our_words(self.path):
            about = [*view.entries("subject = ? AND kind <> 'record'", id), *view.filed(id)]
            found = {entry.seq: entry for entry in about}
            found |= {j.seq: self.entry(j.seq) for j in view.judgements() if id in j.of}
            for seq, target in view.superseding():
                if target in found:
                    found[seq] = self.entry(seq)
        if not found:
            raise NoSuchEntry(id, "the id of a document, record or actor of this case", "Check the id.")
        return [found[seq] for seq in sorted(found)]

    def verify(self) -> Verification:
        """Check pages, chain, head, indexes and every evidence span; says where the first fault is."""
        return verify(self)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Documents with all words and "phrases" of a query, best first."""
        return search(self, query, limit)

    def diff(self, since: Moment, until: Moment | None = None, kind: str | None = None) -> list[Change]:
        """Records that came, went or changed after a date of knowledge, each with the entries behind it."""
        return diff(self, since, until, kind)

    def close(self) -> None:
        """Fold the journal in and let go of the files."""
        for connection in self._readers:
            connection.close()
        self._readers.clear()
        self._mine = threading.local()
        self._writer.close()
        self.lock.close()
