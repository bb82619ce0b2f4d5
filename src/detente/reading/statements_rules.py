"""The rule finder: text -> attributions (who, by which word, said what), for any English text.

Spans follow the conventions of PolNeAR (Newell, Margolin & Ruths 2018): quotation marks and "that" belong to
the content, the full stop of the reporting sentence does not; a quotation that goes on in the next sentence
of the paragraph is one attribution with several content spans.
"""

from __future__ import annotations

from detente.reading.cues import Cue, phrase_at, verbs, word_class
from detente.reading.statements_clauses import (
    content_end,
    content_start_left,
    frame_at,
    past_hearer,
    skip_fillers,
    trim_end,
)
from detente.reading.statements_nouns import noun_attributions
from detente.reading.statements_sources import subject_left, subject_right, verb_group
from detente.reading.statements_spans import Attribution, Offsets
from detente.reading.statements_words import Words, words_of

Range = tuple[int, int]
_OPENERS = ("“", '"', "''", "«", "„", "``")


def attributions(text: str) -> list[Attribution]:
    """All attributions of a text, in order of their content."""
    cut = words_of(text)
    found: list[Attribution] = []
    previous: int | None = None
    for first, last in cut.paragraphs:
        inside, more = _paragraph(cut, first, last, found[previous] if previous is not None else None)
        if more and previous is not None:
            found[previous] = _with_more(found[previous], more)
        at = _quoting(cut, inside)
        if at is not None:
            previous = len(found) + at
        elif not more:
            previous = None
        found.extend(inside)
    return found


def _paragraph(cut: Words, first: int, last: int, before: Attribution | None) -> tuple[list[Attribution], tuple[Offsets, ...]]:
    found: list[Attribution] = []
    more: tuple[Offsets, ...] = ()
    speaker = None
    for start, end in _sentences_in(cut, first, last):
        here = _sentence(cut, start, end, speaker)
        if not here and cut.quoted[start] >= 0 and cut.quotes[cut.quoted[start]].start == cut.starts[start]:
            spread = _quote_runs(cut, start, end)
            at = _quoting(cut, found)
            if at is not None:
                found[at] = _with_more(found[at], spread)
            elif not found and before is not None:
                more = more + spread
        found.extend(here)
        for one in here:
            if one.source:
                speaker = one.source
    return found, more


def _sentences_in(cut: Words, first: int, last: int) -> list[Range]:
    from bisect import bisect_left

    k = bisect_left(cut.sentences, (first, first))
    found = []
    while k < len(cut.sentences) and cut.sentences[k][0] < last:
        found.append(cut.sentences[k])
        k += 1
    return found


def _quoting(cut: Words, found: list[Attribution]) -> int | None:
    """The last attribution with a quotation in it: the one that the next bare quotation goes on with."""
    for at in range(len(found) - 1, -1, -1):
        if cut.text[found[at].content[0][0]] in _OPENERS or cut.text[found[at].content[-1][1] - 1] in "”\"»“":
            return at
    return None


def _with_more(one: Attribution, more: tuple[Offsets, ...]) -> Attribution:
    return Attribution((*one.content, *more), one.source, one.cue, one.act, one.lemma)


def _quote_runs(cut: Words, start: int, end: int) -> tuple[Offsets, ...]:
    return ((cut.starts[start], cut.ends[end - 1]),)


def _sentence(cut: Words, start: int, end: int, speaker: Offsets | None) -> list[Attribution]:
    found: list[Attribution] = []
    floor = start
    last_source: Offsets | None = None
    i = start
    while i < end:
        if cut.quoted[i] >= 0:
            i += 1
            continue
        if cut.low[i] == "according" and i + 1 < end and cut.low[i + 1] == "to":
            one, i = _according(cut, i, start, end), i + 2
            if one:
                found.append(one)
            continue
        cue = phrase_at(cut.low, i, floor) or verbs().get(cut.low[i])
        one = _verb(cut, i, cue, floor, start, end, last_source) if cue and cut.words[i].islower() else None
        if one:
            found.append(one)
            last_source = one.source or last_source
            floor = i + 1
        i += 1
    found = [one for one in found if not _within_another(one, found)]
    return found + noun_attributions(cut, start, end, found)


