"""The same answers as JSON: /api/questions/NAME, /api/documents, /api/records."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import JSONResponse, Response

from detente.web.asked import AskedHere
from detente.web.asking import QUESTIONS
from detente.web.pages import DeskHere, answered

router = APIRouter(prefix="/api")
Name = Annotated[str, Path(max_length=80)]


@router.get("/questions")
def listed() -> list[dict[str, str]]:
    """The questions that can be asked."""
    return [{"name": each.name, "title": each.title} for each in QUESTIONS.values()]


@router.get("/questions/{name}", response_class=JSONResponse, responses={400: {}, 404: {}})
def question(name: Name, desk: DeskHere, asked: AskedHere) -> Response:
    """One answer, as `detente NAME CASE --format json` writes it."""
    if name not in QUESTIONS:
        raise HTTPException(404, f"one of {', '.join(QUESTIONS)}")
    return Response(msgspec.json.encode(answered(desk, name, asked)), media_type="application/json")


@router.get("/documents/{id}", response_class=JSONResponse, responses={404: {}})
def document(id: Name, desk: DeskHere) -> Response:
    """One document with its records, as `detente read --format json` writes them, in one list."""
    with desk.reading() as case:
        if not case.ledger.has_document(id):
            raise HTTPException(404, "the id of a document of this case")
        records = [case.ledger.document(id), *case.ledger.records(document=id)]
    return Response(msgspec.json.encode(records), media_type="application/json")


def refusal(why: str, do: str) -> JSONResponse:
    """A wrong call."""
    return JSONResponse({"error": why, "do": do}, 400)
