"""The pages that are read: the overview, a page a question, documents with their records, search."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from detente.ledger.search import search
from detente.questions.definition import definitions
from detente.web.asking import QUESTIONS, Asked, checked
from detente.web.cases import Desk
from detente.web.drawing import draw
from detente.web.highlights import marks_of, paragraphs

router = APIRouter()
Text = Annotated[str | None, Query(max_length=200)]


def desk(request: Request) -> Desk:
    """The case of this application."""
    found: Desk = request.app.state.desk
    return found


def asked(
    since: Text = None,
    until: Text = None,
    as_known_on: Text = None,
    parties: Text = None,
    definition: Text = None,
) -> Asked:
    """What the address asks for."""
    return checked(since, until, as_known_on, parties, definition)


DeskHere = Annotated[Desk, Depends(desk)]
AskedHere = Annotated[Asked, Depends(asked)]


@router.get("/", response_class=HTMLResponse)
def overview(request: Request, desk: DeskHere, asked: AskedHere) -> HTMLResponse:
    """Every question with its answer in a sentence, and the documents of the case."""
    book = desk.book(asked.since, asked.until, asked.as_known_on)
    answers = [(each, each.answer(book, asked, desk.path)) for each in QUESTIONS.values()]
    return draw(request, "overview.html", book=book, asked=asked, answers=answers)


@router.get("/q/{name}", response_class=HTMLResponse)
def question(request: Request, name: str, desk: DeskHere, asked: AskedHere) -> HTMLResponse:
    """One question: its answer, its rows, each opening onto its evidence."""
    if name not in QUESTIONS:
        return missing(request, f"There is no question called {name!r}.")
    book = desk.book(asked.since, asked.until, asked.as_known_on)
    page: dict[str, Any] = {"question": QUESTIONS[name], "definitions": definitions(desk.path)}
    answer = QUESTIONS[name].answer(book, asked, desk.path)
    return draw(request, "question.html", book=book, asked=asked, answer=answer, **page)


@router.get("/documents", response_class=HTMLResponse)
def documents(request: Request, desk: DeskHere) -> HTMLResponse:
    """All documents of the case, by date."""
    book = desk.book()
    listed = sorted(book.documents.values(), key=lambda each: (each.published or "9999", each.id))
    return draw(request, "documents.html", book=book, documents=listed)


@router.get("/documents/{id}", response_class=HTMLResponse)
def document(request: Request, id: str, desk: DeskHere) -> HTMLResponse:
    """One document with every record marked in its text."""
    with desk.reading() as case:
        if not case.ledger.has_document(id):
            return missing(request, "This case holds no such document.")
        found = case.ledger.document(id)
        records = case.ledger.records(document=id)
    drawn = list(paragraphs(found.text, records))
    by_id = {getattr(record, "id", ""): record for record in records}
    return draw(
        request,
        "document.html",
        book=desk.book(),
        document=found,
        paragraphs=drawn,
        marks=marks_of(records),
        by_id=by_id,
    )


@router.get("/search", response_class=HTMLResponse)
def find(request: Request, desk: DeskHere, q: Text = None) -> HTMLResponse:
    """Documents that hold all the words asked for."""
    with desk.reading() as case:
        hits = search(case.ledger, q) if q and q.strip() else []
    return draw(request, "search.html", book=desk.book(), q=q or "", hits=hits)


def missing(request: Request, why: str) -> HTMLResponse:
    """The page for what is not there."""
    return draw(request, "missing.html", status=404, why=why)
