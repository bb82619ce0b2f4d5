"""Which role a report gives a third party: host, facilitator, mediator, guarantor, monitor."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["host", "facilitator", "mediator", "guarantor", "monitor"]

_NOT_MEDIATION = re.compile(
    r"\b(?:not|never|without|rather than|no) (?:\w+ ){0,3}(?:mediat\w+|a mediator)\b", re.IGNORECASE
)
_WORDS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(words, re.IGNORECASE))  # type: ignore[misc]
    for role, words in (
        ("guarantor", r"\b(?:guarantor|guarantees? (?:the|its|of)|co-?guarantor|underwrit\w+)"),
        ("monitor", r"\b(?:monitor(?:s|ed|ing)?|observers?|verif(?:y|ies|ied|ication) mission)\b"),
        ("facilitator", r"\b(?:good offices|facilitat\w+|go-between|carr\w+ messages|intermediar\w+)\b"),
        ("mediator", r"\b(?:mediat\w+|broker\w*)\b"),
        ("host", r"\b(?:host(?:s|ed|ing)?|venue)\b"),
    )
)


def role_of(words: str) -> Role | None:
    """The role that words give, None where they give none.

    "Good offices, not mediation" is facilitation: a role that is expressly denied is not given.
    """
    denied = _NOT_MEDIATION.search(words) is not None
    for role, pattern in _WORDS:
        if pattern.search(words) and not (role == "mediator" and denied):
            return role
    return None
