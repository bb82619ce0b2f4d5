"""Actors merged and split, corrections taken back, files taken away; a job outlives a reload."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect


def records(page: Page, address: str, actor: str) -> int:
    page.goto(f"{address}/actors/{actor}")
    return int(page.locator("h2 .count").first.inner_text())


def test_two_actors_are_merged_and_parted_again(page: Page, address: str) -> None:
    one, other = "person:steve-witkoff", "person:donald-trump"
    before = records(page, address, other)
    page.goto(address + "/q/actors")
    for actor in (one, other):
        page.locator(f"input[value='{actor}']").check()
    page.get_by_label("They are all").fill(other)
    page.locator("form[action='/actors/merge'] input[name=reason]").fill("a test of merging")
    page.get_by_role("button", name="Merge").click()
    expect(page).to_have_url(f"{address}/actors/{other}")
    assert records(page, address, other) > before
    page.goto(address + "/corrections")
    expect(page.get_by_text("a test of merging")).to_be_visible()
    page.get_by_label("Why take it back").first.fill("they are two")
    page.get_by_role("button", name="Take back").first.click()
    assert records(page, address, other) == before
    page.goto(address + "/corrections")
    expect(page.get_by_text("a test of merging")).to_be_visible()  # nothing is removed
    expect(page.get_by_text("Taken back.").first).to_be_visible()


def test_an_actor_is_split_in_one_record_and_put_together_again(page: Page, address: str) -> None:
    before = records(page, address, "RUS")
    page.locator("input[name=records]").first.check()
    page.get_by_label("In these it is").fill("org:another")
    page.get_by_label("Why", exact=True).fill("a test of splitting")
    page.get_by_role("button", name="Split").click()
    expect(page).to_have_url(f"{address}/actors/RUS")
    assert records(page, address, "org:another") == 1
    assert records(page, address, "RUS") == before - 1
    page.get_by_label("Why take it back").first.fill("it was right")
    page.get_by_role("button", name="Take back").first.click()
    expect(page).to_have_url(f"{address}/actors/RUS")
    assert records(page, address, "RUS") == before


def test_the_case_and_its_brief_are_taken_away_in_every_format(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + "/export")
    links = page.locator("dl.fields a")
    got: dict[str, bytes] = {}
    for n in range(links.count()):
        with page.expect_download() as download:
            links.nth(n).click()
        path = tmp_path / str(n)
        download.value.save_as(path)
        got[f"{n} {links.nth(n).inner_text()}"] = path.read_bytes()
    kinds = {name.split()[1] for name in got}
    assert {"jsonl", "parquet", "prov.json", "html", "md", "pdf", "docx", "json"} <= kinds
    by = {name.split()[1]: body for name, body in got.items()}
    assert by["parquet"][:4] == b"PAR1"
    assert by["pdf"][:5] == b"%PDF-"
    assert by["docx"][:2] == b"PK"
    assert b"<script" not in by["html"]
    assert json.loads(by["prov.json"])["entity"]
    assert all(json.loads(line) for line in by["jsonl"].splitlines())


def test_the_brief_unfolds_down_to_the_sentence(page: Page, address: str) -> None:
    page.goto(address + "/brief")
    section = page.locator("section", has=page.get_by_role("heading", name="Contacts and counts"))
    section.locator("summary").first.click()
    section.locator(".lines summary").first.click()
    quote = section.locator("mark").first.inner_text()
    section.locator(".where a").first.click()
    assert " ".join(quote.split()) in " ".join(page.locator("article").inner_text().split())


def test_reading_goes_on_in_the_background_through_a_reload(page: Page, address: str, tmp_path: Path) -> None:
    paths = []
    for number in range(6):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(
            f"Date: 2003-01-0{number + 1}\n\nThe president of Chad met the president of Mali in Ndjamena.\n",
            "utf-8",
        )
    page.goto(address + "/add")
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_role("button", name="Read them").click()
    job = page.url
    page.goto(address + "/documents")  # away, and back by the list of jobs
    page.goto(address + "/add")
    page.get_by_role("link", name="0.txt").first.click()
    assert page.url == job
    page.reload()
    expect(page.get_by_text("6 documents added")).to_be_visible(timeout=120_000)
    assert page.locator("progress").get_attribute("value") == "6"
