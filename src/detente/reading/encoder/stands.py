"""Who stands where: layers of their own beside those for running text, and heads for the stands of a clause
on the issues of the catalogue, for its words on hosts and mediators, and for statements and their acts.

Each issue and role looks at the words of a clause that matter to it (label attention: Mullenbach et al. 2018,
Explainable Prediction of Medical Codes, equations 2 to 4); whoever holds a stand, the place and the speaker
are pointed at in the text around.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from detente.reading.encoder import decode, heads
from detente.reading.encoder.decode import Floats, log_softmax
from detente.reading.encoder.labels import ACTS
from detente.reading.encoder.stands_windows import Span, Window
from detente.reading.encoder.tokens import Tokens

ROLES = ("host", "mediator")  # asked of a clause like issues
WORDS_ON_PLACES = ("offers", "suggests", "accepts", "refuses", "evades")
STANCES = ("demands", "offers", "accepts", "rejects", "supports", "opposes", "drops", "softens")
SHARPNESS = 4.0
SHORT, USUAL = 40, 6.0  # tokens that tell nothing of their subject, and the log-odds it is then given
OTHER, SAME = -4.0, 8.0  # log-odds between which the subject of a window counts
ALSO = 0.1  # chance of a token from which on it names a second place in the clause


@dataclass(frozen=True)
class Stand:
    """A stand on an issue, or on a place or mediator in a role (then `issue` is the role).

    `chance` and `sure` are what the layers give issue and stance, `pointed` what they give where the holder
    is named, and of a role the place; `told` is the chance of a likelier stand that may be the same
    (`of_sentence`); `subject`, in log-odds, that the text around is of matters on which stands are taken;
    `probability`, that all of it is right, is calibrated (`training/stands/calibrated.py`).
    """

    issue: str
    chance: float
    stance: str
    sure: float
    pointed: float
    holder: Span
    place: Span | None = None
    told: float = 0.0
    subject: float = 0.0
    probability: float = 0.0


@dataclass(frozen=True)
class Content:
    """What somebody is told to say, in characters: the mean probability of its labels, and where the
    speaker is named."""

    start: int
    end: int
    probability: float
    speaker: Span


def signs_of_chance(one: Stand) -> tuple[float, ...]:
    """What the probability of a stand is told from: log-odds of its chance, logarithms of its stance's and of
    its holder's and place's, whether it is told already, and what the text around is about."""
    held = min(max(one.chance, 1e-6), 1 - 1e-6)
    return (
        math.log(held / (1 - held)),
        math.log(max(one.sure, 1e-6)),
        one.told,
        math.log(max(one.pointed, 1e-6)),
        one.subject,
    )


def subject(weights: Floats, states: Floats) -> float:
    """Log-odds that some stand is taken in a window, by the mean of the states [n, 384] of its running text:
    reports of a campaign or a strike have the same verbs as those of a negotiation."""
    if len(states) < SHORT:
        return USUAL
    return min(max(float(states.mean(0) @ weights[:-1] + weights[-1]), OTHER), SAME)


@dataclass(frozen=True)
class Asked:
    """A clause: its characters [start, end), and of each issue and role whether its words are found there, of
    two kinds (`detente.reading.issues.signs`, `detente.reading.venue_stances_words.signs`)."""

    start: int
    end: int
    signs: Sequence[tuple[bool, bool]]


class Stands:
    """What the layers make of one text: states of every token, window by window."""

    def __init__(
        self,
        tokens: Tokens,
        found: Sequence[tuple[Window, Floats]],
        subjects: Sequence[float],
        weights: heads.Weights,
        manifest: Mapping[str, Any],
    ) -> None:
        self._tokens, self._weights, self.issues = tokens, weights, tuple(manifest["issues"])
        self._calibration: dict[str, list[float]] = manifest["calibration"]
        self._found, self._subjects = list(found), list(subjects)
        self._own = [window.own[0] for window, _ in self._found]
        self._keys = [heads.linear(weights, "hk", states) for _, states in self._found]

    @property
    def brief(self) -> bool:
        """Whether all of the text is too short to tell what it is about; the layers learned from reports."""
        return all(len(states) < SHORT for _, states in self._found)

    def of_sentence(self, sentence: int, clauses: Sequence[Asked], least: float) -> list[list[Stand]]:
        """The stands that each of some clauses of a sentence takes, those of at least this chance.

        One of the same stance may be another's twin: on another issue of the clause, by another name of the
        same, or on the same issue in another clause.
        """
        found = [self._of_clause(sentence, clause, least) for clause in clauses]
        every = [(number, one) for number, some in enumerate(found) for one in some]

        def weighed(number: int, one: Stand) -> Stand:
            kin = [(its, other) for its, other in every if other.stance == one.stance and _akin(other, one)]
            twins = [other.chance for its, other in kin if (other.issue == one.issue) != (its == number)]
            told = max((chance for chance in twins if chance > one.chance), default=0.0)
            return self._weighed(replace(one, told=told))

        return [[weighed(number, one) for one in some] for number, some in enumerate(found)]

    def _weighed(self, one: Stand) -> Stand:
        """A stand with the probability that all of it is right."""
        *weights, constant = self._calibration["role" if one.issue in ROLES else "issue"]
        score = float(np.dot(weights, signs_of_chance(one))) + constant
        return replace(one, probability=1 / (1 + math.exp(-score)))

    def _of_clause(self, sentence: int, clause: Asked, least: float) -> list[Stand]:
        placed = self._placed(sentence, clause.start, clause.end)
        if placed is None:
            return []
        number, a, b = placed
        w, states = self._weights, self._found[number][1]
        words = states[a:b]
        scores = heads.linear(w, "key", words) @ w["query"].T / np.sqrt(w["query"].shape[1])
        looked = np.exp(log_softmax(scores.T)) @ words
        width = looked.shape[1]
        hints = np.asarray(clause.signs, dtype=np.float32) @ w["signs"]
        whole = words.mean(0) @ w["first.weight"][:, width:].T + w["first.bias"]
        inner = np.maximum(looked @ w["first.weight"][:, :width].T + whole + w["emb"] + hints, 0)
        chances = 1 / (1 + np.exp(-((inner * w["issue"]).sum(1) + w["ibias"])))
        asked = np.flatnonzero(chances >= least)
        return [
            replace(one, subject=self._subjects[number])
            for i in asked
            for one in self._stands(number, (a, b), int(i), float(chances[i]), inner[i])
        ]

    def _stands(self, number: int, own: Span, asked: int, chance: float, inner: Floats) -> Iterator[Stand]:
        """The stand on an issue; of a role, one for each place that is pointed at."""
        w, states, role = self._weights, self._found[number][1], asked - len(self.issues)
        by, held = self._pointed(number, heads.linear(w, "hq", inner), own[0])
        holder = self._span(number, by)
        if role < 0:
            stance, sure = _likeliest(heads.linear(w, "stance", inner))
            yield Stand(self.issues[asked], chance, STANCES[stance], sure, held, holder)
            return
        for token, there in self._places(number, heads.linear(w, "pq", inner), own):
            word, sure = _likeliest(heads.linear(w, "venue", inner) + w["there.weight"] @ states[token])
            place = self._span(number, token)
            yield Stand(ROLES[role], chance, WORDS_ON_PLACES[word], sure, held * there, holder, place)

    def act_of(self, sentence: int, content: Sequence[Span]) -> tuple[str, float] | None:
        """The act of a statement whose content begins in a sentence, with its probability."""
        placed = [p for start, end in content if (p := self._placed(sentence, start, end))]
        if not placed:
            return None
        number = placed[0][0]
        inner = self._content(number, [(a, b) for n, a, b in placed if n == number])
        chances = np.exp(log_softmax(heads.linear(self._weights, "act", inner)[None])[0])
        return ACTS[int(chances.argmax())], float(chances.max())

    @cached_property
    def _said(self) -> list[Floats]:
        return [log_softmax(heads.linear(self._weights, "content", states)) for _, states in self._found]

    def said(self, sentence: int, span: Span) -> float:
        """Mean probability of the characters of a sentence to be told as said; 1 where there are none."""
        placed = self._placed(sentence, *span)
        if placed is None:
            return 1.0
        number, a, b = placed
        return float((1 - np.exp(self._said[number][a:b, 0])).mean())

    def contents(self) -> list[Content]:
        """What is said in the text, window by window, by whatever words it is told."""
        return [one for number in range(len(self._found)) for one in self._contents(number)]

    def _contents(self, number: int) -> Iterator[Content]:
        window, scores = self._found[number][0], self._said[number]
        for a, b, _ in decode.found(scores, ("content",)):
            chance = float((1 - np.exp(scores[a:b, 0])).mean())
            by, _ = self._pointed(
                number, heads.linear(self._weights, "sq", self._content(number, [(a, b)])), a
            )
            speaker = self._span(number, by)
            first, last = self._tokens.starts[window.start + a], self._tokens.ends[window.start + b - 1]
            yield Content(int(first), int(last), chance, speaker)

    def _content(self, number: int, spans: Sequence[Span]) -> Floats:
        """What is seen [256] of the content of a statement, rows of a window."""
        w, states = self._weights, self._found[number][1]
        words = np.concatenate([states[a:b] for a, b in spans])
        scores = heads.linear(w, "akey", words)[:, 0]
        looked = np.exp(log_softmax(scores[None])[0]) @ words
        seen: Floats = np.maximum(heads.linear(w, "afirst", np.concatenate([looked, words.mean(0)])), 0)
        return seen

    def _placed(self, sentence: int, start: int, end: int) -> tuple[int, int, int] | None:
        """The window of a sentence, and the rows of its states that show the characters [start, end)."""
        number = bisect_right(self._own, sentence) - 1
        if number < 0:
            return None
        window = self._found[number][0]
        a, b = self._tokens.cover(start, end)
        a, b = max(a, window.start) - window.start, min(b, window.end) - window.start
        return (number, a, b) if a < b else None

    def _places(self, number: int, query: Floats, own: Span) -> Iterator[tuple[int, float]]:
        """The token that is pointed at, and those of the clause that another place is named by; the chance of
        each."""
        chances = self._chances(number, query, own[0])
        ids = self._tokens.ids[self._found[number][0].start :][: len(chances)]
        token = int(chances.argmax())
        room = np.zeros(len(chances), dtype=bool)
        room[slice(*own)] = True
        while True:
            same = ids == ids[token]
            yield token, float(chances[same].sum())
            room &= ~same
            room[max(0, token - 1) : token + 2] = False
            token = int(np.where(room, chances, -1.0).argmax())
            if not room[token] or chances[token] < ALSO:
                return

    def _pointed(self, number: int, query: Floats, at: int) -> tuple[int, float]:
        """The token that is pointed at from row `at`, with the probability of all that are the same word."""
        chances = self._chances(number, query, at)
        ids = self._tokens.ids[self._found[number][0].start :][: len(chances)]
        best = int(chances.argmax())
        return best, float(chances[ids == ids[best]].sum())

    def _chances(self, number: int, query: Floats, at: int) -> Floats:
        w, keys = self._weights, self._keys[number]
        near = w["dist.weight"][heads.bucket(np.arange(len(keys)) - at), 0]
        chances: Floats = np.exp(
            log_softmax((SHARPNESS / np.sqrt(len(query)) * (keys @ query) + near)[None])[0]
        )
        return chances

    def _span(self, number: int, row: int) -> Span:
        """Characters of a token."""
        token = self._found[number][0].start + row
        return int(self._tokens.starts[token]), int(self._tokens.ends[token])


def _akin(a: Stand, b: Stand) -> bool:
    """Whether both are stands on issues, or both on places and mediators."""
    return (a.issue in ROLES) == (b.issue in ROLES)


def _likeliest(scores: Floats) -> tuple[int, float]:
    """The number of the highest score, and its probability."""
    chances = np.exp(log_softmax(scores[None])[0])
    best = int(chances.argmax())
    return best, float(chances[best])
