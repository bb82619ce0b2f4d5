"""Where the content of a cue begins and ends, to its right and to its left."""

from __future__ import annotations

from detente.reading.cues import Cue, verbs, word_class
from detente.reading.statements_words import Words

_QUOTE_MARKS = frozenset(["“", '"', "''", "«", "„", "``", "‘"])
_DASHES = frozenset(["—", "–", "--"])
_SPEECH_PLACES = frozenset(
    "statement interview speech email e-mail conference tweet letter post call remarks address briefing comments article report memo "
    "column television tv twitter facebook".split()
)


def skip_fillers(cut: Words, i: int, end: int) -> int:
    """The word where what was said can begin: past adverbs, times and circumstances after a cue."""
    adverbs = word_class("adverbs")
    times = word_class("weekdays") | word_class("time_nouns")
    moved = True
    while moved and i < end:
        moved = False
        word = cut.low[i]
        if word in times and word not in ("this", "next") or word in adverbs and word not in ("all", "both", "no"):
            i, moved = i + 1, True
        elif word.endswith("ly") and len(word) > 4 and word not in ("only", "italy", "family", "early"):
            i, moved = i + 1, True
        elif cut.words[i] == "," and i + 2 < end and cut.low[i + 1] in ("however", "though", "too", "nevertheless", "meanwhile") and cut.words[i + 2] == ",":
            i, moved = i + 3, True
        elif word in ("in", "on", "at", "during", "to", "after", "before", "from", "of", "through", "via", "with"):
            past = _past_circumstance(cut, i, end)
            if past > i:
                i, moved = past, True
    return i


def _past_circumstance(cut: Words, i: int, end: int) -> int:
    """Past "on Friday", "in a statement", "to reporters", "at a news conference in Vienna" (0 where it is none)."""
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
        return "i" if i + 1 < end and cut.words[i + 1].islower() and cut.low[i + 1] not in word_class("determiners") else "to"
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
    if word.endswith("ing") and raw.islower() and len(word) > 4 and word not in ("nothing", "something", "everything", "anything"):
        return "g"
    return "d"


def past_hearer(cut: Words, i: int, end: int, cue: Cue) -> int:
    """The word after the hearer of "told reporters that", "urged both sides to", "accused Kyiv of"; i where none."""
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
    "tell ask order urge instruct request encourage invite challenge press push lobby implore beg exhort advise warn remind call".split()
)


def _past_name(cut: Words, i: int, end: int) -> int:
    k = i
    if k < end and cut.low[k] in word_class("determiners"):
        k += 1
        while k < end and cut.words[k].islower() and cut.low[k] not in word_class("auxiliaries") and frame_at(cut, k, end) == "d" and k - i < 3:
            k += 1
        return k
    while k < end and cut.words[k][0].isupper() and k - i < 6:
        k += 1
        if k < end and cut.low[k] in ("'s",):
            k += 1
    return k


def content_end(cut: Words, i: int, end: int, frame: str, lemma: str) -> int:
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
        if frame in ("o", "q", "p") and k > i and cut.low[k] in ("after", "because", "while", "when", "as") and cut.quoted[k - 1] >= 0:
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
            return content_end(cut, i, end, "m", "")
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
    if word in ("but", "while", "although", "though", "whereas", "according", "prompting", "despite", "however"):
        return True
    if word in ("and", "then", "or") and (_second_predicate(cut, k + 1, end) or _own_speaker(cut, k + 1, end)):
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
            return frame_at(cut, skip_fillers(cut, j + 1, end), end) in (".", ",")
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
    while k < end and (cut.low[k] in adverbs or cut.low[k].endswith("ly") or cut.low[k] in ("has", "had", "have")):
        k += 1
    if k >= end or cut.quoted[k] >= 0:
        return False
    cue = verbs().get(cut.low[k])
    return bool(cue and cue.tense in ("past", "third") and (cue.frames & {"t", "q", "i", "r"} or cue.prepositions)) and (
        k + 1 < end and frame_at(cut, k + 1, end) in ("t", "q", "i", "c", "for", "on", "d", "to", "w")
    )


def trim_end(cut: Words, i: int, k: int) -> int:
    """Without the stop of the sentence or a trailing comma, unless it stands inside a quotation."""
    while k > i and cut.quoted[k - 1] < 0 and cut.words[k - 1] in (".", ",", "?", "!", ":", ";", "…", ")", "—", "–", "--", "-"):
        if cut.words[k - 1] == ")" and "(" in cut.words[i:k]:
            break
        k -= 1
    return k


def content_start_left(cut: Words, first: int, k: int) -> int:
    """First word of a content that stands before its speaker, in the sentence that begins at `first`."""
    cut_at = next((j for j in range(k - 1, first, -1) if cut.words[j] in (";", ":") and cut.quoted[j] < 0 and k - j > 3), None)
    if cut_at is not None:
        return cut_at + 1
    if first < k and cut.low[first] in ("but", "and", "so", "yet") and cut.quoted[first] < 0:
        return first + 1
    return first
