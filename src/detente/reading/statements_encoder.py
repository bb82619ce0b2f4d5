"""The learned finder: attributions by the encoder, with quotation marks and what it missed by rule on top.

Where the encoder cannot load, the rules do all of it, and `why_by_rule` says so.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from detente.reading.cues import verbs
from detente.reading.encoder import AttributionSpans, EncoderUnavailable, Told, load
from detente.reading.profile import profile
from detente.reading.statements_rules import attributions as by_rule
from detente.reading.statements_spans import Attribution, Offsets

SURE_ACT = 0.8  # an act less probable than this is left to the rules
SURE = 0.35  # an attribution less probable than this is left to the rules
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_OPENS, _CLOSES = '“"«„', '”"»'


def why_by_rule() -> str | None:
    """None where the encoder reads; else the reason why the rules read alone, to be shown."""
    return "profile fast" if profile() == "fast" else why_unavailable()


@functools.cache
def why_unavailable() -> str | None:
    """Why the encoder cannot load; None where it can."""
    try:
        load()
    except EncoderUnavailable as error:
        return error.got
    return None


def by_rule_because() -> str | None:
    """What every statement says of itself where the rules read alone."""
    reason = why_by_rule()
    return f"read by rule: {reason}" if reason else None


def attributions(text: str) -> list[Attribution]:
    """All attributions of a text, in the order of their content: the encoder's, and rule ones it does not
    touch."""
    ruled = by_rule(text)
    if why_by_rule():
        return ruled
    learned = [attribution_of(text, a) for a in load().attributions(text) if a.score >= SURE]
    learned = _with_acts(text, learned)
    taken = sorted(span for one in learned for span in (*one.content, *([one.cue] if one.cue else [])))
    missed = [one for one in ruled if one.source and not _touches(taken, one)]
    return sorted([*learned, *missed], key=lambda one: one.content[0])


def attribution_of(text: str, found: AttributionSpans) -> Attribution:
    """What the encoder found, with the lemma and act of its cue where the list of cue verbs knows it."""
    cue = found.cue[0] if found.cue else None
    lemma, act = _lexical(text[slice(*cue)]) if cue else (None, None)
    return Attribution(
        content=tuple(_to_the_marks(text, span) for span in found.content),
        source=found.source[0] if found.source else None,
        cue=cue,
        act=act,
        lemma=lemma,
        confidence=round(found.score, 3),
    )


def _with_acts(text: str, found: list[Attribution]) -> list[Attribution]:
    """Where the cue names no act ("said"), the act that the encoder is sure of."""
    open_ones = [i for i, one in enumerate(found) if one.act in (None, "assert") and one.cue]
    out = list(found)
    for i, force in zip(open_ones, load().forces([told_in(text, found[i]) for i in open_ones]), strict=True):
        if force.act.label != "assert" and force.act.probability >= SURE_ACT:
            out[i] = replace(out[i], act=force.act.label)
    return out


def told_in(text: str, one: Attribution) -> Told:
    """The stretch of text that an attribution covers, with its spans in it."""
    spans = [*one.content, *(s for s in (one.source, one.cue) if s)]
    low = min(s for s, _ in spans)
    stretch = text[low : max(e for _, e in spans)]
    return Told(stretch, [_moved(one.cue, low)] if one.cue else [], [_moved(s, low) for s in one.content])


def _moved(span: Offsets, by: int) -> Offsets:
    return span[0] - by, span[1] - by


def _lexical(cue: str) -> tuple[str | None, str | None]:
    """Lemma and act of the first word of a cue that the list of cue verbs knows."""
    for word in _WORD.findall(cue.lower()):
        known = verbs().get(word)
        if known:
            return known.lemma, known.act
    return None, None


def _to_the_marks(text: str, span: Offsets) -> Offsets:
    """A content that stops just short of its quotation marks takes them in."""
    start, end = span
    body = text[start:end]
    if start and text[start - 1] in _OPENS and body[:1] not in _OPENS and _unopened(body):
        start -= 1
    if end < len(text) and text[end] in _CLOSES and _unclosed(text[start:end]):
        end += 1
    return start, end


def _unopened(body: str) -> bool:
    return body.count("”") > body.count("“") or body.count('"') % 2 == 1


def _unclosed(body: str) -> bool:
    return body.count("“") > body.count("”") or body.count('"') % 2 == 1


def _touches(taken: list[Offsets], one: Attribution) -> bool:
    return any(a < end and start < b for start, end in one.content for a, b in taken)
