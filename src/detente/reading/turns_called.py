"""The words by which people speak to each other: "Mr Petrov, ...", "... , General?"."""

from __future__ import annotations

import re

from detente.reading.turns_people import people

_SPOKEN_TO = re.compile(
    r"(?:^|[—–-]\s*|[,.]\s+)(?P<title>(?:[^\W\d_]+\.?\s+){0,2})(?P<name>[^\W\d_][\w’'-]+)(?=\s*[,?!،])"
)


def called(texts: list[str]) -> set[str]:
    """The words by which somebody is spoken to, at the head or the end of what is said."""
    found: set[str] = set()
    for text in texts:
        for piece in (text[:70], text[-50:]):
            for match in _SPOKEN_TO.finditer(piece):
                words = [*match["title"].split(), match["name"]]
                titled = any(word.rstrip(".").casefold() in people().honorifics for word in words)
                if match["name"][:1].isupper() and (titled or len(words) <= 2):
                    found.update(word.casefold() for word in words if word[:1].isupper())
    return found


__all__ = ["called"]
