"""A record's own page: what it says, how it came, and the corrections an analyst may make."""

from __future__ import annotations

import json
from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from detente.ledger.errors import NoSuchEntry
from detente.records import to_builtins
from detente.web.drawing import draw
from detente.web.pages import DeskHere, missing

router = APIRouter()
Reason = Annotated[str, Form(min_length=1, max_length=2000)]
Field = Annotated[str, Form(max_length=200)]


@router.get("/records/{id}", response_class=HTMLResponse)
def record(request: Request, id: str, desk: DeskHere) -> HTMLResponse:
    """One record with its history and the forms to correct it."""
    with desk.reading() as case:
        try:
            history = case.ledger.history(id)
        except NoSuchEntry:
            return missing(request, "This case holds no such record.")
        current = [each for each in case.ledger.records() if getattr(each, "id", None) == id]
    book = desk.book()
    values = to_builtins(current[0]) if current else None
    span = getattr(current[0], "span", None) if current else None
    return draw(
        request,
        "record.html",
        book=book,
        id=id,
        values=values,
        shown=_shown(values) if values else {},
        history=history,
        citation=book.cite(span, id) if span else None,
    )


@router.post("/records/{id}/change")
def change(id: str, desk: DeskHere, field: Field, value: Field, reason: Reason) -> RedirectResponse:
    """Change one field; the value is JSON where it can be read as such, else text."""
    with desk.writing() as case:
        case.ledger.correct.change(id, {field: _value(value)}, reason=reason)
    return RedirectResponse(f"/records/{id}", 303)


@router.post("/records/{id}/reject")
def reject(id: str, desk: DeskHere, reason: Reason) -> RedirectResponse:
    """Leave the record out of every answer."""
    with desk.writing() as case:
        case.ledger.correct.reject(id, reason=reason)
    return RedirectResponse(f"/records/{id}", 303)


@router.post("/records/{id}/split")
def split(id: str, desk: DeskHere, other: Field, reason: Reason) -> RedirectResponse:
    """Say that two reports tell of different contacts."""
    with desk.writing() as case:
        case.ledger.correct.split("contact", [id, other], reason=reason)
    return RedirectResponse(f"/records/{id}", 303)


@router.post("/records/{id}/link")
def link(id: str, desk: DeskHere, other: Field, reason: Reason) -> RedirectResponse:
    """Say that two reports tell of the same contact."""
    with desk.writing() as case:
        case.ledger.correct.link("contact", [id, other], reason=reason)
    return RedirectResponse(f"/records/{id}", 303)


@router.post("/records/{id}/undo/{entry}")
def undo(id: str, entry: int, desk: DeskHere, reason: Reason) -> RedirectResponse:
    """Take one entry back."""
    with desk.writing() as case:
        case.ledger.correct.undo(entry, reason=reason)
    return RedirectResponse(f"/records/{id}", 303)


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _shown(values: dict[str, object]) -> dict[str, str]:
    """The fields of a record as text, in their order."""
    return {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in values.items()
        if value is not None
    }
