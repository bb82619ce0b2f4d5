"""Who says it: the words left or right of a cue that name its speaker.

No grammar is parsed. Left of a cue the speaker reaches back to the nearest boundary: a comma that is no part
of an apposition, a conjunction that opens a clause, an auxiliary. `The minister, a former general, said`
keeps its apposition; `who said` keeps only "who", which the interpretation resolves.
"""

from __future__ import annotations

from detente.reading.cues import verbs, word_class
from detente.reading.statements_words import Words

_DASHES = frozenset(["—", "–", "--", "---"])
_STOPS = frozenset([";", ":", "(", "?", "!", "…", "“", "”", '"', "''", "«", "»", "|", "•"]) | _DASHES
REACH = 45


def verb_group(cut: Words, i: int, low: int) -> int:
    """The first word of the cue that ends at word i: "has also said" starts at "has"."""
    auxiliaries, adverbs = word_class("auxiliaries"), word_class("adverbs")
    k = i
    while k - 1 >= low and cut.quoted[k - 1] == cut.quoted[i]:
        word = cut.low[k - 1]
        if (
            word in auxiliaries
            or word in adverbs
            or (word.endswith("ly") and word not in ("family", "only", "ally", "assembly", "italy", "july"))
        ):
            k -= 1
        else:
            break
    while (
        k < i and cut.low[k] in adverbs and cut.low[k] not in ("also", "not", "never") and cut.low[k] != "n't"
    ):
        k += 1
    return k


def subject_left(cut: Words, i: int, low: int) -> tuple[int, int] | None:
    """Word range of the speaker that ends just before word i (the first of the cue), not before word
    `low`."""
    end = i
    if end <= low:
        return None
    last = cut.low[end - 1]
    if (last in word_class("relative") and last != "that") or last in word_class("pronouns"):
        return (end - 1, end)
    if last == "that" and end - 2 >= low and cut.words[end - 2].isalpha():
        return (end - 1, end)
    if last in (",", ")") or cut.words[end - 1] in _DASHES:
        return _with_apposition(cut, end, low)
    start = _reach_back(cut, end, low)
    relative = _relative(cut, start, end, low)
    if relative is not None:
        return relative
    start = _trim(cut, start, end)
    return (start, end) if start < end else None


def _reach_back(cut: Words, end: int, low: int) -> int:
    subordinators, auxiliaries = word_class("subordinators"), word_class("auxiliaries")
    known = verbs()
    k = end
    while k > low and end - k < REACH:
        word, raw = cut.low[k - 1], cut.words[k - 1]
        if raw in _STOPS or cut.quoted[k - 1] >= 0:
            break
        if raw == ",":
            if not _in_list(cut, k - 1, low):
                break
        elif word == "and" or word == "or":
            if not _joins_names(cut, k - 1, low):
                break
        elif word in ("that", "who", "which"):
            if k - 1 == low or not cut.words[k - 2].isalpha() or cut.low[k - 2] in known:
                break
        elif (
            (word in subordinators and word not in ("after", "before", "since", "until"))
            or (
                (word in auxiliaries and word not in ("'s", "’s", "may", "will", "might", "can"))
                and not _relative_before(cut, k - 1, low)
            )
            or (
                (cue := known.get(word))
                and cue.tense != "ing"
                and "t" in cue.frames
                and end - k > 0
                and cue.tense != "base"
                and not raw[0].isupper()
            )
        ):
            break
        k -= 1
    return k


def _relative(cut: Words, start: int, end: int, low: int) -> tuple[int, int] | None:
    """ "who for thirty years asked": the relative pronoun speaks where only circumstances follow it."""
    if start - 1 < low or start >= end or cut.low[start - 1] not in ("who", "which"):
        return None
    return (
        (start - 1, start)
        if cut.low[start] in word_class("prepositions") or cut.low[start] in word_class("adverbs")
        else None
    )


def _relative_before(cut: Words, k: int, low: int) -> bool:
    return any(cut.low[j] in ("who", "which", "that") for j in range(max(low, k - 3), k))


def _in_list(cut: Words, comma: int, low: int) -> bool:
    """ "Trump, Cruz and Rubio said": a comma inside a list of names."""
    if comma - 1 < low or comma + 3 >= len(cut.words):
        return False
    if not (cut.words[comma - 1][0].isupper() and cut.words[comma + 1][0].isupper()):
        return False
    return any(cut.low[j] == "and" for j in range(comma + 2, min(comma + 6, len(cut.low))))


def _joins_names(cut: Words, k: int, low: int) -> bool:
    """ "Fox and CNN", "friends and foes": both sides look like parts of one subject."""
    if k - 1 < low or k + 1 >= len(cut.words):
        return False
    left, right = cut.words[k - 1], cut.words[k + 1]
    if left == ",":
        return False
    if left[0].isupper() and right[0].isupper():
        return True
    return (
        left.isalpha()
        and right.isalpha()
        and (
            right[0].islower()
            and right not in verbs()
            and cut.low[k + 1] not in word_class("subjects")
            and cut.low[k + 1] not in word_class("adverbs")
            and left.lower() not in verbs()
            and (left.endswith("s") or left[0].isupper())
        )
    )


