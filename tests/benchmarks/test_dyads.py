"""Relations of event graphs told by the feeds' own table."""

from benchmarks.forecast.dyads import kinds
from detente.questions.forecast_past import OTHER, ROOTS


def test_relations_are_kinds_by_the_table_that_brings_feeds_in() -> None:
    names = [
        "Reduce relations",
        "Impose_administrative_sanctions",
        "Host a visit",
        "Make statement",
        "Unheard of",
    ]
    assert kinds(names).tolist() == [
        ROOTS.index("SANCTION"),
        ROOTS.index("COERCE"),
        ROOTS.index("CONSULT"),
        OTHER,
        OTHER,
    ]
