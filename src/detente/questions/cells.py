"""Values of an answer as text: the same in every format."""

from __future__ import annotations

from typing import Any


def cell(value: Any) -> str:
    """A value as one line of text; an unknown value is a dash."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, tuple | list):
        return ", ".join(map(cell, value))
    return " ".join(str(value).split())
