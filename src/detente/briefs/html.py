"""A brief as one HTML file: no script, nothing fetched, every line opening onto its evidence."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from detente.briefs.brief import Brief
from detente.briefs.cells import longest_words, weights
from detente.briefs.closing import definitions, standing, unknown
from detente.questions.answer import Table
from detente.questions.cells import cell
from detente.version import VERSION

TEMPLATES = Path(__file__).with_name("templates")


def safe_url(url: str | None) -> bool:
    """True for an address that a link may carry: http or https, no spaces."""
    return bool(url and re.fullmatch(r"https?://[^\s\"'<>]+", url))


def grid(table: Table) -> str:
    """CSS column widths in proportion to what the columns hold, none narrower than its longest word."""
    least = longest_words(table)
    return " ".join(
        f"minmax(min({0.6 * (word + 2):.1f}rem, {82 / len(least):.1f}%), {weight:.1f}fr)"
        for word, weight in zip(least, weights(table), strict=True)
    )


def brief_html(brief: Brief) -> str:
    """The page. All text from documents is escaped; the page's own policy forbids scripts and requests."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    style = (TEMPLATES / "brief.css").read_text("utf-8")
    template = environment.get_template("brief.html")
    beside = {"standing": standing(brief), "definitions": definitions(brief), "unknown": unknown(brief)}
    drawing = {"style": style, "cell": cell, "grid": grid, "safe_url": safe_url, "version": VERSION}
    return template.render(brief=brief, **drawing, **beside)
