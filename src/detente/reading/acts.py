"""What a statement does: it asserts, demands, offers, promises, threatens, accepts, rejects, denies,
predicts, concedes.

A cue that names the act ("demanded", "pledged") decides. Where the cue says little ("said"), the words do:
`must` makes a demand, `is ready to` an offer, `we will ... if you` a threat. The patterns are data
(`data/acts.yaml`).
"""

from __future__ import annotations

import functools
import re
from typing import Any, get_args

from detente.reading.cues import loaded
from detente.records import Act

ACTS: tuple[str, ...] = get_args(Act)
_ORDER = ("threaten", "reject", "deny", "concede", "offer", "accept", "promise", "demand", "predict")
LONGEST = 700
_QUOTES = re.compile('["“”„«»]')
_WILL_AS_NOUN = re.compile(
    r"\b((?:political|personal|popular|national|good|free|own|genuine|strong|common) "
    r"|(?:the|their|his|her|its|our|your|a|any|no) (?=will (?:of|to|for)\b))will\b"
)
_INTENT = re.compile(
    r"\b(?:will|would|shall|'ll|reserve|respond|retaliate|consequences|response|force|strike|price)\b"
)
_BEFALL = re.compile(r"\b(?:will|would|could|might|may|risk|danger|likely|lead to|threatens?)\b")


@functools.cache
def _data() -> dict[str, Any]:
    return loaded("acts.yaml")


@functools.cache
def _patterns(act: str) -> tuple[re.Pattern[str], ...]:
    own = str(_data()["own"])
    return tuple(re.compile(pattern.replace("{own}", own)) for pattern in _data()[act])


def act_of(content: str, cue_act: str | None = None, lemma: str | None = None, speaker: str = "") -> Act:
    """The act of a statement from its content, the act its cue names, the cue's lemma and the speaker's
    name."""
    low = plain(content)
    if lemma in _CUE_RULES:
        told = _CUE_RULES[lemma](low)
        if told:
            return told
    if cue_act in ACTS and cue_act != "assert":
        return cue_act  # type: ignore[return-value]
    return from_words(low, speaker)


def plain(content: str) -> str:
    """The words as the patterns see them: lower case, without quotation marks, "political will" no future."""
    return _WILL_AS_NOUN.sub(r"\1wish", _QUOTES.sub("", content[:LONGEST].lower().replace("’", "'")))


def from_words(low: str, speaker: str = "") -> Act:
    """The act told by the words alone (lower case)."""
    for act in _ORDER:
        if any(pattern.search(low) for pattern in _patterns(act)) and not (
            act == "predict" and _past_only(low)
        ):
            return act  # type: ignore[return-value]
    name = speaker.split()[-1].lower() if speaker.strip() else ""
    if name and re.match(rf"\W*(?:that )?(?:\w+ )?{re.escape(name)} (?:will|would)\b", low):
        return "promise"
    return "assert"


def _past_only(low: str) -> bool:
    return bool(re.search(r"\bwould have\b", low)) and not re.search(r"\bwill\b", low)


def _warn(low: str) -> Act | None:
    told = from_words(low)
    if told in ("demand", "threaten", "reject"):
        return told
    if _patterns("promise")[0].search(low) or (re.search(r"\b(?:if|unless)\b", low) and _INTENT.search(low)):
        return "threaten"
    return "predict" if _BEFALL.search(low) else "threaten"


def _ask(low: str) -> Act | None:
    return (
        "assert"
        if re.match(r"\W*(?:whether|if|how|what|why|who|when|where|about)\b", low)
        or low.rstrip("\"”' ").endswith("?")
        else "demand"
    )


def _suggest(low: str) -> Act | None:
    told = from_words(low)
    if told != "assert":
        return told
    return (
        "assert"
        if re.search(r"\b(?:was|were|had|is|are|has|have|been|'s|did|may|might|could)\b", low)
        else "offer"
    )


def _announce(low: str) -> Act | None:
    told = from_words(low)
    return "promise" if told == "predict" else None


def _agree(_: str) -> Act | None:
    return "accept"


def _respond(low: str) -> Act | None:
    return from_words(low)


_CUE_RULES = {
    "suggest": _suggest,
    "announce": _announce,
    "declare": _announce,
    "confirm": _announce,
    "warn": _warn,
    "caution": _warn,
    "ask": _ask,
    "agree": _agree,
    "respond": _respond,
    "reply": _respond,
}
