"""detente correct: the analyst's judgement, as new entries that name what they change and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.errors import BadOption
from detente.cli.options import CaseArgument
from detente.cli.output import notes
from detente.ledger.case import Case
from detente.records import from_json

ReasonOption = Annotated[
    str, typer.Option("--reason", "-r", help="Why it is right; kept with the correction.")
]
AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who says so; the case's analyst without it.")
]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids as `--format json` shows them.")]

group = typer.Typer(
    no_args_is_help=True,
    help="Correct a case. Nothing is overwritten: each correction is an entry that can be taken back.\n\n"
    "Example: `detente correct talks change contact:1f0c… date=2025-08-06 -r 'date of the report'`",
)


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    app.add_typer(group, name="correct")


@group.callback()
def _case(context: typer.Context, case: CaseArgument) -> None:
    context.obj = case


def _done(seq: int, case: Path) -> None:
    notes().print(
        f"Kept as entry {seq}. Take it back with: detente correct {case} undo {seq} -r WHY", markup=False
    )


@group.command()
def change(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],
    fields: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="date=2025-08-06 place.iso3=KAZ")
    ],
    reason: ReasonOption,
    author: AuthorOption = None,
) -> None:
    """Change fields of a record or document. A value is JSON where it can be read as such, else text."""
    values = dict(map(_field, fields))
    with Case.open(context.obj) as case:
        _done(case.ledger.correct.change(id, values, reason=reason, author=author), context.obj)


@group.command()
def reject(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID")],
    reason: ReasonOption,
    author: AuthorOption = None,
) -> None:
    """Leave a record, or a document with all that was read from it, out of every answer."""
    with Case.open(context.obj) as case:
        _done(case.ledger.correct.reject(id, reason=reason, author=author), context.obj)


def _kind(case: Case, ids: Sequence[str]) -> str:
    """Whether ids are those of documents or of reports of a contact."""
    return "document" if all(case.ledger.has_document(id) for id in ids) else "contact"


@group.command()
def link(context: typer.Context, ids: IdsArgument, reason: ReasonOption, author: AuthorOption = None) -> None:
    """Say that several reports tell of the same contact, or that several documents are one witness.

    Each keeps its evidence.
    """
    with Case.open(context.obj) as case:
        _done(case.ledger.correct.link(_kind(case, ids), ids, reason=reason, author=author), context.obj)


@group.command()
def split(
    context: typer.Context,
    ids: IdsArgument,
    reason: ReasonOption,
    into: Annotated[
        str | None, typer.Option(help="For an actor: the id it becomes in the records named by --in.")
    ] = None,
    within: Annotated[
        list[str] | None, typer.Option("--in", metavar="RECORD", help="A record in which it is the other.")
    ] = None,
    author: AuthorOption = None,
) -> None:
    """Say that reports taken for one contact tell of different ones, documents taken for one witness are
    several, or one actor is two."""
    with Case.open(context.obj) as case:
        what = _kind(case, ids) if into is None else "actor"
        entry = case.ledger.correct.split(
            what, ids, into=into, records=within or (), reason=reason, author=author
        )
        _done(entry, context.obj)


@group.command()
def merge(
    context: typer.Context,
    ids: IdsArgument,
    into: Annotated[str, typer.Option(help="The actor they are.")],
    reason: ReasonOption,
    author: AuthorOption = None,
) -> None:
    """Say that several actors are one."""
    with Case.open(context.obj) as case:
        _done(case.ledger.correct.merge("actor", ids, into=into, reason=reason, author=author), context.obj)


@group.command()
def add(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="One record as JSON, as `detente read` writes it.")
    ],
    reason: ReasonOption,
    author: AuthorOption = None,
) -> None:
    """Add a record by hand; it is marked as the analyst's."""
    try:
        record = from_json(file.read_bytes())
    except (OSError, ValueError) as fault:
        raise BadOption(
            got=f"{file}: {fault}", wanted="a file with one record as JSON", do="See `detente read -f json`."
        ) from fault
    with Case.open(context.obj) as case:
        _done(case.ledger.correct.add(record, reason=reason, author=author), context.obj)


@group.command()
def undo(
    context: typer.Context,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The entry's number.")],
    reason: ReasonOption,
    author: AuthorOption = None,
) -> None:
    """Take an entry back; undoing the undo brings it back."""
    with Case.open(context.obj) as case:
        _done(case.ledger.correct.undo(entry, reason=reason, author=author), context.obj)


def _field(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise BadOption(got=repr(text), wanted="FIELD=VALUE, such as date=2025-08-06", do="Write it so.")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