def _within_another(one: Attribution, found: list[Attribution]) -> bool:
    """A cue of several words inside what somebody else says ("said it was ready to ..."): one statement, not two."""
    if one.cue is None or one.lemma is None or " " not in one.lemma:
        return False
    at = one.cue[0]
    return any(a <= at < b for other in found if other is not one for a, b in other.content)


def _verb(cut: Words, i: int, cue: Cue, floor: int, start: int, end: int, last: Offsets | None) -> Attribution | None:
    group = verb_group(cut, i - cue.words + 1, start)
    if cue.words == 1 and not _is_verb(cut, i, group, cue, start):
        return None
    passive = cue.words == 1 and cue.tense == "past" and any(cut.low[k] in ("is", "are", "was", "were", "been", "be", "being") for k in range(group, i))
    if passive:
        return _passive(cut, i, group, cue, floor, end)
    after = _after_content(cut, i, group, cue, start, end)
    if after:
        return after
    return _before_content(cut, i, group, cue, floor, start, end, last)


def _is_verb(cut: Words, i: int, group: int, cue: Cue, start: int) -> bool:
    """Whether the word is the verb here and not a noun or participle of the same form."""
    if i == start:
        return False
    before = cut.low[group - 1] if group > start else ""
    if cue.tense in ("base", "third") and group == i:
        if before in word_class("determiners") - {"this", "that", "all", "both", "some", "many", "most", "several", "few", "other"} or before in ("'s", "to"):
            return False
        if before in word_class("prepositions") - {"like"}:
            return False
        if cue.tense == "base":
            return before in word_class("plural_pronouns") or before in ("people", "police", "media", "some", "many", "others", "most", "few") or (
                before.endswith("s") and not before.endswith("ss") and "'" not in before
            ) or _plural_subject(cut, i, start)
        return before not in ("is", "are", "was", "were", "be") and not _plural(cut, group - 1)
    if cue.tense in ("base", "third") and cut.low[i - 1] in ("is", "are", "was", "were", "be", "been"):
        return False
    if cue.tense == "past" and group == i and (before in word_class("determiners") - {"this", "that", "all", "both", "some", "many", "most", "several", "few", "other", "another"} or before in ("'s",)):
        return False
    if cue.tense == "past" and group == i and before in word_class("prepositions"):
        return False
    return cue.tense != "ing" or before not in word_class("determiners")


def _plural_subject(cut: Words, i: int, start: int) -> bool:
    """ "Hardliners in the south accuse": the noun phrase left of the verb begins with a plural."""
    if cut.low[i - 1] in ("and", "or") or not cut.words[i - 1].isalpha() or frame_at(cut, i + 1, len(cut.words)) not in ("t", "q", "c", "w", "d"):
        return False
    source = subject_left(cut, i, start)
    if source is None or source[1] - source[0] < 3:
        return False
    head = next((k for k in range(source[0], source[1]) if cut.low[k] in word_class("prepositions")), None)
    return head is not None and head > source[0] and cut.low[head - 1].endswith("s") and cut.low[source[0]] not in word_class("prepositions")


