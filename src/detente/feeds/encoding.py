"""Encodings by name, and those that have to be turned into UTF-8 before lines can be told apart."""

from __future__ import annotations

import codecs

from detente.feeds.errors import FeedUnreadable
from detente.feeds.survey import Readable

ASCII = bytes(range(128))


def checked(encoding: str) -> str:
    """Python's name of an encoding; raises FeedUnreadable (E502) where there is no such encoding of text."""
    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError) as reason:
        raise FeedUnreadable(
            f"the encoding {encoding!r}",
            "a name that Python knows: utf-8, iso-8859-1, cp1252, utf-16 ...",
            "Give the encoding of the file, or leave it out where it is the feed's own.",
        ) from reason
    return found.name


def is_utf8(encoding: str) -> bool:
    """True where the bytes are already what DuckDB reads."""
    return encoding in ("utf-8", "ascii")


def by_bytes(stream: Readable, encoding: str) -> tuple[Readable, str]:
    """A stream whose line ends and delimiters are single bytes, and its encoding.

    UTF-16 and the like become UTF-8; what cannot be decoded there becomes U+FFFD, for where a line ends can
    no longer be told.
    """
    try:
        single = ASCII.decode(encoding) == ASCII.decode("ascii")
    except UnicodeError:
        single = False
    if single:
        return stream, encoding
    return Recoded(stream, encoding), "utf-8"


class Recoded:
    """A stream of bytes in another encoding, as UTF-8."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        self.stream, self.encoding = stream, encoding
        self.decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int, /) -> bytes:
        """About as many bytes as asked for; none at the end. Raises FeedUnreadable (E502)."""
        while data := self.stream.read(size):
            if text := self._decoded(data):
                return text
        return self._decoded(b"", True)

    def _decoded(self, data: bytes, last: bool = False) -> bytes:
        try:
            return self.decoder.decode(data, last).encode("utf-8", "replace")
        except UnicodeError as reason:  # "replace" or not: a byte order mark that is missing, say
            raise FeedUnreadable(
                f"bytes that are no {self.encoding} ({reason})",
                f"a file in {self.encoding}",
                "Give the file's own encoding with --encoding.",
            ) from reason
