"""The learned finder: attributions by the encoder, with quotation marks and what it missed by rule on top.

Where the encoder cannot load, the rules do all of it, and `why_by_rule` says so.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from detente.reading.cues import verbs
from detente.reading.encoder import AttributionSpans, EncoderUnavailable, load
from detente.reading.profile import profile
from detente.reading.statements_kept import SURE, Weights, probable
from detente.reading.statements_layout import by_layout
from detente.reading.statements_rules import attributions as by_rule
from detente.reading.statements_rules import by_cue
from detente.reading.statements_spans import Attribution, Offsets

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
    """All attributions of a text, in the order of their content: the encoder's, and rule ones for quotations
    that it does not touch."""
    if why_by_rule():
        return by_rule(text)
    return combined(text, load().attributions(text))


def combined(
    text: str, found: list[AttributionSpans], weights: Weights | None = None, sure: float = SURE
) -> list[Attribution]:
    """What the encoder found in `text`, as far as `weights` make it probable, and what the rules find in
    quotations that it left alone.

    Where the encoder hears nobody speak, the rules are right one time in six; where something is quoted,
    about every other time, so only then are they heard.
    """
    ruled = [one for one in by_cue(text) if one.source and _quotes(text, one)]
    sources = {one.cue: one.source for one in ruled}
    learned = kept(text, found, weights, sure)
    learned = [replace(a, source=a.source or sources.get(a.cue)) if _direct(text, a) else a for a in learned]
    taken = sorted(span for one in learned for span in (*one.content, *([one.cue] if one.cue else [])))
    missed = [one for one in ruled if not _touches(taken, one)]
    return sorted(by_layout(text, [*learned, *missed]), key=lambda one: one.content[0])


def _quotes(text: str, one: Attribution) -> bool:
    return any(mark in text[start:end] for start, end in one.content for mark in _OPENS)


def kept(
    text: str, found: list[AttributionSpans], weights: Weights | None = None, sure: float = SURE
) -> list[Attribution]:
    """What the encoder found, as far as it is probable or stands in quotation marks."""
    told = [attribution_of(text, a) for a in found]
    chance = probable(found, [one.lemma for one in told], weights)
    return [
        replace(one, confidence=round(p, 3))
        for one, p in zip(told, chance, strict=True)
        if p >= sure or _direct(text, one)
    ]


def _direct(text: str, one: Attribution) -> bool:
    return text[one.content[0][0]] in _OPENS


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
    )


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
