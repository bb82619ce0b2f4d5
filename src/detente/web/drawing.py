"""Pages from templates. All text from documents is escaped; nothing on a page can run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from detente.briefs.html import safe_url
from detente.questions.answer import Citation
from detente.questions.cells import cell
from detente.version import VERSION
from detente.web.highlights import PART
from detente.web.menu import menu
from detente.web.paging import shown, slug

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
SHORT = re.compile(r"[-\d.,:%/~?×+–… ()]{1,26}(?:to [-\d.,%+]+)?|[A-Z]{3}|[a-z_]{1,12}")
LONG = 36  # characters from which a cell wants room


def place(citation: Citation) -> str:
    """The address of a citation's place in its document."""
    return spot(citation.document, citation.start, citation.record)


def spot(document: str, start: int, record: str | None) -> str:
    """The address of a character of a document, on the page that holds it, at a record's mark."""
    mark = f"#{anchor(record)}" if record else ""
    return f"/documents/{document}{f'?at={start}' if start >= PART else ''}{mark}"


def anchor(record: str) -> str:
    """The name of a record's place on its document's page."""
    return "r-" + record.replace(":", "-")


def room(value: object) -> str:
    """How much room a cell wants: "n" for a number, date or code, "long" for a sentence."""
    text = cell(value)
    return "n" if SHORT.fullmatch(text) else "long" if len(text) > LONG else ""


ENVIRONMENT.globals.update(
    cell=cell,
    safe_url=safe_url,
    place=place,
    anchor=anchor,
    room=room,
    spot=spot,
    slug=slug,
    version=VERSION,
    drawing=Markup,
)


def draw(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page; `here` is its own address, so that it can be quoted."""
    values.setdefault("asked", None)
    answer = values.get("answer")
    if answer is not None:
        values.setdefault("shown", shown(answer.tables, request.query_params))
    text = ENVIRONMENT.get_template(template).render(
        request=request, here=request.url.path, menu=menu(), name=request.app.state.desk.name, **values
    )
    return HTMLResponse(text, status)
