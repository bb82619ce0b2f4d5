"""What follows a cue: past adverbs, times and hearers, the frame in which its content can stand."""

from __future__ import annotations

from detente.reading.cues import Cue, word_class
from detente.reading.statements_words import Words

_DASHES = frozenset(["—", "–", "--"])
_QUOTE_MARKS = frozenset(["“", '"', "''", "«", "„", "``", "‘"])


_SPEECH_PLACES = frozenset(
    [
        "statement",
        "interview",
        "speech",
        "email",
        "e-mail",
        "conference",
        "tweet",
        "letter",
        "post",
        "call",
        "remarks",
        "address",
        "briefing",
        "comments",
        "article",
        "report",
        "memo",
        "column",
        "television",
        "tv",
        "twitter",
        "facebook",
    ]
)


def skip_fillers(cut: Words, i: int, end: int) -> int:
    """The word where what was said can begin: past adverbs, times and circumstances after a cue."""
    adverbs = word_class("adverbs")
    times = word_class("weekdays") | word_class("time_nouns")
    moved = True
    while moved and i < end:
        moved = False
        word = cut.low[i]
        if (
            (word in times and word not in ("this", "next"))
            or (word in adverbs and word not in ("all", "both", "no"))
        ) or (word.endswith("ly") and len(word) > 4 and word not in ("only", "italy", "family", "early")):
            i, moved = i + 1, True
        elif (
            cut.words[i] == ","
            and i + 2 < end
            and cut.low[i + 1] in ("however", "though", "too", "nevertheless", "meanwhile")
            and cut.words[i + 2] == ","
        ):
            i, moved = i + 3, True
        elif word in (
            "in",
            "on",
            "at",
            "during",
            "to",
            "after",
            "before",
            "from",
            "of",
            "through",
            "via",
            "with",
        ):
            past = _past_circumstance(cut, i, end)
            if past > i:
                i, moved = past, True
    return i


def _past_circumstance(cut: Words, i: int, end: int) -> int:
    """Past "on Friday", "in a statement", "to reporters", "at a news conference in Vienna" (0 where it is
    none)."""
    word = cut.low[i]
    times = word_class("weekdays") | word_class("months")
    nxt = cut.low[i + 1] if i + 1 < end else ""
    if word in ("on", "in", "at", "after", "before") and (nxt in times or (nxt.isdigit() and len(nxt) == 4)):
        k = i + 2
        while k < end and (cut.low[k] in word_class("time_nouns") or cut.low[k].isdigit()):
            k += 1
        return k
    if word == "to" and nxt in word_class("fillers_to"):
        return i + 2
    for k in range(i + 1, min(end, i + 12)):
        if cut.low[k] in ("that", ":") or cut.words[k] in (",", *_QUOTE_MARKS):
            near = cut.words[k] != "," or (k + 1 < end and cut.words[k + 1] in _QUOTE_MARKS)
            return k if (cut.low[k] == "that" or near) else i
        if cut.low[k] in _SPEECH_PLACES and word in ("in", "on", "at", "during", "through", "via"):
            return k + 1
        if cut.words[k] in (".", ";", "?"):
            break
    return i


def frame_at(cut: Words, i: int, end: int) -> str:
    """What stands at word i: one of q t w i g c d , : . or the preposition itself."""
    if i >= end:
        return "."
    raw, word = cut.words[i], cut.low[i]
    if raw in _QUOTE_MARKS:
        if cut.quoted[i] >= 0 and cut.quotes[cut.quoted[i]].start == cut.starts[i]:
            return "q"
        return "c" if raw == "‘" else "."
    if word == "that":
        return "t"
    if word in word_class("wh"):
        return "w"
    if word == "to":
        return (
            "i"
            if i + 1 < end and cut.words[i + 1].islower() and cut.low[i + 1] not in word_class("determiners")
            else "to"
        )
    if raw in (",", ":"):
        return raw
    if raw in (".", "?", "!", ";", ")", "…") or raw in _DASHES:
        return "."
    if word in word_class("subjects"):
        return "c"
    if word in word_class("prepositions") or word in ("out", "up", "off", "down"):
        return word
    if word in ("and", "or", "but"):
        return "."
    if (
        word.endswith("ing")
        and raw.islower()
        and len(word) > 4
        and word not in ("nothing", "something", "everything", "anything")
    ):
        return "g"
    return "d"


def past_hearer(cut: Words, i: int, end: int, cue: Cue) -> int:
    """The word after the hearer of "told reporters that", "urged both sides to", "accused Kyiv of"; i
    where none."""
    if frame_at(cut, i, end) in ("t", "q", ",", ":", ".", "i", "w"):
        return i
    for k in range(i + 1, min(end, i + 14)):
        frame = frame_at(cut, k, end)
        if frame in ("t", "q", "w") or (frame == "i" and ("i" in cue.frames or cue.lemma in _ORDERS)):
            return k
        if frame == "of" and cue.lemma in ("accuse", "warn", "assure", "remind", "inform", "convince"):
            return k + 1
        if cut.words[k] in (",", ":", ".", ";", "?"):
            if cut.words[k] in (",", ":") and frame_at(cut, k + 1, end) == "q":
                return k + 1
            break
        if frame == "c" and cue.lemma not in ("accuse",):
            return k
    return i + 1 if cut.low[i] in word_class("fillers_to") else _past_name(cut, i, end)


_ORDERS = frozenset(
    [
        "tell",
        "ask",
        "order",
        "urge",
        "instruct",
        "request",
        "encourage",
        "invite",
        "challenge",
        "press",
        "push",
        "lobby",
        "implore",
        "beg",
        "exhort",
        "advise",
        "warn",
        "remind",
        "call",
    ]
)


def _past_name(cut: Words, i: int, end: int) -> int:
    k = i
    if k < end and cut.low[k] in word_class("determiners"):
        k += 1
        while (
            k < end
            and cut.words[k].islower()
            and cut.low[k] not in word_class("auxiliaries")
            and frame_at(cut, k, end) == "d"
            and k - i < 3
        ):
            k += 1
        return k
    while k < end and cut.words[k][0].isupper() and k - i < 6:
        k += 1
        if k < end and cut.low[k] in ("'s",):
            k += 1
    return k
