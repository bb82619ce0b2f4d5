"""Furniture: the credits, captions, handles, share and subscribe lines of a page, wherever they stand."""

from __future__ import annotations

from detente.reading.blocks import laid_out
from detente.reading.page import Page


def furniture(page: Page) -> list[tuple[int, int]]:
    """Every stretch of furniture as offsets (start, end) into the text, in order."""
    return [(piece.start, piece.end) for piece in page.of(laid_out) if piece.kind == "furniture"]
