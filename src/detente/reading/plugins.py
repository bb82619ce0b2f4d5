"""Plug-ins: packages that offer readers, definitions, questions, hypotheses or feeds under entry points.

A package declares them in its own metadata (`[project.entry-points."detente.readers"]`); installing it is all
there is to do. They run as part of détente, with all that détente may do: install only what you trust.
"""

from __future__ import annotations

from importlib import metadata
from typing import Any

import msgspec

from detente.reading.errors import BrokenPlugin

GROUPS = {
    "reader": "detente.readers",
    "definitions": "detente.definitions",
    "question": "detente.questions",
    "hypotheses": "detente.hypotheses",
    "feed": "detente.feeds",
}


class Plugin(msgspec.Struct, frozen=True, kw_only=True):
    """One entry point: its kind (a key of GROUPS), its name, the package and version it came with."""

    kind: str
    name: str
    target: str
    package: str
    version: str

    def load(self) -> Any:
        """What it points at. Raises BrokenPlugin (E302), naming the package, where that cannot be had."""
        try:
            return metadata.EntryPoint(self.name, self.target, GROUPS[self.kind]).load()
        except Exception as reason:  # whatever its code raises when it is imported
            raise self.broken(f"{type(reason).__name__}: {reason}") from reason

    def broken(self, why: str) -> BrokenPlugin:
        """The error that says this plug-in cannot be used."""
        return BrokenPlugin(
            got=f"{self.kind} {self.name!r} of {self.package} {self.version} ({self.target}): {why}",
            wanted=f"what docs/commands/plugins.md asks of the group {GROUPS[self.kind]}",
            do=f"Repair or update {self.package}, or take it out (pip uninstall {self.package}).",
        )


def plugins(kind: str | None = None) -> list[Plugin]:
    """The plug-ins installed, of one kind or all, by kind and name; nothing of theirs is loaded."""
    found = []
    for each in [kind] if kind else GROUPS:
        points = metadata.entry_points(group=GROUPS[each])
        for point in sorted(points, key=lambda point: (point.name, point.value)):
            told = point.dist
            found.append(
                Plugin(
                    kind=each,
                    name=point.name,
                    target=point.value,
                    package=told.name if told else "unknown",
                    version=told.version if told else "unknown",
                )
            )
    return found
