"""Where a report was filed: the place takes no stand and meets nobody."""

from __future__ import annotations

import re

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’./-]+"
DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?: {_CAPITALS})*)(?:, [^\n—–:-]{{1,40}}?)?(?: \([^)\n]{{1,40}}\))?"
    r"(?:\s*[—–:]\s*|\s+--?\s+|\.\s+)"
)
"""Place, agency and day before a report's first words ("GENEVA (Agency) -"); the place takes no stand."""
