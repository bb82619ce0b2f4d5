"""Bargaining models on arrays: who gets what, given positions, salience and capability.

One model a file; `registry.MODELS` holds them all. Nothing here knows actors, issues or cases by name.
"""

from detente.methods.bargaining.model import Column, Model, Parameter
from detente.methods.bargaining.registry import MODELS, get, settling

__all__ = ["MODELS", "Column", "Model", "Parameter", "get", "settling"]
