"""The application of one case."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import BaseHTTPMiddleware

from detente.errors import DetenteError
from detente.version import VERSION
from detente.web import actors, api, corrections, exports, pages, records, timeline, uploads, whatif
from detente.web.cases import Desk
from detente.web.drawing import draw
from detente.web.security import Guard
from detente.web.uploads import Jobs

STATIC = Path(__file__).with_name("static")


def create_app(case: Path, token: str) -> FastAPI:
    """The pages and the API of a case. Every request must carry the token (see `security`)."""
    app = FastAPI(title="détente", version=VERSION, docs_url=None, redoc_url=None)
    app.state.desk = Desk(case)
    app.state.jobs = Jobs(case)
    app.add_middleware(BaseHTTPMiddleware, dispatch=Guard(token))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for room in (timeline, whatif, pages, records, actors, corrections, exports, uploads, api):
        app.include_router(room.router)
    for kind in (DetenteError, ValueError):
        app.add_exception_handler(kind, _refused)
    return app


def _refused(request: Request, error: Exception) -> Response:
    """A wrong address or input, said as on the command line."""
    if isinstance(error, DetenteError):
        why, do = f"{error.code} {error.title}: got {error.got}; wanted {error.wanted}.", error.do
    else:
        why, do = str(error), "Correct the address or the form and try again."
    if request.url.path.startswith("/api/"):
        return api.refusal(why, do)
    return draw(request, "missing.html", status=400, why=f"{why} {do}")
