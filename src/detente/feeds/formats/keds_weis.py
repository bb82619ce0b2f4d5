"""Series of the Kansas Event Data System in WEIS codes: date, source, target, code, as CSV with a header."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.keds import CHECKED, CITATION, CODEBOOK, COLUMNS, LICENCE, series
from detente.feeds.registry import feed


@feed(
    "keds-weis",
    title="KEDS series, WEIS codes",
    columns=COLUMNS,
    delimiter=",",
    quoted=True,
    licence=LICENCE,
    citation=CITATION,
    checked=CHECKED,
    codebook=CODEBOOK,
)
def keds_weis(look: Look) -> dict[str, str]:
    """The scale of feeds/data/weis.tsv; a code that is not in it keeps its root's class and has no score."""
    return series(look, "weis")
