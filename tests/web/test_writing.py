"""Corrections and files through the browser: each is an entry of the ledger, and can be taken back."""

from __future__ import annotations

import re
import time
from pathlib import Path

from starlette.testclient import TestClient

OURS = {"sec-fetch-site": "same-origin"}


def contacts(client: TestClient) -> int:
    return int(client.get("/api/questions/timeline").json()["figures"]["contacts"])


def test_a_contact_left_out_is_gone_and_comes_back_when_that_is_undone(
    client: TestClient, case: Path
) -> None:
    before = contacts(client)
    rows = client.get("/api/questions/timeline").json()["tables"][0]["rows"]
    (record,) = {
        c["record"]
        for row in rows
        for c in row["evidence"]
        if "by phone" in c["prefix"] + c["suffix"] + c["quote"]
        and row["values"][2] == "occurred"
        and c["record"].startswith("contact")
    } or {None}
    assert record is not None
    client.post(f"/records/{record}/reject", data={"reason": "a rumour"}, headers=OURS)
    assert contacts(client) == before - 1
    page = client.get(f"/records/{record}").text
    assert "a rumour" in page
    (entry,) = re.findall(r"/undo/(\d+)", page)
    client.post(f"/records/{record}/undo/{entry}", data={"reason": "confirmed"}, headers=OURS)
    assert contacts(client) == before


def test_a_correction_without_a_reason_is_refused(client: TestClient) -> None:
    assert client.post("/records/x/reject", data={"reason": ""}, headers=OURS).status_code in (400, 422)


def test_a_file_is_read_in_the_background_and_counted(client: TestClient) -> None:
    before = contacts(client)
    text = "Date: 2002-01-02\n\nThe president of Kenya met the president of Uganda in Nairobi on 1 January 2002.\n"
    files = [
        ("files", ("../../new.txt", text, "text/plain")),
        ("files", ("bad.pdf", b"\x00" * 50, "application/pdf")),
    ]
    answer = client.post("/add", files=files, headers=OURS)
    job = str(answer.url.path)
    assert job.startswith("/jobs/")
    for _ in range(600):
        page = client.get(job).text
        if "Reading" not in page:
            break
        time.sleep(0.1)
    assert "Reading" not in page
    assert "1 documents added" in page
    assert "1 refused" in page
    assert contacts(client) > before
