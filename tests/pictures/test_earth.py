"""Where places fall on the flat map."""

from __future__ import annotations

import math

import pytest

from detente.pictures.earth import folded, halves, middle, outlines, projected, town


def test_the_projection_keeps_areas() -> None:
    """A cell of one degree covers cos(latitude) as much as one at the equator."""

    def area(lat: float) -> float:
        corners = [projected(10, lat), projected(11, lat), projected(11, lat + 1), projected(10, lat + 1)]
        pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
        return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2

    for lat in (0, 30, 55, 70):
        wanted = math.radians(1) * (math.sin(math.radians(lat + 1)) - math.sin(math.radians(lat)))
        assert area(lat) == pytest.approx(wanted, rel=1e-3)


def test_the_ends_of_the_world_are_where_the_paper_has_them() -> None:
    assert projected(180, 0)[0] == pytest.approx(2.70663, abs=1e-4)
    assert projected(0, 90)[1] == pytest.approx(1.31737, abs=1e-4)
    assert projected(-20, -10) == pytest.approx([-value for value in projected(20, 10)])


def test_a_ring_over_the_meridian_of_dates_is_cut_there() -> None:
    parts = halves([(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0)])
    assert len(parts) == 2
    assert {max(lng for lng, _ in part) for part in parts} == {180.0, -170.0}
    assert len(halves([(10.0, 1.0), (20.0, 1.0), (20.0, 2.0)])) == 1


def test_no_country_is_drawn_right_across_the_map() -> None:
    width = projected(180, 0)[0] * 2
    for code, ring in outlines():
        assert max(x for x, _ in ring) - min(x for x, _ in ring) < 0.7 * width, code


def test_towns_are_found_whatever_their_accents_and_only_in_their_state() -> None:
    assert town("Zurich", "CHE") == town("Zürich", "CHE") is not None
    assert town("Geneva", "CHE") != town("Geneva", "USA")
    assert town("Nowhere at all", "CHE") is None
    assert folded("Évian-les-Bains") == "evianlesbains"


def test_a_state_has_a_middle_within_its_outline() -> None:
    found = middle("KEN")
    assert found is not None
    ring = next(points for code, points in outlines() if code == "KEN")
    assert min(x for x, _ in ring) < found[0] < max(x for x, _ in ring)
    assert middle("VAT") is None
