"""What can go wrong with feeds (E500 to E504)."""

from __future__ import annotations

from detente.errors import DetenteError


class UnknownFeed(DetenteError):
    """No feed goes by that name."""

    code, title = "E500", "No such feed"


class NotThisFeed(DetenteError):
    """The file has not the columns that the feed declares."""

    code, title = "E501", "The file is not of this feed"


class FeedUnreadable(DetenteError):
    """The file is missing, an archive is damaged, or unpacks to more than is allowed."""

    code, title = "E502", "The feed's file cannot be read"


class BadMapping(DetenteError):
    """The mapping file of a table says something that cannot be done."""

    code, title = "E503", "The mapping cannot be used"


class ImportFailed(DetenteError):
    """DuckDB gave up on rows that had passed every check."""

    code, title = "E504", "The import broke off"
