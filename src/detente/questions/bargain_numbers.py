"""Numbers as analysts write them: a value, an interval, or a distribution.

60              a value                     40..60          an interval, every value alike
50 +- 10        a mean and its spread       40 < 50 < 70    lowest, likeliest, highest
"""

from __future__ import annotations

import math
import re
from typing import Any

from detente.methods.sampling import FIXED, NORMAL, TRIANGULAR, UNIFORM, Number

_N = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_FORMS = (
    (re.compile(rf"^{_N}$"), FIXED),
    (re.compile(rf"^{_N}\s*(?:\.\.|…|to|:|;)\s*{_N}$"), UNIFORM),
    (re.compile(rf"^\[\s*{_N}\s*,\s*{_N}\s*\]$"), UNIFORM),
    (re.compile(rf"^{_N}\s*(?:±|\+-|\+/-)\s*{_N}$"), NORMAL),
    (re.compile(rf"^{_N}\s*<\s*{_N}\s*<\s*{_N}$"), TRIANGULAR),
)
WANTED = "a number (60), an interval (40..60), a mean and spread (50 +- 10) or a triangle (40 < 50 < 70)"


def read(text: Any, low: float = -math.inf, high: float = math.inf) -> Number | str:
    """The number that a cell holds, or a sentence saying what is wrong with it.

    `low` and `high` bound what the cell measures: values beyond are refused, a spread is cut off there.
    """
    if isinstance(text, bool) or text is None or str(text).strip() == "":
        return "an empty cell" if text is None or text == "" else repr(text)
    if isinstance(text, list | tuple):
        text = f"[{', '.join(str(part) for part in text)}]"
    for form, kind in _FORMS:
        found = form.match(str(text).strip())
        if found:
            number = _made(kind, [float(part) for part in found.groups()], low, high)
            return _checked(number, str(text), low, high)
    return repr(text)


def _made(kind: str, parts: list[float], low: float, high: float) -> Number:
    if kind == UNIFORM:
        return Number(UNIFORM, 0.5 * (parts[0] + parts[1]), parts[0], parts[1])
    if kind == NORMAL:
        return Number(NORMAL, parts[0], low, high, parts[1])
    if kind == TRIANGULAR:
        return Number(TRIANGULAR, parts[1], parts[0], parts[2])
    return Number(FIXED, parts[0])


def _checked(number: Number, text: str, low: float, high: float) -> Number | str:
    if number.kind in (UNIFORM, TRIANGULAR) and not number.low <= number.value <= number.high:
        return f"{text}, whose ends are not in order"
    if number.kind == UNIFORM and number.low == number.high:
        return Number(FIXED, number.low)
    if number.kind == NORMAL and number.spread < 0:
        return f"{text}, with a spread below 0"
    ends = (number.low, number.high) if number.kind in (UNIFORM, TRIANGULAR) else (number.value, number.value)
    if not (math.isfinite(ends[0]) and math.isfinite(ends[1])):
        return f"{text}, which is not finite"
    if ends[0] < low or ends[1] > high:
        return f"{text}, outside {low:g} to {high:g}"
    return number


def written(number: Number) -> str:
    """A number in the same notation, so that a table can be written and read again."""
    if number.kind == UNIFORM:
        return f"{number.low:g}..{number.high:g}"
    if number.kind == NORMAL:
        return f"{number.value:g} +- {number.spread:g}"
    if number.kind == TRIANGULAR:
        return f"{number.low:g} < {number.value:g} < {number.high:g}"
    return f"{number.value:g}"
