"""Where the content of a cue begins and ends, to its right and to its left."""

from __future__ import annotations

from detente.reading.cues import verbs, word_class
from detente.reading.statements_frames import frame_at, skip_fillers
from detente.reading.statements_words import Words

_DASHES = frozenset(["—", "–", "--"])


def content_end(cut: Words, i: int, end: int, frame: str) -> int:
    """One past the last word of a content that begins at word i in a sentence that ends at `end`."""
    if frame == "q" and cut.quoted[i] >= 0:
        return _quoted_end(cut, i, end)
    k = i
    while k < end:
        number = cut.quoted[k]
        if number >= 0:
            while k < end and cut.quoted[k] == number:
                k += 1
            continue
        raw = cut.words[k]
        if raw == ";" or (raw in _DASHES and k > i + 1 and cut.starts[k] > cut.ends[k - 1]):
            break
        if raw == "," and k + 1 < end and _stops_after_comma(cut, k + 1, end, frame):
            break
        if raw == ":" and k > i + 1 and frame in ("o", "i", "g", "t"):
            break
        if k > i + 1 and cut.low[k] in ("and", "but") and frame != "q" and _second_predicate(cut, k + 1, end):
            break
        if k > i + 3 and cut.low[k] == "according" and k + 1 < end and cut.low[k + 1] == "to":
            break
        if (
            frame in ("o", "q", "p", "m")
            and k > i
            and cut.low[k]
            in (
                "after",
                "because",
                "while",
                "when",
                "as",
                "before",
                "during",
                "following",
                "despite",
                "since",
            )
            and cut.quoted[k - 1] >= 0
        ):
            break
        k += 1
    return trim_end(cut, i, min(k, end))


def _quoted_end(cut: Words, i: int, end: int) -> int:
    """The end of the quotation that begins at word i, with those that follow it closely ('"X" and "Y"')."""
    k = i
    while True:
        number = cut.quoted[k]
        while k < end and cut.quoted[k] == number:
            k += 1
        if not _full(cut, number):
            return content_end(cut, i, end, "m")
        near = next((j for j in range(k, min(end, k + 6)) if cut.quoted[j] >= 0), None)
        if near is None or any(verbs().get(cut.low[j]) or cut.words[j] == ";" for j in range(k, near)):
            return k
        k = near


def _full(cut: Words, number: int) -> bool:
    """A quotation that is a sentence of its own: it ends with its own stop or comma."""
    quote = cut.quotes[number]
    inner = cut.text[slice(*quote.inner)].rstrip()
    return inner[-1:] in (",", ".", "?", "!", "…", "—", "-") or not quote.closed


def _stops_after_comma(cut: Words, k: int, end: int, frame: str) -> bool:
    word = cut.low[k]
    cue = verbs().get(word)
    if cue and cue.tense == "ing" and (cue.frames & {"t", "q", "c"}):
        return True
    if word in (
        "but",
        "while",
        "although",
        "though",
        "whereas",
        "according",
        "prompting",
        "despite",
        "however",
    ):
        return True
    if word in ("and", "then", "or") and (
        _second_predicate(cut, k + 1, end) or _own_speaker(cut, k + 1, end)
    ):
        return True
    if word in ("who", "which") and frame in ("q",):
        return True
    return _tail(cut, k, end)


def _tail(cut: Words, k: int, end: int) -> bool:
    """ "..., his office said." closes the sentence: what came before was said by that office."""
    for j in range(k + 1, min(end, k + 9)):
        if cut.quoted[j] >= 0 or cut.words[j] in (",", ";", ":"):
            return False
        cue = verbs().get(cut.low[j])
        if cue and "f" in cue.frames and cue.tense in ("past", "third"):
            after = frame_at(cut, skip_fillers(cut, j + 1, end), end)
            return after in (".", ",") or after in ("on", "after", "in", "at", "during")
    return False


def _own_speaker(cut: Words, k: int, end: int) -> bool:
    """ ", and the rebels said": a speaker of its own begins a new clause."""
    for j in range(k + 1, min(end, k + 6)):
        if cut.words[j] in (",", ";", ":") or cut.quoted[j] >= 0 or cut.low[j] in word_class("auxiliaries"):
            return False
        cue = verbs().get(cut.low[j])
        if cue and cue.tense in ("past", "third") and cue.frames & {"t", "q"}:
            return frame_at(cut, j + 1, end) in ("t", "c", "q", "d", "w", "i")
    return False


def _second_predicate(cut: Words, k: int, end: int) -> bool:
    """ "... and called for", "... but also said": a second cue of the same speaker."""
    adverbs = word_class("adverbs")
    while k < end and (
        cut.low[k] in adverbs or cut.low[k].endswith("ly") or cut.low[k] in ("has", "had", "have")
    ):
        k += 1
    if k >= end or cut.quoted[k] >= 0:
        return False
    cue = verbs().get(cut.low[k])
    return bool(
        cue and cue.tense in ("past", "third") and (cue.frames & {"t", "q", "i", "r"} or cue.prepositions)
    ) and (k + 1 < end and frame_at(cut, k + 1, end) in ("t", "q", "i", "c", "for", "on", "d", "to", "w"))


def trim_end(cut: Words, i: int, k: int) -> int:
    """Without the stop of the sentence or a trailing comma, unless it stands inside a quotation."""
    while (
        k > i
        and cut.quoted[k - 1] < 0
        and cut.words[k - 1] in (".", ",", "?", "!", ":", ";", "…", ")", "—", "–", "--", "-")
    ):
        if cut.words[k - 1] == ")" and "(" in cut.words[i:k]:
            break
        k -= 1
    return k


def content_start_left(cut: Words, first: int, k: int) -> int:
    """First word of a content that stands before its speaker, in the sentence that begins at `first`."""
    cut_at = next(
        (
            j
            for j in range(k - 1, first, -1)
            if cut.words[j] in (";", ":") and cut.quoted[j] < 0 and k - j > 3
        ),
        None,
    )
    if cut_at is not None:
        return cut_at + 1
    if first < k and cut.low[first] in ("but", "and", "so", "yet") and cut.quoted[first] < 0:
        return first + 1
    return first
