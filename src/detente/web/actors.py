"""Who is who, corrected: several actors said to be one, one said to be two, and either taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from detente.ledger.errors import NoSuchEntry
from detente.questions.answer import Row, Table
from detente.questions.names import called
from detente.questions.who import held, last_day, named
from detente.web.drawing import draw
from detente.web.pages import DeskHere, missing
from detente.web.paging import shown
from detente.web.records import Field, Reason

router = APIRouter()
Ids = Annotated[list[str], Form(max_length=200)]
COLUMNS = ("record", "written as", "kind")


@router.post("/actors/merge")
def merge(desk: DeskHere, into: Field, reason: Reason, ids: Ids) -> RedirectResponse:
    """Say that the actors ticked are one. Raises BadCorrection (E212) for fewer than two."""
    with desk.writing() as case:
        case.ledger.correct.merge("actor", ids, into=into, reason=reason)
    return RedirectResponse(f"/actors/{into}", 303)


@router.post("/actors/{id}/split")
def split(id: str, desk: DeskHere, into: Field, reason: Reason, records: Ids) -> RedirectResponse:
    """Say that in the records ticked the actor is another. Raises BadCorrection (E212)."""
    with desk.writing() as case:
        case.ledger.correct.split("actor", [id], into=into, records=records, reason=reason)
    return RedirectResponse(f"/actors/{id}", 303)


@router.get("/actors/{id}", response_class=HTMLResponse)
def actor(request: Request, id: str, desk: DeskHere) -> HTMLResponse:
    """One actor: every record that names it, and what was said of who it is."""
    book = desk.book()

    def rows() -> tuple[tuple[Row, ...], list[str]]:
        found, written = [], []
        for record in book.records:
            for party, span in named(record):
                if party.actor == id:
                    written.append(party.name)
                    tag, key = str(type(record).__struct_config__.tag), getattr(record, "id", "")
                    found.append(Row(values=(key, party.name, tag), evidence=(book.cite(span, key),)))
                    break
        return tuple(found), written

    found, written = desk.remembered(("actor", id), rows)
    with desk.reading() as case:
        try:
            history = [entry for entry in case.ledger.history(id) if entry.kind == "judgement"]
        except NoSuchEntry:
            history = []
        gone = case.ledger.view().dead
    if not found and not history:
        return missing(request, "No record of this case names such an actor.")
    table = Table(title="Records", columns=COLUMNS, rows=found)
    return draw(
        request,
        "actor.html",
        id=id,
        called=called(id, written),
        roles="; ".join(held(id, last_day(book))),
        names=sorted(set(written)),
        shown=shown((table,), request.query_params),
        history=history,
        gone=gone,
    )
