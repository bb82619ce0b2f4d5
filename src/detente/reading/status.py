"""Whether something happened: occurred, planned, proposed, demanded, denied, hypothetical or counterfactual.

The signs are in `data/events_status.yaml`. A sign counts where it stands in the clause of the trigger, in
front of it or behind it; a finite verb in the past ("met") is only undone by signs that govern finite verbs
("never met", "had he met", "denied that they met").
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from detente.records import Status

_DATA = Path(__file__).parent / "data" / "events_status.yaml"
Form = Literal["finite", "bare", "noun"]
REACH = 120


@dataclass(frozen=True)
class Signs:
    """The compiled signs: (status, pattern) by where they stand."""

    before: dict[str, list[tuple[str, re.Pattern[str]]]]
    after: list[tuple[str, re.Pattern[str]]]
    settled: re.Pattern[str]
    unofficial: re.Pattern[str]
    official: re.Pattern[str]


@functools.cache
def signs() -> Signs:
    """The signs of the data file, compiled once."""
    data: dict[str, Any] = yaml.safe_load(_DATA.read_text("utf-8"))
    before: dict[str, list[tuple[str, re.Pattern[str]]]] = {"verb": [], "noun": [], "any": []}
    after = []
    for status, where, pattern in data["signs"]:
        if where == "after":
            after.append((status, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)))
        else:
            flags = re.NOFLAG if pattern.startswith("[Hh]ad (") else re.IGNORECASE
            before[where].append(
                (
                    status,
                    re.compile(rf"(?<!\w)(?:{pattern})(?![\w-])|(?<=\w)n['’]t\b", flags)
                    if "n't" in pattern
                    else re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", flags),
                )
            )
    tail = (
        r"(?: (?:the|a|an|his|her|their|its|two|several|separate|talks|of|day|days|round|direct|indirect"
        r"|\w+-\w+))* ?$"
    )
    settled = re.compile(rf"\b{data['settled']}{tail}", re.IGNORECASE)
    return Signs(
        before,
        after,
        settled,
        re.compile(data["unofficial"], re.IGNORECASE),
        re.compile(data["official"], re.IGNORECASE),
    )


_CLAUSE = re.compile(
    r"[;:](?:\s|$)|,? (?:but|while|whereas|although|though)\b|,? and (?:then|later|also|that)\b|[—–]\s|\)"
)
_CONTINUES = re.compile(r"\b(?:refus|declin|den[iy]|reject|neither)\w*\b[^;]*$", re.IGNORECASE)
# "could the Geneva meeting become ...": the question is what it becomes, not whether it was
_ASKED = re.compile(
    r"\b(?:could|may|might|can|would|will|did|does|was|is|if|whether) (?:the|this|that) (?:[\w-]+ )?$",
    re.IGNORECASE,
)
# "Had they agreed to meet in July, lives would have been saved": all of the first clause never was
_INVERTED = re.compile(
    r"(?:^\W*|[,;:“\"]\s?)had (?P<unreal>[^;.]{3,160}?), [^;.]{0,160}?\b(?:would|could|might) have\b",
    re.IGNORECASE,
)
_NEGATION_ONLY = re.compile(r"\bnot only\b", re.IGNORECASE)


def _clause_before(text: str, start: int, at: int) -> str:
    before = text[max(start, at - REACH) : at]
    cuts = list(_CLAUSE.finditer(before))
    return (
        before[cuts[-1].end() :] if cuts and not _CONTINUES.search(before[cuts[-1].end() - 2 :]) else before
    )


def never_was(sentence: str, at: int) -> bool:
    """True inside a condition known not to have been met: "Had they met in July, it would have ..."."""
    found = _INVERTED.search(sentence)
    return found is not None and found.start("unreal") <= at < found.end("unreal")


def status_of(text: str, start: int, end: int, trigger: tuple[int, int], form: Form) -> Status:
    """The status of the event that text[trigger] names, inside the sentence text[start:end).

    `form` is "finite" for a verb in the past or present tense, "bare" for an infinitive or -ing form, "noun".
    """
    if never_was(text[start:end], trigger[0] - start):
        return "counterfactual"
    before = _NEGATION_ONLY.sub("", _clause_before(text, start, trigger[0]))
    known = signs()
    scopes = ("any",) if form == "finite" else ("any", "verb") if form == "bare" else ("any", "verb", "noun")
    nearest: tuple[int, int, str] | None = None
    for scope in scopes:
        for status, pattern in known.before[scope]:
            for match in pattern.finditer(before):
                if _governs(before, match, scope, form) and (
                    nearest is None or (match.end(), len(match[0])) > nearest[:2]
                ):
                    nearest = (match.end(), len(match[0]), status)
    if form == "noun" and nearest and _ASKED.search(before):
        nearest = None
    settled = form == "noun" and known.settled.search(before)
    if settled and (nearest is None or nearest[0] <= settled.start()):
        nearest = None
    behind = _behind(text, end, trigger[1], form)
    if behind is not None and (nearest is None or behind in ("denied", "counterfactual")):
        return behind
    return nearest[2] if nearest else "occurred"  # type: ignore[return-value]


def _governs(before: str, match: re.Match[str], scope: str, form: Form) -> bool:
    """Whether a sign still reaches the trigger: near enough, and no verb of its own in between."""
    gap = before[match.end() :]
    if len(gap) > (45 if scope == "any" else 75):
        return False
    if form == "finite":
        subordinate = match[0].lower().startswith(("den", "reject", "disput", "dismiss"))
        return subordinate or len(gap.split()) <= 3
    # a finite verb in between has its own object: "will say that talks were held"
    return not re.search(
        r"\b(?:said|says|told|after|following|during|was held|were held|took place|held)\b", gap
    )


def _behind(text: str, end: int, at: int, form: Form) -> Status | None:
    if form != "noun":
        return None
    window = text[at : min(end, at + 110)]
    cut = re.search(r"[;]|, (?:and|but|which|who|where)\b|\b(?:said|after|following)\b", window)
    window = window[: cut.start()] if cut else window
    for status, pattern in signs().after:
        if pattern.search(window):
            return "planned" if status == "postponed" else status  # type: ignore[return-value]
    return None


def official_of(sentence: str) -> bool | None:
    """False where a report says that a contact was never announced or confirmed, True where it says it
    was."""
    if signs().unofficial.search(sentence):
        return False
    return True if signs().official.search(sentence) else None
