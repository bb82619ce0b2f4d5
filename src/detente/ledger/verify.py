"""Proof that nothing was lost or altered: pages, chain, head, evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import apsw
import msgspec

from detente.ledger import store
from detente.ledger.chain import COLUMNS, Entry, entry_of, link
from detente.ledger.head import START, Head
from detente.ledger.pages import first_bad_page

if TYPE_CHECKING:
    from detente.ledger.ledger import Ledger


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong: where (page, entry, head, span, index), at which position, and what."""

    where: str
    position: int | str
    what: str


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of `Ledger.verify`: `faults` is empty where all is well, else the first comes first.

    `counts` are entries by kind, `spans` how many evidence spans were held against their document's text,
    `head` the hash of the last entry (publish it, and the past can be proven).
    """

    entries: int
    counts: dict[str, int]
    spans: int
    head: str
    faults: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        """True where nothing was lost or altered."""
        return not self.faults


def verify(ledger: Ledger) -> Verification:
    """Check every page, every link of the chain, the head file, the indexes, and every span against its text.

    Heck every page, every link of the chain, the head file, the indexes, and every span against its text.
    """
    check = _Check(ledger)
    try:
        check.pages()
        check.chain()
        check.head()
        check.indexes()
    except (apsw.Error, UnicodeDecodeError) as reason:
        position = first_bad_page(ledger.path) if store.has_checksums() else None
        check.fault("page", "unknown" if position is None else position, str(reason))
    return check.result()


class _Check:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.connection = ledger.reading()
        self.known = ledger.head.read()  # before the snapshot below
        self.faults: list[Fault] = []
        self.counts: Counter[str] = Counter()
        self.spans = 0
        self.last = START
        self.at_head: bytes | None = START.hash if self.known and self.known.seq == 0 else None

    def fault(self, where: str, position: int | str, what: str) -> None:
        self.faults.append(Fault(where=where, position=position, what=what))

    def pages(self) -> None:
        """Page checksums of the file itself, beneath what SQLite would read from its journal."""
        if not store.has_checksums():
            return
        at = first_bad_page(self.ledger.path)
        if (
            at is not None and not self._in_journal()
        ):  # else SQLite may read that page from the journal: see chain
            self.fault("page", at, "the page's checksum does not fit its bytes, or the file breaks off there")

    def _in_journal(self) -> bool:
        journal = self.ledger.path.with_name(self.ledger.path.name + "-wal")
        return journal.exists() and journal.stat().st_size > 0

    def chain(self) -> None:
        """Every entry in order: its number, its time, its hash, its evidence."""
        texts = _Texts(self.connection)
        at = ""
        sql = f"SELECT {COLUMNS}, hash FROM entries ORDER BY seq"
        for *columns, found in self.connection.execute(sql):
            entry = entry_of(tuple(columns))
            expected = link(self.last.hash, entry)
            if entry.seq != self.last.seq + 1:
                self.fault("entry", self.last.seq + 1, f"is missing: the next is {entry.seq}")
            elif found != expected:
                self.fault("entry", entry.seq, "its hash does not fit what it says and what came before")
            elif entry.at < at:
                self.fault("entry", entry.seq, f"its time {entry.at} lies before that of the entry before it")
            if self.faults and self.faults[-1].where == "entry":
                return
            self.last, at = Head(entry.seq, found), entry.at
            self.counts[entry.kind] += 1
            if self.known is not None and entry.seq == self.known.seq:
                self.at_head = found
            self._evidence(entry, texts)

    def _evidence(self, entry: Entry, texts: _Texts) -> None:
        value = entry.value() if entry.kind == "record" else None
        for span in spans_in(value):
            text = texts.get(span["document"])
            if text is None:
                continue  # evidence outside the case: a record added by hand may name a book
            self.spans += 1
            if text[span["start"] : span["end"]] != span["quote"]:
                where = f"entry {entry.seq}, {span['start']}-{span['end']}"
                self.fault(
                    "span", where, f"the quote is not in document {span['document'][:12]} at that place"
                )

    def head(self) -> None:
        """The head file names an entry that is there, with that hash."""
        if self.known is None:
            if self.last.seq:
                self.fault("head", 0, "the head file is missing or cannot be read")
        elif self.known.seq > self.last.seq:
            self.fault(
                "head", self.known.seq, f"is named by the head file, but the ledger ends at {self.last.seq}"
            )
        elif self.at_head != self.known.hash and not self.faults:
            self.fault("head", self.known.seq, "has another hash in the head file")

    def indexes(self) -> None:
        """SQLite's own check: indexes agree with their table, the search index with itself."""
        for (said,) in self.connection.execute("PRAGMA integrity_check(1)"):
            if said != "ok":
                self.fault("index", 0, str(said))

    def result(self) -> Verification:
        return Verification(
            entries=self.last.seq,
            counts=dict(sorted(self.counts.items())),
            spans=self.spans,
            head=self.last.hash.hex(),
            faults=tuple(self.faults),
        )


class _Texts:
    """Texts of documents, the last few kept: a reading's records follow their document."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection
        self.kept: dict[str, str | None] = {}

    def get(self, id: str) -> str | None:
        if id not in self.kept:
            if len(self.kept) > 16:
                self.kept.clear()
            sql = "SELECT payload FROM entries WHERE subject = ? AND kind = 'document'"
            row = self.connection.execute(sql, (id,)).fetchone()
            self.kept[id] = None if row is None else str(msgspec.json.decode(row[0])["text"])
        return self.kept[id]


def spans_in(value: Any) -> list[dict[str, Any]]:
    """Every evidence span, at any depth of a record's plain value."""
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, dict):
        return []
    found = [value] if {"start", "end", "quote", "document"} <= value.keys() else []
    return found + [
        span for item in value.values() if isinstance(item, dict | list) for span in spans_in(item)
    ]
