"""How well turns, speakers and furniture are read: `python -m benchmarks.structure`."""
