"""détente on the command line. One command a file; each only calls and draws."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer
from rich.text import Text

from detente.cli.output import notes
from detente.errors import DetenteError
from detente.version import VERSION

WRONG = 2
COMMANDS = (
    "demo",
    "new",
    "add",
    "import_feed",
    "read",
    "contacts",
    "claims",
    "positions",
    "venues",
    "mediators",
    "stage",
    "follow_through",
    "signals",
    "hypotheses",
    "turning_points",
    "forecast",
    "whatif",
    "bargain",
    "brief",
    "correct",
    "verify",
    "diff",
    "backup",
    "export",
    "serve",
    "plugins",
    "ask",
)

app = typer.Typer(
    name="detente",
    help="Peace analytics that show their sources.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(VERSION)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None:
    pass


for name in COMMANDS:
    import_module(f"detente.cli.{name}").register(app)


def main() -> None:
    """Run the command line. Exit codes: 0 fine, 1 no answer in this case, 2 wrong call or bad input."""
    try:
        app()
    except DetenteError as error:
        console = notes()
        console.print(Text(f"{error.code} {error.title}", style="bold red"))
        for label, text in (("got", error.got), ("wanted", error.wanted), ("do", error.do)):
            console.print(Text(f"  {label + ':':<8}{text}"), soft_wrap=True)
        sys.exit(WRONG)
    except KeyboardInterrupt:
        notes().print("Stopped; what was kept so far stays kept.")
        sys.exit(130)
