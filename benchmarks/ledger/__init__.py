"""What the ledger withstands, and how fast it is beside plain SQLite."""
