"""Word lists from data files, and the folding by which words are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable


def fold(text: str) -> str:
    """Case-folded; the Turkish dotted capital becomes a plain i, not two characters."""
    return text.replace("İ", "i").casefold()


def entries(text: str) -> list[str]:
    """The entries of one list, case-folded, longest first."""
    found = {fold(entry.strip()) for entry in re.split(r"\s/\s|\s/$", " ".join(text.split()))}
    return sorted((entry for entry in found if entry), key=lambda entry: (-len(entry), entry))


Tree = dict[str, "Tree"]


def anyof(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first, white space between words free.

    Common beginnings are written once, so that a search decides by its first letters, however long the
    list. A `*` in a phrase stands for any letters.
    """
    root: Tree = {}
    for phrase in phrases:
        node = root
        for token in _tokens(phrase):
            node = node.setdefault(token, {})
        node[""] = {}
    return _written(root)


def _tokens(phrase: str) -> list[str]:
    free = {" ": r"\s+", "*": r"\w*"}
    return [free.get(letter) or re.escape(letter) for letter in " ".join(phrase.split())]


def _written(node: Tree) -> str:
    tails: dict[str, list[str]] = {}
    for token, child in node.items():
        if token:
            tails.setdefault(_written(child), []).append(token)
    parts = [_either(tokens) + tail for tail, tokens in tails.items()]
    if not parts:
        return ""
    if len(parts) == 1 and "" not in node:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if "" in node else "")


def _either(tokens: list[str]) -> str:
    """One of several tokens: letters as a set, anything longer as alternatives."""
    letters = [token for token in tokens if len(token.lstrip("\\")) == 1 and token != "."]
    longer = [token for token in tokens if token not in letters]
    both = [f"[{''.join(letters)}]" if len(letters) > 1 else "".join(letters)] * bool(letters) + longer
    return both[0] if len(both) == 1 else f"(?:{'|'.join(both)})"


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
    return re.compile(rf"(?<!\w){anyof(phrases)}")
