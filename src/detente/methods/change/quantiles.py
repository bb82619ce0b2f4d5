"""Quantiles of Student's t, without a statistics library."""

from __future__ import annotations

from statistics import NormalDist


def student(chance: float, freedom: int) -> float:
    """The quantile of Student's t (Cornish and Fisher's expansion; Abramowitz and Stegun 1964, 26.7.5).

    Within 1 % for 4 or more degrees of freedom and chances from 0.01 to 0.99.
    """
    z, n = NormalDist().inv_cdf(chance), float(max(freedom, 1))
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4)
    )
