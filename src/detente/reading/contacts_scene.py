"""One sentence that tells of a contact, laid out, and the place it names for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.identity.mention import Mention
from detente.reading.contacts_chains import Chain
from detente.reading.contacts_find import Trigger

_TOPIC = re.compile(
    r"\b(?:crisis|situation|war|conflict|peace|fighting|ceasefire|cease-fire|stability|developments?"
    r"|events|violence|elections?|"
    r"process|transition|truce|government|hostilities|humanitarian \w+|security|aid|forces|troops"
    r"|embassy|ambassador|envoy|mission|"
    r"rebels|people|killed|refugees|dialogue|settlement|solution|bloodshed|escalation|tensions?"
    r"|attacks?|role|interests?|presence|"
    r"parties|issue|file|investment|unrest|coup|democracy|rule|representative|operations?)\s+(?:\w+"
    r" )?in\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|at|near|outside|(?<!ccording )to|into|inside)\s+(?:(?:the|its|his|her|downtown|central|northern"
    r"|southern|eastern|western|nearby|"
    r"neighbou?ring|capital|port|city|resort|town|of|Swiss|French|Turkish|Egyptian|[A-Z]\w+n"
    r"|[A-Z]\w+i|[A-Z]\w+sh|cities|capitals)[\s,]+){0,5}$",
)


@dataclass(frozen=True)
class Scene:
    """One sentence laid out: its text, its bounds, its groups of names and its places."""

    text: str
    start: int
    end: int
    chains: Sequence[Chain]
    places: Sequence[Mention]

    def between(self, a: int, b: int) -> str:
        """The text from a to b."""
        return self.text[a:b]


def place_of(scene: Scene, trigger: Trigger) -> Mention | None:
    """Where it took place: of the places behind "in", "at" or "to" the one that lies best for the trigger."""
    best: tuple[float, Mention] | None = None
    for mention in scene.places:
        before = scene.between(max(scene.start, mention.start - 60), mention.start)
        inside = bool(_IN.search(before)) and not _TOPIC.search(before)
        if trigger.way == "act" and re.search(r"\b(?:to|into)\s+(?:\w+\s+){0,2}$", before, re.IGNORECASE):
            continue
        governed = trigger.way == "visit" and 0 <= mention.start - trigger.end < 45
        named = (
            trigger.way in ("noun", "visitnoun")
            and mention.kind == "place"
            and re.fullmatch(r"\s*(?:\w+\s){0,1}", scene.between(mention.end, trigger.start) or "x" * 9)
        )
        if trigger.way == "visitnoun" and re.search(r"\b(?:to|in)\s+(?:the\s+)?$", before):
            governed = True
        if not (inside or governed or named):
            continue
        distance = (
            mention.start - trigger.end if mention.start >= trigger.end else 25 + trigger.start - mention.end
        )
        score = (
            distance
            - (200 if governed else 0)
            - (30 if re.search(r"\b(?:in|at)\s", before[-30:]) else 0)
            - (15 if mention.kind == "place" else 0)
        )
        if best is None or score < best[0]:
            best = (score, mention)
    return best[1] if best else None
