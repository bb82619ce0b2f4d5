"""Annotated reports of our own as training windows: stands of clauses, words on places, acts of statements.

The format is that of `benchmarks/data/words/README.md`; a file of single items (`items_*.txt`) has blocks of
one text line and lines `n actor issue stance`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.words.reports import Report, marked, reports
from benchmarks.words.score import plain
from detente.identity.mention import Mention
from detente.reading.cast import cast
from detente.reading.encoder import load
from detente.reading.encoder.labels import ACTS
from detente.reading.encoder.stands import STANCES, Window, windows
from detente.reading.encoder.tokens import Tokens
from detente.reading.issues import catalogue, signs
from detente.reading.page import Page
from detente.reading.positions_clauses import clauses
from detente.reading.sentences import Sentence, sentences
from detente.records import Document

WORDS_ON_PLACES = ("offers", "suggests", "accepts", "refuses", "evades")
ROLES = ("host", "mediator")
ISSUES = [issue.code for issue in catalogue()]
NEAR = 200  # characters between the words on a place and its name
Span = tuple[int, int]


@dataclass(frozen=True)
class Taken:
    """A stand: its issue, the stances that count as right, and the tokens that name its holder."""

    issue: int
    stances: list[int]
    holder: list[int]


@dataclass(frozen=True)
class Part:
    """A clause: its tokens, the words of issues found in it, the stands taken, and the issues not asked."""

    at: Span
    signs: list[tuple[bool, bool]]
    taken: list[Taken]
    open: list[int]


@dataclass
class Cut:
    """A window of a text: tokens with what lies below them, and what is told of its own sentences. All places
    are tokens of the window."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    hidden: NDArray[np.float16]
    clauses: list[Part] = field(default_factory=list)
    places: list[tuple[Span, list[int], list[int]]] = field(default_factory=list)  # labels, holder
    acts: list[tuple[list[Span], list[int]]] = field(default_factory=list)


def items(path: Path) -> list[Report]:
    """The single items of a file, as reports that tell of nothing but positions."""
    found = []
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text("utf-8").strip())):
        text, *lines = block.strip().split("\n")
        clean, spans = marked(text)
        told = [[each[0], "P", *each[1:]] for line in lines if (each := line.split())]
        found.append(Report(f"{path.stem}-{number}", "2020-01-01", clean, spans, told))
    return found


def cuts(path: Path) -> list[Cut]:
    """All windows of a file."""
    whole = not path.name.startswith("items")
    return [cut for each in (reports(path) if whole else items(path)) for cut in _Told(each, whole).cuts()]


