"""The page of forecasts: who, what and how far ahead; the chance, what carries it, and its track record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.pictures.reliability import Said, against_base, reliability_diagram
from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.forecast import HORIZONS, forecast
from detente.questions.forecast_past import KINDS
from detente.questions.forecast_top import forecast_top
from detente.web.asked import Asked
from detente.web.sources import imported, pair, past_of, sides_of

TOP = 10


def answer(book: Casebook, asked: Asked, case: Path) -> Answer:
    """The forecast between two sides; with one side named, the likeliest acts between it and anybody."""
    sides = sides_of(book, asked, case)
    if not sides:
        return nobody("forecast", book)
    past = past_of(book, asked, case)
    if len(sides) == 1:
        return forecast_top(past, sides[0], asked.within, TOP)
    return forecast(past, pair(sides), asked.within)


def nobody(question: str, book: Casebook) -> Answer:
    """The answer where no two sides are told of."""
    return Answer(
        question=question,
        headline="No two states act on or meet each other here; name two with “Parties”, or import events "
        "(detente import).",
        answered=False,
        as_known_on=book.as_known_on,
    )


def values(_book: Casebook, asked: Asked, case: Path, made: Answer) -> dict[str, Any]:
    """The choices, the chances beside their base rates, and a reliability diagram a kind of act."""
    about = {"kinds": tuple(KINDS), "horizons": HORIZONS, "imported": imported(case), "chances": None}
    if not made.answered or not any(table.title == "Chances" for table in made.tables):
        return about | {"diagrams": ()}
    rows = [r for r in made.table("Chances").rows if asked.what in (None, r.values[0])]
    said = [Said(str(v[0]), float(v[1]), float(v[2]), v[3]) for v in (row.values for row in rows)]
    diagrams = []
    for row in rows:
        name, skill, error, cases = (row.values[n] for n in (0, 4, 5, 6))
        bins = [
            (float(v[1]), float(v[2]), *(float(end) for end in str(v[3]).split(" to ")), float(v[4]))
            for v in (line.values for line in made.table("Track record").rows)
            if v[0] == name
        ]
        told = f"Brier skill {skill}; calibration error {error}; {cases} past cases"
        diagrams.append(reliability_diagram(str(name), told, bins))
    return about | {"chances": against_base(said), "diagrams": tuple(diagrams)}
