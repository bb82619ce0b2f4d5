"""Parquet written from a ledger, and DuckDB views on it.

Disposable, and the same whenever they are made again.
"""

from detente.snapshots.dyads import DyadDays, build_dyad_days
from detente.snapshots.snapshot import Snapshot, refresh
from detente.snapshots.views import connect

__all__ = ["DyadDays", "Snapshot", "build_dyad_days", "connect", "refresh"]
