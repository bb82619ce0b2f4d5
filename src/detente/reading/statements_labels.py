"""Who is named beside a quotation without a verb of its own: in a label, an introduction, a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.cues import verbs, word_class
from detente.reading.statements_sources import subject_left, subject_right, verb_group
from detente.reading.statements_spans import Offsets
from detente.reading.statements_words import Words, words_of

SHORTEST_NAME = 3
FAR = 30_000  # characters in which a name is looked for elsewhere
LONGEST_INTRO, LONGEST_LEAD, LONGEST_NAME = 400, 120, 90
_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|@\w+)"
_LINK = r"(?:of|the|and|de|da|del|der|di|van|von|bin|al|el|ibn|for|&)"
NAME = rf"{_PART}(?:\s+(?:{_LINK}\s+)*{_PART})*"
AFTER_NAME = r"(?:\s*\([^()\n]{1,40}\))?(?:,(?:(?!\s[-–—]\s)[^\n:“”\"]){1,60})?"
_LABEL = re.compile(rf"(?:^|[.!?…”\"\]]\s+|\s[-–—]\s*|\n[-–—•*]?\s*)({NAME}{AFTER_NAME})\s*$")
_APPOSED = re.compile(r"\s*[,(]")
_FROM = re.compile(
    rf"(?i:\b(?:from|here(?:['’]s|\s+is|\s+are)|per|via|by))\s+((?:the\s+)?{NAME}|the\s+\w+(?:\s+\w+)?)"
)
_OWN = re.compile(rf"({NAME})(?=['’]s?\s+(?:\w+\s+){{0,3}}\w+\s*$)")
_LAST = re.compile(rf"(?<!\b[io]n )(?<!\bat )\b({_PART}(?:\s+(?:{_LINK}\s+)*{_PART})+)\s*$")
_FIRST = re.compile(rf"(?:^|,\s+)((?:[Hh]e|[Ss]he|[Tt]hey)\b|(?:[Tt]he\s+)?{NAME})")
_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[A-ZÀ-Þ\"“])")
_TITLES = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|St|Jr|Sr|Lt|Col|Prof|Hon|vs))\.$")


def ends_with_title(text: str, start: int, end: int) -> bool:
    """Whether the stop before `end` belongs to an initial or a title, not to a sentence."""
    return _TITLES.search(text, start, end) is not None


@dataclass(frozen=True)
class Named:
    """The speaker (None where only what was said before tells it), the words or the mark that point to the
    quotation if any do, and where the pointing ends."""

    source: Offsets | None
    cue: Offsets | None
    end: int
    act: str | None = None
    lemma: str | None = None


def introduced(text: str, at: int) -> Named | None:
    """Whom the words before `at` introduce, if they end in a colon; where nothing stands before it in its
    line, the last line before it is read."""
    end = len(text[:at].rstrip())
    if end == 0 or text[end - 1] != ":" or text.count("\n\n", end, at) > 1:
        return None
    start = max(text.rfind("\n", 0, end) + 1, end - LONGEST_INTRO)
    start = _sentence_start(text, start, end)
    intro = text[start : end - 1]
    said = _by_verb(intro, start, end)
    if said:
        return said
    source = _by_name(text, intro)
    return Named((start + source[0], start + source[1]) if source else None, (end - 1, end), end)


def told_before(text: str, at: int) -> Named | None:
    """Who is said to say something in the short line before `at`: "What the mayor said in Lom"."""
    end = len(text[:at].rstrip())
    start = text.rfind("\n", 0, end) + 1
    return _by_verb(text[start:end], start, end) if 0 < end - start <= LONGEST_LEAD else None


def _by_name(text: str, intro: str) -> Offsets | None:
    """The name in an introduction without a verb of saying: a label, "from the report", "the mayor's word",
    else its last or first name."""
    for pattern in (_LABEL, _FROM, _OWN, _LAST, _FIRST):
        for found in pattern.finditer(intro):
            start, end = found.span(found.lastindex or 0)
            if end - start <= LONGEST_NAME and names(text, intro[start:end]):
                return start, end
    return None


def names(text: str, name: str) -> bool:
    """Not a word that only begins the sentence ("In", "Note"): one word alone stands elsewhere too."""
    head = _APPOSED.split(name)[0]
    first = head.split()[0].lower()
    if first in word_class("pronouns"):
        return True
    if any(first in word_class(k) for k in ("prepositions", "adverbs", "subordinators")):
        return False
    if len(head) < SHORTEST_NAME:
        return False
    if head.isupper():
        return head.title() in text
    if first in word_class("determiners"):
        return " " in head
    return " " in head or re.search(rf"[a-z,] {re.escape(head)}\b", text[:FAR]) is not None


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the sentence that ends at `end` begins, not before `start`."""
    for stop in _SENTENCE.finditer(text, start, end):
        if not ends_with_title(text, start, stop.start() + 1):
            start = stop.end()
    return start


def _by_verb(intro: str, start: int, end: int) -> Named | None:
    """ "The mayor went on to say:", "explained the mayor:": the last verb of saying and its subject."""
    cut = words_of(intro)
    known = verbs()
    for i in range(len(cut.words) - 1, -1, -1):
        cue = known.get(cut.low[i])
        if not cue or cue.tense not in ("past", "third") or not cut.words[i].islower() or cut.quoted[i] >= 0:
            continue
        group = verb_group(cut, i, 0)
        source = subject_left(cut, group, 0) or subject_right(cut, i + 1, len(cut.words))
        if source and _speaks(cut, source):
            where = (start + cut.starts[source[0]], start + cut.ends[source[1] - 1])
            return Named(where, (start + cut.starts[group], start + cut.ends[i]), end, cue.act, cue.lemma)
    return None


def _speaks(cut: Words, source: tuple[int, int]) -> bool:
    """A name, a pronoun or a noun with its article; "what" and "it" say nothing."""
    first = cut.low[source[0]]
    return first not in ("it", "what", "which", "that", "this", "there") and (
        first in word_class("pronouns")
        or first in word_class("determiners")
        or any(cut.words[k][0].isupper() for k in range(*source))
    )
