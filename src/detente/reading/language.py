"""Which language a page, or a stretch of it, is written in."""

from __future__ import annotations

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from detente.reading.page import Page

SHORTEST = 40
"""Below this many letters a guess is worth little, and none is made."""

SAMPLE = 4000
"""Characters looked at: enough to be sure, whatever the length of the text."""

SUREST = 0.70
"""Probability below which the language is said to be unknown."""

_LETTER = re.compile(r"[^\W\d_]")
_NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|@\w+")


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a stretch of text; None where it is too short (under 40 letters) or unsure."""
    sample = _NOT_PROSE.sub(" ", text[:SAMPLE])
    if sum(1 for _ in _LETTER.finditer(sample)) < SHORTEST:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if code and len(code) == 2 and float(probability) >= SUREST else None


def language(page: Page) -> str | None:
    """The document's own word for its language, else what its text looks like, else None."""
    declared = (page.document.language or "").split("-")[0].split("_")[0].lower()
    if len(declared) == 2 and declared.isalpha():
        return declared
    return language_of(page.text)
