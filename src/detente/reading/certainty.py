"""How sure a statement is of itself, and whether it affirms or denies."""

from __future__ import annotations

import functools
import re
from typing import Any

from detente.reading.cues import loaded
from detente.records import Certainty, Polarity

LONGEST = 700


@functools.cache
def _data() -> dict[str, Any]:
    return loaded("acts_certainty.yaml")


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(_data()[name]), re.IGNORECASE)


def certainty_of(content: str, lemma: str | None = None) -> Certainty:
    """certain, probable or possible: the weakest that the words or the cue allow."""
    head = content[:LONGEST]
    if _pattern("possible").search(head) or lemma in _data()["cue_possible"]:
        return "possible"
    if _pattern("probable").search(head) or lemma in _data()["cue_probable"]:
        return "probable"
    return "certain"


def polarity_of(content: str, act: str | None = None) -> Polarity:
    """negative where the content denies, refuses or negates in its first clause, else positive."""
    if act in ("reject", "deny"):
        return "negative"
    clause = re.split(r"[,;:.!?\n]", content[:LONGEST], maxsplit=1)[0].replace("’", "'")
    return "negative" if _pattern("negative").search(clause) else "positive"
