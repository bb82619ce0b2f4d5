"""The parts of a PDF: paragraphs, tables whose lines lead to notes, notes that lead back, numbered pages."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.flowables import Flowable

from detente.briefs.pdf_type import INK, LINK_HEX, QUIET, QUIET_HEX, RULE, SHADE, Letters, faces, styles
from detente.questions import answer
from detente.questions.cells import cell
from detente.version import VERSION

MARGIN, FOOT = 1.8 * cm, 1.1 * cm
WIDTH = A4[0] - 2 * MARGIN
MANY = 8  # columns; a table of more is set in the smallest letters
LONGEST = 500  # characters of one cell; a longer one is cut, and says so
EVIDENCE = 2.0 * cm  # how wide the evidence column is
PADDING = 3
FOOT_SIZE, ROOM = 7.5, 12.0  # points; the room for how many pages there are
NEEDED = {1: 5.0, 2: 3.2}  # cm that must be left on a page for a heading of a level
BACK = 12  # lines that a note leads back to, at most


class Paper:
    """A brief being written: a list of parts, then one file."""

    def __init__(self, title: str) -> None:
        self.title, self.letters, self.parts = title, Letters(), list[Flowable]()
        self._lines: defaultdict[int, list[int]] = defaultdict(list)
        self._line = self._headings = 0

    def text(self, text: str, kind: str = "text", key: str | None = None) -> None:
        """A paragraph of a kind; with a key, a place to lead to."""
        anchor = f'<a name="{key}"/>' if key else ""
        self.parts.append(Paragraph(anchor + self.shown(text), styles()[kind]))

    def heading(self, text: str, level: int, key: str | None = None) -> None:
        """A heading that also stands in the reader's outline, never alone at the foot of a page."""
        self._headings += 1
        self.parts += [
            CondPageBreak(NEEDED[level] * cm),
            Outlined(text, level - 1, key or f"h{self._headings}"),
        ]
        self.text(text, f"h{level}")

    def contents(self, titles: Sequence[tuple[str, str]]) -> None:
        """Links to the sections, one after another."""
        links = " &nbsp;·&nbsp; ".join(
            self._link(key, escape(title).replace(" ", "&nbsp;")) for key, title in titles
        )
        self.parts.append(Paragraph(links, styles()["contents"]))

    def bullet(self, text: str) -> None:
        """An item of a list."""
        self.parts.append(Paragraph(self.shown(text), styles()["bullet"], bulletText="•"))

    def table(self, table: answer.Table, numbers: Sequence[Sequence[int]]) -> None:
        """A table whose head is repeated on every page; `numbers` are the notes of each row."""
        many, cited = len(table.columns) > MANY, any(numbers)
        columns, kinds = [*table.columns], ("tighthead", "tight") if many else ("head", "cell")
        texts = [[self.letters.fit(_cut(cell(value))) for value in row.values] for row in table.rows]
        refs = [self._evidence(each) for each in numbers]
        rows = [[Paragraph(escape(each), styles()[kinds[0]]) for each in (*columns, *["evidence"] * cited)]]
        for text, ref in zip(texts, refs, strict=True):
            rows.append([*(Paragraph(escape(each), styles()[kinds[1]]) for each in text), *[ref] * cited])
        wide = widths(columns, texts, kinds, WIDTH - EVIDENCE * cited)
        grid = Table(rows, colWidths=[*wide, *[EVIDENCE] * cited], repeatRows=1, style=GRID)
        self.parts += [grid, Spacer(0, 6)]

    def note(self, number: int, quote: str, where: str, url: str | None) -> None:
        """A numbered piece of evidence, with letters that lead back to the lines resting on it."""
        back = self._lines[number]
        lines = " ".join(self._link(f"l{line}", chr(ord("a") + k)) for k, line in enumerate(back[:BACK]))
        more = f" and {len(back) - BACK} more" if len(back) > BACK else ""
        address = f' · <a href="{escape(url)}" color="{LINK_HEX}">source</a>' if url else ""
        where = f"{self.shown(where)}{address} · {'line' if len(back) == 1 else 'lines'} {lines}{more}"
        told = f'<a name="n{number}"/><b>[{number}]</b> “{self.shown(quote)}” '
        told += f'<font color="{QUIET_HEX}">— {where}</font>'
        self.parts.append(Paragraph(told, styles()["note"]))

    def source(self, number: int, text: str, url: str | None) -> None:
        """A numbered document, its address a link that is shown in full."""
        address = f', <a href="{escape(url)}" color="{LINK_HEX}">{self.shown(url)}</a>' if url else ""
        self.parts.append(Paragraph(f"{number}.&nbsp; {self.shown(text)}{address}", styles()["note"]))

    def shown(self, text: str) -> str:
        """Text of a document as text: nothing in it is markup."""
        return escape(self.letters.fit(text))

    def bytes(self) -> bytes:
        """The file."""
        file = io.BytesIO()
        frame = Frame(MARGIN, MARGIN, WIDTH, A4[1] - 2 * MARGIN, 0, 0, 0, 0)
        paper = BaseDocTemplate(
            file,
            pagesize=A4,
            title=self.letters.fit(self.title),
            author=f"détente {VERSION}",
            subject="Brief",
            lang="en",
            invariant=1,
        )
        title = self.letters.fit(self.title)
        paper.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _: canvas.foot(title)))
        paper.build(self.parts, canvasmaker=Numbered)
        return file.getvalue()

    def _evidence(self, cited: Sequence[int]) -> Paragraph:
        """The numbers of a row's notes as links, and the row itself as a place to lead back to."""
        self._line += 1
        for number in cited:
            self._lines[number].append(self._line)
        links = " ".join(self._link(f"n{number}", f"[{number}]") for number in cited)
        return Paragraph(f'<a name="l{self._line}"/>{links}', styles()["refs"])

    def _link(self, key: str, text: str) -> str:
        return f'<a href="#{key}" color="{LINK_HEX}">{text}</a>'


