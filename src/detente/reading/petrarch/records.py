"""What the dictionaries code, as event records."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

from detente.identity.gazetteer import load as gazetteer
from detente.reading.cast import stretches
from detente.reading.contacts_details import date_of
from detente.reading.contacts_find import Trigger
from detente.reading.page import Page
from detente.reading.petrarch.coder import Coded, code, holds
from detente.reading.petrarch.dictionaries import Dictionaries
from detente.reading.petrarch.tokens import tokens
from detente.reading.registry import made
from detente.reading.status import status_of
from detente.reading.times import times
from detente.records import Event, Party, Status, record_id

_CROSSWALK = Path(__file__).parents[2] / "feeds" / "data" / "cameo.tsv"
UNTYPED = "STATEMENT"  # CAMEO 01, which PLOVER does not code


@functools.cache
def _plover() -> dict[str, tuple[str, str | None]]:
    """CAMEO code to PLOVER type and mode, from the crosswalk of the feeds."""
    text = _CROSSWALK.read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["code"]: (row["plover"], row["mode"] or None) for row in rows}


def plover(cameo: str) -> tuple[str, str | None]:
    """The PLOVER type and mode of a CAMEO code, or of the class it lies in; STATEMENT where there is none."""
    for cut in (cameo, cameo[:3], cameo[:2]):
        kind, mode = _plover().get(cut, ("", None))
        if kind:
            return kind, mode
    return UNTYPED, None


def coded_events(page: Page, known: Dictionaries) -> list[Event]:
    """The events of a page by the dictionaries; none where a word discards the whole document."""
    words = tuple(token.word for token in tokens(page.text)) if any(d[1] for d in known.discards) else ()
    if any(whole and holds(words, phrase) for phrase, whole in known.discards):
        return []
    day = (page.document.published or "").replace("-", "")[:8]
    found = []
    for start, end in page.of(stretches):
        for event in code(page.text, start, end, known, day if len(day) == 8 and day.isdigit() else None):
            found.append(_record(page, event, start, end))
    return found


def _record(page: Page, event: Coded, start: int, end: int) -> Event:
    kind, mode = plover(event.code)
    trigger = Trigger(*event.verb, "finite", kind.lower(), None, "act")
    here = [when for when in page.of(times) if start <= when.start < end]
    spans = (event.verb, event.source_span, event.target_span)
    text = page.text
    return Event(
        id=record_id("event", page.document.id, *event.verb, *event.triple),
        span=page.span(min(a for a, _ in spans), max(b for _, b in spans)),
        made=made("events", why=f"dictionaries: {event.source} {event.code} {event.target}"),
        type=kind,
        mode=mode,
        actors=(_party(text, event.source_span, event.source),),
        recipients=(_party(text, event.target_span, event.target),),
        date=date_of(text, trigger, here),
        status=_status(text, event, start, end),
    )


def _status(text: str, event: Coded, start: int, end: int) -> Status:
    """A denied act whose code already says so ("did not clash": agreement) did occur."""
    status = status_of(text, start, end, event.verb, "bare" if event.bare else "finite")
    return "occurred" if event.turned and status == "denied" else status


def _party(text: str, span: tuple[int, int], actor: str) -> Party:
    state = actor[:3]
    return Party(
        name=text[slice(*span)], actor=f"code:{actor}", state=state if state in gazetteer().states else None
    )
