"""Meetings as the ranking sees them: who, where, when, and from which day each is known."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.questions.venues_states import Floats, States, read

Target = Literal["host", "mediator"]
UNSEEN = -1e9


@dataclass(frozen=True)
class Meeting:
    """One meeting or mediation. Days are ordinals; `known` the day from which it is past.

    `parties` are the states in conflict, `mediators` states, `third` all third parties by any id, `local`
    the parties at the table by any id, `guests` states at the table that are neither party nor mediator.
    """

    day: int
    known: int
    conflict: str
    parties: tuple[str, ...]
    host: str | None
    mediators: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()

    def hosted(self) -> tuple[str, ...]:
        """The host where it is a third country."""
        return (self.host,) if self.host and self.host not in self.parties else ()

    def mediated(self) -> tuple[str, ...]:
        """The mediating states that are no party."""
        return tuple(state for state in self.mediators if state not in self.parties)

    def present(self) -> tuple[str, ...]:
        """All third states that took part."""
        return tuple(dict.fromkeys((*self.mediated(), *(s for s in self.guests if s not in self.parties))))


@dataclass(frozen=True)
class View:
    """Meetings asked about (n,) and past ones (m,) in the order of their days, and what each may see.

    `since` (n,): the past of the own conflict is hidden before that day. Nothing is seen that was not known
    before the day asked about.
    """

    asked: Sequence[Meeting]
    past: Sequence[Meeting]
    of: States
    since: Floats | None = None

    @functools.cached_property
    def days(self) -> Floats:
        """Days asked about (n,)."""
        return np.array([each.day for each in self.asked], dtype=float)

    @functools.cached_property
    def known(self) -> Floats:
        """Days from which the past is known (m,)."""
        return np.array([each.known for each in self.past], dtype=float)

    @functools.cached_property
    def here(self) -> Floats:
        """1 where a past meeting is of the same conflict and may be seen (n, m)."""
        since = np.full(len(self.asked), UNSEEN) if self.since is None else self.since
        before = self.known[None, :] < self.days[:, None]
        return self._same * before * (self.known[None, :] >= since[:, None])

    @functools.cached_property
    def elsewhere(self) -> Floats:
        """1 where it is of another conflict and may be seen (n, m)."""
        return (1.0 - self._same) * (self.known[None, :] < self.days[:, None])

    @functools.cached_property
    def _same(self) -> Floats:
        names = {each.conflict for each in (*self.asked, *self.past)}
        code = {name: k for k, name in enumerate(sorted(names))}
        a = np.array([code[each.conflict] for each in self.asked], dtype=int)
        b = np.array([code[each.conflict] for each in self.past], dtype=int)
        result: Floats = (a[:, None] == b[None, :]).astype(float)
        return result

    @functools.cached_property
    def third_countries(self) -> NDArray[np.bool_]:
        """The states that are no party (n, s)."""
        result: NDArray[np.bool_] = marks([each.parties for each in self.asked], self.of) == 0
        return result


def marks(groups: Sequence[Iterable[str]], of: States) -> Floats:
    """1 where a state is of a group: (groups, s)."""
    found = np.zeros((len(groups), len(of.iso3)))
    for k, group in enumerate(groups):
        found[k, of.rows(group)] = 1.0
    return found


def shared(asked: Sequence[Iterable[str]], past: Sequence[Iterable[str]]) -> Floats:
    """Jaccard's share of common members of each asked and each past group (n, m); 0 where both are empty."""
    words = {word: k for k, word in enumerate(sorted({w for group in (*asked, *past) for w in group}))}
    a, b = (np.zeros((len(groups), len(words))) for groups in (asked, past))
    for rows, groups in ((a, asked), (b, past)):
        for k, group in enumerate(groups):
            rows[k, [words[word] for word in group]] = 1.0
    common = a @ b.T
    either = a.sum(axis=1)[:, None] + b.sum(axis=1)[None, :] - common
    result: Floats = common / np.maximum(either, 1.0)
    return result


@functools.cache
def seats() -> dict[str, tuple[str, str]]:
    """Main and second seat ("" for none) of each organisation by any of its ids (data/seats.tsv)."""
    return {
        name: (row["seat"], row["second"])
        for row in read("seats.tsv")
        for name in (row["id"], *filter(None, row["also"].split(";")))
    }
