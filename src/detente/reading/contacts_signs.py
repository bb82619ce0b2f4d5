"""Signs in the words around one mention that its state takes part in talks, or that they are held there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.identity.mention import Mention
from detente.reading.contacts_find import Trigger

_PREPOSITION = re.compile(
    r"\b(in|at|to|from|with|between|among|by|of|for|on|against|into|including|via|through|under|about"
    r"|over|toward|towards)\s+"
    r"(?:(?:the|its|his|her|their|both|an?|[\w-]+n|[\w-]+ese|capital|city|government|representatives"
    r"|officials|of|and)\s+){0,4}$",
    re.IGNORECASE,
)
_NEAR = {
    "envoy": re.compile(r"\b(?:envoy|special representative|emissary|ambassador|diplomat)", re.IGNORECASE),
    "mediation": re.compile(
        r"\b(?:mediat|broker|sponsor|facilitat|good offices|auspices|guarant)", re.IGNORECASE
    ),
    "host": re.compile(r"\bhost(?:ed|s|ing)?\b|\breceived\b|\bwelcomed\b", re.IGNORECASE),
    "minister": re.compile(r"\b(?:minister|secretary of state|top diplomat)\b", re.IGNORECASE),
    "embassy": re.compile(r"\b(?:embassy|ambassador)\b", re.IGNORECASE),
    "troops": re.compile(
        r"\b(?:troops|forces|army|strikes?|attack|killed|militants?|rebels?|weapons|military)\b",
        re.IGNORECASE,
    ),
    "aid": re.compile(r"\b(?:aid|humanitarian|refugees|assistance)\b", re.IGNORECASE),
    "initiative": re.compile(
        r"\b(?:initiative|proposal|proposed|plan|offer(?:ed)?|efforts?)\b", re.IGNORECASE
    ),
    "statement": re.compile(
        r"\b(?:statement|call(?:s|ed)? (?:on|for)|urged?|condemn\w*|welcom\w*|express\w*|concern)\b",
        re.IGNORECASE,
    ),
}
_AFTER = {
    "said": re.compile(r"['’]?s?\s*(?:\w+\s){0,3}?(?:said|says|told|announced|stated|added|confirmed)\b"),
    "led": re.compile(r"[- ](?:led|backed|brokered|sponsored|mediated|hosted|supported|based|aligned)\b"),
    "possessive": re.compile(r"['’]s?\b"),
    "capital": re.compile(r"['’]?s? capital\b"),
    "verb": re.compile(
        r"\s+(?:has|have|had|will|is|was|were|are|also|\w+ed|met|held|led|hosts?|said|spoke)\b"
    ),
    "comma": re.compile(r"\s*,"),
    "and": re.compile(r"\s+and\b"),
    "city follows": re.compile(r"['’]?s?\s+(?:capital\s+)?(?:of\s+)?[A-Z]\w+"),
}
_TOPIC = re.compile(
    r"\b(?:crisis|situation|war|conflict|peace|fighting|ceasefire|stability|developments?|violence"
    r"|elections?|transition|"
    r"government|aid|embassy|mission|people|dialogue|settlement|solution|tensions?|parties|efforts"
    r"|process|issue)\s+(?:in|of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"^[^a-z]{0,40}$")


def mention_signs(
    text: str, start: int, end: int, here: Sequence[Mention], place: int, named: Sequence[Trigger]
) -> set[str]:
    """The signs around the mention `here[place]` of the sentence text[start:end) with its triggers."""
    mention = here[place]
    before, after = (
        text[max(start, mention.start - 60) : mention.start],
        text[mention.end : min(end, mention.end + 60)],
    )
    signs = {
        f"near {name}"
        for name, pattern in _NEAR.items()
        if pattern.search(before[-40:] + mention.text + after[:40])
    }
    signs |= {f"after {name}" for name, pattern in _AFTER.items() if pattern.match(after)}
    preposition = _PREPOSITION.search(before)
    signs.add(f"prep {preposition[1].lower()}" if preposition else "prep none")
    if _TOPIC.search(before):
        signs.add("topic")
    if place == 0:
        signs.add("opens sentence")
    if mention.start - start < 5:
        signs.add("subject")
    if mention.place_name and mention.place and mention.state is None:
        signs.add("bare place")
    if mention.kind == "state" and mention.place is None:
        signs.add("adjective")
    if mention.why and not mention.certain:
        signs.add("unsure")
    if not mention.place_name or mention.place_name == mention.text:
        signs.add("own name")
    signs |= _around(here, place, text)
    signs |= _by_triggers(mention, named)
    return signs


def _around(here: Sequence[Mention], place: int, text: str) -> set[str]:
    """Whether the mention stands in a list, and how long a list."""
    mention, signs, length = here[place], set(), 1
    for step in (-1, 1):
        at = place
        while 0 <= at + step < len(here) and length < 8:
            a, b = (here[at], here[at + step]) if step > 0 else (here[at + step], here[at])
            gap = text[a.end : b.start]
            if len(gap) > 30 or not re.match(r"['’]?s?\s*(?:,|and\b|&|/|–|;)", gap):
                break
            length += 1
            at += step
    if length > 1:
        signs.add(f"list {min(length, 4)}")
    if mention.role:
        signs.add("role " + ("head" if mention.level == "leader" else "other"))
    return signs


def _by_triggers(mention: Mention, named: Sequence[Trigger]) -> set[str]:
    """How the mention stands to the words of contact in its sentence."""
    if not named:
        return {"no trigger"}
    nearest = min(named, key=lambda t: max(t.start - mention.end, mention.start - t.end))
    gap = max(nearest.start - mention.end, mention.start - nearest.end)
    side = "before" if mention.end <= nearest.start else "behind"
    near = "close" if gap < 15 else "near" if gap < 50 else "far"
    signs = {f"trigger {side} {near}", f"trigger way {nearest.way} {side}"}
    if near == "close":
        signs.add(f"trigger {nearest.format}")
    return signs
