"""How well and how fast the learned reader reads: one module a table, `python -m benchmarks.reading` for
all."""
