"""Where reports of one contact differ: all versions side by side, each with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from detente.questions.answer import Citation, Row
from detente.questions.casebook import Casebook
from detente.questions.linked import Linked, describe
from detente.records import Contact

ASPECTS: tuple[tuple[str, Callable[[Contact], Any]], ...] = (
    ("number", lambda report: report.ordinal),
    ("date", lambda report: report.date),
    ("place", lambda report: report.place and report.place.iso3),
    ("status", lambda report: report.status),
)


def conflicts(book: Casebook, linked: Iterable[Linked]) -> tuple[Row, ...]:
    """One row for each contact and aspect on which its reports differ: contact, aspect, versions."""
    found: list[Row] = []
    for each in linked:
        for aspect, value in ASPECTS:
            versions = _versions(book, each, value)
            if len(versions) > 1:
                text = " / ".join(f"{version} ({_outlets(cited)})" for version, cited in versions.items())
                evidence = tuple(citation for cited in versions.values() for citation in cited)
                found.append(Row(values=(describe(each), aspect, text), evidence=evidence))
    return tuple(found)


def _versions(book: Casebook, each: Linked, value: Callable[[Contact], Any]) -> dict[str, list[Citation]]:
    versions: dict[str, list[Citation]] = {}
    for report in each.reports:
        said = value(report)
        if said is not None:
            versions.setdefault(str(said), []).append(book.cite(report.span, report.id))
    return versions


def _outlets(cited: list[Citation]) -> str:
    return ", ".join(dict.fromkeys(c.outlet or c.title or c.document[:8] for c in cited))