def _plural(cut: Words, k: int) -> bool:
    """A lower-case word like "raises" or "officials": no subject of a third person."""
    word = cut.words[k]
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _after_content(cut: Words, i: int, group: int, cue: Cue, start: int, end: int) -> Attribution | None:
    """`"...," he said` and `"...," said the minister`: the content stands before its speaker."""
    if not cue.frames & {"q", "f"} or cue.tense in ("base", "ing") or group - 1 < start:
        return None
    mark = group - 1
    nxt = skip_fillers(cut, i + 1, end)
    frame = frame_at(cut, i + 1, end)
    if _follows_content(cut, group, mark, start):
        source = subject_right(cut, i + 1, end) if frame in ("d", "c") and group == i else None
        if source and not _closes(cut, mark) and not _closes(cut, mark - 1) and _clausal(cut, source):
            source = None
        if source and cut.low[source[0]] not in word_class("subjects"):
            return _split(cut, i, group, cue, start, mark, source, source[1], end)
    source = subject_left(cut, group, start)
    if not source or source[0] - 1 < start:
        return None
    if cut.low[source[0]] in _NO_SPEAKER or cut.low[source[0] - 1] in _NO_SPEAKER:
        return None
    mark = source[0] - 1
    quoted = _closes(cut, mark) or (cut.words[mark] == "," and mark > start and _closes(cut, mark - 1))
    parted = frame_at(cut, i + 1, end) == "," and source[1] - source[0] <= 4 and i + 3 < end and not _fronted(cut, start, mark)
    if not quoted and not (cut.words[mark] == "," and (parted or _plain_ok(cut, mark, start))):
        return None
    after = frame_at(cut, nxt, end)
    if not quoted and after not in (".", ","):
        return None
    if quoted and after in ("t", "w", "i") and cue.lemma not in ("tell",):
        return None
    if not quoted and after == "," and frame_at(cut, nxt + 1, end) == "q" and mark - start < 6:
        return None
    if "r" in cue.frames and cue.lemma == "tell":
        nxt = past_hearer(cut, i + 1, end, cue)
    return _split(cut, i, group, cue, start, mark, source, nxt, end)


def _follows_content(cut: Words, group: int, mark: int, start: int) -> bool:
    """The cue itself stands right after what was said: `," said`."""
    if _closes(cut, mark) or (cut.words[mark] == "," and mark > start and _closes(cut, mark - 1)):
        return True
    if cut.words[mark] != "," or not _plain_ok(cut, mark, start):
        return False
    left = subject_left(cut, group, start)
    return left is None


def _clausal(cut: Words, source: Range) -> bool:
    """A would-be name with a verb of its own in it: "said the displaced must go home" names nobody."""
    for k in range(source[0], source[1]):
        if cut.low[k] in ("who", "which", "that", "whose", ","):
            return False
        if cut.low[k] in word_class("auxiliaries") and cut.low[k] not in ("'s", "may"):
            return True
    return False


def _fronted(cut: Words, start: int, mark: int) -> bool:
    """An opening adverbial: "On Friday,", "When asked,"."""
    return mark - start < 2 or cut.low[start] in word_class("prepositions") or cut.low[start] in _ADVERBIAL


_NO_SPEAKER = frozenset(["whatever", "whoever", "what", "as", "than", "when", "if", "because", "like"])
_ADVERBIAL = frozenset(
    ["when", "while", "asked", "if", "because", "although", "though", "since", "once", "speaking", "still", "however", "instead", "meanwhile", "but"]
)


def _plain_ok(cut: Words, mark: int, start: int) -> bool:
    """A clause, not an opening adverbial, stands before the comma."""
    if mark - start < 3 or _fronted(cut, start, mark):
        return False
    return any(
        cut.low[k] in word_class("auxiliaries") or cut.low[k].endswith(("ed", "s")) for k in range(start + 1, mark)
    )


def _closes(cut: Words, k: int) -> bool:
    number = cut.quoted[k]
    return number >= 0 and cut.ends[k] == cut.quotes[number].end


