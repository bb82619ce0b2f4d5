"""What a question is asked of: the documents and records of a case, as known on a day, within a period."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from detente.ledger.case import Case
from detente.ledger.judgements import Judgement
from detente.questions.answer import Citation
from detente.questions.linked import Linked
from detente.questions.linking import link
from detente.reading.page import Page
from detente.reading.sentences import Sentence, sentences
from detente.records import Contact, Document, Record, Span
from detente.records.dates import bounds

R = TypeVar("R", bound=Record)


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

    def all(self, kind: type[R]) -> list[R]:
        """The records of one kind, in the order of their documents' dates and then of the text."""
        return [record for record in self.records if isinstance(record, kind)]

    @cached_property
    def linked(self) -> list[Linked]:
        """The contacts of the case, each with all its reports, by date."""
        return link(self.all(Contact), self.judgements)

    def cite(self, span: Span, record: str | None = None) -> Citation:
        """The citation of a span: the span with its document's outlet, title, date and address."""
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
        if document.id not in self._sentences:
            self._sentences[document.id] = sentences(Page(document))
        known = self._sentences[document.id]
        position = bisect_right(known, span.start, key=lambda sentence: sentence.start) - 1
        if position < 0 or not known[position].start <= span.start < span.end <= known[position].end:
            return span.prefix, span.suffix
        within = known[position]
        if span.end - span.start >= within.end - within.start - 2:
            return span.prefix, span.suffix
        return document.text[within.start : span.start], document.text[span.end : within.end]

    @cached_property
    def _sentences(self) -> dict[str, Sequence[Sentence]]:
        return {}

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
