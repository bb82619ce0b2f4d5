"""The timeline: contacts, events and statements by date, filtered by actor, kind and source."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from detente.pictures.timeline import KINDS, Bins, Happening, binned, histogram, timeline_picture
from detente.questions.answer import Row, Table
from detente.questions.casebook import Casebook
from detente.questions.linked import describe
from detente.questions.movements import key_of
from detente.questions.said import quote
from detente.records import Event, Party, Span, Statement
from detente.records.dates import bounds
from detente.web.asked import AskedHere, Text
from detente.web.drawing import draw, place
from detente.web.pages import DeskHere
from detente.web.paging import ROWS, Shown, leaf

router = APIRouter()
COLUMNS = ("date", "kind", "what", "status", "reports")
OFFERED = 60  # actors and sources suggested by name


@dataclass(frozen=True)
class Item:
    """One line of the timeline; `first` and `last` are the days it can be of, None where nothing is known."""

    date: str | None
    first: dt.date | None
    last: dt.date | None
    kind: str
    what: str
    status: str
    actors: tuple[str, ...]
    evidence: tuple[tuple[Span, str], ...]


@dataclass(frozen=True)
class Chosen:
    """The items that meet a filter, how many of what, and how they spread over time."""

    items: Sequence[Item]
    headline: str
    bins: Bins | None


@router.get("/q/timeline", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request,
    desk: DeskHere,
    asked: AskedHere,
    actor: Text = None,
    kind: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006
    source: Text = None,
) -> HTMLResponse:
    """The lines that meet the filter, by pages, with their figure."""
    book = desk.book(asked.since, asked.until, asked.as_known_on)
    key = (asked.since, asked.until, asked.as_known_on)
    items = desk.remembered(("timeline", *key), lambda: items_of(book))
    kinds = tuple(each for each in KINDS if each in kind) or tuple(KINDS)
    wanted = (actor or "").strip(), (source or "").strip()

    def chosen() -> Chosen:
        found = [item for item in items if meets(book, item, kinds, *wanted)]
        return Chosen(found, headline(found), binned([(i.first, i.kind) for i in found if i.first]))

    chose = desk.remembered(("timeline", *key, kinds, wanted), chosen)
    found = chose.items
    here = leaf(found, request.query_params)
    table = Table(title="Timeline", columns=COLUMNS, rows=tuple(row(book, each) for each in here.items))
    offers = desk.remembered(("timeline", *key, "offers"), lambda: offered(book, items))
    return draw(
        request,
        "timeline.html",
        asked=asked,
        kinds=[(each, each in kinds) for each in KINDS],
        actor=wanted[0],
        source=wanted[1],
        offers=offers,
        headline=chose.headline,
        shown=[Shown(table, "timeline", here.of(table.rows))],
        picture=timeline_picture([happening(book, each) for each in here.items]),
        overview=histogram(chose.bins, narrowing(request)) if len(found) > ROWS else None,
    )


def items_of(book: Casebook) -> list[Item]:
    """Contacts, each once with all its reports, other events, and statements, by date."""
    items = []
    for linked in book.linked:
        if book.within(linked.date):
            parties = [party for report in linked.reports for party in report.participants]
            told = tuple((report.span, report.id) for report in linked.reports)
            items.append(_item(linked.date, "contact", describe(linked, False), linked.status, parties, told))
    for event in book.all(Event):
        if event.type != "CONSULT" and book.within(event.date):  # consultations are the contacts
            parties = [*event.actors, *event.recipients]
            what = f"{event.type}: {_names(event.actors)} → {_names(event.recipients)}"
            items.append(_item(event.date, "event", what, event.status, parties, ((event.span, event.id),)))
    for said in book.all(Statement):
        date = said.date or book.published(said.span)
        if book.within(date):
            parties = [said.source] if said.source else []
            what = f"{said.source.name if said.source else 'Somebody'}: “{quote(said.content)}”"
            items.append(_item(date, "statement", what, said.act, parties, ((said.span, said.id),)))
    return sorted(items, key=lambda each: (each.first or dt.date.max, each.kind, each.what))


def _item(
    date: str | None,
    kind: str,
    what: str,
    status: str,
    parties: Sequence[Party],
    evidence: tuple[tuple[Span, str], ...],
) -> Item:
    first, last = bounds(date) if date else (None, None)
    names = {name for party in parties for name in (key_of(party), party.actor or "", party.name) if name}
    return Item(date, first, last, kind, what, status, tuple(sorted(names)), evidence)


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(party.name for party in parties) or "not told"


def meets(book: Casebook, item: Item, kinds: Sequence[str], actor: str, source: str) -> bool:
    """True where an item is of a kind asked for, names the actor, and a source of that name reports it."""
    if item.kind not in kinds:
        return False
    if actor and not any(actor.casefold() in name.casefold() for name in item.actors):
        return False
    return not source or any(source.casefold() in _source(book, span).casefold() for span, _ in item.evidence)


def _source(book: Casebook, span: Span) -> str:
    document = book.documents.get(span.document)
    return (document and (document.outlet or document.title)) or ""


def offered(book: Casebook, items: Sequence[Item]) -> dict[str, list[str]]:
    """The names that most items have, for the filter to suggest."""
    actors = Counter(name for item in items for name in item.actors)
    outlets = Counter(each.outlet for each in book.documents.values() if each.outlet)
    return {
        "actors": sorted(name for name, _ in actors.most_common(OFFERED)),
        "sources": sorted(name for name, _ in outlets.most_common(OFFERED)),
    }


def headline(found: Sequence[Item]) -> str:
    """How many of what."""
    counts = Counter(item.kind for item in found)
    told = [f"{counts[kind]:,} {kind}{'' if counts[kind] == 1 else 's'}" for kind in KINDS if counts[kind]]
    if not told:
        return "Nothing here meets this filter."
    dated = [item.first for item in found if item.first]
    period = f", {dated[0]} to {max(item.last for item in found if item.last)}" if dated else ""
    return f"{', '.join(told)}{period}."


def row(book: Casebook, item: Item) -> Row:
    """A line of the table."""
    values = (item.date, item.kind, item.what, item.status, len(item.evidence))
    return Row(values=values, evidence=tuple(book.cite(span, id) for span, id in item.evidence))


def happening(book: Casebook, item: Item) -> Happening:
    """A mark of the figure."""
    span, id = item.evidence[0]
    told = f"{item.date or 'undated'}: {item.what}"[:220]
    return Happening(item.first, item.last, item.kind, item.status, told, place(book.cite(span, id)))


def narrowing(request: Request) -> Callable[[dt.date, dt.date], str]:
    """The address of the same filter within two days."""

    def address(first: dt.date, last: dt.date) -> str:
        url = request.url.remove_query_params(["page", "table"]).include_query_params(since=first, until=last)
        return f"{url.path}?{url.query}"

    return address