def _split(cut: Words, i: int, group: int, cue: Cue, start: int, mark: int, source: Range, nxt: int, end: int) -> Attribution:
    left = content_start_left(cut, start, mark)
    stop = mark + 1 if _closes(cut, mark) else mark
    spans = [(cut.starts[left], cut.ends[stop - 1])]
    quoted = _closes(cut, stop - 1)
    k = nxt
    if k < end and cut.words[k] in (",", ":", "—", "–", "--"):
        follow = frame_at(cut, k + 1, end)
        word = verbs().get(cut.low[k + 1]) if k + 1 < end else None
        if follow == "q" or (not quoted and follow in ("d", "c", "t") and not (word and word.tense == "ing") and cut.words[k] == "," and cut.low[k + 1] not in ("who", "which", "a", "an")):
            stop_right = content_end(cut, k + 1, end, "q", cue.lemma)
            if stop_right > k + 1:
                spans.append((cut.starts[k + 1], cut.ends[stop_right - 1]))
    elif k < end and frame_at(cut, k, end) == "q":
        stop_right = content_end(cut, k, end, "q", cue.lemma)
        spans.append((cut.starts[k], cut.ends[stop_right - 1]))
    return _made(cut, tuple(spans), source, (group, i + 1), cue)


def _made(cut: Words, spans: tuple[Offsets, ...], source: Range | None, cue_range: Range, cue: Cue | None) -> Attribution:
    return Attribution(
        spans,
        (cut.starts[source[0]], cut.ends[source[1] - 1]) if source else None,
        (cut.starts[cue_range[0]], cut.ends[cue_range[1] - 1]),
        cue.act if cue else None,
        cue.lemma if cue else None,
    )


def _before_content(cut: Words, i: int, group: int, cue: Cue, floor: int, start: int, end: int, last: Offsets | None) -> Attribution | None:
    """`The minister said that ...`: the content follows the cue."""
    begun = _content_begin(cut, i, cue, end)
    if begun is None:
        return None
    begin, frame, cue_end = begun
    stop = content_end(cut, begin, end, frame, cue.lemma)
    if stop <= begin:
        return None
    source = _subject(cut, group, floor, start, cue, last)
    if source is None and cue.tense != "ing":
        return None
    if source is not None and cut.text[slice(*source)].lower() in ("who", "which"):
        stop = _relative_end(cut, begin, stop)
    content = ((cut.starts[begin], cut.ends[stop - 1]),)
    return Attribution(content, source, (cut.starts[group], cut.ends[cue_end - 1]), cue.act, cue.lemma)


def _relative_end(cut: Words, begin: int, stop: int) -> int:
    """A relative clause set off by commas ends at the second one."""
    return next((k for k in range(begin + 1, stop) if cut.words[k] == "," and cut.quoted[k] < 0), stop)


def _subject(cut: Words, group: int, floor: int, start: int, cue: Cue, last: Offsets | None) -> Offsets | None:
    before = cut.low[group - 1] if group > start else ""
    if cue.tense == "ing" or before in ("and", "but", "or", ",", "then", "by", "after", "before", "while", "to"):
        if last:
            return last
        if cue.tense == "ing":
            return _head_of_sentence(cut, start, group)
        if before in ("and", "but"):
            return _head_of_sentence(cut, start, group)
    source = subject_left(cut, group, floor)
    if source is None:
        return None
    return cut.starts[source[0]], cut.ends[source[1] - 1]


def _head_of_sentence(cut: Words, start: int, group: int) -> Offsets | None:
    """The first noun phrase of the sentence: up to its first verb-like word."""
    k = start
    while k < group and k - start < 25:
        if k > start and (cut.low[k] in word_class("auxiliaries") or (cut.low[k].endswith("ed") and cut.words[k].islower()) or cut.low[k] in verbs()):
            source = subject_left(cut, k, start)
            return (cut.starts[source[0]], cut.ends[source[1] - 1]) if source else None
        if cut.quoted[k] >= 0:
            return None
        k += 1
    return None


