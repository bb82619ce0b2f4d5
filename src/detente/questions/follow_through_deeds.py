"""What would carry a word out, and which deeds of a party are reported."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from detente.questions.answer import Citation
from detente.questions.casebook import Casebook
from detente.questions.linked import describe
from detente.questions.movements import key_of
from detente.questions.signals import seen, when
from detente.questions.signals_costs import title
from detente.reading.signals_catalogue import kind_of
from detente.records import Event, Statement
from detente.records.dates import bounds

ANNOUNCING = ("assert", "predict", "accept", "offer")  # acts of speech that an announcement may be
DATA = Path(__file__).with_name("data") / "follow_through.yaml"


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which deeds carry a word out or break it, and how long it has."""

    source: str
    window_days: int
    breaks: dict[str, tuple[str, ...]]
    events: dict[str, tuple[str, ...]]
    meeting: str
    meeting_kind: str
    negative: str
    announcing: str
    coming: str


@dataclass(frozen=True)
class Deed:
    """Something a party is reported to have done: a kind of the catalogue, a day, in words."""

    kind: str
    day: dt.date
    what: str
    evidence: tuple[Citation, ...]


@functools.cache
def rules() -> Rules:
    """The rules that ship."""
    return msgspec.convert(yaml.safe_load(DATA.read_text("utf-8")), Rules)


def promised(words: str) -> tuple[str, bool] | None:
    """The kind of deed that words speak of, and whether of not doing it; None where none is known."""
    found = kind_of(words)
    meets = re.search(rules().meeting, words, re.IGNORECASE)
    if found is None and meets is None:
        return None
    kind, at = (found[0].code, found[1]) if found else (rules().meeting_kind, meets.start() if meets else 0)
    if kind == "no_new_sanctions":
        return "sanctions_imposed", True
    return kind, re.search(rules().negative, words[max(0, at - 30) : at], re.IGNORECASE) is not None


def announced(said: Statement) -> bool:
    """Whether a party tells of a step of its own that is to come, without promising or threatening it."""
    cue = said.cue.quote if said.cue else ""
    words = " ".join(part.quote for part in said.content)
    if said.act not in ANNOUNCING or not re.search(rules().announcing, cue, re.IGNORECASE):
        return False
    return re.search(rules().coming, words, re.IGNORECASE) is not None


def deeds(book: Casebook) -> dict[str, list[Deed]]:
    """The deeds of each party (by state, else actor id) by day: signals, events that occurred, contacts."""
    found: dict[str, list[Deed]] = defaultdict(list)
    for reports in seen(book):
        first, date = reports[0], when(book, reports[0])
        if first.actor and date:
            cited = tuple(book.cite(each.span, each.id) for each in reports)
            found[key_of(first.actor)].append(Deed(first.kind, bounds(date)[0], title(first.kind), cited))
    for event in book.all(Event):
        if event.date and event.status == "occurred" and book.within(event.date):
            for kind, types in rules().events.items():
                if event.type in types:
                    cited = (book.cite(event.span, event.id),)
                    for party in event.actors:
                        found[key_of(party)].append(
                            Deed(kind, bounds(event.date)[0], event.type.lower(), cited)
                        )
    for each in book.linked:
        if each.date and each.status == "occurred" and book.within(each.date):
            cited = tuple(book.cite(report.span, report.id) for report in each.reports)
            for state in each.sides():
                deed = Deed(rules().meeting_kind, bounds(each.date)[0], describe(each, dated=False), cited)
                found[state].append(deed)
    return {party: sorted(done, key=lambda deed: deed.day) for party, done in found.items()}
