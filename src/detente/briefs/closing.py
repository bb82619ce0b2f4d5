"""What every brief says beside its answers: how it stands, the definitions used, what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.briefs.brief import Brief
from detente.questions.cells import cell


def standing(brief: Brief) -> str:
    """The "as known on" line, with how many documents there are."""
    known = f"As known on {brief.as_known_on}" if brief.as_known_on else "As known on the day of writing"
    until = f"; dated until {brief.until}" if brief.until else ""
    count = len(brief.sources)
    return f"{known}{until}. {count} {'document' if count == 1 else 'documents'}."


def definitions(brief: Brief) -> list[tuple[str, list[str]]]:
    """Each definition that an answer was counted under, once: its name and title, and its rules as lines."""
    used = [section.answer.definition for section in brief.sections if section.answer.definition]
    once = {str(each.get("name")): each for each in used}
    return [(f"{rule.get('name')}: {rule.get('title')}", _rules(rule)) for rule in once.values()]


def unknown(brief: Brief) -> list[str]:
    """What is missing, from the answers themselves, and the bound that holds for every brief."""
    lines = ["Anything that the documents under Sources do not report."]
    for section in brief.sections:
        if not section.answer.answered or section.answer.question == "open points":
            lines.append(f"{section.title}: {section.answer.headline}")
        for table in section.answer.tables:
            if not table.rows:
                lines.append(f"{section.title}, {table.title}: nothing found. {table.note or ''}".rstrip())
    tables = (table for section in brief.sections for table in section.answer.tables)
    bare = sum(not row.evidence for table in tables for row in table.rows)
    if bare:
        lines.append(f"{bare} lines of the tables rest on no quote: they are computed, or judgements.")
    return lines


def _rules(rule: Mapping[str, Any]) -> list[str]:
    told = {key: value for key, value in rule.items() if key not in ("name", "title")}
    return [
        f"{key.replace('_', ' ')}: {_rule(value)}"
        for key, value in told.items()
        if value not in (None, "", (), [])
    ]


def _rule(value: object) -> str:
    """A rule's value in words: its parts one after another, each with its media and levels."""
    if isinstance(value, dict):
        inner = [f"{key} {_rule(each)}" for key, each in value.items() if key != "name" and each]
        return f"{value.get('name', '')} ({'; '.join(inner)})" if inner else str(value.get("name", ""))
    if isinstance(value, list | tuple):
        pairs = all(isinstance(each, list | tuple) for each in value)
        return ", ".join(" with ".join(map(str, each)) if pairs else _rule(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return cell(value)
