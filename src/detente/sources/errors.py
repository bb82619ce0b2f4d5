"""What can be wrong with a file, each under its code (E101 to E115)."""

from __future__ import annotations

from detente.errors import DetenteError


class SourceError(DetenteError):
    """Base of the errors of reading files."""

    code = "E100"
    title = "The file could not be read as a document"


class Unreadable(SourceError):
    """The file cannot be opened."""

    code = "E101"
    title = "The file cannot be opened"


class TooLarge(SourceError):
    """More bytes, or more text, than the limits allow."""

    code = "E102"
    title = "The file is too large"


class UnknownFormat(SourceError):
    """Neither the name nor the content tells the format."""

    code = "E103"
    title = "The format is not known"


class WrongEncoding(SourceError):
    """The bytes are not text in any encoding that could be told."""

    code = "E104"
    title = "The characters cannot be decoded"


class NotText(SourceError):
    """The bytes are not text at all."""

    code = "E105"
    title = "The file is binary, not text"


class Empty(SourceError):
    """There is no text in the file."""

    code = "E106"
    title = "The file holds no text"


class NothingExtracted(SourceError):
    """The markup holds words, yet no article could be found in it."""

    code = "E107"
    title = "No article text was found, though the page holds words"


class TooDeep(SourceError):
    """The markup nests so deep that it could not be flattened."""

    code = "E108"
    title = "The markup nests too deep"


class Damaged(SourceError):
    """The file breaks the rules of its own format."""

    code = "E109"
    title = "The file is damaged"


class Encrypted(SourceError):
    """The file asks for a password."""

    code = "E110"
    title = "The file is encrypted"


class Bomb(SourceError):
    """The container unpacks to far more than it should."""

    code = "E111"
    title = "The file unpacks to too much"


class TimedOut(SourceError):
    """Parsing took longer than the time limit and was stopped."""

    code = "E112"
    title = "Parsing took too long"


class ParserDied(SourceError):
    """The process that parsed the file ran out of memory or crashed."""

    code = "E113"
    title = "Parsing stopped unexpectedly"


class BadLine(SourceError):
    """One line (or record) of a file of many documents is wrong; the others are read."""

    code = "E114"
    title = "A document among many could not be read"


class TooManyPages(SourceError):
    """More pages than the limits allow."""

    code = "E115"
    title = "The file has too many pages"
