"""What a question is asked of: the documents and records of a case, as known on a day, within a period."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from detente.ledger.case import Case
from detente.ledger.judgements import Judgement
from detente.questions.answer import Citation
from detente.questions.linked import Linked
from detente.questions.linking import link
from detente.reading.sentences import split
from detente.records import Block, Contact, Document, Record, Span
from detente.records.dates import bounds

R = TypeVar("R", bound=Record)
T = TypeVar("T")
MARKS = re.compile(r"(?:[—–•*-]+\s+)+")  # of a list item or a turn: not of its first sentence
SHARED = ("linked", "_by_kind", "_blocks", "_cited", "_sentences")  # do not depend on the bounds


@dataclass(frozen=True)
class Casebook:
    """Documents by id and records in a stable order. `since` and `until` are EDTF dates, both included."""

    documents: dict[str, Document]
    records: Sequence[Record]
    since: str | None = None
    until: str | None = None
    as_known_on: str | None = None
    name: str = "case"
    judgements: Sequence[Judgement] = ()
    witnesses: dict[str, str] = field(default_factory=dict, repr=False)  # see ledger.reprints
    known: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def kept(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once within these bounds."""
        return self.ever((key, self.since, self.until), make)

    def ever(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for this casebook: for what does not depend on the bounds."""
        if key not in self.known:
            self.known[key] = make()
        found: T = self.known[key]
        return found

    def until_day(self, until: str | None) -> Casebook:
        """The same casebook with another end; what is known of all records is shared."""
        other = replace(self, until=until)
        other.__dict__.update({name: getattr(self, name) for name in SHARED})
        return other

    def all(self, kind: type[R]) -> list[R]:
        """The records of one kind, in the order of their documents' dates and then of the text."""
        return list(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[type, list[Any]]:
        found: dict[type, list[Any]] = defaultdict(list)
        for record in self.records:
            found[type(record)].append(record)
        return found

    @cached_property
    def linked(self) -> list[Linked]:
        """The contacts of the case, each with all its reports, by date."""
        return link(self.all(Contact), self.judgements)

    def cite(self, span: Span, record: str | None = None) -> Citation:
        """The citation of a span: the span with its document's outlet, title, date and address."""
        key = (span.document, span.start, span.end, record)
        if key not in self._cited:
            self._cited[key] = self._cite(span, record)
        return self._cited[key]

    def _cite(self, span: Span, record: str | None) -> Citation:
        document = self.documents.get(span.document)
        prefix, suffix = self._around(document, span) if document else (span.prefix, span.suffix)
        return Citation(
            document=span.document,
            start=span.start,
            end=span.end,
            quote=span.quote,
            prefix=prefix,
            suffix=suffix,
            outlet=document.outlet if document else None,
            title=(document.title or document.name) if document else None,
            published=document.published if document else None,
            url=document.url if document else None,
            record=record,
        )

    def _around(self, document: Document, span: Span) -> tuple[str, str]:
        """The rest of the sentence before and after a span; its own context where it is whole sentences."""
        known = self._sentences_near(document, span.start)
        position = bisect_right(known, span.start, key=lambda sentence: sentence[0]) - 1
        if position < 0 or not known[position][0] <= span.start < span.end <= known[position][1]:
            return span.prefix, span.suffix
        first, last = known[position]
        if span.end - span.start >= last - first - 2:
            return span.prefix, span.suffix
        return document.text[first : span.start], document.text[span.end : last]

    def _sentences_near(self, document: Document, at: int) -> Sequence[tuple[int, int]]:
        """The sentences of the block around a place, cut when they are first asked for."""
        blocks = self._blocks.get(document.id, ())
        position = bisect_right(blocks, at, key=lambda block: block.span.start) - 1
        if position < 0 or blocks[position].kind == "furniture":
            return ()
        block = blocks[position].span
        key = (document.id, block.start)
        if key not in self._sentences:
            marks = MARKS.match(document.text, block.start, block.end)
            self._sentences[key] = split(document.text, marks.end() if marks else block.start, block.end)
        return self._sentences[key]

    @cached_property
    def _blocks(self) -> dict[str, list[Block]]:
        """The blocks of each document in the order of its text."""
        found: dict[str, list[Block]] = defaultdict(list)
        for block in self.all(Block):
            found[block.span.document].append(block)
        for blocks in found.values():
            blocks.sort(key=lambda block: block.span.start)
        return found

    @cached_property
    def _cited(self) -> dict[tuple[str, int, int, str | None], Citation]:
        return {}

    @cached_property
    def _sentences(self) -> dict[tuple[str, int], list[tuple[int, int]]]:
        return {}

    def witness(self, span: Span) -> str:
        """The document that speaks for all that print the text a span was read from: its own, mostly."""
        return self.witnesses.get(span.document, span.document)

    def published(self, span: Span) -> str | None:
        """The publication date of the document a span was read from."""
        document = self.documents.get(span.document)
        return document.published if document else None

    def within(self, date: str | None) -> bool:
        """True where a date can fall into the asked period; an undated record is kept."""
        if date is None:
            return True
        first, last = bounds(date)
        if self.since is not None and last < bounds(self.since)[0]:
            return False
        return self.until is None or first <= bounds(self.until)[1]


def casebook(
    case: Case, *, since: str | None = None, until: str | None = None, as_known_on: str | None = None
) -> Casebook:
    """The casebook of a ledger."""
    documents = {each.id: each for each in case.ledger.documents(as_known_on=as_known_on)}
    records = in_order(documents, case.ledger.records(as_known_on=as_known_on))
    return Casebook(
        documents,
        records,
        since=since,
        until=until,
        as_known_on=as_known_on,
        name=case.settings.name,
        judgements=case.ledger.judgements(as_known_on=as_known_on),
        witnesses=case.ledger.witnesses(as_known_on=as_known_on),
    )


def in_order(documents: dict[str, Document], records: Iterable[Record]) -> list[Record]:
    """Records by publication date, document and place in the text: the same however the files were added."""

    def key(record: Record) -> tuple[str, str, int, str]:
        span = getattr(record, "span", None)
        document = documents.get(span.document) if span else None
        return (
            (document and document.published) or "9999",
            span.document if span else "",
            span.start if span else 0,
            getattr(record, "id", ""),
        )

    return sorted(records, key=key)
