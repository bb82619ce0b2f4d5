"""What plug-ins bring to questions: folders of definitions and hypotheses, and questions of their own."""

from __future__ import annotations

from pathlib import Path

from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.errors import UnknownQuestion
from detente.reading.plugins import Plugin, plugins


def definition_files() -> list[Path]:
    """The YAML files in the folders that plug-ins offer. Raises BrokenPlugin (E302)."""
    return [path for plugin in plugins("definitions") for path in yaml_files(plugin)]


def hypothesis_files() -> dict[str, Path]:
    """The YAML files of rival hypotheses that plug-ins offer, by name without ending.

    Raises BrokenPlugin (E302).
    """
    return {path.stem: path for plugin in plugins("hypotheses") for path in yaml_files(plugin)}


def yaml_files(plugin: Plugin) -> list[Path]:
    """The YAML files of one plug-in's folder: a package, or a path that it names."""
    offered = plugin.load()
    folders = [offered] if isinstance(offered, str | Path) else list(getattr(offered, "__path__", ()))
    found = [path for folder in folders for path in sorted(Path(folder).glob("*.yaml"))]
    if not found:
        raise plugin.broken("it is no folder that holds *.yaml")
    return found


def ask(book: Casebook, name: str) -> Answer:
    """What a plug-in's question answers, given the casebook.

    Raises UnknownQuestion (E405), which lists those there are, and BrokenPlugin (E302).
    """
    known = {plugin.name: plugin for plugin in plugins("question")}
    if name not in known:
        raise UnknownQuestion(
            got=repr(name),
            wanted=f"one of {', '.join(known)}" if known else "the name of a question that a plug-in brings",
            do="`detente plugins` lists what is installed. Our own are commands: see `detente -h`.",
        )
    answer = known[name].load()(book)
    if not isinstance(answer, Answer):
        raise known[name].broken(f"it gave {type(answer).__name__} and not an Answer")
    return answer
