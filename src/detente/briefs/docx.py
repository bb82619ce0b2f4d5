"""A brief as a Word document: headings, tables, numbered notes one click away, sources, what is not known."""

from __future__ import annotations

import io

from detente.briefs.brief import Brief, Section
from detente.briefs.cells import Notes, line
from detente.briefs.closing import definitions, standing, unknown
from detente.briefs.docx_parts import Paper
from detente.briefs.html import safe_url


def brief_docx(brief: Brief) -> bytes:
    """The whole file. Text of documents stays text: no field, macro or remote part comes from one."""
    paper, notes = Paper(brief.case), Notes()
    paper.title(brief.case, f"{standing(brief)} Numbers in brackets lead to the evidence.")
    for section in brief.sections:
        _section(paper, section, notes)
    _definitions(paper, brief)
    _unknown(paper, brief)
    _evidence(paper, notes)
    _sources(paper, brief)
    file = io.BytesIO()
    paper.document.save(file)
    return file.getvalue()


def _section(paper: Paper, section: Section, notes: Notes) -> None:
    answer = section.answer
    paper.heading(section.title, 1)
    paper.text(answer.headline, bold=True)
    if answer.definition:
        name, title = answer.definition.get("name", ""), answer.definition.get("title", "")
        paper.text(f"Counted under {name}: {title}.", italic=True)
    for table in answer.tables:
        if table.rows:
            paper.heading(table.title, 2)
            if table.note:
                paper.text(table.note, small=True)
            paper.table(table, [notes.numbers(row) for row in table.rows])
    for note in answer.notes:
        paper.text(note, small=True)


def _definitions(paper: Paper, brief: Brief) -> None:
    used = definitions(brief)
    paper.heading("Definitions used", 1)
    if not used:
        paper.text("No answer of this brief was counted under a definition.")
    for title, rules in used:
        paper.heading(title, 2)
        for rule in rules:
            paper.text(rule)


def _unknown(paper: Paper, brief: Brief) -> None:
    paper.heading("What this brief does not know", 1)
    for missing in unknown(brief):
        paper.bullet(missing)


def _evidence(paper: Paper, notes: Notes) -> None:
    paper.heading("Evidence", 1)
    if not notes.cited:
        paper.text("No line of this brief has evidence.")
    for number, citation in enumerate(notes.cited, start=1):
        paper.note(number, line(citation))


def _sources(paper: Paper, brief: Brief) -> None:
    paper.heading("Sources", 1)
    for source in brief.sources:
        known = (source.title or "untitled", source.outlet, source.published)
        paper.numbered(
            ", ".join(part for part in known if part), source.url if safe_url(source.url) else None
        )
