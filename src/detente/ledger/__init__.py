"""The truth: append-only, hash-chained, verifiable. A case is a folder; its ledger is inside."""

from detente.ledger.case import Case
from detente.ledger.ledger import Added, Ledger

__all__ = ["Added", "Case", "Ledger"]
