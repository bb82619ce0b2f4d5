"""Annotated reports of our own as training windows: stands of clauses, words on places and mediators, and
statements.

The format is that of `benchmarks/data/words/README.md`; a file of single items (`items_*.txt`) has blocks of
one text line and lines `n actor issue stance` or `n V party place stance role`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.words.reports import Report, marked, reports
from benchmarks.words.score import plain, words_in
from detente.reading.cast import cast
from detente.reading.encoder import load
from detente.reading.encoder.labels import ACTS
from detente.reading.encoder.stands import ROLES, STANCES, WORDS_ON_PLACES
from detente.reading.encoder.stands_windows import Window, windows
from detente.reading.encoder.tokens import Tokens
from detente.reading.issues import catalogue, signs
from detente.reading.page import Page
from detente.reading.positions_clauses import clauses
from detente.reading.sentences import Sentence, sentences
from detente.reading.venue_stances_words import signs as signs_of_roles
from detente.records import Document

ISSUES = [issue.code for issue in catalogue()]
ASKED = [*ISSUES, *ROLES]
Span = tuple[int, int]


@dataclass(frozen=True)
class Taken:
    """A stand: its issue or role (a number of `ASKED`), the stances that count as right, and the tokens that
    name its holder and, of a role, the place or mediator."""

    issue: int
    stances: list[int]
    holder: list[int]
    place: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """A clause: its tokens, the words of issues and roles found in it, the stands taken, and the issues and
    roles not asked."""

    at: Span
    signs: list[tuple[bool, bool]]
    taken: list[Taken]
    open: list[int]


@dataclass(frozen=True)
class Said:
    """A statement: the tokens of its content, the acts that count as right, and the tokens that name who says
    it."""

    content: list[Span]
    acts: list[int]
    speaker: list[int]


@dataclass
class Cut:
    """A window of a text: tokens with what lies below them, what is told of its own sentences, and the states
    that a teacher has there. All places are tokens of the window."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    hidden: NDArray[np.float16]
    clauses: list[Part] = field(default_factory=list)
    said: list[Said] | None = None
    taught: NDArray[np.float16] | None = None


def items(path: Path) -> list[Report]:
    """The single items of a file, as reports that tell of nothing but positions."""
    found = []
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text("utf-8").strip())):
        text, *lines = block.strip().split("\n")
        clean, spans = marked(text)
        told = [e if e[1] == "V" else [e[0], "P", *e[1:]] for line in lines if (e := line.split())]
        found.append(Report(f"{path.stem}-{number}", "2020-01-01", clean, spans, told))
    return found


def cuts(path: Path) -> list[Cut]:
    """All windows of a file."""
    whole = not path.name.startswith("items")
    all_ = reports(path) if whole else items(path)
    roles = whole or any(line[1] == "V" for each in all_ for line in each.lines)
    return [cut for each in all_ for cut in _Told(each, whole, roles).cuts()]


class _Told:
    """A report read as far as training needs it, beside what its annotation tells."""

    def __init__(self, report: Report, whole: bool, roles: bool) -> None:
        self.report, self.whole, self.roles = report, whole, roles
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
                told = [*signs(words), *signs_of_roles(words)]
                cut.clauses.append(Part(at, told, *self._taken(window, clause.start, clause.end)))
        if self.whole:
            cut.said = [
                one for line in self.report.lines if line[1] == "S" for one in self._said(window, line)
            ]
        return cut

    def _said(self, window: Window, line: Sequence[str]) -> Iterator[Said]:
        number, _, who, acts = line
        spans = sorted(self.report.spans[int(number)])
        inside = [at for span in spans if (at := self._tokens(window, *span))]
        if inside:
            yield Said(inside, [ACTS.index(act) for act in acts.split("|")], self._named(window, who))

    def _tokens(self, window: Window, start: int, end: int) -> Span | None:
        a, b = self.tokens.cover(start, end)
        a, b = max(a, window.start) - window.start, min(b, window.end) - window.start
        return (a, b) if a < b else None

    def _taken(self, window: Window, start: int, end: int) -> tuple[list[Taken], list[int]]:
        """The stands of a clause, and the issues that it is not asked for: those that may be read and need
        not be, those told of another clause that shares the words, other names of the same."""
        taken: list[Taken] = []
        open_ = set() if self.roles else set(ROLES)
        for line in (x for x in self.report.lines if x[1] in ("P", "P?", "V")):
            spans = self.report.spans[int(line[0])]
            shared = _shared(spans, start, end)
            if not shared:
                continue
            names = line[5 if line[1] == "V" else 3].split("|")
            if line[1] == "P?" or shared < max(_shared(spans, c.start, c.end) for c in self.clauses):
                open_.update(names)
                continue
            open_.update(names[1:])
            taken.append(self._stand(window, line))
            if line[1] == "V" and not self.whole:
                open_.add("venue")
        told = {each.issue for each in taken}
        return taken, [ASKED.index(name) for name in sorted(open_) if ASKED.index(name) not in told]

    def _stand(self, window: Window, line: Sequence[str]) -> Taken:
        holder = self._named(window, line[2])
        if line[1] == "V":
            stances = [WORDS_ON_PLACES.index(s) for s in line[4].split("|")]
            return Taken(ASKED.index(line[5].split("|")[0]), stances, holder, self._named(window, line[3]))
        return Taken(
            ASKED.index(line[3].split("|")[0]), [STANCES.index(s) for s in line[4].split("|")], holder
        )

    def _named(self, window: Window, who: str) -> list[int]:
        """The tokens of the window that name a holder or a place."""
        names, states = _names(who)
        spans = [
            match.span()
            for match in re.finditer(r"\w[\w'’.-]*\w|\w", self.report.text)
            if plain(match[0]) in names or match[0] in states or names & words_in(match[0])
        ]
        spans += [
            (m.start, m.end)
            for m in self.people
            if {m.state, m.actor, m.place} & states
            or (m.actor and names & words_in(m.text))
            or names & words_in(m.place_name or "")
        ]
        inside = [at for span in spans if (at := self._tokens(window, *span))]
        return sorted({token for a, b in inside for token in range(a, b)})


def _names(alternatives: str) -> tuple[set[str], set[str]]:
    """ "Tretyakov|Moscow|RUS" as plain words and codes of states."""
    codes = {each for each in alternatives.split("|") if re.fullmatch("[A-Z]{3}", each)}
    return {plain(each) for each in alternatives.split("|") if each not in codes}, codes


def _shared(spans: Sequence[Span], start: int, end: int) -> int:
    """How many characters of [start, end) some spans share."""
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans)
