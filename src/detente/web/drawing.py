"""Pages from templates. All text from documents is escaped; nothing on a page can run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from detente.briefs.html import safe_url
from detente.questions.answer import Citation
from detente.questions.cells import cell
from detente.version import VERSION
from detente.web.asking import QUESTIONS

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def place(citation: Citation) -> str:
    """The address of a citation's place in its document."""
    mark = f"#{anchor(citation.record)}" if citation.record else ""
    return f"/documents/{citation.document}{mark}"


def anchor(record: str) -> str:
    """The name of a record's place on its document's page."""
    return "r-" + record.replace(":", "-")


ENVIRONMENT.globals.update(
    cell=cell, safe_url=safe_url, place=place, anchor=anchor, questions=QUESTIONS, version=VERSION
)


def draw(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; `here` is its own address, so that it can be quoted."""
    values.setdefault("asked", None)
    values.setdefault("book", None)
    text = ENVIRONMENT.get_template(template).render(request=request, here=request.url.path, **values)
    return HTMLResponse(text, status)
