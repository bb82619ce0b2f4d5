"""An answer or a brief as Markdown, with numbered footnotes for the evidence."""

from __future__ import annotations

import re

from detente.briefs.brief import Brief
from detente.briefs.cells import Notes, line
from detente.briefs.closing import definitions, standing, unknown
from detente.questions.answer import Answer, Table
from detente.questions.cells import cell

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def escape(text: str) -> str:
    """Text of a document as Markdown that shows it and does nothing."""
    return _SPECIAL.sub(r"\\\1", text)


def answer_markdown(answer: Answer) -> str:
    """One answer as a page of its own."""
    notes = Notes()
    body = [f"# {answer.question}", *_body(answer, notes), *_footnotes(notes)]
    return "\n\n".join(body) + "\n"


def brief_markdown(brief: Brief) -> str:
    """The whole brief: a section a question, then the evidence, then the sources."""
    notes = Notes()
    body = [f"# {escape(brief.case)}", standing(brief)]
    for section in brief.sections:
        body += [f"## {section.title}", *_body(section.answer, notes)]
    body.append("## Definitions used")
    for title, rules in definitions(brief) or [
        ("No answer of this brief was counted under a definition.", [])
    ]:
        body.append(
            "\n".join([f"**{escape(title)}**", "", *(f"- {escape(rule)}" for rule in rules)]).rstrip()
        )
    body += ["## What this brief does not know", "\n".join(f"- {escape(each)}" for each in unknown(brief))]
    body += ["## Evidence", *_footnotes(notes), "## Sources"]
    sources = [
        "- " + ", ".join(escape(part) for part in (each.outlet, each.title, each.published, each.url) if part)
        for each in brief.sources
    ]
    return "\n\n".join([*body, "\n".join(sources)]) + "\n"


def _body(answer: Answer, notes: Notes) -> list[str]:
    body = [f"**{escape(answer.headline)}**"]
    if answer.definition:
        title = answer.definition.get("title", "")
        body.append(f"Counted under *{escape(str(answer.definition.get('name', '')))}*: {escape(title)}.")
    body += [_table(table, notes) for table in answer.tables if table.rows]
    return body + [escape(note) for note in answer.notes]


def _table(table: Table, notes: Notes) -> str:
    head = [*table.columns, "evidence"]
    rows = [
        [*(escape(cell(value)) for value in row.values), "".join(f"[^{n}]" for n in notes.numbers(row))]
        for row in table.rows
    ]
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    note = [f"\n{escape(table.note)}"] if table.note else []
    return "\n".join([f"### {escape(table.title)}\n", *lines, *note])


def _footnotes(notes: Notes) -> list[str]:
    return [
        f"[^{number}]: {escape(line(citation))}" + (f" <{citation.url}>" if _safe(citation.url) else "")
        for number, citation in enumerate(notes.cited, start=1)
    ]


def _safe(url: str | None) -> bool:
    return bool(url) and re.fullmatch(r"https?://[^\s<>]+", url or "") is not None
