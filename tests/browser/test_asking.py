"""Every control that asks: the answer changes with it, and its address says so."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

HEADLINE = ".headline"


def test_the_map_marks_places_and_a_mark_opens_its_sentence(page: Page, address: str) -> None:
    page.goto(address + "/q/venues")
    marks = page.locator("svg.map a")
    assert marks.count() > 0
    assert page.locator("svg.map path.land").count() > 100
    assert page.locator("table.rows tbody tr").count() > 0
    page.goto(address + str(marks.first.get_attribute("href")))
    expect(page).to_have_url(re.compile(r"/documents/[0-9a-f]{64}#r-"))
    assert page.locator("article .mark").count() > 0


def test_a_slider_changes_the_settlement_under_an_address_that_can_be_quoted(
    page: Page, address: str
) -> None:
    page.goto(address + "/q/whatif")
    before = page.locator(HEADLINE).inner_text()
    slider = page.get_by_label("RUS.borders.position")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("PageUp")
    page.get_by_role("button", name="Recompute").click()
    expect(page).to_have_url(re.compile(r"/q/whatif\?.*set=RUS\.borders\.position"))
    assert page.locator(HEADLINE).inner_text() != before
    expect(page.locator(".touched")).to_have_count(1)
    quoted, after = page.url, page.locator(HEADLINE).inner_text()
    page.goto(address + "/q/whatif")
    page.goto(quoted)
    assert page.locator(HEADLINE).inner_text() == after
    page.get_by_role("button", name="Recompute").click()  # nothing moved: the same answer
    assert page.locator(HEADLINE).inner_text() == after
    page.get_by_role("link", name="As it was").click()
    assert page.locator(HEADLINE).inner_text() == before


def test_a_seat_emptied_or_filled_and_models_chosen_change_the_answer(page: Page, address: str) -> None:
    page.goto(address + "/q/whatif")
    page.get_by_role("checkbox", name="EU").check()
    page.get_by_role("checkbox", name="USA").uncheck()
    page.get_by_role("checkbox", name="Compromise").check()
    page.get_by_role("checkbox", name="Nash").check()
    page.get_by_label("Draws").select_option("500")
    page.get_by_role("button", name="Recompute").click()
    for part in ("with=EU", "without=USA", "model=compromise", "draws=500"):
        assert part in page.url
    settlements = page.locator("#settlements ~ .scroll table").first
    expect(settlements.locator("tbody tr")).to_have_count(2)
    expect(page.locator(".panels svg")).to_have_count(1)


def test_a_forecast_is_asked_by_who_what_and_how_far(page: Page, address: str) -> None:
    page.goto(address + "/q/forecast")
    page.get_by_label("Parties").fill("USA,RUS")
    page.get_by_label("Learned from").select_option("feeds")
    page.get_by_label("What").select_option("meeting")
    page.get_by_label("Within").select_option("90")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(HEADLINE)).to_contain_text("meeting")
    expect(page.locator(".panels svg")).to_have_count(1)  # one reliability diagram: that of meetings
    assert "Brier skill" in page.locator("thead").first.inner_text()
    assert page.locator("#carried-by").count() == 1


def test_a_turning_point_is_asked_by_date(page: Page, address: str) -> None:
    page.goto(address + "/q/turning-points")
    page.get_by_label("Parties").fill("USA,RUS")
    page.get_by_label("Counted from").select_option("feeds")
    page.get_by_label("Was this a turning point?").fill("2024-10-15")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(HEADLINE)).to_contain_text("2024-10-15")
    assert page.locator("figure svg").count() >= 1


def test_the_timeline_is_filtered_by_actor_kind_and_source(page: Page, address: str) -> None:
    page.goto(address + "/q/timeline")
    whole = page.locator("tbody tr").count()
    page.get_by_role("checkbox", name="statements").uncheck()
    page.get_by_role("checkbox", name="events").uncheck()
    page.get_by_label("Actor").fill("Putin")
    page.get_by_role("button", name="Ask").click()
    kinds = page.locator("td[data-label=kind]").all_inner_texts()
    assert 0 < len(kinds) < whole
    assert set(kinds) == {"contact"}
    page.get_by_label("Source").fill("no such outlet")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(HEADLINE)).to_contain_text("Nothing here")


def test_bounds_and_the_date_of_knowledge_are_in_the_address(page: Page, address: str) -> None:
    page.goto(address + "/q/statements")
    page.get_by_label("Since").fill("2025-08")
    page.get_by_label("Until").fill("2025-08-20")
    page.get_by_label("As known on").fill("2001-01-01")
    page.get_by_role("button", name="Ask").click()
    assert "since=2025-08" in page.url
    expect(page.locator(HEADLINE)).to_contain_text("No document")


def test_lanes_and_chances_are_drawn(page: Page, address: str) -> None:
    page.goto(address + "/q/hypotheses")
    assert page.locator("figure svg g").count() >= 2
    page.goto(address + "/q/positions")
    drawn = page.locator("figure svg a").count()
    assert drawn or "No document" in page.locator(HEADLINE).inner_text()


def test_a_menu_leads_to_every_page_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(address + "/")
    page.locator(".menu summary").click()
    page.get_by_role("link", name="Venues").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Venues")


def test_every_control_of_the_sliders_is_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "/q/whatif")
    seen = set()
    for _ in range(140):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert {"RUS.borders.position", "EU.borders.salience", "USA.capability", "seat", "model", "draws"} <= seen
    assert "BUTTON" in seen