class Outlined(Flowable):  # type: ignore[misc]
    """A heading's place in the outline, before the heading is drawn."""

    def __init__(self, text: str, level: int, key: str) -> None:
        super().__init__()
        self.told, self.level, self.key = text, level, key
        self.keepWithNext = 1
        self.width = self.height = 0

    def draw(self) -> None:
        """Set the mark."""
        self.canv.bookmarkHorizontal(self.key, 0, 40)
        self.canv.addOutlineEntry(self.told, self.key, self.level, closed=self.level > 0)


class Numbered(Canvas):  # type: ignore[misc]
    """Pages that say which they are, of how many: the number of all is drawn once, when it is known."""

    TOTAL = "total"

    def foot(self, title: str) -> None:
        """The foot of the page being drawn."""
        self.saveState()
        self.setFont(faces()["Regular"].fontName, FOOT_SIZE)
        self.setFillColor(QUIET)
        self.drawString(MARGIN, FOOT, title[:90])
        self.drawRightString(
            A4[0] - MARGIN - ROOM, FOOT, f"Made by détente {VERSION} · page {self.getPageNumber()} of"
        )
        self.translate(A4[0] - MARGIN - ROOM, FOOT)
        self.doForm(self.TOTAL)
        self.restoreState()

    def save(self) -> None:
        """Write how many pages there are into the foot of each, then the file."""
        if self._code:
            self.showPage()
        self.beginForm(self.TOTAL)
        self.setFont(faces()["Regular"].fontName, FOOT_SIZE)
        self.setFillColor(QUIET)
        self.drawString(2, 0, str(self.getPageNumber() - 1))
        self.endForm()
        super().save()


GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, INK),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
)


def widths(
    columns: Sequence[str], rows: Sequence[Sequence[str]], kinds: tuple[str, str], whole: float
) -> list[float]:
    """Column widths in points that fill the whole: each holds its longest word, the rest follows length."""
    head, body = (styles()[kind] for kind in kinds)
    least, more = [], []
    for position, name in enumerate(columns):
        words = {word for row in rows for word in row[position].split()}
        longest = max((stringWidth(word, body.fontName, body.fontSize) for word in words), default=0)
        titled = max(stringWidth(word, head.fontName, head.fontSize) for word in name.split() or [""])
        least.append(min(max(longest, titled), whole / 4) + 2 * PADDING + 1)
        lines = [stringWidth(row[position], body.fontName, body.fontSize) for row in rows]
        more.append(max(0.0, max([*lines, titled]) + 2 * PADDING + 1 - least[-1]) ** 0.75 + 1)
    spare = whole - sum(least)
    if spare < 0:
        return [each * whole / sum(least) for each in least]
    return [each + spare * share / sum(more) for each, share in zip(least, more, strict=True)]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
