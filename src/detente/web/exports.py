"""The case and its brief as files to take away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.background import BackgroundTask

from detente.briefs.brief import Brief, brief
from detente.briefs.closing import definitions, standing, unknown
from detente.briefs.docx import brief_docx
from detente.briefs.html import brief_html
from detente.briefs.markdown import brief_markdown
from detente.ledger.case import Case
from detente.ledger.exchange import export_jsonl, export_parquet, export_prov
from detente.web.asked import Asked, AskedHere
from detente.web.cases import Desk
from detente.web.drawing import draw
from detente.web.pages import DeskHere, missing
from detente.web.paging import slug

router = APIRouter()
CASES: dict[str, tuple[Callable[[Case, Path], object], str, str]] = {
    "jsonl": (export_jsonl, "application/x-ndjson", "every entry, a line each; restores the case"),
    "parquet": (export_parquet, "application/vnd.apache.parquet", "every entry, for DuckDB, pandas or R"),
    "prov.json": (export_prov, "application/json", "who made what from what, as W3C PROV-JSON"),
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _json(made: Brief) -> str:
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


def _pdf(made: Brief) -> bytes:
    from detente.briefs.pdf import brief_pdf  # its letters take a moment to load

    return brief_pdf(made)


BRIEFS: dict[str, tuple[Callable[[Brief], str | bytes], str, str]] = {
    "html": (brief_html, "text/html", "one file, opens in any browser"),
    "md": (brief_markdown, "text/markdown", "text with numbered notes"),
    "pdf": (_pdf, "application/pdf", "for reading and printing, with numbered notes"),
    "docx": (brief_docx, DOCX, "for a word processor"),
    "json": (_json, "application/json", "for another program"),
}


def briefed(desk: Desk, asked: Asked) -> Brief:
    """The brief within bounds."""
    key = (asked.since, asked.until, asked.as_known_on)
    return desk.remembered(("brief", *key), lambda: brief(desk.book(*key), case_folder=desk.path))


@router.get("/export", response_class=HTMLResponse)
def export(request: Request, asked: AskedHere) -> HTMLResponse:
    """What can be taken away."""
    return draw(request, "export.html", asked=asked, cases=_told(CASES), briefs=_told(BRIEFS))


def _told(table: Mapping[str, tuple[Callable[..., object], str, str]]) -> list[tuple[str, str]]:
    return [(ending, told) for ending, (_, _, told) in table.items()]


@router.get("/brief", response_class=HTMLResponse)
def shown(request: Request, desk: DeskHere, asked: AskedHere) -> HTMLResponse:
    """The brief, unfolding to the sentences it rests on."""
    made = briefed(desk, asked)
    closing: dict[str, Any] = {
        "standing": standing(made),
        "definitions": definitions(made),
        "unknown": unknown(made),
    }
    return draw(request, "brief.html", asked=asked, brief=made, briefs=_told(BRIEFS), **closing)


@router.get("/export/brief.{ending}", response_class=Response, include_in_schema=False)
def brief_file(request: Request, ending: str, desk: DeskHere, asked: AskedHere) -> Response:
    """The brief as a file."""
    if ending not in BRIEFS:
        return missing(request, f"A brief comes as {', '.join(BRIEFS)}.")
    made, media, _ = BRIEFS[ending]
    text = made(briefed(desk, asked))
    return Response(text, media_type=media, headers=_named(f"{slug(desk.name)}-brief.{ending}"))


@router.get("/export/case.{ending:path}", response_class=Response, include_in_schema=False)
def case_file(request: Request, ending: str, desk: DeskHere) -> Response:
    """The case as a file, written aside and removed once sent."""
    if ending not in CASES:
        return missing(request, f"A case comes as {', '.join(CASES)}.")
    write, media, _ = CASES[ending]
    with tempfile.NamedTemporaryFile(prefix="detente-", suffix=f".{ending}", delete=False) as passing:
        path = Path(passing.name)
    path.unlink()
    with desk.reading() as case:
        write(case, path)
    gone = BackgroundTask(path.unlink, missing_ok=True)
    return FileResponse(path, media_type=media, filename=f"{slug(desk.name)}.{ending}", background=gone)


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
