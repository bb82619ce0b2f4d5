"""A brief as a PDF: outline, tables, numbered notes that lead to their lines and back, what is not known."""

from __future__ import annotations

from detente.briefs.brief import Brief, Section
from detente.briefs.cells import Notes
from detente.briefs.closing import definitions, standing, unknown
from detente.briefs.html import safe_url
from detente.briefs.pdf_parts import Paper
from detente.briefs.pdf_type import LACKING

CLOSING = (
    ("definitions", "Definitions used"),
    ("unknown", "What this brief does not know"),
    ("evidence", "Evidence"),
    ("sources", "Sources"),
)


def brief_pdf(brief: Brief) -> bytes:
    """The whole file. Text of documents stays text; only http and https addresses become links."""
    paper, notes = Paper(brief.case), Notes()
    paper.text(brief.case, "title")
    paper.text(f"{standing(brief)} Numbers in brackets lead to the evidence, its letters back.", "standing")
    sections = [(f"s{number}", section.title) for number, section in enumerate(brief.sections, start=1)]
    paper.contents([*sections, *CLOSING])
    for (key, _), section in zip(sections, brief.sections, strict=True):
        _section(paper, key, section, notes)
    _definitions(paper, brief)
    _unknown(paper, brief)
    after = len(paper.parts)
    _evidence(paper, notes)
    _sources(paper, brief)
    _lacking(paper, after)
    return paper.bytes()


def _section(paper: Paper, key: str, section: Section, notes: Notes) -> None:
    answer = section.answer
    paper.heading(section.title, 1, key)
    paper.text(answer.headline, "headline")
    if answer.definition:
        name, title = answer.definition.get("name", ""), answer.definition.get("title", "")
        paper.text(f"Counted under {name}: {title}.")
    for table in answer.tables:
        if table.rows:
            paper.heading(table.title, 2)
            if table.note:
                paper.text(table.note, "small")
            paper.table(table, [notes.numbers(row) for row in table.rows])
    for note in answer.notes:
        paper.text(note, "small")


def _definitions(paper: Paper, brief: Brief) -> None:
    used = definitions(brief)
    paper.heading("Definitions used", 1, "definitions")
    if not used:
        paper.text("No answer of this brief was counted under a definition.")
    for title, rules in used:
        paper.heading(title, 2)
        for rule in rules:
            paper.text(rule)


def _evidence(paper: Paper, notes: Notes) -> None:
    paper.heading("Evidence", 1, "evidence")
    if not notes.cited:
        paper.text("No line of this brief has evidence.")
    for number, citation in enumerate(notes.cited, start=1):
        url = citation.url if safe_url(citation.url) else None
        paper.note(number, citation.sentence(), citation.where(), url)


def _sources(paper: Paper, brief: Brief) -> None:
    paper.heading("Sources", 1, "sources")
    for number, source in enumerate(brief.sources, start=1):
        known = ", ".join(
            part for part in (source.title or "untitled", source.outlet, source.published) if part
        )
        paper.source(number, known, source.url if safe_url(source.url) else None)


def _unknown(paper: Paper, brief: Brief) -> None:
    paper.heading("What this brief does not know", 1, "unknown")
    for line in unknown(brief):
        paper.bullet(line)


def _lacking(paper: Paper, after: int) -> None:
    """Say how many characters could not be shown, at a place where it is read."""
    count = len(paper.letters.lacking)
    if count:
        kinds = "1 character is" if count == 1 else f"{count} characters are"
        paper.bullet(
            f"How {kinds} written that these letters lack: {LACKING} stands in. The HTML brief has them."
        )
        paper.parts.insert(after, paper.parts.pop())
