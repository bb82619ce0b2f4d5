"""Evidence against rival hypotheses: posteriors, likelihood ratios, diagnosticity. Arrays in, numbers out."""

from detente.methods.evidence.matrix import diagnosticity, posterior, ratios
from detente.methods.evidence.sensitivity import flips, tempered_range

__all__ = ["diagnosticity", "flips", "posterior", "ratios", "tempered_range"]
