"""Where reports of one contact differ: all versions side by side, each with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

from detente.questions.answer import Citation, Row
from detente.questions.casebook import Casebook
from detente.questions.linked import Linked, describe
from detente.records import Contact
from detente.records.dates import may_coincide


def _apart(a: Any, b: Any) -> bool:
    return bool(a != b)


def _dates_apart(a: Any, b: Any) -> bool:
    """A month and a day in it do not differ; two days do."""
    return not may_coincide(a, b)


def _denied(a: Any, b: Any) -> bool:
    """A plan that came true is no conflict; what one report tells and another denies is."""
    return {a, b} == {"occurred", "denied"}


# What is compared, how a report says it, and when two values are in conflict.
ASPECTS: tuple[tuple[str, Callable[[Contact], Any], Callable[[Any, Any], bool]], ...] = (
    ("number", lambda report: report.ordinal, _apart),
    ("date", lambda report: report.date, _dates_apart),
    ("place", lambda report: report.place and report.place.iso3, _apart),
    ("status", lambda report: report.status, _denied),
)


def conflicts(book: Casebook, linked: Iterable[Linked]) -> tuple[Row, ...]:
    """One row for each contact and aspect on which its reports differ: contact, aspect, versions."""
    found: list[Row] = []
    for each in linked:
        for aspect, value, differ in ASPECTS:
            versions = _versions(book, each, value)
            if any(differ(a, b) for a, b in combinations(versions, 2)):
                text = " / ".join(f"{version} ({_outlets(cited)})" for version, cited in versions.items())
                evidence = tuple(citation for cited in versions.values() for citation in cited)
                found.append(Row(values=(describe(each), aspect, text), evidence=evidence))
    return tuple(found)


def _versions(book: Casebook, each: Linked, value: Callable[[Contact], Any]) -> dict[Any, list[Citation]]:
    versions: dict[Any, list[Citation]] = {}
    for report in each.reports:
        said = value(report)
        if said is not None:
            versions.setdefault(said, []).append(book.cite(report.span, report.id))
    return versions


def _outlets(cited: list[Citation]) -> str:
    return ", ".join(dict.fromkeys(c.source() for c in cited))
