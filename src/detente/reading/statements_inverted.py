"""Content before its speaker: `"...," he said`, `"...," said the minister`, `The plan, he said, would
fail`."""

from __future__ import annotations

from detente.reading.cues import Cue, verbs, word_class
from detente.reading.statements_clauses import content_end, content_start_left
from detente.reading.statements_frames import frame_at, past_hearer, skip_fillers
from detente.reading.statements_sources import subject_left, subject_right
from detente.reading.statements_spans import Attribution, Offsets
from detente.reading.statements_words import Words

Range = tuple[int, int]


def content_first(cut: Words, i: int, group: int, cue: Cue, start: int, end: int) -> Attribution | None:
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
    parted = (
        frame_at(cut, i + 1, end) == ","
        and source[1] - source[0] <= 4
        and i + 3 < end
        and not _fronted(cut, start, mark)
    )
    if not quoted and not (cut.words[mark] == "," and (parted or _plain_ok(cut, mark, start))):
        return None
    after = frame_at(cut, nxt, end)
    if not quoted and after not in (".", ",", "on", "after", "in", "at", "during", "before"):
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
    [
        "when",
        "while",
        "asked",
        "if",
        "because",
        "although",
        "though",
        "since",
        "once",
        "speaking",
        "still",
        "however",
        "instead",
        "meanwhile",
        "but",
    ]
)


def _plain_ok(cut: Words, mark: int, start: int) -> bool:
    """A clause, not an opening adverbial, stands before the comma."""
    if mark - start < 3 or _fronted(cut, start, mark):
        return False
    return any(
        cut.low[k] in word_class("auxiliaries") or cut.low[k].endswith(("ed", "s"))
        for k in range(start + 1, mark)
    )


def _closes(cut: Words, k: int) -> bool:
    number = cut.quoted[k]
    return number >= 0 and cut.ends[k] == cut.quotes[number].end


def _split(
    cut: Words, i: int, group: int, cue: Cue, start: int, mark: int, source: Range, nxt: int, end: int
) -> Attribution:
    left = content_start_left(cut, start, mark)
    stop = mark + 1 if _closes(cut, mark) else mark
    spans = [(cut.starts[left], cut.ends[stop - 1])]
    quoted = _closes(cut, stop - 1)
    k = nxt
    if k < end and cut.words[k] in (",", ":", "—", "–", "--"):
        follow = frame_at(cut, k + 1, end)
        word = verbs().get(cut.low[k + 1]) if k + 1 < end else None
        if follow == "q" or (
            not quoted
            and follow in ("d", "c", "t")
            and not (word and word.tense == "ing")
            and cut.words[k] == ","
            and cut.low[k + 1] not in ("who", "which", "a", "an")
        ):
            stop_right = content_end(cut, k + 1, end, "q")
            if stop_right > k + 1:
                spans.append((cut.starts[k + 1], cut.ends[stop_right - 1]))
    elif k < end and frame_at(cut, k, end) == "q":
        stop_right = content_end(cut, k, end, "q")
        spans.append((cut.starts[k], cut.ends[stop_right - 1]))
    return attribution(cut, tuple(spans), source, (group, i + 1), cue)


def attribution(
    cut: Words, spans: tuple[Offsets, ...], source: Range | None, cue_range: Range, cue: Cue | None
) -> Attribution:
    """An attribution from content offsets and the word ranges of its source and cue."""
    return Attribution(
        spans,
        (cut.starts[source[0]], cut.ends[source[1] - 1]) if source else None,
        (cut.starts[cue_range[0]], cut.ends[cue_range[1] - 1]),
        cue.act if cue else None,
        cue.lemma if cue else None,
    )
