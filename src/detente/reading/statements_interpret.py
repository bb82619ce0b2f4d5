"""From an attribution to a statement: party, form, act, condition, certainty, polarity, issue, date."""

from __future__ import annotations

import re
from bisect import bisect_left

from detente.reading.acts import act_of
from detente.reading.certainty import certainty_of, polarity_of
from detente.reading.conditions import condition_in
from detente.reading.issues import issue_of
from detente.reading.page import Page
from detente.reading.registry import made
from detente.reading.stands import sentence_at, stands
from detente.reading.statements_encoder import by_rule_because
from detente.reading.statements_heard import told
from detente.reading.statements_spans import Attribution
from detente.reading.times import TimeExpression, times
from detente.records import Act, Form, Party, Span, Statement, record_id

_QUOTED = re.compile(r"[\"“„«]([^\"“”„»«]*)[\"”»“]?")
SURE_ACT, SURE_OF_DEED, SURE_OF_ANOTHER = 0.4, 0.6, 0.8
"""An act less probable is left to the rules; the second where the cue is no verb of speech, the third where
it names another act."""
PROMISED = 0.2
"""Mean probability to be told as said from which on something is promised."""
WINDOW = 800
"""Characters around a statement in which its sentence is looked for."""
_NEGATED = re.compile(r"\b(?:not|never|n't|refused to|declined to)\b")


def statement_of(page: Page, one: Attribution, party: Party | None) -> Statement:
    """The statement that an attribution makes, not yet nested."""
    start = min(span[0] for span in one.content)
    end = max(span[1] for span in one.content)
    words = " ".join(page.text[a:b] for a, b in one.content)
    cue = page.span(*one.cue) if one.cue else None
    act = _learned_act(page, one) or _act(words, one, cue, party)
    outer_start = min(start, *(s[0] for s in (one.source, one.cue) if s)) if one.source or one.cue else start
    outer_end = max(end, *(s[1] for s in (one.source, one.cue) if s)) if one.source or one.cue else end
    condition = next((found for a, b in one.content if (found := condition_in(page.text, a, b))), None)
    return Statement(
        id=record_id("statement", page.document.id, one.content, one.cue, one.source),
        span=page.span(outer_start, outer_end),
        made=made("statements", one.confidence, by_rule_because()),
        content=tuple(page.span(a, b) for a, b in one.content),
        source=party,
        source_span=page.span(*one.source) if one.source else None,
        cue=cue,
        form=form_of(words),
        act=act,
        condition=page.span(*condition) if condition else None,
        polarity=polarity_of(words, act),
        certainty=certainty_of(words, one.lemma),
        issue=issue_of(words),
        date=said_on(page, outer_start, outer_end, one),
    )


def _learned_act(page: Page, one: Attribution) -> Act | None:
    """The act that the learned reader is sure of; surer where the cue names one ("offered", not "said"). A
    promise that it does not hear as said ("promised the crowd on the bridge") is none."""
    if one.cue is None:
        return None
    seen = page.of(stands)
    heard = seen.act_of(sentence_at(page, one.content[0][0]), one.content) if seen else None
    if one.act not in (None, "assert"):
        least = SURE_OF_ANOTHER
    else:
        least = SURE_ACT if one.lemma else SURE_OF_DEED
    act = heard[0] if heard and heard[1] >= least else None
    unheard = (act or one.act) == "promise" and told(page, one.content) < PROMISED
    return "assert" if unheard else act  # type: ignore[return-value]


def _act(words: str, one: Attribution, cue: Span | None, party: Party | None) -> Act:
    negated = bool(cue and _NEGATED.search(cue.quote.lower().replace("’", "'")))
    named = one.act
    if cue and one.lemma == "call" and cue.quote.lower().endswith((" for", " on")):
        named = "demand"
    act = act_of(words, named, one.lemma, party.name if party else "")
    if (
        cue
        and act == "accept"
        and one.lemma in ("support", "back")
        and re.search(r"\b(?:will|would|'ll)\b", cue.quote.lower())
    ):
        return "promise"
    if negated and act == "reject" and named == "reject":
        return "assert"
    if negated and act in ("accept", "promise", "offer", "concede"):
        return "reject"
    if negated and act == "assert":
        return "deny"
    return act


def form_of(words: str) -> Form:
    """direct where at least 85 % of the words stand in quotation marks, mixed where some do."""
    inside = sum(len(match) for match in _QUOTED.findall(words))
    if not re.search('["“„«]', words):
        return "indirect"
    return "direct" if inside >= 0.85 * len(words) - 4 else "mixed"


def said_on(page: Page, start: int, end: int, one: Attribution | None = None) -> str | None:
    """When it was said: the day the reporting words name (not the content), else the day of publication.

    "Before the summit ..." on a page that tells of that summit as past gives an open start: "/" and the
    day of publication.
    """
    expressions = page.of(_dated)
    first = max(page.text.rfind("\n", max(0, start - WINDOW), start) + 1, start - WINDOW, 0)
    first = max(first, page.text.rfind(". ", first, start) + 1)
    stop = page.text.find(". ", end, end + WINDOW)
    stop = min(x for x in (stop if stop >= 0 else len(page.text), _line_end(page.text, end)))
    k = bisect_left(page.of(_starts), first)
    while k < len(expressions) and expressions[k].start < stop:
        found = expressions[k]
        outside = one is None or not any(a <= found.start < b for a, b in one.content)
        if outside and found.value and len(found.value) >= 7 and found.value[:4].isdigit():
            return found.value
        k += 1
    published = page.document.published
    if published and "/" not in published and _before_what_is_over(page, first, stop):
        return f"/{published}"
    return published


_BEFORE = re.compile(
    r"\b(?:before|until|prior to|up to) (?:the|that|this|last) (?:[\w-]+ ){0,3}?"
    r"(summit|meeting|talks|round|visit|call|conference|war|invasion|election|vote|truce|ceasefire|deal|agreement)\b",
    re.IGNORECASE,
)


def _before_what_is_over(page: Page, start: int, end: int) -> bool:
    """Whether [start, end) tells of a time before something that the next words, or the page, call past."""
    before = _BEFORE.search(page.text, start, end)
    if before is None:
        return False
    the_same = rf"(?:the|that) (?:[\w-]+ ){{0,3}}?{before[1]}"
    since = rf"\b(?:(?:after|since|at) {the_same}|(?:after|since) (?:it|that|then),)"
    return re.search(since, page.text, re.IGNORECASE) is not None


def _dated(page: Page) -> list[TimeExpression]:
    return [e for e in page.of(times) if e.value and e.kind in ("date", "time")]


def _starts(page: Page) -> list[int]:
    return [e.start for e in page.of(_dated)]


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at, at + WINDOW)
    return found if found >= 0 else min(len(text), at + WINDOW)
