"""A table of codes and their negations: what a code becomes when the verb is denied.

A file in PICO's form (`110:0x1007f`) maps each code to a number; "not" subtracts 0xFFFF, and the code with
the number left is meant. So "did not clash" may become an agreement. Without a table, or where no code has
that number, a denied act has no code.
"""

from __future__ import annotations

import re

from detente.reading.petrarch.lines import clean

_LINE = re.compile(r"^(?P<code>\w+)\s*:\s*(?P<sum>[-+]?0x[0-9A-Fa-f]+(?:[-+]0x[0-9A-Fa-f]+)*)")
_TERM = re.compile(r"([-+]?)(0x[0-9A-Fa-f]+)")
NEGATION = 0xFFFF


def read_ontology(text: str) -> dict[str, int]:
    """Code to number, for every line of the table."""
    table: dict[str, int] = {}
    for line in clean(text):
        told = _LINE.match(line)
        if told:
            terms = _TERM.findall(told["sum"])
            table[told["code"]] = sum(
                int(figures, 16) * (-1 if sign == "-" else 1) for sign, figures in terms
            )
    return table


def denied(code: str, table: dict[str, int]) -> str | None:
    """The code of what did not happen: by the table, else that of the class above (1234 as 123, 12); or
    None."""
    back: dict[int, str] = {}
    for known, figure in table.items():
        back.setdefault(figure, known)
    for cut in range(len(code), 1, -1):
        number = table.get(code[:cut].ljust(3, "0") if cut < 3 else code[:cut])
        if number is not None and number - NEGATION in back:
            return back[number - NEGATION]
    return None
