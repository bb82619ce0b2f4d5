"""A record's own page: what it says, how it came, and the corrections an analyst may make."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from detente.ledger.case import Case
from detente.ledger.chain import Entry
from detente.ledger.errors import NoSuchEntry
from detente.questions.casebook import Casebook
from detente.records import Document, Record, to_builtins
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
        current, source = standing(case, id, history)
    span = getattr(current, "span", None)
    values = to_builtins(current) if current else None
    return draw(
        request,
        "record.html",
        id=id,
        values=values,
        shown=_shown(values) if values else {},
        history=history,
        citation=Casebook({source.id: source}, ()).cite(span, id) if span and source else None,
    )


def standing(case: Case, id: str, history: Sequence[Entry]) -> tuple[Record | None, Document | None]:
    """A record as it stands with its document; none where it was taken out. Only its document is read."""
    filed = [entry for entry in history if entry.kind == "record"]
    where = filed[-1].value().get("span", {}).get("document") if filed else None
    if where is None or not case.ledger.has_document(where):
        return None, None
    near = case.ledger.records(document=where)
    if not any(getattr(each, "id", None) == id for each in near) and id in case.ledger.view().rules.changed():
        near = case.ledger.records()  # a correction that a newer reading left without its record
    found = next((each for each in near if getattr(each, "id", None) == id), None)
    return found, case.ledger.document(where)


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
    return {name: said(value) for name, value in values.items() if value not in (None, [], ())}


def said(value: object) -> str:
    """A value in words: a party, place or piece of text by its name or quote, with what it is taken for."""
    if isinstance(value, list | tuple):
        return "; ".join(map(said, value))
    if isinstance(value, dict):
        name = value.get("name") or value.get("quote")
        if not isinstance(name, str):
            return msgspec.json.encode(value).decode()
        taken = [str(value[key]) for key in ("actor", "state", "iso3") if value.get(key)]
        return f"{name} ({', '.join(taken)})" if taken else name
    return str(value)
