"""Every page of the workbench by its address; of documents, records and actors, one of each kind there is."""

from __future__ import annotations

from pathlib import Path

from detente.ledger.case import Case
from detente.web.menu import TITLES

FILTERED = (
    "/search?q=Moscow",
    "/q/timeline?actor=RUS&kind=contact&kind=event",
    "/q/whatif?with=EU&set=RUS.borders.position=30..45",
    "/q/forecast?source=feeds&parties=USA,RUS&within=7",
    "/q/forecast?source=feeds&parties=USA",
    "/q/turning-points?source=feeds&parties=USA,RUS&date=2024-10-15",
    "/actors/RUS",
)
PAGES = (*TITLES, *FILTERED)
HOSTILE = (*TITLES, "/search?q=Geneva", "/q/timeline?kind=statement", "/q/whatif?draws=500", "/actors/RUS")


def of_the_case(case: Path) -> list[str]:
    """Each document, a record of each kind, and each actor that is named."""
    with Case.open(case, readonly=True) as opened:
        documents = [f"/documents/{each.id}" for each in opened.ledger.documents()]
        records = [each for each in opened.ledger.records() if getattr(each, "id", None)]
    kinds = {each.id.partition(":")[0]: f"/records/{each.id}" for each in records}
    actors = {party.actor for each in records for party in getattr(each, "participants", ()) if party.actor}
    return [*documents, *kinds.values(), *(f"/actors/{actor}" for actor in sorted(actors))]
