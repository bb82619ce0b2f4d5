"""Server time of every page of a large case: `python -m benchmarks.pages [CASE]`.

Without CASE, the made-up case is written anew: 10,000 documents, 500,000 records, then every question is
asked once as `detente serve` does at its start ("cold"), and each page is fetched a number of times ("warm").
Time is that of the processor, from request to last byte, with server and client in one process: what else
runs on the machine does not count, and on a machine of one's own it is the time to wait.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from benchmarks.measured import row, store
from benchmarks.pages.made import PER_DOCUMENT, write
from detente.ledger.case import Case
from detente.web import create_app
from detente.web.asking import QUESTIONS

GOAL_MS = 300.0
TOKEN = "benchmark"
TIMES = 7


def addresses(case: Path) -> dict[str, list[str]]:
    """The pages by what they are, each with several addresses of its kind."""
    with Case.open(case, readonly=True) as opened:
        documents = [each.id for each in opened.ledger.documents()]
        some = documents[:: max(1, len(documents) // TIMES)][:TIMES]
        records = [
            getattr(each, "id", None) for id in some for each in opened.ledger.records(document=id)[25:50:12]
        ]
    pages = {f"/q/{name}": [f"/q/{name}"] * TIMES for name in QUESTIONS}
    pages["/"] = ["/"] * TIMES
    pages["/documents"] = [f"/documents?page={number}" for number in range(1, TIMES + 1)]
    pages["/documents/{id}"] = [f"/documents/{id}" for id in some]
    pages["/records/{id}"] = [f"/records/{id}" for id in records if id][:TIMES]
    words = ("buoy", "quotas Geneva", "delegation", '"joint quota"', "shoals", "Muscat", "sanctions")
    pages["/search"] = [f"/search?q={each}" for each in words]
    for address in ("/add", "/brief", "/corrections", "/export", "/actors/ISL"):
        pages[address] = [address] * TIMES
    rules = ("reported", "in-person", "leaders-only", "any-official")
    pages["/q/contacts?definition="] = [f"/q/contacts?definition={rule}" for rule in rules]
    return pages


def measure(case: Path, documents: int, default: bool) -> None:
    """Fetch every page: the first time, and again; print and keep the table."""
    rows: list[dict[str, Any]] = []
    app = create_app(case, TOKEN)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.cookies.set("detente", TOKEN)
        begun = time.process_time()
        client.get("/")
        first = time.process_time() - begun
        for name, asked in sorted(addresses(case).items()):
            cold = _fetch(client, asked[0])[0]
            warm = [_fetch(client, each) for each in asked]
            median = statistics.median(ms for ms, _ in warm)
            size = max(size for _, size in warm)
            note = f"first {cold:.0f} ms; slowest {max(ms for ms, _ in warm):.0f} ms; {size // 1024} KiB"
            rows.append(row(name, round(median, 1), GOAL_MS, unit="ms, median", note=note))
    worst = max(rows, key=lambda each: each["ours"])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    size = f"{documents:,} documents, {documents * PER_DOCUMENT:,} records"
    head = [
        row(
            "slowest page at its median",
            worst["ours"],
            GOAL_MS,
            unit="ms",
            note=f"{worst['measure']}; {size}",
        ),
        row(
            "overview after a start or a change",
            round(first, 1),
            unit="s",
            note="every quick question asked anew",
        ),
        row("memory at most", round(memory, 2), unit="GiB"),
    ]
    store("pages", [*head, *rows], default)


def _fetch(client: TestClient, address: str) -> tuple[float, int]:
    begun = time.process_time()
    answer = client.get(address)
    spent = (time.process_time() - begun) * 1000
    answer.raise_for_status()
    if b"<script" in answer.content:
        raise SystemExit(f"{address} needs a script to paint")
    return spent, len(answer.content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    given = parser.parse_args()
    if given.case:
        measure(given.case, given.documents, given.documents == 10_000)
        return
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "case", given.documents)
        measure(Path(folder) / "case", given.documents, given.documents == 10_000)


if __name__ == "__main__":
    main()
