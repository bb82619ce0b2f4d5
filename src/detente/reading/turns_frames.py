"""How a sentence puts a name: as who asks, as who is asked, or as a paper and its staff.

"Spoke with" says nothing of who asks; its subject does: "she spoke with X" makes X the one who asks,
"we spoke with X" the one who answers.
"""

from __future__ import annotations

import re

from detente.reading.turns_outlets import Name
from detente.reading.turns_people import people

_PRONOUN = r"(?:he|she|they|who|él|ella|il|elle|er|sie|он|она|они|который|которая|він|вона|вони|який|яка|ол)"
_BOTH = (
    r"(?:(?:spoke|speaks|spoken|talked|talks|sat\s+down|sits\s+down|chatted|corresponded|in\s+conversation)\s+(?:to|with)|met(?:\s+with)?|"
    r"habló\s+con|conversó\s+con|dialogó\s+con|s['’]est\s+entretenue?\s+avec|a\s+parlé\s+(?:à|avec)|sprach\s+mit|"
    r"(?:поговорил|поговорила|побеседовал|побеседовала|беседовал|беседовала|встретился|встретилась)\s+(?:с|со)|"
    r"(?:поговорив|поговорила|поспілкувався|поспілкувалася|зустрівся|зустрілася)\s+(?:з|із|зі))"
)
_TURNED = re.compile(rf"(?<!\w){_PRONOUN}\s+(?:\w+\s+){{0,2}}?{_BOTH}\s+[«„“‘\"*_]*$", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?<!\w)(?:in\s+an?|gave\s+an?|granted\s+an?|during\s+an?|en)\s+(?:\w+[\s-]+){0,3}?(?:interview|conversation|talk|entrevista)\s+"
    r"(?:with|for|to|con|a)\s+[«„“‘\"*_]*$",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"(?<!\w)(?:explain(?:s|ed)|describe[sd]|recall(?:s|ed)|outline[sd]|recount(?:s|ed)|set(?:s)?\s+out|laid\s+out|lays\s+out|said|says|told|"
    r"discusse[sd]|argue[sd]|reflect(?:s|ed)|answer(?:s|ed)|respond(?:s|ed)|talk(?:s|ed)|spoke|speaks|opened\s+up|confided|"
    r"explica|explicó|cuenta|contó|relata|relató|recibe|recibió|raconte|a\s+raconté|explique|a\s+expliqué|revient|détaille|"
    r"erklärt|erklärte|schildert|erzählt|erzählte|рассказал\w*|рассказыва\w+|объяснил\w*|объясня\w+|поделил\w+|"
    r"розповіла?|розповідає|пояснила?|пояснює|поділи\w+)\b[^.!?]{0,160}?\s(?:to|with|for|a|con|para|à|au|pour|dem|der|im|в|у)\s+"
    r"(?:(?:the|le|la|el|газете|изданию|порталу|газеті|виданню)\s+)?[«„“‘\"*_]*$",
    re.IGNORECASE,
)
_OF_OUTLET = re.compile(
    r"(?:'s|’s)?,?\s+(?:of|from|for|with|at|de|del|von|vom|du|из|от|з|із)\s+(?:the\s+|der\s+|la\s+|le\s+)?[«„“‘\"*_]*$"
)
_OWNS = re.compile(r"(?:[’']s?|[»”\"])?\s+(?:own\s+|reporter\s+|correspondent\s+|editor\s+)?$")
_STAFF = re.compile(
    r"(?<!\w)(?:editor|columnist|writer|writes|wrote|correspondent|essay|article|contributor|columns?|published|appeared|author|"
    r"founder|founded|owner|publisher|formerly|former|колумнист\w*|редактор\w*|автор\w*|основател\w*)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)


_BESIDE_GUEST = re.compile(
    r"\s+(?!(?:has|had|was|is|says|said)\s)[a-z]+\s+(?:(?:with|to|for|by|up|in|on|along|at|after|behind)\s+){0,2}(?:him|her|them)(?:\s+(?:at|in|on|for|through|to|"
    r"how|why|what|about|between|during|over|after|before|when|down|by|across|there|and|out|home)\b|[,.])"
)


def beside(after: str) -> bool:
    """True for "Jane Doe rode with her for a week": who was with the one the page is about."""
    return _BESIDE_GUEST.match(after) is not None


def sentence_before(text: str, start: int) -> str:
    """The part of the sentence that stands before `start`."""
    return text[max(text.rfind(mark, 0, start) for mark in (". ", "? ", "! ", "\n")) + 1 : start]


def turned(before: str) -> bool:
    """True where what is before a name makes it the one who asks: "he spoke to", "explained to"."""
    return _TURNED.search(before[-80:]) is not None or _GIVEN.search(before[-80:]) is not None


def told(before: str) -> bool:
    """True where a sentence says something to the name: "explained at length to"."""
    return _SAYING.search(before) is not None


def on_staff(text: str, name: Name, listed: list[Name]) -> bool:
    """True for somebody named with a paper: "Jane Doe of the Post", "the Post's Jane Doe"."""
    for other in listed:
        if other.kind != "outlet":
            continue
        if 0 < other.start - name.end <= 24 and _OF_OUTLET.fullmatch(text[name.end : other.start]):
            return True
        if 0 < name.start - other.end <= 24 and _OWNS.fullmatch(text[other.end : name.start]):
            return True
    return False


def worked_for(before: str) -> bool:
    """True where an outlet belongs to somebody's career: "former editor of"."""
    return _STAFF.search(before) is not None and people().before_host.search(before[-40:]) is None


__all__ = ["beside", "on_staff", "sentence_before", "told", "turned", "worked_for"]
