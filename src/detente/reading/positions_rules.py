"""The stands that rules find in one clause: on what it is about, and on what it makes a condition."""

from __future__ import annotations

import re
from bisect import bisect_left

from detente.reading.cast import cast_within
from detente.reading.conditions import condition_in
from detente.reading.issues import BROAD, Named, issues_in
from detente.reading.page import Page
from detente.reading.positions_clauses import Clause
from detente.reading.registry import made
from detente.reading.statements_interpret import said_on
from detente.reading.venue_stances import venue_stances
from detente.records import Party, Position, Statement, record_id

STANCES = {
    "demand": "demands",
    "offer": "offers",
    "promise": "offers",
    "accept": "accepts",
    "reject": "rejects",
    "threaten": "demands",
    "concede": "softens",
}


BACK = 300
"""Characters in which "the idea" looks back for its issue."""


_POINTS = re.compile(
    r"\W*(?:to |on |with )?(?:(?:the|this|that|these|those|his|her|their|its|any such|such an?) (?:\w+ )?"
    r"(?:ideas?|proposals?|offers?|demands?|requests?|dates?|plans?|calls?|suggestions?|conditions?|changes?|invitation"
    r"|steps?|moves?|notion|points?|wording|formula|figure|quota|halt|handover|ruling|terms|text|measures?|visit"
    r"|deployment|arrangement|compromise|concept)|it|this|that|both|all)\b",
    re.IGNORECASE,
)
_UNLESS = (
    re.compile(r"\b(?:no|never|not|nothing) .{3,80}?\bwithout (?P<asked>.+)", re.IGNORECASE | re.DOTALL),
    re.compile(
        r"\bwithout (?P<asked>.{3,60}?),? (?:there|we|they|it|he|she|nobody) .*\b(?:no|not|never|nothing)\b",
        re.IGNORECASE,
    ),
)
_FIRST = re.compile(r"\b(?:before|until|unless) (?P<asked>.+)", re.IGNORECASE | re.DOTALL)
"""What must come first: a demand, where the clause rejects something till then."""
_CIRCUMSTANCE = re.compile(r"\b(?:before|during|until|while|after|when|since|because|as)\b")


def stands(
    page: Page, actor: Party | None, clause: Clause, stance: str, one: Statement | None
) -> list[Position]:
    """The positions of one clause: on what it is about, and on what it makes a condition."""
    condition = condition_in(page.text, clause.start, clause.end)
    words = page.text[clause.start : clause.end]
    found = []
    if condition is not None:
        a, b = condition[0] - clause.start, condition[1] - clause.start
        found = [
            position(page, actor, n.code, "demands", clause, one)
            for n in named_in(words[a:b])[:1]
            if n.code not in BROAD or stance == "demands"
        ]
        words = words[:a] + " " * (b - a) + words[b:]
    elif asked := _asked_first(words, stance):
        a, b = asked.span("asked")
        named = [n for n in named_in(words[a:b])[:1] if n.code not in BROAD]
        found = [position(page, actor, n.code, "demands", clause, one) for n in named]
        words = words[:a] + " " * (b - a) + words[b:] if named else words
    named = _before_circumstance(words) or named_in(words)
    named = [n for n in named if n.code not in BROAD or not _of_a_venue(page, clause)]
    if not named and any(
        (m.actor or "").startswith("territory:") for m in cast_within(page, clause.start, clause.end)
    ):
        named = [Named("territory", 0, len(words))]
    if (
        not named
        and not _of_a_venue(page, clause)
        and stance in ("accepts", "rejects", "opposes", "supports")
        and _POINTS.match(words)
    ):
        named = meant(page, clause)
    for issue in _joined(named, words):
        found.append(position(page, actor, issue.code, stance, clause, one, condition))
    return found


def _before_circumstance(words: str) -> list[Named]:
    """The issues named before "while ...", "after ...": what the clause is about, not what goes on beside."""
    cut = _CIRCUMSTANCE.search(words, 12)
    return named_in(words[: cut.start()]) if cut else []


def _asked_first(words: str, stance: str) -> re.Match[str] | None:
    """What a refusal makes the price of its end: "no truce without withdrawal", "no talks before ..."."""
    if stance not in ("rejects", "demands", "opposes"):
        return None
    found = next((match for pattern in _UNLESS if (match := pattern.search(words))), None)
    return found or (_FIRST.search(words) if stance == "rejects" else None)


def _joined(named: list[Named], words: str) -> list[Named]:
    """The first issue, and a second one that stands beside it ("a truce and elections")."""
    if len(named) < 2:
        return named
    between = words[named[0].end : named[1].start].lower()
    beside = ("," in between or " and " in between) and not _CIRCUMSTANCE.search(between)
    return named[:2] if beside else named[:1]


def _of_a_venue(page: Page, clause: Clause) -> bool:
    """Whether the clause is read as a word on a place for talks."""
    spans = page.of(_venue_spans)
    k = bisect_left(spans, (clause.end, 0))
    return any(end > clause.start for _, end in spans[max(0, k - 4) : k])


def _venue_spans(page: Page) -> list[tuple[int, int]]:
    return sorted((v.span.start, v.span.end) for v in page.of(venue_stances))


def meant(page: Page, clause: Clause) -> list[Named]:
    """What "the idea" or "the date" is about: the issue named last in the text just before."""
    before = page.text[max(0, clause.start - BACK) : clause.start]
    parts = [part for part in re.split(r"(?<=[.!?;])\s+|\n", before) if part.strip()]
    for part in reversed(parts):
        named = named_in(part)
        if named:
            return named[:1]
    return []


def named_in(words: str) -> list[Named]:
    """The issues of a clause that a position can be on; the place of talks is left to the venue stances."""
    return [n for n in issues_in(words) if n.code != "venue"]


def position(
    page: Page,
    actor: Party | None,
    issue: str,
    stance: str,
    clause: Clause,
    one: Statement | None,
    condition: object = None,
    confidence: float | None = None,
) -> Position:
    """One position: of an actor on an issue, in a clause, resting on a statement where there is one."""
    return Position(
        id=record_id(
            "position",
            page.document.id,
            clause.start,
            clause.end,
            issue,
            stance,
            actor.actor or actor.name if actor else "",
        ),
        span=page.span(clause.start, clause.end),
        made=made("positions", confidence),
        actor=actor,
        issue=issue,
        stance=stance,
        condition=one.condition if one and condition is not None else None,
        valid_from=one.date if one else said_on(page, clause.start, clause.end),
        statement=one.id if one else None,
    )
