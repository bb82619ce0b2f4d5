"""Event tables -> Parquet of events, one a format; malformed rows are set aside, never lost in silence."""

from detente.feeds.feed import Column, Feed
from detente.feeds.load import Loaded, load
from detente.feeds.registry import feed, feeds, named

__all__ = ["Column", "Feed", "Loaded", "feed", "feeds", "load", "named"]
