"""A whole case out and in again: JSONL with W3C Web Annotation targets, Parquet, and PROV-JSON (out only)."""

from detente.ledger.exchange.jsonl import export_jsonl, import_jsonl
from detente.ledger.exchange.parquet import export_parquet, import_parquet
from detente.ledger.exchange.prov import export_prov

__all__ = ["export_jsonl", "export_parquet", "export_prov", "import_jsonl", "import_parquet"]
