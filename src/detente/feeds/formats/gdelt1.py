"""GDELT 1.0 events: daily tables since April 2013 (58 columns), and 1979 to March 2013 (57, no address)."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.gdelt import CHECKED, CITATION, LICENCE, event_columns, events
from detente.feeds.registry import feed


@feed(
    "gdelt1",
    title="GDELT 1.0 events",
    columns=event_columns(adm2=False, added="DATE@%Y%m%d"),
    header=False,
    widths=(57, 58),
    licence=LICENCE,
    citation=CITATION,
    checked=CHECKED,
    codebook="http://data.gdeltproject.org/documentation/GDELT-Data_Format_Codebook.pdf",
)
def gdelt1(look: Look) -> dict[str, str]:
    """Codebook 1.03 (2013)."""
    return events(look)
