"""Files brought in through the browser, read in the background; the job's page survives a reload."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from detente.ledger.case import Case
from detente.ledger.intake import Intake, take_in
from detente.web.drawing import draw
from detente.web.pages import missing

router = APIRouter()


@dataclass
class Job:
    """Files on their way into the case."""

    id: str
    names: list[str]
    done: int = 0
    intake: Intake | None = None
    error: str | None = None

    @property
    def running(self) -> bool:
        """True until the last file is in, or the job has failed."""
        return self.intake is None and self.error is None


@dataclass
class Jobs:
    """The jobs of this process."""

    case: Path
    all: dict[str, Job] = field(default_factory=dict)

    def start(self, folder: Path, paths: list[Path]) -> Job:
        """Read files in the background; their folder is removed afterwards."""
        job = Job(secrets.token_urlsafe(8), [path.name for path in paths])
        self.all[job.id] = job
        threading.Thread(target=self._run, args=(job, folder, paths), daemon=True).start()
        return job

    def _run(self, job: Job, folder: Path, paths: list[Path]) -> None:
        def step(_: str) -> None:
            job.done += 1

        try:
            with Case.open(self.case) as case:
                job.intake = take_in(case, [str(path) for path in paths], workers=1, progress=step)
        except Exception as reason:
            job.error = str(reason)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@router.get("/add", response_class=HTMLResponse)
def form(request: Request) -> HTMLResponse:
    """Where files are chosen."""
    return draw(request, "add.html", jobs=request.app.state.jobs.all.values())


@router.post("/add")
def add(request: Request, files: Annotated[list[UploadFile], File()]) -> RedirectResponse:
    """Take the files and go to the page of their job."""
    folder = Path(tempfile.mkdtemp(prefix="detente-"))
    paths = []
    for number, file in enumerate(files):
        inner = folder / str(number)
        inner.mkdir()
        path = inner / (Path(file.filename or "").name or "unnamed")
        with path.open("wb") as sink:
            shutil.copyfileobj(file.file, sink)
        paths.append(path)
    job = request.app.state.jobs.start(folder, paths)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{id}", response_class=HTMLResponse)
def job(request: Request, id: str) -> HTMLResponse:
    """How far a job is; the page asks again by itself while it runs."""
    found = request.app.state.jobs.all.get(id)
    if found is None:
        return missing(request, "There is no such job; jobs are forgotten when the server stops.")
    return draw(request, "job.html", job=found)
