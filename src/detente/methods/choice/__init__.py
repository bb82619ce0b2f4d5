"""Choice among candidates: conditional logit, and history that fades. Arrays in, numbers out."""

from detente.methods.choice.decay import faded
from detente.methods.choice.logit import chances, fit

__all__ = ["chances", "faded", "fit"]
