"""A large case: documents of the made-up quarrel with 50 records each, written straight into a ledger."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages.world import (
    DAYS,
    FIRST,
    ISSUES,
    OUTLETS,
    PLACES,
    SIDES,
    SIGNALS,
    THIRD,
    Meeting,
    meeting,
    person,
)
from detente.ledger.case import Case
from detente.records import (
    Block,
    Contact,
    Document,
    Event,
    Made,
    Party,
    Place,
    Position,
    Record,
    Signal,
    Span,
    Statement,
    Tally,
    VenueStance,
    record_id,
    span,
)
from detente.records.statement import Act

MEETINGS = 2_500
PER_DOCUMENT = 50  # 25 blocks, 9 statements, 8 events, 3 contacts, 2 words on places, 1 each of the rest
TOGETHER = 200  # documents to a transaction
VERSIONS = {"made-up": "1"}
ACTS: tuple[Act, ...] = ("assert", "assert", "assert", "demand", "promise", "threaten", "offer", "reject")
SAID = {
    "assert": "the trawlers had kept to the agreed line",
    "demand": "the patrols must leave the bank before any talks",
    "promise": "its boats would meet the other side's delegation next month",
    "threaten": "new sanctions would be imposed if the nets were cut again",
    "offer": "it would share the charts of the northern shoals",
    "reject": "a joint quota was out of the question",
}
TYPES = ("CONSULT", "PROTEST", "SANCTION", "AID", "MOBILIZE", "THREATEN", "AGREE", "ACCUSE")
MADE = Made(reader="made-up", confidence=0.8)


class Sheet:
    """A text as it is written, with the place of every line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.at: list[int] = []
        self.size = 0

    def write(self, line: str) -> int:
        """Add a line; its number."""
        self.at.append(self.size)
        self.lines.append(line)
        self.size += len(line) + 1
        return len(self.lines) - 1


def write(folder: Path, documents: int) -> None:
    """Make a case of that many documents (50 records each) in a new folder."""
    with Case.create(folder, name="Fishing grounds", analyst="benchmark") as case:
        for start in range(0, documents, TOGETHER):
            with case.ledger.batch():
                for number in range(start, min(documents, start + TOGETHER)):
                    made, records = document(number, documents)
                    case.ledger.add_document(made, records, VERSIONS)


