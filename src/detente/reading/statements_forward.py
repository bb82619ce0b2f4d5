"""Content after its cue: `The minister said that ...`, `They urged both sides to ...`."""

from __future__ import annotations

from detente.reading.cues import Cue, verbs, word_class
from detente.reading.statements_clauses import content_end
from detente.reading.statements_frames import frame_at, past_hearer, skip_fillers
from detente.reading.statements_sources import subject_left
from detente.reading.statements_spans import Attribution, Offsets
from detente.reading.statements_words import Words

Range = tuple[int, int]


def content_last(
    cut: Words, i: int, group: int, cue: Cue, floor: int, start: int, end: int, last: Offsets | None
) -> Attribution | None:
    """`The minister said that ...`: the content follows the cue."""
    begun = _content_begin(cut, i, cue, end)
    if begun is None:
        return None
    begin, frame, cue_end = begun
    stop = content_end(cut, begin, end, frame)
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


def _subject(
    cut: Words, group: int, floor: int, start: int, cue: Cue, last: Offsets | None
) -> Offsets | None:
    before = cut.low[group - 1] if group > start else ""
    if cue.tense == "ing" or before in (
        "and",
        "but",
        "or",
        ",",
        "then",
        "by",
        "after",
        "before",
        "while",
        "to",
    ):
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
        if k > start and (
            cut.low[k] in word_class("auxiliaries")
            or (cut.low[k].endswith("ed") and cut.words[k].islower())
            or cut.low[k] in verbs()
        ):
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
