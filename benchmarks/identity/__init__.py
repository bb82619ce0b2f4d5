"""Benchmarks of the identity room: actor phrases to country and sector."""