def _content_begin(cut: Words, i: int, cue: Cue, end: int) -> tuple[int, str, int] | None:
    """(first word of the content, frame, one past the last word of the cue) or None where no frame fits."""
    k = i + 1
    direct = frame_at(cut, k, end)
    if direct in cue.prepositions:
        begin = skip_fillers(cut, k + 1, end) if cut.words[min(k + 1, end - 1)] == "," else k + 1
        return (begin, "o", k + 1) if begin < end else None
    if "r" in cue.frames:
        past = past_hearer(cut, k, end, cue)
        if past > k:
            frame = frame_at(cut, past, end)
            if cue.lemma == "accuse" or frame in ("t", "q", "w", "i", "c", "d"):
                return past, frame, k
    k = skip_fillers(cut, k, end)
    if k + 1 < end and cut.words[k] in ("—", "–", "--") and frame_at(cut, k + 1, end) in ("t", "q"):
        k += 1
    frame = frame_at(cut, k, end)
    if frame in (",", ":") and frame_at(cut, k + 1, end) == "q" and "q" in cue.frames:
        return k + 1, "q", i + 1
    if frame == ":" and "q" in cue.frames and k + 1 < end:
        return k + 1, "c", i + 1
    if frame in cue.prepositions and cut.low[k] == frame:
        return k + 1, "o", k + 1
    if frame in ("q", "t", "w", "i", "g", "c"):
        if frame in cue.frames or (frame == "q" and "o" in cue.frames):
            return k, frame, i + 1
        if frame in ("c", "g", "w") and "o" in cue.frames:
            return k, "o", i + 1
    if frame == "d" or frame in ("in", "with", "for", "without", "under", "by", "at"):
        if "o" in cue.frames and frame == "d":
            return k, "o", i + 1
        if "c" in cue.frames and _has_verb(cut, k, end):
            return k, "c", i + 1
    return None


def _has_verb(cut: Words, k: int, end: int) -> bool:
    aux = word_class("auxiliaries")
    return any(cut.low[j] in aux or cut.low[j].endswith(("ed", "s")) for j in range(k + 1, min(end, k + 25)))


def _passive(cut: Words, i: int, group: int, cue: Cue, floor: int, end: int) -> Attribution | None:
    """ "was accused of", "is expected to", "was praised by": the patient is said something of."""
    if "p" not in cue.frames:
        return None
    patient = subject_left(cut, group, floor)
    if patient is None:
        return None
    stop = content_end(cut, i + 1, end, "p", cue.lemma)
    by = next((k for k in range(i + 1, stop) if cut.low[k] == "by"), None)
    spans = [(cut.starts[patient[0]], cut.ends[patient[1] - 1])]
    source = None
    if by is not None and by + 1 < stop:
        source = (by + 1, stop)
        stop = by
    if stop > i + 1:
        spans.append((cut.starts[i + 1], cut.ends[trim_end(cut, i + 1, stop) - 1]))
    return _made(cut, tuple(spans), source, (group, i + 1), cue)


def _according(cut: Words, i: int, start: int, end: int) -> Attribution | None:
    """ "According to X, ...", "..., according to X"."""
    source = subject_right(cut, i + 2, end)
    if not source:
        return None
    if i == start or i - start <= 1:
        begin = source[1]
        # "According to a report, a study, ..." : the content begins after the last comma of the apposition
        if begin < end and cut.words[begin - 1] != "," and cut.words[begin] != ",":
            pass
        comma = next((k for k in range(i + 2, min(end, i + 30)) if cut.words[k] == "," and cut.quoted[k] < 0), None)
        if comma is None or comma + 1 >= end:
            return None
        source = (i + 2, comma)
        stop = content_end(cut, comma + 1, end, "c", "accord")
        if stop <= comma + 1:
            return None
        spans: tuple[Offsets, ...] = ((cut.starts[comma + 1], cut.ends[stop - 1]),)
    else:
        left = content_start_left(cut, start, i)
        stop = trim_end(cut, left, i)
        if stop <= left:
            return None
        spans = ((cut.starts[left], cut.ends[stop - 1]),)
        rest = source[1] + 1
        if rest < end and cut.words[source[1]] == "," and (frame_at(cut, rest, end) == "q" or cut.low[rest] in word_class("auxiliaries")):
            spans = (*spans, (cut.starts[rest], cut.ends[content_end(cut, rest, end, "c", "accord") - 1]))
    return Attribution(spans, (cut.starts[source[0]], cut.ends[source[1] - 1]), (cut.starts[i], cut.ends[i + 1]), "assert", "accord")
