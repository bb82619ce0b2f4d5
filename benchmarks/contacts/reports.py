"""Contacts read from reports of our own: `python -m benchmarks.contacts.reports [--data FILE] [--faults]`.

Reports are parted by a line "=====". Lines beginning with @ say title and day of publication; after "---" a
line `C|party; party|medium|status|date|place` tells of one contact, a party by its ISO 3166-1 alpha-3 code
or, where it acts for no state, by name; "?" is what the report leaves open.

Without --data four files are read: `unseen` and `unseen_2`, whose faults were never looked at, `elsewhere`,
as little looked at, of ordinary news with few contacts (no goal was set for it), and `reports` on which the
reader was developed. `ordinary.txt` is of the kind of `elsewhere`, for developing.

A contact is right where at least half of all parties named on either side are the same, both say that it took
place, is still to come, or did not take place, and neither day nor medium contradicts the other. A party is
the same where it is the same state, or a body that its name names ("UN envoy": United Nations).
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measured import ROOT, row, store
from detente.reading.cast import cast
from detente.reading.contacts import contacts
from detente.reading.page import Page
from detente.records import Contact, Document
from detente.records.dates import may_coincide

DEVELOPMENT = ROOT / "benchmarks" / "data" / "contacts" / "reports.txt"
ELSEWHERE = DEVELOPMENT.with_name("elsewhere.txt")
UNSEEN = DEVELOPMENT.with_name("unseen.txt"), DEVELOPMENT.with_name("unseen_2.txt")
AHEAD = frozenset(["planned", "proposed", "demanded", "hypothetical", "counterfactual"])


@dataclass(frozen=True)
class Told:
    """One contact, as annotated or as read; None is not known."""

    parties: frozenset[str]
    medium: str | None
    status: str
    date: str | None
    place: str | None


@dataclass(frozen=True)
class Report:
    """A report and the contacts it tells of."""

    text: str
    published: str | None
    told: tuple[Told, ...]


def reports(path: Path) -> list[Report]:
    """The annotated reports of a file."""
    return [_report(part) for part in path.read_text("utf-8").split("=====") if part.strip()]


def _report(part: str) -> Report:
    body, _, truth = part.partition("\n---")
    lines = body.strip().splitlines()
    head = dict(line[1:].split(" ", 1) for line in lines if line.startswith("@"))
    text = "\n\n".join(line for line in lines if line.strip() and not line.startswith("@"))
    fields = [line.split("|") for line in truth.splitlines() if line.startswith("C|")]
    return Report(text, head.get("published"), tuple(_told(each) for each in fields))


def _told(fields: list[str]) -> Told:
    _, parties, *rest = (field.strip() for field in fields)
    medium, status, date, place = (None if field == "?" else field for field in rest)
    names = frozenset(name.strip() for name in parties.split(";") if name.strip())
    return Told(names, medium, _course(status or "occurred"), date, place)


def _course(status: str) -> str:
    """Whether it took place, is or might be to come, or did not: all that a report always tells."""
    return "ahead" if status in AHEAD else status


def _read(contact: Contact) -> Told:
    sides = contact.sides or (None,) * len(contact.participants)
    names = frozenset(
        side or party.actor or party.name for party, side in zip(contact.participants, sides, strict=True)
    )
    place = contact.place.name if contact.place else None
    return Told(names, contact.medium, _course(contact.status), contact.date, place)


def _alike(gold: Told, read: Told) -> float:
    """Share of parties in common where the two can be one contact, else 0."""
    media = {gold.medium, read.medium} - {None}
    apart = gold.date and read.date and not may_coincide(gold.date, read.date, slack_days=1)
    if gold.status != read.status or len(media) > 1 or apart:
        return 0.0
    same = sum(any(not _ids(one).isdisjoint(_ids(other)) for other in read.parties) for one in gold.parties)
    share = same / max(len(gold.parties) + len(read.parties) - same, 1)
    return share + 0.01 * _same_day(gold, read) if share >= 0.5 else 0.0


@functools.cache
def _ids(name: str) -> frozenset[str]:
    """What a name can stand for: itself, its last word, and whom our tables say that it names or acts for."""
    pages = [Page(Document(id="name", text=text)) for text in (name, f"They met the {name} on Monday.")]
    named = {one for page in pages for m in page.of(cast) for one in (m.actor, m.side) if one}
    return frozenset({name, name.split()[-1]} | named)


def _same_day(gold: Told, read: Told) -> bool:
    return bool(gold.date and read.date and may_coincide(gold.date, read.date))


def _same_place(gold: Told, read: Told) -> bool:
    return bool(gold.place and read.place and gold.place.casefold() in read.place.casefold())


def matched(gold: list[Told], read: list[Told]) -> list[tuple[Told, Told]]:
    """Pairs of one contact each, the most alike first."""
    scored = sorted(
        ((_alike(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)), reverse=True
    )
    pairs: dict[int, int] = {}
    for score, i, j in scored:
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], read[j]) for i, j in pairs.items()]


def measured(paths: Sequence[Path], label: str, faults: bool) -> list[dict[str, Any]]:
    """Contact F1 of files of reports, and how often day and place are right where the contact is."""
    pairs: list[tuple[Told, Told]] = []
    wanted = found = 0
    everything = [report for path in paths for report in reports(path)]
    for number, report in enumerate(everything):
        page = Page(Document(id=str(number), text=report.text, published=report.published))
        read = [_read(contact) for contact in contacts(page)]
        here = matched(list(report.told), read)
        pairs += here
        wanted, found = wanted + len(report.told), found + len(read)
        if faults:
            missed = [f"   missed {one}" for one in report.told if one not in [gold for gold, _ in here]]
            extra = [f"   extra {one}" for one in read if one not in [ours for _, ours in here]]
            print(f"{number}:", *missed, *extra, sep="\n")
    note = f"{len(everything)} reports: {len(pairs)} right of {found} found and {wanted} wanted"
    dated = [_same_day(*pair) for pair in pairs if pair[0].date]
    placed = [_same_place(*pair) for pair in pairs if pair[0].place]
    score = round(200 * len(pairs) / max(found + wanted, 1), 1)
    return [
        row(f"{label}: contact F1", score, 60.0, 75.0, "none exists", "%", note),
        row(f"{label}: date right, where the contact is", _share(dated), note=f"{len(dated)}"),
        row(f"{label}: place right, where the contact is", _share(placed), note=f"{len(placed)}"),
    ]


def _share(right: list[bool]) -> float:
    return round(100 * sum(right) / max(len(right), 1), 1)


def main() -> None:
    """Measure, print, store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--faults", action="store_true")
    given = parser.parse_args()
    if given.data:
        store("contacts_reports", measured([given.data], given.data.stem, given.faults), default=False)
        return
    rows = measured(UNSEEN, "unseen", faults=False)
    for path in UNSEEN:
        rows += measured([path], f"unseen, {path.stem} alone", faults=False)[:1]
    (few, *_) = measured([ELSEWHERE], "elsewhere", faults=False)
    rows.append({**few, "goal_must": None, "goal_record": None})
    store("contacts_reports", rows + measured([DEVELOPMENT], "development", given.faults))


if __name__ == "__main__":
    main()
