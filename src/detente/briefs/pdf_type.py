"""The letters of a PDF: Source Sans for Latin, Greek and Cyrillic; what it lacks is shown as lacking."""

from __future__ import annotations

import functools
import importlib.util
import unicodedata
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY = "Source Sans"
FACES = ("Regular", "Bold")
LACKING = "\u2610"  # an empty box: visibly no letter
LINK_HEX, QUIET_HEX = "#0b579b", "#5b6675"
INK, QUIET, LINK, RULE, SHADE = map(HexColor, ("#1f2a37", QUIET_HEX, LINK_HEX, "#c9d1da", "#eef1f5"))


@functools.cache
def faces() -> dict[str, TTFont]:
    """The faces by name, registered with reportlab once, from the package font-source-sans-pro."""
    found = importlib.util.find_spec("font_source_sans_pro")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("font_source_sans_pro")
    files = Path(next(iter(found.submodule_search_locations))) / "files"
    made = {}
    for bold, name in enumerate(FACES):
        made[name] = TTFont(f"{FAMILY} {name}", files / f"SourceSansPro-{name}.ttf")
        pdfmetrics.registerFont(made[name])
        for italic in (0, 1):
            addMapping(f"{FAMILY} Regular", bold, italic, made[name].fontName)
    return made


@functools.cache
def glyphs() -> frozenset[int]:
    """The code points that every face has."""
    return frozenset.intersection(*(frozenset(face.face.charToGlyph) for face in faces().values()))


class Letters:
    """Text made fit to print; counts the characters that the fonts lack."""

    def __init__(self) -> None:
        self.lacking: set[str] = set()

    def fit(self, text: str) -> str:
        """The text in composed form, every character that the fonts lack as an empty box."""
        shown = []
        for char in unicodedata.normalize("NFC", text):
            if ord(char) in glyphs() or char in "\n\t ":
                shown.append(char)
            elif unicodedata.category(char) not in ("Cf", "Mn"):
                self.lacking.add(char)
                shown.append(LACKING)
        return "".join(shown)


def style(name: str, size: float, *, bold: bool = False, **more: object) -> ParagraphStyle:
    """A kind of paragraph: lines are a third higher than letters."""
    face = faces()["Bold" if bold else "Regular"].fontName
    told: dict[str, object] = {"fontName": face, "fontSize": size, "leading": size * 1.32, "textColor": INK}
    return ParagraphStyle(name, **{**told, "splitLongWords": 1, **more})


@functools.cache
def styles() -> dict[str, ParagraphStyle]:
    """One style a kind of text."""
    return {
        each.name: each
        for each in (
            style("title", 24, bold=True, spaceAfter=4),
            style("standing", 10, textColor=QUIET, spaceAfter=14),
            style("contents", 9.5, leading=15, spaceAfter=4),
            style("h1", 15, bold=True, spaceBefore=18, spaceAfter=4),
            style("h2", 10.5, bold=True, spaceBefore=10, spaceAfter=3),
            style("headline", 11, bold=True, spaceAfter=4),
            style("text", 10, spaceAfter=4),
            style("small", 8.5, textColor=QUIET, spaceAfter=4),
            style("bullet", 10, leftIndent=12, bulletIndent=2, spaceAfter=2),
            style("head", 7.8, bold=True),
            style("cell", 8.2),
            style("tight", 7),
            style("tighthead", 6.6, bold=True),
            style("refs", 7.4, textColor=LINK),
            style("note", 8.6, leftIndent=24, firstLineIndent=-24, spaceAfter=3),
            style("foot", 7.5, textColor=QUIET, alignment=TA_RIGHT),
        )
    }
