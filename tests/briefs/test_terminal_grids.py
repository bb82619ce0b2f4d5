"""Tables on a terminal keep words whole and rows recognisable, however narrow it is."""

import io

import pytest
from rich.console import Console

from detente.briefs.cells import Notes
from detente.briefs.terminal_grids import grids
from detente.questions.answer import Row, Table

TABLE = Table(
    title="Ranking",
    columns=("rank", "host", "score", "acceptability", "relations", "equidistance", "organisations", "bars"),
    rows=(
        Row(values=(1, "Turkmenistan", 0.5, 0.8, 0.1, 0.9, 0.2, None)),
        Row(values=(2, "Saudi Arabia", 0.4, 0.7, 0.1, 0.9, 0.2, "bound to arrest a visitor")),
    ),
)


def drawn(width: int) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None)
    for grid in grids(TABLE, Notes(), None, width):
        console.print(grid)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_word_is_broken_and_no_line_too_long(width: int) -> None:
    text = drawn(width)
    assert all(len(line) <= width for line in text.splitlines())
    for word in ("Turkmenistan", "acceptability", "equidistance", "organisations", "arrest"):
        assert word in text


def test_a_table_too_wide_goes_on_below_and_says_which_row_is_which() -> None:
    assert drawn(200).count("Turkmenistan") == 1
    assert drawn(60).count("Turkmenistan") > 1
    assert drawn(60).count("Ranking") == 1


def test_a_table_that_fits_takes_the_width_it_needs() -> None:
    assert max(len(line.rstrip()) for line in drawn(300).splitlines()) < 140
