"""Definitions: what counts as a contact, written down in a small file.

A definition names its parts. Each part is a set of media and the pairs of levels it may bring together; a
contact belongs to the first part it fits. Several ship in `definitions/`; a plug-in may bring more, a case
may add its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import yaml

from detente.questions.errors import BadDefinition, UnknownDefinition
from detente.questions.plugins import definition_files
from detente.records import Level, Medium, Status

SHIPPED = Path(__file__).with_name("definitions")


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One addend: contacts by these media between these levels (unordered; empty means any)."""

    name: str
    media: tuple[Medium, ...] = ()
    between: tuple[tuple[Level, Level], ...] = ()

    def takes(self, medium: Medium | None, levels: Sequence[Level | None]) -> bool:
        """True where a contact by this medium between these levels (one a side) belongs to the part."""
        if self.media and medium not in self.media:
            return False
        met = sorted(map(str, levels))
        return not self.between or any(sorted(pair) == met for pair in self.between)


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What counts.

    `statuses` are those counted; `official_only` leaves out what a report calls unannounced or unconfirmed;
    `confirmations` is the number of outlets that must report it; `time_zone` says whose day a date is
    ("local": the day at the place of the contact, as reported); `parties` two or more ISO3 codes, empty
    for whichever are asked for.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    description: str = ""
    parties: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ("occurred",)
    official_only: bool = True
    confirmations: int = 1
    time_zone: str = "local"
    source: str = "judgement"

    def counts(self, media: Collection[str]) -> bool:
        """True where some part counts contacts by one of these media (none given: by any)."""
        return not media or any(not part.media or set(part.media) & set(media) for part in self.parts)


def definitions(case_folder: Path | None = None) -> Mapping[str, Definition]:
    """All definitions by name: the shipped ones, those of plug-ins, and those in `<case>/definitions`.

    The case's own take precedence. A plug-in never replaces a shipped one: a count under a shipped name means
    the same wherever it was made.
    """
    shipped = _named(_yaml(SHIPPED))
    brought = _named(definition_files())
    own = _named(_yaml(case_folder / "definitions")) if case_folder else {}
    return shipped | {name: each for name, each in brought.items() if name not in shipped} | own


def _yaml(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else []


def _named(files: Iterable[Path]) -> dict[str, Definition]:
    return {found.name: found for found in map(load, files)}


def definition(name: str, case_folder: Path | None = None) -> Definition:
    """The definition of that name; UnknownDefinition (E401) lists those there are."""
    known = definitions(case_folder)
    if name not in known:
        raise UnknownDefinition(
            got=repr(name),
            wanted=f"one of {', '.join(known)}",
            do="Choose one, or add <case>/definitions/<name>.yaml.",
        )
    return known[name]


def load(path: Path) -> Definition:
    """One definition file; BadDefinition (E402) says what in it is wrong."""
    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Definition, strict=False)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as reason:
        raise BadDefinition(
            got=f"{path.name}: {reason}",
            wanted="a definition with name, title and parts",
            do="docs/questions/contacts.md shows a whole one.",
        ) from reason
