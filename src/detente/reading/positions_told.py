"""Stands in nobody's statement: clauses that go on with one, and what the narrator says a party will not
do."""

from __future__ import annotations

import re

from detente.reading.acts import from_words, plain
from detente.reading.cast import cast_within, party
from detente.reading.datelines import DATELINE
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause, Spoken, clauses
from detente.reading.positions_rules import STANCES, meant, position, stands
from detente.reading.positions_words import anybody, deeds, talks
from detente.records import Party, Position

_ACTORS = frozenset(["state", "person", "organisation", "group", "role"])


_TAKES = re.compile(
    r"(?:,[^,]{1,60},)?\s*(?:will|would|is|are|was|were|has|had|have|cannot|can|does|did|won't|refus"
    r"|reject|accept|demand|offer|insist|wants?|agree|oppos|remain|stand)"
)


def carried_on(page: Page, spoken: Spoken) -> list[Position]:
    """Clauses in nobody's statement that go on with one: "..., but foreign soldiers remained out of the
    question"."""
    found: list[Position] = []
    previous: Clause | None = None
    for clause in page.of(clauses):
        if (
            previous is not None
            and previous.sentence == clause.sentence
            and spoken.innermost(clause.start, clause.end, whole=True) is None
        ):
            said = spoken.innermost(previous.start, previous.end)
            act = from_words(plain(page.text[clause.start : clause.end]))
            if any(m.kind not in ("place", "pronoun") for m in cast_within(page, clause.start, clause.end)):
                said = None  # it has a subject of its own
            if (
                said is not None
                and said.source is not None
                and said.cue is not None
                and act in ("reject", "demand", "accept", "offer")
            ):
                found += stands(page, said.source, clause, STANCES[act], said)
        elif spoken.innermost(clause.start, clause.end, whole=True) is None:
            found += _told(page, clause)
        previous = clause
    return found


def _told(page: Page, clause: Clause) -> list[Position]:
    """What the narrator says a party will or will not do: "Manila will not sign the agreement"."""
    dateline = DATELINE.match(page.text, clause.start, clause.end)
    start = dateline.end() if dateline else clause.start
    near = cast_within(page, start, start + 40)
    subject = next((m for m in near if m.kind in _ACTORS and m.actor), None)
    nameless = anybody().match(page.text, start, clause.end)
    if nameless and (subject is None or subject.end < nameless.end() or subject.start >= nameless.end()):
        who, end = Party(name=nameless[1]), nameless.end()
    elif subject is not None:
        who, end = party(subject), subject.end
    else:
        return []
    if done := _done(page, who, Clause(start, clause.end, clause.sentence, clause.block), end):
        return done
    if subject is None:
        return []
    rest = plain(page.text[subject.end : clause.end])
    act = from_words(rest) if _TAKES.match(rest) else "assert"
    return (
        stands(page, party(subject), clause, STANCES[act], None)
        if act in ("reject", "demand", "accept", "offer")
        else []
    )


def _done(page: Page, who: Party | None, clause: Clause, end: int) -> list[Position]:
    """What a party named before `end` does that takes a stand: "pulled out of the talks", "initialled"."""
    rest = page.text[end : clause.end].lower().replace("’", "'")
    for stance, pattern in deeds().items():
        found = pattern.match(rest)
        if found is None:
            continue
        if stance == "rejects" and talks().match(rest, found.end()):
            return [position(page, who, "talks_format", stance, clause, None)]
        begin = end + found.end() if stance == "accepts" and len(rest) == clause.end - end else clause.start
        about = Clause(begin, clause.end, clause.sentence, clause.block)
        taken = stands(page, who, about, stance, None)
        return taken or [position(page, who, n.code, stance, clause, None) for n in meant(page, clause)]
    return []
