"""GDELT 2.0 events: a table every fifteen minutes since February 2015, 61 columns."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.gdelt import CHECKED, CITATION, LICENCE, event_columns, events
from detente.feeds.registry import feed


@feed(
    "gdelt2",
    title="GDELT 2.0 events",
    columns=event_columns(adm2=True, added="TIMESTAMP@%Y%m%d%H%M%S"),
    header=False,
    licence=LICENCE,
    citation=CITATION,
    checked=CHECKED,
    codebook="http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf",
)
def gdelt2(look: Look) -> dict[str, str]:
    """Codebook 2.0 (2015)."""
    return events(look)
