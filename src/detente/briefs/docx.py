"""A brief as a Word document: headings, tables, numbered notes one click away, sources, what is not known."""

from __future__ import annotations

import io

from detente.briefs.brief import Brief, Section
from detente.briefs.cells import Notes, line
from detente.briefs.docx_parts import Paper
from detente.briefs.html import safe_url
from detente.questions.cells import cell


def brief_docx(brief: Brief) -> bytes:
    """The whole file. Text of documents stays text: no field, macro or remote part comes from one."""
    paper, notes = Paper(brief.case), Notes()
    paper.title(brief.case, _standing(brief))
    for section in brief.sections:
        _section(paper, section, notes)
    _definitions(paper, brief)
    _unknown(paper, brief)
    _evidence(paper, notes)
    _sources(paper, brief)
    file = io.BytesIO()
    paper.document.save(file)
    return file.getvalue()


def _standing(brief: Brief) -> str:
    known = f"As known on {brief.as_known_on}" if brief.as_known_on else "As known on the day of writing"
    until = f"; dated until {brief.until}" if brief.until else ""
    return f"{known}{until}. {len(brief.sources)} documents. Numbers in brackets lead to the evidence."


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
    used = [section.answer.definition for section in brief.sections if section.answer.definition]
    paper.heading("Definitions used", 1)
    if not used:
        paper.text("No answer of this brief was counted under a definition.")
    for rule in {str(each.get("name")): each for each in used}.values():
        paper.heading(f"{rule.get('name')}: {rule.get('title')}", 2)
        for key, value in rule.items():
            if key not in ("name", "title") and value not in (None, "", (), []):
                paper.text(f"{key.replace('_', ' ')}: {_rule(value)}")


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


def _unknown(paper: Paper, brief: Brief) -> None:
    """What is missing, from the answers themselves, and the bound that holds for every brief."""
    paper.heading("What this brief does not know", 1)
    paper.bullet("Anything that the documents under Sources do not report.")
    for section in brief.sections:
        if not section.answer.answered or section.answer.question == "open points":
            paper.bullet(f"{section.title}: {section.answer.headline}")
        for table in section.answer.tables:
            if not table.rows:
                paper.bullet(f"{section.title}, {table.title}: nothing found. {table.note or ''}".rstrip())
    bare = sum(
        not row.evidence
        for section in brief.sections
        for table in section.answer.tables
        for row in table.rows
    )
    if bare:
        paper.bullet(f"{bare} lines of the tables rest on no quote: they are computed, or judgements.")


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
