"""The parts of a Word document: what python-docx has no call for is written in its XML (ECMA-376, part 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from detente.briefs.cells import weights
from detente.questions.answer import Table
from detente.questions.cells import cell
from detente.version import VERSION

SMALL, SMALLEST = Pt(8.5), Pt(7)
MANY = 9  # columns; a table of more is set in the smallest letters
INK, LINK = RGBColor(0x1F, 0x2A, 0x37), RGBColor(0x0B, 0x57, 0x9B)
EVIDENCE_WEIGHT = 3.5  # of the evidence column, in the unit of `weights`
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0, section 2.2


def clean(text: str) -> str:
    """Text that XML can hold: a character it forbids is shown as the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text)


class Paper:
    """A4, one style a kind of text, page numbers at the foot."""

    def __init__(self, title: str) -> None:
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(2)
        self.width = section.page_width - section.left_margin - section.right_margin
        about = self.document.core_properties
        about.title, about.author, about.comments = clean(title)[:255], f"détente {VERSION}", ""
        about.created = about.modified = datetime.now(UTC).replace(tzinfo=None)
        self._styles()
        self._foot(section.footer.paragraphs[0])

    def title(self, text: str, standing: str) -> None:
        """The name of the case, and how it stood."""
        self.document.add_paragraph(clean(text), style="Title")
        self.document.add_paragraph(clean(standing), style="Subtitle")

    def heading(self, text: str, level: int) -> None:
        """A heading of the outline."""
        self.document.add_heading(clean(text), level)

    def text(self, text: str, bold: bool = False, italic: bool = False, small: bool = False) -> None:
        """A paragraph."""
        run = self.document.add_paragraph().add_run(clean(text))
        run.bold, run.italic = bold or None, italic or None
        if small:
            run.font.size = SMALL

    def bullet(self, text: str) -> None:
        """An item of a list."""
        self.document.add_paragraph(clean(text), style="List Bullet")

    def numbered(self, text: str, url: str | None) -> None:
        """An item of a numbered list, its address a link that is shown in full."""
        paragraph = self.document.add_paragraph(clean(text), style="List Number")
        if url:
            paragraph.add_run(", ")
            target = paragraph.part.relate_to(clean(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            _link(paragraph, clean(url), "r:id", target)

    def note(self, number: int, text: str) -> None:
        """A numbered piece of evidence, which the rows that rest on it lead to."""
        paragraph = self.document.add_paragraph(style="Evidence")
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), f"evidence_{number}")
        paragraph._p.append(start)
        paragraph.add_run(f"[{number}]").bold = True
        paragraph._p.append(end)
        paragraph.add_run(f"\t{clean(text)}")

    def table(self, table: Table, numbers: Sequence[Sequence[int]]) -> None:
        """A table whose head is repeated on every page; `numbers` are the notes of each row."""
        shares = [*weights(table), EVIDENCE_WEIGHT]
        grid = self.document.add_table(rows=1, cols=len(shares), style="Table Grid")
        grid.autofit = False
        for column, share in zip(grid.columns, shares, strict=True):
            column.width = int(self.width * share / sum(shares))
        _row(grid.rows[0], [*table.columns, "evidence"], head=True)
        for row, cited in zip(table.rows, numbers, strict=True):
            _row(grid.add_row(), [cell(value) for value in row.values], cited)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _styles(self) -> None:
        styles = self.document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(10.5)
        normal.paragraph_format.space_after = Pt(6)
        for name in ("Title", "Heading 1", "Heading 2"):
            styles[name].font.color.rgb = INK
        evidence = styles.add_style("Evidence", 1)
        evidence.base_style, evidence.font.size = normal, Pt(9)
        evidence.paragraph_format.left_indent, evidence.paragraph_format.first_line_indent = Cm(1.1), Cm(-1.1)

    def _foot(self, paragraph: Any) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"Made by détente {VERSION}. Page ").font.size = SMALL
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(_run("1"))
        paragraph._p.append(field)


def _row(row: Any, values: Sequence[str], cited: Sequence[int] = (), head: bool = False) -> None:
    """Fill a row: the values, then links to the notes; a row never breaks across pages."""
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if head else ("w:cantSplit",):
        properties.append(OxmlElement(name))
    cells = row.cells
    size = SMALL if len(cells) <= MANY else SMALLEST
    for into, value in zip(cells, values, strict=False):
        run = into.paragraphs[0].add_run(clean(value))
        run.font.size, run.bold = size, head or None
    for into in cells:
        into.paragraphs[0].paragraph_format.space_after = Pt(0)
        if head:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), "E8ECF1")
            into._tc.get_or_add_tcPr().append(shade)
    for place, number in enumerate(cited):
        if place:
            cells[-1].paragraphs[0].add_run(" ")
        _link(cells[-1].paragraphs[0], f"[{number}]", "w:anchor", f"evidence_{number}")


def _link(paragraph: Any, text: str, kind: str, target: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn(kind), target)
    link.append(_run(text, LINK))
    paragraph._p.append(link)


def _run(text: str, color: RGBColor | None = None) -> Any:
    run, told = OxmlElement("w:r"), OxmlElement("w:t")
    properties = OxmlElement("w:rPr")
    if color is not None:
        shown = OxmlElement("w:color")
        shown.set(qn("w:val"), str(color))
        properties.append(shown)
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), str(int(SMALL.pt * 2)))  # in half points
    properties.append(size)
    told.text = text
    run.extend((properties, told))
    return run
