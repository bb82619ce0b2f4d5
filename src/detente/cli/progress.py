"""Progress on long work: on a terminal only, and on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from detente.cli.output import notes


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar of `total` steps; call what it gives with the name of each step that is done."""
    console = notes()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total, now="")
        yield lambda name: progress.update(task, advance=1, now=Path(name).name[:40])
