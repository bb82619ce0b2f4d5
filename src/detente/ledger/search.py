"""Full-text search over the documents of a case (SQLite's FTS5, ranked by BM25)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from detente.ledger import store

if TYPE_CHECKING:
    from detente.ledger.ledger import Ledger

AROUND = 80
_TERM = re.compile(r'"([^"]+)"|(\S+)')


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document found: `score` is higher where it fits better; `start` and `end` the first place found, or
    None.

    `excerpt` is the text around that place, or the document's beginning.
    """

    document: str
    title: str | None
    outlet: str | None
    score: float
    excerpt: str
    start: int | None = None
    end: int | None = None


def terms(query: str) -> list[str]:
    """The words and "quoted phrases" of a query, in order; a word may end in * for what begins so."""
    return [phrase or word for phrase, word in _TERM.findall(query) if re.search(r"\w", phrase or word)]


def match_expression(query: str) -> str:
    """The query as FTS5 writes it: all terms wanted; none of its own syntax can get in."""
    parts = []
    for term in terms(query):
        clean = term.rstrip("*").replace('"', " ").replace("\x00", " ")
        parts.append(f'"{clean}"' + ("*" if term.endswith("*") else ""))
    return " ".join(parts)


def search(ledger: Ledger, query: str, limit: int = 20) -> list[Hit]:
    """Documents that have all terms of the query, best first; rejected documents are left out."""
    expression = match_expression(query)
    if not expression:
        return []
    view = ledger.view()
    sql = (
        "SELECT search.rowid, -bm25(search, 4.0, 1.0, 1.0), entries.subject FROM search "
        "JOIN entries ON entries.seq = search.rowid "
        "WHERE search MATCH ? AND entries.seq <= ? ORDER BY 2 DESC, 1"
    )
    hits: list[Hit] = []
    with store.in_our_words(ledger.path):
        for _, score, subject in view.connection.execute(sql, (expression, view.upto)):
            if subject in view.gone:
                continue
            document = view.document(subject)
            hits.append(_hit(subject, document.title, document.outlet, score, document.text, query))
            if len(hits) == limit:
                break
    return hits


def _hit(id: str, title: str | None, outlet: str | None, score: float, text: str, query: str) -> Hit:
    words = [re.escape(term.rstrip("*")) for term in terms(query)]
    found = re.search("|".join(words), text, re.IGNORECASE)
    start, end = found.span() if found else (0, 0)
    excerpt = text[max(0, start - AROUND) : end + AROUND]
    place = {"start": start, "end": end} if found else {}
    return Hit(document=id, title=title, outlet=outlet, score=score, excerpt=excerpt, **place)
