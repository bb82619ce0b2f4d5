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


class Phrases:
    """Phrases to be found in case-folded text; a line without the first word of any is passed quickly.

    A phrase of one word, or with a last word cut short, is found at the head of longer words too.
    """

    def __init__(self, phrases: list[str]) -> None:
        first: dict[str, list[str]] = {}
        single: list[str] = []
        for phrase in phrases:
            words = re.findall(r"\w+", phrase)
            if len(words) > 1 and phrase.startswith(words[0]):
                first.setdefault(words[0], []).append(phrase)
            else:
                single.append(phrase)
        self._first = {word: _any(found) for word, found in first.items()}
        self._single = _any(single) if single else None

    def within(self, folded: str, words: set[str]) -> bool:
        """True where a phrase stands in the folded text, whose words are given."""
        if self._single is not None and self._single.search(folded):
            return True
        return any(self._first[word].search(folded) for word in words & self._first.keys())


def _any(phrases: list[str]) -> re.Pattern[str]:
    parts = (r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")
