"""Every judgement of the analyst, newest first, and the form to take each back."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from detente.web.drawing import draw
from detente.web.pages import DeskHere
from detente.web.paging import leaf
from detente.web.records import Reason

router = APIRouter()
Entry = Annotated[int, Path(ge=0, le=2**53)]


@router.get("/corrections", response_class=HTMLResponse)
def corrections(request: Request, desk: DeskHere) -> HTMLResponse:
    """All corrections, with those taken back marked so."""
    with desk.reading() as case:
        view = case.ledger.view()
        judgements = sorted(view.judgements(), key=lambda each: -each.seq)
    return draw(request, "corrections.html", leaf=leaf(judgements, request.query_params), gone=view.dead)


@router.post("/corrections/{entry}/undo")
def undo(entry: Entry, request: Request, desk: DeskHere, reason: Reason) -> RedirectResponse:
    """Take one entry back, and return to the page it was on."""
    with desk.writing() as case:
        case.ledger.correct.undo(entry, reason=reason)
    back = request.query_params.get("back", "")
    return RedirectResponse(back if re.fullmatch(r"/actors/[\w:.-]+", back) else "/corrections", 303)