class _Told:
    """A report read as far as training needs it, beside what its annotation tells."""

    def __init__(self, report: Report, whole: bool) -> None:
        self.report, self.whole = report, whole
        page = Page(Document(id=report.id, text=report.text, published=report.published))
        self.reading = load().read(report.text)
        self.tokens: Tokens = self.reading.tokens
        self.sentences: list[Sentence] = page.of(sentences)
        self.clauses, self.people = page.of(clauses), page.of(cast)

    def cuts(self) -> list[Cut]:
        """The windows."""
        return [self._cut(each) for each in windows([(s.start, s.end) for s in self.sentences], self.tokens)]

    def _cut(self, window: Window) -> Cut:
        part = slice(window.start, window.end)
        cut = Cut(
            self.tokens.ids[part], self.tokens.shapes[part], self.reading.hidden[part].astype(np.float16)
        )
        first, last = self.sentences[window.own[0]].start, self.sentences[window.own[1] - 1].end
        for clause in self.clauses:
            if first <= clause.start < last and (at := self._tokens(window, clause.start, clause.end)):
                words = self.report.text[clause.start : clause.end]
                cut.clauses.append(Part(at, signs(words), *self._taken(window, clause.start, clause.end)))
        if self.whole:
            for mention in self.people:
                at = self._tokens(window, mention.start, mention.end)
                if at and first <= mention.start < last and _may_be_venue(mention):
                    cut.places.append((at, *self._worded(window, mention)))
            for number, kind, _, acts in (line for line in self.report.lines if line[1] == "S"):
                spans = self.report.spans[int(number)]
                inside = [at for span in spans if (at := self._tokens(window, *span))]
                if inside and kind == "S" and first <= min(spans)[0] < last:
                    cut.acts.append((inside, [ACTS.index(act) for act in acts.split("|")]))
        return cut

    def _tokens(self, window: Window, start: int, end: int) -> Span | None:
        a, b = self.tokens.cover(start, end)
        a, b = max(a, window.start) - window.start, min(b, window.end) - window.start
        return (a, b) if a < b else None

    def _taken(self, window: Window, start: int, end: int) -> tuple[list[Taken], list[int]]:
        """The stands of a clause, and the issues that it is not asked for: those that may be read and need
        not be, those told of another clause that shares the words, other names of the same."""
        taken: list[Taken] = []
        open_: set[str] = set()
        for number, kind, who, issues, stances in (x for x in self.report.lines if x[1] in ("P", "P?")):
            spans = self.report.spans[int(number)]
            shared = _shared(spans, start, end)
            if not shared:
                continue
            names = issues.split("|")
            if kind == "P?" or shared < max(_shared(spans, c.start, c.end) for c in self.clauses):
                open_.update(names)
                continue
            open_.update(names[1:])
            holder = self._named(window, who)
            taken.append(
                Taken(ISSUES.index(names[0]), [STANCES.index(s) for s in stances.split("|")], holder)
            )
        told = {each.issue for each in taken}
        return taken, [ISSUES.index(name) for name in sorted(open_) if ISSUES.index(name) not in told]

    def _worded(self, window: Window, mention: Mention) -> tuple[list[int], list[int]]:
        """The labels of a place that count as right (0: no word on it), and the tokens of the holder."""
        sentence = next(s for s in self.sentences if s.start <= mention.start < s.end)
        labels, holder = [0], list[int]()
        for number, _, who, where, stances, role in (x for x in self.report.lines if x[1] == "V"):
            spans = self.report.spans[int(number)]
            near = any(s - NEAR < mention.start < e + NEAR for s, e in spans)
            party_itself = _words(mention.text) & _names(who)[0] and not _names(who)[0] & _names(where)[0]
            if (
                near
                and _shared(spans, sentence.start, sentence.end)
                and _is(mention, where)
                and not party_itself
            ):
                behind = 1 + len(WORDS_ON_PLACES) * ROLES.index(role)
                labels = [behind + WORDS_ON_PLACES.index(s) for s in stances.split("|")]
                holder = self._named(window, who)
        return labels, holder

    def _named(self, window: Window, who: str) -> list[int]:
        """The tokens of the window that name a holder."""
        names, states = _names(who)
        spans = [
            match.span()
            for match in re.finditer(r"\w+", self.report.text)
            if plain(match[0]) in names or match[0] in states
        ]
        spans += [
            (m.start, m.end)
            for m in self.people
            if {m.state, m.actor} & states or (m.actor and names & _words(m.text))
        ]
        inside = [at for span in spans if (at := self._tokens(window, *span))]
        return sorted({token for a, b in inside for token in range(a, b)})


def _may_be_venue(mention: Mention) -> bool:
    return mention.kind != "pronoun" and (bool(mention.place) or mention.kind in ("state", "organisation"))


def _names(alternatives: str) -> tuple[set[str], set[str]]:
    """ "Tretyakov|Moscow|RUS" as plain words and codes of states."""
    codes = {each for each in alternatives.split("|") if re.fullmatch("[A-Z]{3}", each)}
    return {plain(each) for each in alternatives.split("|") if each not in codes}, codes


def _words(text: str) -> set[str]:
    return {plain(word) for word in re.findall(r"\w+", text)}


def _is(mention: Mention, where: str) -> bool:
    names, states = _names(where)
    return bool(_words(f"{mention.text} {mention.place_name or ''}") & names) or bool(
        {mention.place, mention.state, mention.actor} & states
    )


def _shared(spans: Sequence[Span], start: int, end: int) -> int:
    """How many characters of [start, end) some spans share."""
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans)
