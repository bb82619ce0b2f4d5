"""The pages that are read: the overview, a page a question, documents with their records, search."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from detente.ledger.search import search
from detente.questions.answer import Answer
from detente.questions.definition import definitions
from detente.questions.plugins import ask
from detente.web.asked import Asked, AskedHere, Text
from detente.web.asking import QUESTIONS
from detente.web.cases import Desk
from detente.web.drawing import draw
from detente.web.highlights import marks_of, paragraphs, part
from detente.web.paging import leaf

router = APIRouter()
At = Annotated[int, Query(ge=0, le=2**53)]
HITS = 30  # documents a search shows, the best ones
MARKS = 300  # records listed beside a document


def desk(request: Request) -> Desk:
    """The case of this application."""
    found: Desk = request.app.state.desk
    return found


DeskHere = Annotated[Desk, Depends(desk)]


def answered(desk: Desk, name: str, asked: Asked) -> Answer:
    """The answer to a question, worked out once while the case stands still."""

    def made() -> Answer:
        book = desk.book(asked.since, asked.until, asked.as_known_on)
        return QUESTIONS[name].answer(book, asked, desk.path)

    return desk.remembered(("answer", name, asked), made)


@router.get("/", response_class=HTMLResponse)
def overview(request: Request, desk: DeskHere, asked: AskedHere) -> HTMLResponse:
    """Every question with its answer in a sentence, and the documents of the case."""
    book = desk.book(asked.since, asked.until, asked.as_known_on)
    quick = [each for each in QUESTIONS.values() if not each.slow]
    answers = [(each, answered(desk, each.name, asked)) for each in quick]
    slow = [each for each in QUESTIONS.values() if each.slow]
    return draw(request, "overview.html", book=book, asked=asked, answers=answers, slow=slow)


@router.get("/q/{name}", response_class=HTMLResponse)
def question(request: Request, name: str, desk: DeskHere, asked: AskedHere) -> HTMLResponse:
    """One question: its answer, its figure, its rows, each opening onto its evidence."""
    if name not in QUESTIONS:
        return missing(request, f"There is no question called {name!r}.")
    chosen = QUESTIONS[name]
    book = desk.book(asked.since, asked.until, asked.as_known_on)
    answer = answered(desk, name, asked)
    beside = desk.remembered(("beside", name, asked), lambda: chosen.values(book, asked, desk.path, answer))
    known: dict[str, Any] = {"question": chosen, "definitions": definitions(desk.path), "answer": answer}
    return draw(request, chosen.template, asked=asked, **known, **beside)


@router.get("/ask/{name}", response_class=HTMLResponse)
def brought(request: Request, name: str, desk: DeskHere, asked: AskedHere) -> HTMLResponse:
    """A question that a plug-in brings. Raises UnknownQuestion (E405), BrokenPlugin (E302)."""
    book = desk.book(asked.since, asked.until, asked.as_known_on)
    answer = desk.remembered(("ask", name, asked), lambda: ask(book, name))
    return draw(request, "brought.html", asked=asked, answer=answer, title=name)


@router.get("/documents", response_class=HTMLResponse)
def documents(request: Request, desk: DeskHere) -> HTMLResponse:
    """All documents of the case, by date."""
    book = desk.book()
    listed = desk.remembered(
        ("documents",),
        lambda: sorted(book.documents.values(), key=lambda each: (each.published or "9999", each.id)),
    )
    return draw(request, "documents.html", leaf=leaf(listed, request.query_params))


@router.get("/documents/{id}", response_class=HTMLResponse)
def document(request: Request, id: str, desk: DeskHere, at: At = 0) -> HTMLResponse:
    """One document with every record marked in its text; a very long one by parts, `at` a character."""
    with desk.reading() as case:
        if not case.ledger.has_document(id):
            return missing(request, "This case holds no such document.")
        found = case.ledger.document(id)
        records = case.ledger.records(document=id)
    here = part(found.text, at)
    marks = marks_of(records)
    listed = leaf(marks, request.query_params, size=MARKS)
    drawn = list(paragraphs(found.text, records, here))
    return draw(request, "document.html", document=found, paragraphs=drawn, part=here, leaf=listed)


@router.get("/search", response_class=HTMLResponse)
def find(request: Request, desk: DeskHere, q: Text = None) -> HTMLResponse:
    """Documents that hold all the words asked for."""
    with desk.reading() as case:
        hits = search(case.ledger, q, HITS + 1) if q and q.strip() else []
    return draw(request, "search.html", q=q or "", hits=hits[:HITS], more=len(hits) > HITS)


def missing(request: Request, why: str) -> HTMLResponse:
    """The page for what is not there."""
    return draw(request, "missing.html", status=404, why=why)
