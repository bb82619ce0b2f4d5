"""Figures say what they are given, escape it, and place it where it belongs."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from detente.pictures.calendar import Calendar
from detente.pictures.canvas import SHAPES, Canvas, cut, shape
from detente.pictures.chances import Chance, chances
from detente.pictures.earth import projected
from detente.pictures.lanes import Lane, Taken, lanes_picture
from detente.pictures.reliability import Said, against_base, reliability_diagram
from detente.pictures.settlements import Held, Settled, settlement
from detente.pictures.timeline import Happening, binned, histogram, timeline_picture, within
from detente.pictures.venue_map import Spot, Word, venue_map

HOSTILE = "<script>alert(1)</script>\"'&"
DAY = dt.date(2001, 3, 4)


def sound(svg: str | None) -> ElementTree.Element:
    """A figure that parses, holds no script, and no style of its own."""
    assert svg is not None
    found = ElementTree.fromstring(svg)
    for each in found.iter():
        assert each.tag.rsplit("}")[-1] in ("svg", "g", "a", "title", "path", "rect", "text")
        assert not any(name.startswith("on") or name == "style" for name in each.attrib)
    return found


def texts(root: ElementTree.Element) -> str:
    return " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith(("text", "title")))


def test_every_figure_escapes_what_it_is_given() -> None:
    when = (DAY, DAY)
    figures = (
        settlement(HOSTILE, 0, 100, 5, [Held(HOSTILE, 0, 5, 10, True)], [Settled(HOSTILE, 1, 2, 0, 4)]),
        chances([Chance(HOSTILE, 0.5, 0.7, 0.4, 0.8)]),
        lanes_picture([Lane(HOSTILE, HOSTILE, (Taken(*when, HOSTILE, HOSTILE, HOSTILE),))]),
        against_base([Said(HOSTILE, 0.5, 0.4, None)]),
        reliability_diagram(HOSTILE, HOSTILE, [(0.5, 0.4, 0.3, 0.6, 10)]),
        timeline_picture([Happening(*when, "event", HOSTILE, HOSTILE, HOSTILE)]),
        venue_map([Spot("Geneva", "CHE", (Word(HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE),))], [HOSTILE], {}),
    )
    for figure in figures:
        assert HOSTILE[:9] in texts(sound(figure)) or "scri" in texts(sound(figure))


def test_figures_of_nothing_are_none() -> None:
    assert lanes_picture([]) is None
    assert timeline_picture([Happening(None, None, "event", "occurred", "x", None)]) is None
    assert histogram(binned([]), lambda first, last: "") is None
    assert venue_map([Spot("Nowhere at all", None, ())], [], {}) is None


@pytest.mark.parametrize("name", SHAPES)
def test_a_mark_is_drawn_within_its_size(name: str) -> None:
    numbers = [float(n) for n in re.findall(r"[ML]([\d.]+)", shape(name, 50, 50, 5, 1))]
    assert all(45 <= number <= 55 for number in numbers)


def test_a_settlement_is_placed_on_the_issues_scale() -> None:
    def x(after: float) -> float:
        figure = settlement("x", 0, 100, None, [], [Settled("m", after, after, after, after)])
        return float(re.findall(r'class="f6" d="M([\d.]+)', figure)[0])

    assert x(0) < x(50) < x(100)
    assert x(50) - x(0) == pytest.approx(x(100) - x(50), abs=0.1)
    assert x(150) == x(100)  # nothing is drawn outside the scale


def test_vague_dates_are_as_wide_as_they_are_vague() -> None:
    exact = Happening(DAY, DAY, "contact", "occurred", "exact", "/a")
    vague = Happening(dt.date(2001, 3, 1), dt.date(2001, 3, 31), "contact", "occurred", "vague", "/b")
    assert "band" not in str(timeline_picture([exact, exact]))
    assert "band" in str(timeline_picture([exact, vague]))


def test_what_did_not_happen_is_hollow() -> None:
    planned = Happening(DAY, DAY, "contact", "planned", "x", None)
    assert "hollow" in str(timeline_picture([planned]))
    assert "hollow" not in str(timeline_picture([Happening(DAY, DAY, "contact", "occurred", "x", None)]))


def test_a_histogram_counts_by_day_month_or_year_and_each_bar_narrows_to_its_time() -> None:
    days = [(DAY + dt.timedelta(days=n), "event") for n in (0, 0, 40, 300)]
    bins = binned(days)
    assert bins is not None
    assert bins.unit == "month"
    assert [each.total() for each in bins.counts.values()] == [2, 1, 1]
    figure = str(histogram(bins, lambda first, last: f"?since={first}&until={last}"))
    assert "?since=2001-03-01&amp;until=2001-03-31" in figure
    assert within(dt.date(2000, 2, 3), "month")[1] == dt.date(2000, 2, 29)
    assert within(dt.date(9999, 12, 3), "month")[1] == dt.date.max


@pytest.mark.parametrize("days", [0, 3, 40, 400, 4000, 40_000])
def test_a_calendar_has_a_few_ticks_in_order(days: int) -> None:
    calendar = Calendar(DAY, DAY + dt.timedelta(days=days), 100, 900)
    ticks = [x for x, _ in calendar.ticks()]
    assert 1 <= len(ticks) <= 17
    assert ticks == sorted(ticks)
    assert 100 <= calendar.at(DAY) <= calendar.at(DAY + dt.timedelta(days=days)) <= 900


def test_marks_of_one_day_stand_side_by_side() -> None:
    taken = tuple(Taken(DAY, DAY, stance, "x", "/") for stance in ("demands", "drops", "accepts"))
    figure = str(lanes_picture([Lane("land", "Aland", taken)]))
    touched = [float(x) for x in re.findall(r'class="touch" x="([\d.]+)"', figure)]
    assert len(set(touched)) == 3


def test_labels_on_the_map_do_not_cover_one_another() -> None:
    names = [("Geneva", "CHE"), ("Zurich", "CHE"), ("Bern", "CHE"), ("Basel", "CHE"), ("Lausanne", "CHE")]
    spots = [
        Spot(name, state, (Word("A", "offers", None, 1), Word("B", "refuses", None, 2)))
        for name, state in names
    ]
    figure = str(venue_map(spots, ["CHE"], {}))
    boxes = [
        tuple(map(float, found)) for found in re.findall(r'class="touch" x="([\d.]+)" y="([\d.]+)"', figure)
    ]
    assert len(boxes) == 10
    for n, (x, y) in enumerate(boxes):
        assert all(abs(x - other) >= 13.9 or abs(y - high) >= 14.9 for other, high in boxes[n + 1 :])
    assert figure.count('class="land party p1"') == 1


def test_a_state_too_small_for_the_map_stands_at_its_capital() -> None:
    at = projected(103.8, 1.3)
    assert venue_map([Spot("Singapore City", "SGP", ())], [], {"SGP": at}) is not None


def test_text_is_cut_to_its_room() -> None:
    assert cut("short", 100) == "short"
    assert len(cut("a" * 200, 100)) == 13
    assert Canvas(10, 10, HOSTILE).svg().count("<") == 2
