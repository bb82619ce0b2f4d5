"""The rule finder: text -> attributions (who, by which word, said what), for any English text.

Spans follow the conventions of PolNeAR (Newell, Margolin & Ruths 2018): quotation marks and "that" belong to
the content, the full stop of the reporting sentence does not; a quotation that goes on in the next sentence
of the paragraph is one attribution with several content spans.
"""

from __future__ import annotations

from bisect import bisect_left

from detente.reading.cues import Cue, phrase_at, verbs
from detente.reading.statements_forward import content_last
from detente.reading.statements_inverted import content_first
from detente.reading.statements_layout import by_layout
from detente.reading.statements_nouns import noun_attributions
from detente.reading.statements_passive import according, passive
from detente.reading.statements_sources import verb_group
from detente.reading.statements_spans import Attribution, Offsets
from detente.reading.statements_verbs import is_verb
from detente.reading.statements_words import Words, words_of

Range = tuple[int, int]
MOST_PARTS = 40
"""Content spans of one attribution; a longer run of quotations is cut off there."""
_OPENERS = ("“", '"', "''", "«", "„", "``")


def attributions(text: str) -> list[Attribution]:
    """All attributions of a text, in order of their content: by cue, then by layout."""
    return sorted(by_layout(text, by_cue(text)), key=lambda one: one.content[0])


def by_cue(text: str) -> list[Attribution]:
    """Those with a cue among their words."""
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


def _paragraph(
    cut: Words, first: int, last: int, before: Attribution | None
) -> tuple[list[Attribution], tuple[Offsets, ...]]:
    found: list[Attribution] = []
    more: tuple[Offsets, ...] = ()
    for start, end in _sentences_in(cut, first, last):
        here = _sentence(cut, start, end)
        if not here and cut.quoted[start] >= 0 and cut.quotes[cut.quoted[start]].start == cut.starts[start]:
            spread = _quote_runs(cut, start, end)
            at = _quoting(cut, found)
            if at is not None:
                found[at] = _with_more(found[at], spread)
            elif not found and before is not None:
                more = more + spread
        found.extend(here)
    return found, more


def _sentences_in(cut: Words, first: int, last: int) -> list[Range]:
    k = bisect_left(cut.sentences, (first, first))
    found = []
    while k < len(cut.sentences) and cut.sentences[k][0] < last:
        found.append(cut.sentences[k])
        k += 1
    return found


def _quoting(cut: Words, found: list[Attribution]) -> int | None:
    """The last attribution with a quotation in it: the one that the next bare quotation goes on with."""
    for at in range(len(found) - 1, -1, -1):
        if cut.text[found[at].content[0][0]] in _OPENERS or cut.text[found[at].content[-1][1] - 1] in '”"»“':
            return at
    return None


def _with_more(one: Attribution, more: tuple[Offsets, ...]) -> Attribution:
    if len(one.content) >= MOST_PARTS:
        return one
    return Attribution((*one.content, *more), one.source, one.cue, one.act, one.lemma)


def _quote_runs(cut: Words, start: int, end: int) -> tuple[Offsets, ...]:
    return ((cut.starts[start], cut.ends[end - 1]),)


def _sentence(cut: Words, start: int, end: int) -> list[Attribution]:
    found: list[Attribution] = []
    floor = start
    last_source: Offsets | None = None
    i = start
    while i < end:
        if cut.quoted[i] >= 0:
            i += 1
            continue
        if cut.low[i] == "according" and i + 1 < end and cut.low[i + 1] == "to":
            one, i = according(cut, i, start, end), i + 2
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
    """A cue of several words inside what somebody else says ("said it was ready to ..."): one statement,
    not two."""
    if one.cue is None or one.lemma is None or " " not in one.lemma:
        return False
    at = one.cue[0]
    return any(a <= at < b for other in found if other is not one for a, b in other.content)


def _verb(
    cut: Words, i: int, cue: Cue, floor: int, start: int, end: int, last: Offsets | None
) -> Attribution | None:
    group = verb_group(cut, i - cue.words + 1, start)
    if cue.words == 1 and not is_verb(cut, i, group, cue, start):
        return None
    told = (
        cue.words == 1
        and cue.tense == "past"
        and any(cut.low[k] in ("is", "are", "was", "were", "been", "be", "being") for k in range(group, i))
    )
    if told:
        return passive(cut, i, group, cue, floor, end)
    after = content_first(cut, i, group, cue, start, end)
    if after:
        return after
    return content_last(cut, i, group, cue, floor, start, end, last)
