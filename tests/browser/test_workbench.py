"""The workbench as its user meets it: what is asked, opened, corrected and added, and what comes of it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def test_a_count_opens_onto_its_sentence_in_the_document(page: Page, address: str) -> None:
    page.goto(address + "/q/contacts")
    page.locator("main summary").first.click()
    quote = page.locator(".evidence mark").first.inner_text()
    page.locator(".evidence .where a").first.click()
    expect(page).to_have_url(re.compile(r"/documents/[0-9a-f]{64}#r-"))
    assert " ".join(quote.split()) in " ".join(page.locator("article").inner_text().split())


def test_the_definition_chooser_changes_the_count(page: Page, address: str) -> None:
    page.goto(address + "/q/contacts")
    before = page.locator(".headline").inner_text()
    assert page.get_by_label("Definition").input_value() == page.locator("main .note b").first.inner_text()
    page.get_by_label("Definition").select_option("leaders-only")
    page.get_by_role("button", name="Ask").click()
    expect(page).to_have_url(re.compile("definition=leaders-only"))
    assert page.locator(".headline").inner_text() != before


def test_a_correction_changes_the_count_and_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(address + "/q/contacts?definition=leaders-only")
    before = page.locator(".headline").inner_text()
    row = page.locator("table").first.locator("tbody tr").first
    for _ in range(int(row.locator("[data-label=reports]").inner_text())):
        page.goto(address + "/q/contacts?definition=leaders-only")
        page.locator("table").first.locator("tbody tr").first.locator("summary").click()
        page.get_by_role("link", name="record").first.click()
        record = page.url
        page.get_by_label("Why leave it out").fill("not confirmed")
        page.get_by_role("button", name="Leave out").click()
    page.goto(address + "/q/contacts?definition=leaders-only")
    assert page.locator(".headline").inner_text() != before
    page.goto(record)
    page.get_by_label("Why take it back").fill("confirmed after all")
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="Correct it")).to_be_visible()


def test_files_are_added_and_counted(page: Page, address: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(
        "Date: 2002-01-02\n\nThe president of Kenya met the president of Uganda in Nairobi on 1 January 2002.\n",
        "utf-8",
    )
    page.goto(address + "/add")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_text("1 documents added")).to_be_visible(timeout=60_000)
    page.goto(address + "/q/timeline")
    expect(page.locator("td", has_text="Nairobi").first).to_be_visible()


def test_every_control_is_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "/q/contacts")
    names = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        names.add(page.evaluate("document.activeElement.tagName"))
    assert {"A", "INPUT", "SELECT", "BUTTON", "SUMMARY"} <= names
