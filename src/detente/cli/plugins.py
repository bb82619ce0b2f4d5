"""detente plugins: what other packages add."""

from __future__ import annotations

import typer

from detente.cli import options
from detente.cli.output import show
from detente.errors import DetenteError
from detente.feeds.registry import feeds
from detente.questions.answer import Answer, Row, Table
from detente.questions.definition import load
from detente.questions.hypotheses_file import load as load_rivals
from detente.questions.plugins import yaml_files
from detente.reading.plugins import Plugin, plugins
from detente.reading.registry import READERS

COLUMNS = ("kind", "name", "package", "version", "from", "brings")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plugins")(command)


def command(
    format: options.FormatOption = options.Format.table,
    output: options.OutputOption = None,
) -> None:
    """List what installed packages bring to read, count, weigh, ask and import, and whether it loads.

    Example: `detente plugins`
    """
    show(listed(), format, output)


def listed() -> Answer:
    """The plug-ins as an answer, one row each. One that cannot be used says so in its row."""
    rows, broken = [], 0
    for plugin in plugins():
        try:
            brings = _brings(plugin)
        except DetenteError as error:
            brings, broken = f"{error.code} {error.title}: {error.got}", broken + 1
        values = (plugin.kind, plugin.name, plugin.package, plugin.version, plugin.target, brings)
        rows.append(Row(values=values))
    packages = {row.values[2] for row in rows}
    headline = f"{len(rows)} plug-ins from {len(packages)} packages" if rows else "No plug-in is installed"
    return Answer(
        question="plug-ins",
        headline=f"{headline}, {broken} of which cannot be used." if broken else f"{headline}.",
        figures={"plugins": len(rows), "packages": len(packages), "broken": broken},
        tables=(Table(title="Plug-ins", columns=COLUMNS, rows=tuple(rows)),),
    )


def _brings(plugin: Plugin) -> str:
    """What a plug-in gives once loaded: the readers it registered, its definitions, or its question."""
    if plugin.kind == "definitions":
        return ", ".join(load(path).name for path in yaml_files(plugin))
    if plugin.kind == "hypotheses":
        return ", ".join(f"--file {path.stem}: {load_rivals(path).title}" for path in yaml_files(plugin))
    found = plugin.load()
    if plugin.kind == "question":
        if not callable(found):
            raise plugin.broken("it cannot be called")
        return f"detente ask CASE {plugin.name}"
    module = plugin.target.partition(":")[0]
    if plugin.kind == "feed":
        named = [each.name for each in feeds().values() if each.select.__module__.startswith(module)]
        if not named:
            raise plugin.broken("it declares no feed")
        return ", ".join(f"--format {name}" for name in named)
    made = [each for each in READERS.values() if each.read.__module__.startswith(module)]
    if not made:
        raise plugin.broken("it registers no reader")
    return ", ".join(f"{each.name} {each.version} makes {each.makes}" for each in made)
