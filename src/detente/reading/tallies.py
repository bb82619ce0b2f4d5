"""Tallies: counts that a text claims, with the parts it gives for them.

"The 12th high-level contact: six phone conversations, five visits by special envoys, and now this summit"
claims a total of 12 and gives 6 + 5 + 1. Totals stand before their parts, behind them ("... five in all"),
or alone ("their third meeting", "have met four times"). Counts in other nouns are read where parts are given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.reading.cast import cast, parties_in, stretches
from detente.reading.page import Page
from detente.reading.registry import made, reader
from detente.reading.tallies_parts import (
    CARDINAL,
    ORDINAL,
    Part,
    count,
    parts_of,
    unit_pattern,
    words,
    worth_reading,
)
from detente.records import Tally, TallyPart, record_id


@dataclass(frozen=True)
class Claim:
    """A tally as found in one sentence: offsets into the text; `head` ends where the parts begin."""

    start: int
    end: int
    total: int
    unit: str
    ordinal: bool
    parts: tuple[Part, ...] = ()
    open_list: bool = False


# what may stand between number and noun: no preposition, no verb, no plural ("two sides held talks"
# counts no talks)
_STOPS = (
    "and|or|of|in|on|at|to|for|with|by|from|that|which|held|began|resumed|met|will|have|had|were|was|are|is|"
    "has|may|saw|what|who|how|whether|when|where|why|a|an|the|any|no"
)
_ADJECTIVES = (
    rf"(?:(?!(?:{_STOPS})\b)(?:[\w’'-]*(?:[^s\W]|ss|ous|US)|\w+-\w+s|Geneva|Paris)(?<![^-]ched) ){{0,4}}?"
)
_UNIT_OF = (
    r"(?: of (?:[\w-]+ ){0,3}?(?:talks|negotiations|consultations|meetings|contacts|discussions|visits"
    r"|dialogue))?"
)
_LIST_OPENS = re.compile(
    r"\s*(:|[—–]|--|\(|;|,? (?:of which|of them|of these|including|namely|that is|comprising"
    r"|consisting of|made up of)\b|,)"
)


def _head() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{ORDINAL}|{CARDINAL}) (?P<unit>{_ADJECTIVES}(?P<noun>{unit_pattern()})\b{_UNIT_OF})",
        re.IGNORECASE,
    )


def _any_head() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<number>{CARDINAL}) (?P<unit>{_ADJECTIVES}(?P<noun>[a-z]{{3,}}s))\b(?=\s*(?::|—|–|\())",
        re.IGNORECASE,
    )


def _times() -> re.Pattern[str]:
    verbs = "|".join(re.escape(v) for v in words()["verbs"])
    return re.compile(
        rf"\b(?P<verb>{verbs})\b(?: [\w’'.-]+){{0,7}}? (?:(?P<number>{CARDINAL}) times\b|for the"
        rf" (?P<nth>{ORDINAL}) time\b|(?P<few>once|twice|thrice)\b)"
        rf"|\bfor the (?P<nth2>{ORDINAL}) time\b[^.;]{{0,60}}?\b(?P<verb2>{verbs})\b",
        re.IGNORECASE,
    )


def _after() -> re.Pattern[str]:
    lead = "|".join(re.escape(t) for t in words()["total_before"])
    tail = "|".join(re.escape(t) for t in words()["total_after"])
    units = [rf"(?: (?P<unit{n}>{_ADJECTIVES}{unit_pattern()}))?" for n in (1, 2, 3)]
    ways = (
        rf"\b(?:{lead}) (?P<n1>{CARDINAL}|{ORDINAL}){units[0]}",
        rf"\b(?P<n2>{CARDINAL}){units[1]} (?:{tail})\b",
        rf"\b(?:{tail}),? (?P<n3>{CARDINAL}){units[2]}",
    )
    return re.compile("|".join(ways), re.IGNORECASE)


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _pattern(name: str) -> re.Pattern[str]:
    if not _PATTERNS:
        _PATTERNS.update(head=_head(), any=_any_head(), times=_times(), after=_after())
    return _PATTERNS[name]


def claims(text: str, start: int, end: int) -> list[Claim]:
    """The tallies of one sentence text[start:end), the richest reading of each stretch."""
    if not worth_reading(text, start, end):
        return []
    found: list[Claim] = []
    for match in _pattern("after").finditer(text, start, end):
        found += _total_last(text, start, match)
    for name in ("head", "any"):
        for match in _pattern(name).finditer(text, start, end):
            found += _total_first(text, match, end, name == "any")
    for match in _pattern("times").finditer(text, start, end):
        number = (
            match["number"]
            or match["nth"]
            or match["nth2"]
            or {"once": "one", "twice": "two", "thrice": "three"}[match["few"].lower()]
        )
        total = count(number)
        if total:
            unit = words()["verbs"][(match["verb"] or match["verb2"]).lower()]
            found.append(Claim(match.start(), match.end(), total, unit, bool(match["nth"] or match["nth2"])))
    return _best(found)


def _total_first(text: str, match: re.Match[str], end: int, needs_parts: bool) -> list[Claim]:
    total = count(match["number"])
    if not total or (match["noun"].islower() and not _agrees(match["number"], total, match["noun"])):
        return []
    ordinal = bool(re.fullmatch(ORDINAL, match["number"], re.IGNORECASE))
    alone = Claim(match.start(), match.end(), total, " ".join(match["unit"].split()), ordinal)
    opened = _list_start(text, match.end(), end)
    if opened:
        at, how = opened
        stop = end
        if how == "(":
            close = text.find(")", at, end)
            stop = close if close >= 0 else end
        parts = parts_of(text, at, _list_end(text, at, stop))
        loose = how.strip(" ,") == ""
        if len(parts) >= 2 and (not loose or sum(p.count for p in parts) == total):
            partial = "including" in how
            return [replace(alone, end=parts[-1].end, parts=tuple(parts), open_list=partial)]
    return [] if needs_parts else [alone]


def _agrees(number: str, total: int, noun: str) -> bool:
    """Number and noun agree: "three visits", "the third visit", "the third talks"; a plain "one visit"
    counts nothing."""
    plural = noun.endswith("s")
    if re.fullmatch(ORDINAL, number, re.IGNORECASE):
        return not plural or noun in ("talks", "consultations", "negotiations")
    return plural and total > 1


def _list_start(text: str, at: int, end: int) -> tuple[int, str] | None:
    """Where a list of parts may open behind a total: at the first colon, dash, bracket or "of which" in
    reach."""
    window = min(end, at + 160)
    for sign in re.finditer(
        r":|[—–]|--| - |\(|\b(?:of which|of them|of these|including|namely|comprising|consisting of"
        r"|made up of)\b",
        text[at:window],
    ):
        return at + sign.end(), sign[0]
    comma = re.match(r"[^,.;]{0,60},", text[at:window])
    return (at + comma.end(), ",") if comma else None


def _list_end(text: str, at: int, stop: int) -> int:
    sign = re.compile(
        r"[.;](?:\s|$)| [—–] |\)|, (?:according to|said|he said|she said|for a total|which|but|in all"
        r"|in total|all told)\b"
    ).search(text, at, stop)
    return sign.start() if sign else stop


def _total_last(text: str, start: int, match: re.Match[str]) -> list[Claim]:
    """Parts before their total: "two calls and a visit, three in all"."""
    number = match["n1"] or match["n2"] or match["n3"]
    total = count(number)
    if not total:
        return []
    opening = max(text.rfind(sign, start, match.start()) + 1 for sign in (":", "(", ";"))
    counted_noun = rf"\b(?:{CARDINAL}) {_ADJECTIVES}{unit_pattern()}\b"
    first = re.compile(counted_noun, re.IGNORECASE).search(text, max(start, opening), match.start())
    if first is None:
        return []
    stop = match.start() - len(text[: match.start()]) + len(text[: match.start()].rstrip(" ,—–-"))
    parts = parts_of(text, first.start(), stop)
    counted = [p for p in parts if re.search(rf"\b{unit_pattern()}\b", p.what, re.IGNORECASE)]
    named = match.groupdict()
    unit = named.get("unit1") or named.get("unit2") or named.get("unit3") or _unit_of(parts)
    if unit is None or not counted:
        return []
    if len(parts) > 2 and parts[0].count == sum(p.count for p in parts[1:]):
        parts = parts[1:] if parts[0].count == total else parts[:1]
    begin = first.start()
    return [
        Claim(
            begin,
            match.end(),
            total,
            " ".join(unit.split()),
            bool(re.fullmatch(ORDINAL, number, re.IGNORECASE)),
            tuple(parts),
        )
    ]


def _unit_of(parts: list[Part]) -> str | None:
    units = [m[0].lower() for p in parts if (m := re.search(rf"\b{unit_pattern()}\b", p.what, re.IGNORECASE))]
    return units[0] if len(set(units)) == 1 else "contacts" if units else None


def _best(found: list[Claim]) -> list[Claim]:
    """Of claims that overlap, the one with more parts, then the longer."""
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda c: (-len(c.parts), c.start - c.end, c.start)):
        if all(claim.end <= other.start or claim.start >= other.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: c.start)


def consistent(claim: Claim) -> bool | None:
    """Whether the parts add up; None where there are none, or where a list "including" some falls short."""
    if not claim.parts:
        return None
    added = sum(part.count for part in claim.parts)
    return True if added == claim.total else None if claim.open_list and added < claim.total else False


def all_claims(page: Page) -> dict[tuple[int, int], list[Claim]]:
    """The tallies of every sentence of a page, by the sentence's offsets."""
    return {(start, end): claims(page.text, start, end) for start, end in page.of(stretches)}


@reader("tallies", version="1", makes="tally")
def tallies(page: Page) -> list[Tally]:
    """The tallies of a page; who claims them is left open."""
    records = []
    people = page.of(cast)
    for start, end in page.of(stretches):
        for claim in page.of(all_claims)[start, end]:
            head_end = (
                claim.parts[0].start if claim.parts and claim.parts[0].start > claim.start else claim.end
            )
            parties = parties_in(people, claim.start, head_end) or parties_in(people, start, end)
            parts = tuple(
                TallyPart(count=p.count, what=p.what, span=page.span(p.start, p.end)) for p in claim.parts
            )
            records.append(
                Tally(
                    id=record_id("tally", page.document.id, claim.start, claim.end, claim.total),
                    span=page.span(claim.start, claim.end),
                    made=made("tallies", why=None if parts else "a count without parts"),
                    total=claim.total,
                    unit=claim.unit,
                    ordinal=claim.ordinal,
                    parts=parts,
                    consistent=consistent(claim),
                    parties=parties,
                )
            )
    return records
