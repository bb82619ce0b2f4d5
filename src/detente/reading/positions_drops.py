"""Demands that are given up or softened, also where somebody else says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.identity.mention import Mention

_DROP = re.compile(
    r"\b(?:no longer (?:insist\w*|demand\w*|ask\w*|requir\w*|call\w*|want\w*|seek\w*|opposes?"
    r"|objects?|rules? out|conditions?)"
    r"|(?:drop|abandon|withdr[ae]w|shelv|renounc|relinquish|waiv|forgo"
    r"|forsak)\w* (?:\w+ ){0,5}?(?:demands?|insistence|requirement|preconditions?|conditions?"
    r"|objections?|claims?|calls?|opposition)"
    r"|(?:g[ai]ve|given|giving|gives) up (?:\w+ ){0,4}(?:demands?|insistence|claims?|objections?|call)"
    r"|(?:demands?|insistence|preconditions?|conditions?|objections?|claims?"
    r"|calls?) (?:\w+ ){0,8}?(?:(?:has|have|had|is|was|were|are) (?:\w+ )?(?:disappeared|vanished"
    r"|gone|dropped|withdrawn|abandoned|shelved|been (?:dropped|withdrawn|abandoned|shelved"
    r"|given up)|quietly dropped))"
    r"|(?:retreat|back|stepp)\w* (?:away |back |down |off )?from (?:\w+ ){0,4}(?:demands?|insistence"
    r"|position|condition)"
    r"|stopp?(?:ed|s)? (?:insisting|demanding|asking|calling))\b",
    re.IGNORECASE,
)
_SOFTEN = re.compile(
    r"\b(?:soften\w* (?:\w+ ){0,4}(?:line|stance|position|stand|tone|demands?|terms|rhetoric"
    r"|language|opposition)"
    r"|(?:for the first time|first time) (?:\w+ ){0,6}(?:agree\w*|accept\w*|object|open to|willing"
    r"|ready|consider\w*|conced\w*|hint\w*|signal\w*|acknowledg\w*)"
    r"|(?:agree\w*|accept\w*|conced\w*) for the first time"
    r"|(?:lower|relax|moderat|water)\w* (?:down )?(?:\w+ ){0,3}(?:demands?|terms|conditions?|stance"
    r"|position)"
    r"|show\w* (?:\w+ ){0,2}flexibility|more flexible|(?:would|will|could|can) (?:settle for"
    r"|live with)|down from (?:\w+ ){0,3}(?:per cent|percent|%|\d+)"
    r"|willing to (?:compromise|give ground)|signall?ed (?:\w+ ){0,3}(?:compromise|flexibility"
    r"|readiness to))\b",
    re.IGNORECASE,
)


def given_up(words: str) -> tuple[str, int, int] | None:
    """("drops" or "softens", start, end) in the words; None where nothing is given up."""
    found = _DROP.search(words)
    if found and not re.search(
        r"\b(?:not|never|n't|denied|refus\w+ to)\W+(?:\w+\W+){0,2}$", words[: found.start()]
    ):
        return "drops", found.start(), found.end()
    found = _SOFTEN.search(words)
    return ("softens", found.start(), found.end()) if found else None


def actor_before(mentions: Sequence[Mention], start: int, at: int, end: int) -> Mention | None:
    """Who gives it up: the last actor named in [start, at), else a possessive inside [at, end)."""
    before = [
        m
        for m in mentions
        if start <= m.start < at and m.kind != "place" and (m.actor or m.kind != "pronoun")
    ]
    if before:
        return before[-1]
    return next(
        (m for m in mentions if at <= m.start < end and m.kind not in ("place", "pronoun") and m.actor), None
    )
