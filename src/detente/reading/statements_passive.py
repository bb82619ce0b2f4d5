"""Attributions without an active verb: "was accused of", "is expected to", "according to"."""

from __future__ import annotations

from detente.reading.cues import Cue, word_class
from detente.reading.statements_clauses import content_end, content_start_left, trim_end
from detente.reading.statements_frames import frame_at
from detente.reading.statements_inverted import attribution
from detente.reading.statements_sources import subject_left, subject_right
from detente.reading.statements_spans import Attribution, Offsets
from detente.reading.statements_words import Words


def passive(cut: Words, i: int, group: int, cue: Cue, floor: int, end: int) -> Attribution | None:
    """ "was accused of", "is expected to", "was praised by": the patient is said something of."""
    if "p" not in cue.frames:
        return None
    patient = subject_left(cut, group, floor)
    if patient is None:
        return None
    stop = content_end(cut, i + 1, end, "p")
    by = next((k for k in range(i + 1, stop) if cut.low[k] == "by"), None)
    spans = [(cut.starts[patient[0]], cut.ends[patient[1] - 1])]
    source = None
    if by is not None and by + 1 < stop:
        source = (by + 1, stop)
        stop = by
    if stop > i + 1:
        spans.append((cut.starts[i + 1], cut.ends[trim_end(cut, i + 1, stop) - 1]))
    return attribution(cut, tuple(spans), source, (group, i + 1), cue)


def according(cut: Words, i: int, start: int, end: int) -> Attribution | None:
    """ "According to X, ...", "..., according to X"."""
    source = subject_right(cut, i + 2, end)
    if not source:
        return None
    if i == start or i - start <= 1:
        begin = source[1]
        # "According to a report, a study, ..." : the content begins after the last comma of the apposition
        if begin < end and cut.words[begin - 1] != "," and cut.words[begin] != ",":
            pass
        comma = next(
            (k for k in range(i + 2, min(end, i + 30)) if cut.words[k] == "," and cut.quoted[k] < 0), None
        )
        if comma is None or comma + 1 >= end:
            return None
        source = (i + 2, comma)
        stop = content_end(cut, comma + 1, end, "c")
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
        if (
            rest < end
            and cut.words[source[1]] == ","
            and (frame_at(cut, rest, end) == "q" or cut.low[rest] in word_class("auxiliaries"))
        ):
            spans = (*spans, (cut.starts[rest], cut.ends[content_end(cut, rest, end, "c") - 1]))
    return Attribution(
        spans,
        (cut.starts[source[0]], cut.ends[source[1] - 1]),
        (cut.starts[i], cut.ends[i + 1]),
        "assert",
        "accord",
    )
