"""detente import: event feeds into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import CaseArgument
from detente.cli.output import notes
from detente.errors import DetenteError
from detente.feeds import Feed, named
from detente.feeds.errors import BadMapping
from detente.feeds.table import NAME, mapped
from detente.ledger.case import Case
from detente.snapshots.feeds_in import Imported, import_feed

WRONG = 2


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(command)


def command(
    case: CaseArgument,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files of one feed; zip and gzip too.")
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", help="The feed: gdelt1, gdelt2, icews, acled ...; docs/feeds.md.")
    ],
    mapping: Annotated[
        Path | None, typer.Option(help="With --format table: which column is what, as TOML.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Where it is not the feed's own (utf-8 ...).")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads; one a core without it.")] = None,
) -> None:
    """Import event data. A malformed row is set aside with its line and reason; the rest goes in.

    Example: `detente import talks --format gdelt2 20250815*.export.CSV.zip`
    """
    feed, refused = _feed(format, mapping), 0
    with Case.open(case) as opened:
        for path in files:
            try:
                _say(import_feed(opened, feed, path, encoding=encoding, threads=threads))
            except DetenteError as error:
                if len(files) == 1:
                    raise
                refused += 1
                notes().print(f"{path.name}: {error}", style="red", markup=False, soft_wrap=True)
    if refused:
        raise typer.Exit(WRONG)


def _feed(format: str, mapping: Path | None) -> Feed:
    if format != NAME:
        return named(format)
    if mapping is None:
        raise BadMapping(
            "no mapping", "a TOML file that says which column is what", "Give it with --mapping."
        )
    return mapped(mapping)


def _say(done: Imported) -> None:
    """On stderr, what came of a file."""
    if done.known:
        notes().print(f"{done.file}: already there ({done.rows:,} rows).", markup=False, soft_wrap=True)
        return
    text = f"{done.file}: {done.rows:,} rows imported, {done.set_aside:,} set aside."
    notes().print(text, markup=False, soft_wrap=True)
    for reason, count in done.reasons.items():
        notes().print(f"  {count:,} x {reason}", markup=False, soft_wrap=True)
    if done.quarantine:
        notes().print(f"  see {done.quarantine}", markup=False, soft_wrap=True)
