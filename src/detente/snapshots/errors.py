"""What can go wrong with snapshots (E704, E705)."""

from __future__ import annotations

from detente.errors import DetenteError


class SnapshotUnusable(DetenteError):
    """The snapshot is missing, unfinished or not ours; it can be made again."""

    code, title = "E704", "The snapshot cannot be used"


class EventsUnusable(DetenteError):
    """The events a series was asked of are missing, or lack a column."""

    code, title = "E705", "The events cannot be counted"