def document(number: int, of: int) -> tuple[Document, list[Record]]:
    """The report of that number with its 50 records; the same number gives the same report."""
    chance = random.Random(f"document {number}")
    day = FIRST + dt.timedelta(days=number * DAYS // of)
    near = min(MEETINGS - 3, number * MEETINGS // of)
    told = [meeting(near + step, MEETINGS) for step in chance.sample(range(3), 3)]
    speakers = [person(chance.randrange(30), chance.choice((*SIDES, *SIDES, *THIRD))) for _ in range(9)]
    acts = [chance.choice(ACTS) for _ in range(9)]
    sheet = Sheet()
    _write(sheet, chance, number, told, speakers, acts)
    text = "\n".join(sheet.lines) + "\n"
    made = Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=sheet.lines[0],
        outlet=chance.choice(OUTLETS),
        published=day.isoformat(),
        language="en",
    )
    spans = [span(text, at, at + len(line), made.id) for at, line in zip(sheet.at, sheet.lines, strict=True)]
    records: list[Record] = [Block(kind="paragraph", span=place, made=MADE) for place in spans]
    records += _contacts(chance, spans[1:4], told)
    records += _statements(spans[4:13], speakers, acts)
    records += _events(chance, spans[13:21], day)
    records += _rest(chance, spans[21:25], day)
    return made, records


def _write(
    sheet: Sheet,
    chance: random.Random,
    number: int,
    told: list[Meeting],
    speakers: list[Party],
    acts: list[Act],
) -> None:
    """25 lines: a headline, 3 contacts, 9 statements, 8 events, 4 of other kinds."""
    sheet.write(f"Report {number}: boats, nets and envoys")
    for each in told:
        a, b = each.parties
        how = "spoke by phone" if each.phone else f"met in {each.place.name}"
        sheet.write(
            f"{a.name} and {b.name} {how}, in talks of which {chance.randrange(2, 9)} hours were on quotas."
        )
    for party, act in zip(speakers, acts, strict=True):
        sheet.write(
            f"{party.name} said that {SAID[act]}, a point raised {chance.randrange(2, 40)} times before."
        )
    for _ in range(8):
        sheet.write(
            f"A patrol boat crossed the line near buoy {chance.randrange(900)} and was seen from the shore."
        )
    sheet.write(f"The {chance.randrange(2, 30)}th visit of an envoy this year ended without a word.")
    sheet.write(
        f"{chance.choice(PLACES)[0]} was named as a place to meet, and again {chance.choice(PLACES)[0]}."
    )
    sheet.write("The demand that patrols leave was repeated in the evening.")
    sheet.write("Observers took the silence on new sanctions for a sign.")


def _contacts(chance: random.Random, places: list[Span], told: list[Meeting]) -> Iterator[Record]:
    """Reports of contacts: one in twelve undated, one in twenty-five dated to the month, some numbered."""
    for place, each in zip(places, told, strict=True):
        exact = chance.random()
        day = each.day.isoformat()
        yield Contact(
            id=record_id("contact", place.document, place.start),
            span=place,
            made=MADE,
            participants=each.parties,
            medium="phone" if each.phone else "in_person",
            level=each.level,
            levels=(each.level, each.level),
            place=None if each.phone else each.place,
            date=None if exact < 1 / 12 else day[:7] if exact < 1 / 12 + 1 / 25 else day,
            status="planned" if chance.random() < 0.1 else "occurred",
            ordinal=chance.randrange(2, 30) if chance.random() < 0.05 else None,
        )


def _statements(places: list[Span], speakers: list[Party], acts: list[Act]) -> Iterator[Record]:
    for place, party, act in zip(places, speakers, acts, strict=True):
        yield Statement(
            id=record_id("statement", place.document, place.start),
            span=place, made=MADE, content=(place,), source=party, act=act,
        )  # fmt: skip


def _events(chance: random.Random, places: list[Span], day: dt.date) -> Iterator[Record]:
    for place in places:
        a, b = chance.sample((*SIDES, *SIDES, *THIRD), 2)
        yield Event(
            id=record_id("event", place.document, place.start),
            span=place,
            made=MADE,
            type=chance.choice(TYPES),
            actors=(Party(name=a, actor=a, state=a),),
            recipients=(Party(name=b, actor=b, state=b),),
            date=(day - dt.timedelta(days=chance.randrange(4))).isoformat(),
        )


def _rest(chance: random.Random, places: list[Span], day: dt.date) -> Iterator[Record]:
    """A claimed count, two words on places, a position and a signal."""
    tally, venue, position, signal = places
    state, date = chance.choice(SIDES), day.isoformat()
    party = Party(name=state, actor=state, state=state)
    total = int(tally.quote.split()[1].removesuffix("th"))
    yield Tally(
        id=record_id("tally", tally.document, tally.start),
        span=tally, made=MADE, total=total, unit="visits", ordinal=True, date=date,
    )  # fmt: skip
    for stance in ("offers", chance.choice(("accepts", "refuses", "suggests"))):
        name, iso3 = chance.choice(PLACES)
        yield VenueStance(
            id=record_id("venue_stance", venue.document, venue.start, stance),
            span=venue, made=MADE, party=party, place=Place(name=name, iso3=iso3), stance=stance, date=date,
            role="mediator" if chance.random() < 0.2 else "host",
        )  # fmt: skip
    stance = chance.choice(("demands", "demands", "offers", "rejects", "softens", "drops"))
    yield Position(
        id=record_id("position", position.document, position.start),
        span=position, made=MADE, actor=party, issue=chance.choice(ISSUES), stance=stance, valid_from=date,
    )  # fmt: skip
    yield Signal(
        id=record_id("signal", signal.document, signal.start),
        span=signal, made=MADE, kind=chance.choice(SIGNALS), actor=party, date=date,
    )  # fmt: skip
