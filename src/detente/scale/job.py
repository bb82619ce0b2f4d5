"""A job: shards in; for each, one part and one line of the manifest out; stopped at any moment, it goes on.

A part is written under a passing name and then renamed, so that it is there whole or not at all. A shard
counts as done when the manifest says so and its part has the length it says; all others are done again.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from detente.scale.errors import OtherJob, ShardsFailed
from detente.scale.executor import Executor

MANIFEST, JOB, PASSING = "manifest.jsonl", "job.json", ".passing-"


@dataclass(frozen=True)
class Shard:
    """One unit of work: a name (which names its part) and whatever the function needs to know."""

    name: str
    content: Any


Work = Callable[[Any, Path], dict[str, Any]]


@dataclass
class Report:
    """What a run did: shards `done` now, `kept` from an earlier run, and `failed` with their reasons."""

    folder: Path
    done: int = 0
    kept: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    lines: dict[str, dict[str, Any]] = field(default_factory=dict)

    def parts(self) -> list[Path]:
        """The parts, by name of their shards."""
        return [self.folder / self.lines[name]["part"] for name in sorted(self.lines)]

    def raise_for_failures(self) -> None:
        """Raise ShardsFailed (E701) where shards were set aside."""
        if self.failed:
            name, reason = next(iter(self.failed.items()))
            total = len(self.failed) + len(self.lines)
            raise ShardsFailed(
                f"{len(self.failed)} of {total} shards failed twice, first {name}: {reason}",
                "every shard done",
                f"See {self.folder / MANIFEST} for the reasons; run again to try them once more.",
            )


def run(
    work: Work,
    shards: Iterable[Shard],
    folder: str | os.PathLike[str],
    *,
    job: str,
    executor: Executor,
    suffix: str = ".parquet",
    timeout: float | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Do a job: `work(content, path)` writes one part to `path` and returns its counts (what JSON can say).

    `job` names the work and its version ("gdelt-1"); a folder that holds another job is refused (E703).
    Shards that failed twice are in `Report.failed` and in the manifest. `progress` is told each shard's name.
    """
    out = Path(folder)
    _claim(out, job)
    report = Report(out)
    finished = _finished(out)
    todo = _todo(shards, finished, report)
    task = functools.partial(_do, work, str(out), suffix)
    with (out / MANIFEST).open("a", encoding="utf-8") as manifest:
        for outcome in executor.map_shards(task, todo, timeout=timeout):
            line = (
                outcome.value
                if outcome.value is not None
                else {"shard": outcome.shard.name, "failed": outcome.error}
            )
            _write(manifest, line | {"tries": outcome.tries})
            if outcome.value is None:
                report.failed[outcome.shard.name] = str(outcome.error)
            else:
                report.done += 1
                report.lines[outcome.shard.name] = line
            if progress is not None:
                progress(outcome.shard.name)
    _tidy(out, report)
    return report


def _claim(out: Path, job: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    sign = out / JOB
    if not sign.exists():
        passing = out / f"{PASSING}{uuid.uuid4().hex}"
        passing.write_text(json.dumps({"job": job}) + "\n", "utf-8")
        os.replace(passing, sign)
    try:
        found = json.loads(sign.read_text("utf-8"))["job"]
    except (ValueError, KeyError, TypeError):
        found = "something else"
    if found != job:
        raise OtherJob(
            f"{out} made by {found}",
            f"one made by {job}",
            "Choose a new folder, or delete this one: it can be made again.",
        )


def _sweep(out: Path) -> None:
    """Take away what workers that were killed had begun to write."""
    for left in out.glob(f"{PASSING}*"):
        left.unlink(missing_ok=True)


def _finished(out: Path) -> dict[str, dict[str, Any]]:
    """Shards that the manifest calls done and whose part is there; a torn last line is passed over."""
    found: dict[str, dict[str, Any]] = {}
    path = out / MANIFEST
    if not path.exists():
        return found
    text = path.read_bytes()
    if text and not text.endswith(b"\n"):
        with path.open("ab") as file:
            file.write(b"\n")
    for raw in text.splitlines():
        try:
            line = json.loads(raw)
            part = out / line["part"]
            if part.stat().st_size == line["bytes"]:
                found[line["shard"]] = line
        except (ValueError, KeyError, TypeError, OSError):
            continue
    return found


def _todo(shards: Iterable[Shard], finished: dict[str, Any], report: Report) -> Iterator[Shard]:
    seen: set[str] = set()
    for shard in shards:
        if shard.name in seen or "/" in shard.name or "\\" in shard.name or shard.name.startswith("."):
            raise ValueError(f"a shard called {shard.name!r}: names are unique and are names of files")
        seen.add(shard.name)
        line = finished.get(shard.name)
        if line is None:
            yield shard
        else:
            report.kept += 1
            report.lines[shard.name] = {key: value for key, value in line.items() if key != "tries"}


def _do(work: Work, folder: str, suffix: str, shard: Shard) -> dict[str, Any]:
    """In the worker: one shard in, one part and one line out."""
    out = Path(folder)
    part, passing = out / f"{shard.name}{suffix}", out / f"{PASSING}{shard.name}-{uuid.uuid4().hex}"
    try:
        counts = work(shard.content, passing)
        with passing.open("rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
            os.fsync(file.fileno())
        os.replace(passing, part)
    finally:
        passing.unlink(missing_ok=True)
    return {"shard": shard.name, "part": part.name, "bytes": size, "sha256": digest, "counts": counts}


def _write(manifest: IO[str], line: dict[str, Any]) -> None:
    manifest.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    manifest.flush()
    os.fsync(manifest.fileno())


def _tidy(out: Path, report: Report) -> None:
    """A finished run's manifest has one line a shard, in order of name, whatever the executor."""
    _sweep(out)
    lines = [report.lines[name] for name in sorted(report.lines)]
    lines += [{"shard": name, "failed": report.failed[name]} for name in sorted(report.failed)]
    passing = out / f"{PASSING}{uuid.uuid4().hex}"
    with passing.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(passing, out / MANIFEST)
