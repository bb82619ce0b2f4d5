"""A date of knowledge means the end of that day where the case is kept."""

from zoneinfo import ZoneInfo

import pytest

from detente.ledger.errors import BadMoment
from detente.ledger.moments import cutoff


def test_a_day_ends_in_the_time_zone_of_the_case() -> None:
    assert cutoff("2025-08-15", ZoneInfo("UTC")) == "2025-08-15T23:59:59.999999Z"
    assert cutoff("2025-08-15", ZoneInfo("America/Anchorage")) == "2025-08-16T07:59:59.999999Z"
    assert cutoff("2025-08-15T14:00", ZoneInfo("Europe/Kyiv")) == "2025-08-15T11:00:00.000000Z"
    assert cutoff("2025-08-15T14:00:00Z", ZoneInfo("Europe/Kyiv")) == "2025-08-15T14:00:00.000000Z"


@pytest.mark.parametrize("text", ["yesterday", "2025-13-01", "2025-08", "", "2025-08-15T99:00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadMoment, match="E216"):
        cutoff(text, ZoneInfo("UTC"))
