"""Word lists from data files, and the folding by which words are compared."""

from __future__ import annotations

import re


def fold(text: str) -> str:
    """Case-folded; the Turkish dotted capital becomes a plain i, not two characters."""
    return text.replace("İ", "i").casefold()


def entries(text: str) -> list[str]:
    """The entries of one list, case-folded, longest first."""
    found = {fold(entry.strip()) for entry in re.split(r"\s/\s|\s/$", " ".join(text.split()))}
    return sorted((entry for entry in found if entry), key=lambda entry: (-len(entry), entry))