def _trim(cut: Words, start: int, end: int) -> int:
    """Drop what opens a sentence before its subject: conjunctions, adverbs, "On Friday", "In a statement"."""
    adverbs, prepositions = word_class("adverbs"), word_class("prepositions")
    while start < end and (
        cut.low[start] in ("but", "and", "so", "or", "yet", "nor", "that", "as", "while", "when", "if", ",")
        or (cut.low[start] in adverbs and cut.low[start] not in ("both", "all"))
        or (cut.low[start].endswith("ly") and start + 1 < end and len(cut.low[start]) > 5)
    ):
        start += 1
    if start < end and cut.low[start] in prepositions:
        return _after_fronted(cut, start, end)
    return start


def _after_fronted(cut: Words, start: int, end: int) -> int:
    """ "On Friday the ministry", "In an email Clinton": the last noun phrase that begins after the fronted
    one."""
    determiners = word_class("determiners")
    times = word_class("weekdays") | word_class("months") | word_class("time_nouns")
    best = start + 1
    for j in range(start + 2, end):
        before, word = cut.low[j - 1], cut.low[j]
        if before in word_class("prepositions") or before in determiners:
            continue
        name_starts = cut.words[j][0].isupper() and word not in times and not cut.words[j - 1][0].isupper()
        begins = (
            word in determiners
            or word in word_class("pronouns")
            or name_starts
            or before in times
            or before.isdigit()
        )
        if begins and word not in times and not word.isdigit():
            best = j
    return best


def _with_apposition(cut: Words, end: int, low: int) -> tuple[int, int] | None:
    """ "Scott Reed, a strategist for the chamber, said": from the name to the closing comma."""
    opener = "(" if cut.words[end - 1] == ")" else cut.words[end - 1]
    k = end - 2
    while k > low and end - k < REACH and cut.words[k] != opener:
        if cut.words[k] in ("?", "!", ";"):
            return None
        k -= 1
    if k <= low or cut.words[k] != opener:
        if opener == "," and low < end - 1:  # "In the capital, said ..." has no subject on the left
            return None
        return None
    head = _trim(cut, _reach_back(cut, k, low), k)
    if head >= k:
        return None
    further = k - 1
    # a second apposition before the first: "Maria Lopez, 44, of Austin, said"
    while (
        further > low and cut.words[head - 1] == "," and head - 1 > low and not cut.words[head][0].isupper()
    ):
        inner = _reach_back(cut, head - 1, low)
        if inner >= head - 1:
            break
        head = _trim(cut, inner, head - 1)
        further = head
    return (head, end)


def subject_right(cut: Words, i: int, high: int) -> tuple[int, int] | None:
    """Word range of the speaker of an inverted cue: after `," said`, up to the end of the name and its
    appositions."""
    if i >= high:
        return None
    k = i
    known = verbs()
    adverbs = word_class("adverbs")
    while k < high and k - i < REACH:
        word, raw = cut.low[k], cut.words[k]
        if raw in _STOPS or cut.quoted[k] >= 0 or raw in (".", "?", "!"):
            break
        if word in ("but", "while", "because", "after", "when", "before", "as", "during", "if") and k > i:
            break
        if raw == "," and k + 1 < high:
            cue, nxt = known.get(cut.low[k + 1]), cut.low[k + 1]
            if (cue and cue.tense == "ing") or nxt in (
                "in",
                "at",
                "during",
                "on",
                "when",
                "while",
                "but",
                "as",
                "after",
                "before",
                "and",
                "if",
                "with",
                "speaking",
            ):
                break
        if (
            k > i
            and raw != ","
            and word in ("on", "in", "at", "to", "during", "about", "of")
            and _circumstance(cut, k, high)
        ):
            break
        if (k > i and word in word_class("weekdays")) or (
            k > i and word in adverbs and word not in ("both", "all", "ever", "first")
        ):
            break
        k += 1
    while k > i and cut.words[k - 1] == ",":
        k -= 1
    return (i, k) if k > i else None


def _circumstance(cut: Words, k: int, high: int) -> bool:
    """ "said Smith in an interview", "said Smith on Friday": circumstances of speech, not part of the
    name."""
    places = {
        "interview",
        "statement",
        "speech",
        "email",
        "conference",
        "call",
        "tweet",
        "letter",
        "post",
        "interviews",
    }
    window = range(k + 1, min(high, k + 5))
    if cut.low[k] in ("of", "about"):
        return False
    if cut.low[k] == "to":
        return any(cut.low[j] in word_class("fillers_to") for j in window)
    return any(
        cut.low[j] in places or cut.low[j] in word_class("weekdays") or cut.low[j] in word_class("months")
        for j in window
    )
