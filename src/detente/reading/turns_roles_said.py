"""Roles that no word list knows: told by the sentence ("Jane Doe is a former lighthouse guard who ...").

A role is then whatever stands with an article after "is" or a comma; and "who heads X" makes the head of X.
"""

from __future__ import annotations

import re

_HEADS = {
    "head": "head of", "lead": "leader of", "chair": "chair of", "direct": "director of", "run": "head of", "command": "commander of",  # noqa: E501
    "edit": "editor of", "found": "founder of", "manage": "manager of", "advise": "adviser to", "represent": "representative of",  # noqa: E501
    "coordinate": "coordinator of",
}  # fmt: skip
_HEADING = re.compile(
    rf"(?:,?\s+who|,|\s+and)?\s+(?:(?:now|has|currently|long)\s+)?(?P<verb>{'|'.join(_HEADS)})(?:s|es|ed|d)\s+"
    r"(?P<what>(?:the\s+)?(?:[a-z’'-]+\s+){0,4}[A-Z][\w’'-]*(?:\s+(?:(?:of|for|and|on|the|in)\s+)*[A-Z][\w’'-]*)*"
    r"|(?:the|an?)\s+[^,.;:]{3,50}?(?=[,.;:]|\s+(?:and|since|who|that|has)\s))"
)
_SAID = re.compile(
    r"(?:,\s+|\s+(?:is|was|has\s+been|est|ist|es)\s+)(?:an?|une?|una?|eine?)\s+(?P<what>[^\W\d_][\w’'-]*(?:\s+(?:of\s+|in\s+|for\s+)?[\w’'-]+){0,6}?)"
    r"(?=\s*[,.;:(]|\s+(?:who|which|whose|and|with|from|by|at|in|on|before|until|during|when|has|is|was|told|tells|spoke|speaks|since|qui|que|der|die|und|et|y)(?!\w)|$)"
)
_THE = re.compile(
    r"(?:^|[.!?:–—]\s+|,\s+)(?:The|the|Former|Ex-)\s*(?P<what>(?:[a-z][\w’'-]*\s+){1,4})$",
)
_OPENS = re.compile(
    r"(?:^|[.!?:–—]\s+|,\s+)(?P<what>[A-Za-z][a-z]+(?:\s+[a-z-]+){0,3}\s+[a-z]+(?:er|or|ist|ian|man|woman|smith|wright|ant))\s+$"
)
_NOT = re.compile(
    r"(?:day|days|week|month|year|years|time|moment|man|woman|person|place|few|lot|little|bit|number|late|rare|one|first|second|last|"
    r"veteran\s+of\s+both|household\s+name|good|long|short)$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:of|to|with|by|for|from|in|on|at|and|or|when|where|that|as|is|was|late|then|new|old|young|only|same)$"
)


def heading(after: str) -> list[str]:
    """ "who heads the Peace Institute" as "head of the Peace Institute"."""
    found = _HEADING.match(after)
    return [f"{_HEADS[found['verb']]} {found['what']}"] if found else []


def said_after(after: str) -> list[str]:
    """What somebody is said to be, whatever the noun."""
    found = _SAID.match(after)
    return [found["what"]] if found and not _NOT.search(found["what"]) else []


def said_before(before: str) -> list[str]:
    """ "The canal digger Jane Doe": the words between the article and the name."""
    found = _THE.search(before) or _OPENS.search(before)
    what = found["what"].strip() if found else ""
    return [what] if what and not _NO_NOUN.search(what) and not _NOT.search(what) else []


_STANDING = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:The|La|El|Le|Die|Der)\s|L[’'])\s*(?P<what>[^.!?,:;]{3,80})|^(?P<head>[^.!?,:;“”«»]{3,40}):|"
    r"(?:with|for|to)\s+an?\s+(?P<a>[^.!?,:;]{3,40})$"
)
_NAMED = r"[A-ZÀ-Þ][\w’'-]*(?:\s+(?:(?:of|and|for|the|de|des)\s+)*[A-ZÀ-Þ][\w’'-]*)*"
_OFFICE = re.compile(
    rf"\s+(?:of|del|de|du|for|des)\s+(?:(?:the|los|las|la|el|les)\s+)?(?:{_NAMED}|[\w’'-]+)"
    rf"|\s+and\s+(?:(?:former|co-)\s*)?[a-z-]+\s+of\s+(?:the\s+)?{_NAMED}"
)


def standing(text: str, role: re.Pattern[str]) -> list[str]:
    """Roles that stand for the person: "The tribal historian has read ...", "Maritime lawyer: We ..."."""
    for found in _STANDING.finditer(text):
        what = found["what"] or found["head"] or found["a"] or ""
        noun = role.search(what)
        if noun is None or len(what[: noun.start()].split()) > 3:
            continue
        end = noun.end()
        while more := _OFFICE.match(what, end):
            end = more.end()
        return (
            what[:end].strip().split(" and ") if role.search(what[:end].split(" and ")[-1]) else [what[:end]]
        )
    return []
