"""Articles that try to run something, in every page: nothing runs, nothing leaves, the layout holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import HOSTILE, of_the_case

# What no text of a document may become: elements that run or fetch, and attributes that do.
FOREIGN = """() => [...document.querySelectorAll('*')].filter(each =>
  ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'IMG', 'STYLE', 'BASE', 'PLAINTEXT', 'VIDEO'].includes(each.tagName)
  || [...each.attributes].some(a => /^(on|hx-|style$|xlink)/i.test(a.name) || /^(javascript|data):/i.test(a.value))
).map(each => each.outerHTML.slice(0, 200))"""


def check(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(url, wait_until="load")
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("window.ran") is None
    assert page.locator("body").evaluate("body => getComputedStyle(body).display") == "block"
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    assert page.locator("footer").count() == 1
    for summary in page.locator("main summary").all()[:3]:
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("path", HOSTILE)
def test_a_page_shows_hostile_articles_as_the_words_they_are(
    hostile_page: Page, hostile_address: str, path: str
) -> None:
    check(hostile_page, hostile_address + path)


def test_hostile_documents_records_and_actors_are_shown_as_the_words_they_are(
    hostile_page: Page, hostile_address: str, hostile_case: Path
) -> None:
    paths = of_the_case(hostile_case)
    assert {path.split("/")[1] for path in paths} == {"documents", "records", "actors"}
    for path in paths:
        check(hostile_page, hostile_address + path)


def test_markup_in_an_article_is_read_as_its_letters(hostile_page: Page, hostile_address: str) -> None:
    hostile_page.goto(hostile_address + "/documents")
    hostile_page.get_by_text("<script>window.ran=1</script> and friends").first.click()
    assert "<script>window.ran=1</script>" in hostile_page.locator("h1").inner_text()
    assert "<script>window.ran=1</script>" in hostile_page.locator("article").inner_text()


def test_a_line_of_ten_million_characters_is_shown_by_parts(hostile_page: Page, hostile_address: str) -> None:
    hostile_page.goto(f"{hostile_address}/q/timeline?since=2001-03-29")
    link = hostile_page.locator(f"a[href^='/documents/{'f' * 64}']").first
    hostile_page.goto(hostile_address + str(link.get_attribute("href")))
    shown = hostile_page.locator("article").inner_text()
    assert len(shown.strip()) == 100_000
    assert hostile_page.locator(".mark.statement").count() == 1
    hostile_page.get_by_role("link", name="After").first.click()
    assert "200000–300000 of 10000000" in hostile_page.locator(".pages").first.inner_text()
