"""Every page, in light and dark, wide and narrow: no fault, no barrier, nothing that has to be scrolled to."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import PAGES

WIDTHS = (1280, 380)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_and_fits_its_screen(page: Page, address: str, path: str) -> None:
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + path)
            found = Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], (scheme, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.locator("h1").count() == 1
