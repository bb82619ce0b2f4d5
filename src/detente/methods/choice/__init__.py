"""Choice among candidates: conditional logit, choice by memory, opinions pooled. Arrays in, numbers out."""

from detente.methods.choice.covering import covering
from detente.methods.choice.decay import faded, outrun
from detente.methods.choice.logit import chances, fit
from detente.methods.choice.pooled import pooled
from detente.methods.choice.remembered import Candidates, Remembered, learn

__all__ = [
    "Candidates",
    "Remembered",
    "chances",
    "covering",
    "faded",
    "fit",
    "learn",
    "outrun",
    "pooled",
]
