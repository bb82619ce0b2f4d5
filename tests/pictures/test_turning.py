"""The figure of a turning point draws what the answer says: levels, chances of shifts, what was expected."""

import datetime as dt
import re

from detente.pictures.shifts import Acts, Shift, shifts_picture
from detente.pictures.turning import Expected

STARTS = [dt.date(2001 + n // 12, n % 12 + 1, 1) for n in range(24)]
DATE = dt.date(2002, 1, 1)
BAR = r'<title>(\S+): chance of a shift (\d+)%</title><rect[^>]* height="([\d.]+)"'


def drawn(chances: tuple[float, ...] = (), expected: Expected | None = None) -> str:
    counts = (4.0,) * 12 + (1.0,) * 12
    shift = Shift(DATE, dt.date(2001, 12, 1), dt.date(2002, 2, 1), 0.8)
    conflict = Acts("conflict", counts, counts, 2, expected)
    picture = shifts_picture(STARTS, "month", [conflict], [shift], DATE, chances)
    assert picture is not None
    return picture


def height(picture: str) -> float:
    found = re.search(r'viewBox="0 0 \S+ (\S+)"', picture)
    assert found is not None
    return float(found[1])


def test_the_strip_has_a_bar_for_each_step_with_a_chance_as_tall_as_the_chance() -> None:
    told = re.findall(BAR, drawn((0.0,) * 11 + (0.2, 0.8) + (0.0,) * 11))
    assert [(day, share) for day, share, _ in told] == [("2001-12-01", "20"), ("2002-01-01", "80")]
    assert float(told[1][2]) > 3.9 * float(told[0][2])


def test_without_chances_there_is_no_strip_and_the_sheet_is_lower() -> None:
    assert "chance of a shift" not in drawn()
    assert height(drawn()) < height(drawn((0.0,) * 24))


def test_what_was_expected_is_drawn_over_the_days_after_the_date() -> None:
    picture = drawn(expected=Expected(DATE, dt.date(2002, 12, 1), 3.0, 5.0))
    assert "expected anyway, 2002-01-01 to 2002-12-01: 3.0 to 5.0" in picture
    assert "expected anyway" not in drawn()
