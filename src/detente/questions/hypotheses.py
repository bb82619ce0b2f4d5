"""What are the talks for? Rival hypotheses against the signals reported.

The answer is a comparison of what is given: which hypothesis the signals are *consistent with*, and how much
more so than the others, under frequencies that are a judgement. It never says what is the case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from detente.methods.evidence.matrix import Floats, diagnosticity, posterior, ratios
from detente.methods.evidence.sensitivity import flips, tempered_range
from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.hypotheses_file import Hypotheses, hypotheses_of, priors
from detente.questions.signals import seen
from detente.questions.signals_costs import title, weight
from detente.records import Signal

NOTES = (
    "How often each signal is to be expected under each hypothesis is JUDGEMENT, not measurement. Edit a "
    "copy of the file as <case>/hypotheses.yaml.",
    "A kind of signal counts once however many reports tell of it; a signal not reported counts for nothing.",
    "Signals are taken as independent given the hypothesis. They seldom are: read the range, not the figure.",
)


@dataclass(frozen=True)
class Weighed:
    """Signals against hypotheses: kinds (n), their likelihoods (n, h), prior (h,) and posterior (h,)."""

    rivals: Hypotheses
    kinds: tuple[str, ...]
    reports: dict[str, list[Signal]]
    likelihood: Floats
    prior: Floats
    posterior: Floats
    low: Floats
    high: Floats

    @property
    def leader(self) -> int:
        """The hypothesis with the highest chance."""
        return int(np.argmax(self.posterior))

    @property
    def robust(self) -> bool:
        """True where the leader leads under every prior and weight tried."""
        others = [self.high[k] for k in range(len(self.high)) if k != self.leader]
        return bool(self.low[self.leader] > max(others))


def hypotheses(
    book: Casebook, *, case_folder: Path | None = None, file: Path | None = None, prior: Sequence[str] = ()
) -> Answer:
    """Weigh the reported signals against rival hypotheses. Raises BadHypotheses (E421)."""
    rivals = hypotheses_of(case_folder, file)
    chances = priors(prior, rivals)
    weighed = weigh(book, rivals, np.array(list(chances.values())))
    if not weighed.kinds:
        return _nothing(book, rivals, chances)
    lost, added = flips(weighed.prior, weighed.likelihood, _unseen(weighed)[1])
    change = _change(weighed, lost.tolist(), added)
    return Answer(
        question="hypotheses",
        headline=_headline(weighed),
        figures={
            "prior": chances,
            "posterior": dict(zip(chances, map(float, weighed.posterior), strict=True)),
            "signals": len(weighed.kinds),
            "robust": weighed.robust,
        },
        tables=(_chances(weighed), _matrix(book, weighed), _sensitivity(weighed), _reasons(weighed)),
        notes=(change, *NOTES),
        as_known_on=book.as_known_on,
    )


def weigh(book: Casebook, rivals: Hypotheses, prior: Floats) -> Weighed:
    """The signals of the period that the file speaks of, each kind once, weighed."""
    reports: dict[str, list[Signal]] = defaultdict(list)
    for group in seen(book):
        if group[0].kind in rivals.expected:
            reports[group[0].kind] += group
    kinds = tuple(reports)
    likelihood = np.array([rivals.expected[kind].values for kind in kinds]).reshape(-1, len(prior))
    low, high = tempered_range(prior, likelihood)
    return Weighed(rivals, kinds, reports, likelihood, prior, posterior(prior, likelihood), low, high)


def _headline(weighed: Weighed) -> str:
    best = weighed.rivals.hypotheses[weighed.leader].title
    chance = weighed.posterior[weighed.leader]
    count = f"{len(weighed.kinds)} kinds of signal" if len(weighed.kinds) > 1 else "1 kind of signal"
    if not weighed.robust:
        return (
            f"The signals ({count}) do not tell the hypotheses apart: most consistent with “{best}” "
            f"({chance:.0%}), but not under every prior and weight tried. By judgement, not measurement."
        )
    return (
        f"The signals ({count}) are consistent with “{best}” more than with its rivals: {chance:.0%}, under "
        "every prior and weight tried. By judgement, not measurement."
    )


def _chances(weighed: Weighed) -> Table:
    figures = np.stack([weighed.prior, weighed.posterior, weighed.low, weighed.high], axis=1).round(3)
    rows = [
        Row(values=(each.title, *map(float, figures[k]))) for k, each in enumerate(weighed.rivals.hypotheses)
    ]
    return Table(
        title="Hypotheses",
        columns=("hypothesis", "prior", "after the signals", "lowest", "highest"),
        rows=tuple(rows),
        note="Lowest, highest: prior odds of each hypothesis doubled in turn, signals at 1/4 to full weight.",
    )


def _matrix(book: Casebook, weighed: Weighed) -> Table:
    told = diagnosticity(weighed.likelihood)
    speaks = ratios(weighed.likelihood)
    columns = tuple(each.code for each in weighed.rivals.hypotheses)
    rows = []
    for k in np.argsort(-told, kind="stable"):
        kind = weighed.kinds[k]
        cells = [_cell(x, r) for x, r in zip(weighed.likelihood[k], speaks[k], strict=True)]
        rows.append(
            Row(
                values=(
                    title(kind),
                    weight(kind),
                    *cells,
                    round(float(told[k]), 2),
                    weighed.rivals.expected[kind].why,
                ),
                evidence=tuple(book.cite(each.span, each.id) for each in weighed.reports[kind]),
            )
        )
    return Table(
        title="Evidence for and against",
        columns=("signal", "weight", *columns, "diagnosticity", "why expected so"),
        rows=tuple(rows),
        note="Cells: how often the signal is expected; in brackets the likelihood ratio against the other "
        "hypotheses (above 1 for, below 1 against). Diagnosticity: ln of highest over lowest; 0: nothing.",
    )


def _cell(expected: float, ratio: float) -> str:
    sign = "for" if ratio > 1.05 else "against" if ratio < 0.95 else "neither"
    return f"{expected:.2f} (×{ratio:.2f}, {sign})"


def _unseen(weighed: Weighed) -> tuple[list[str], Floats]:
    kinds = [kind for kind in weighed.rivals.expected if kind not in weighed.kinds]
    cells = np.array([weighed.rivals.expected[kind].values for kind in kinds])
    return kinds, cells.reshape(-1, len(weighed.prior))


def _sensitivity(weighed: Weighed) -> Table:
    """The chance of the leader with each signal left out."""
    rows = []
    for k, kind in enumerate(weighed.kinds):
        rest = np.delete(weighed.likelihood, k, axis=0)
        chances = posterior(weighed.prior, rest)
        leads = weighed.rivals.hypotheses[int(np.argmax(chances))].title
        rows.append(Row(values=(title(kind), round(float(chances[weighed.leader]), 3), leads)))
    return Table(
        title="Without one signal",
        columns=("left out", "chance of the first hypothesis then", "leads then"),
        rows=tuple(rows),
    )


def _reasons(weighed: Weighed) -> Table:
    """Why each signal is expected as often as the file says."""
    expected = [(kind, weighed.rivals.expected[kind]) for kind in weighed.kinds]
    rows = tuple(Row(values=(title(kind), each.why, each.source)) for kind, each in expected)
    return Table(title="Why these frequencies", columns=("signal", "because", "source"), rows=rows)


def _change(weighed: Weighed, lost: list[int], added: Floats) -> str:
    """The sentence that would change the verdict."""
    kinds, _ = _unseen(weighed)
    turning = [k for k in range(len(kinds)) if int(np.argmax(added[k])) != weighed.leader]
    parts = []
    if turning:
        best = sorted(turning, key=lambda k: added[k][weighed.leader])[:3]
        named = [f"{title(kinds[k])} (then “{_title(weighed, added[k])}”)" for k in best]
        parts.append(f"a report of {', or of '.join(named)}")
    if lost:
        named = [title(weighed.kinds[k]) for k in lost]
        parts.append(f"if {', or '.join(named)} proved untrue")
    if not parts:
        return "What would change the verdict: no single signal, seen or lost, would; it takes two or more."
    return f"What would change the verdict: {'; or '.join(parts)}."


def _title(weighed: Weighed, chances: Floats) -> str:
    return weighed.rivals.hypotheses[int(np.argmax(chances))].title


def _nothing(book: Casebook, rivals: Hypotheses, chances: dict[str, float]) -> Answer:
    rows = tuple(Row(values=(each.title, chances[each.code], each.what)) for each in rivals.hypotheses)
    return Answer(
        question="hypotheses",
        headline="No document of this case reports a signal that these hypotheses speak of: "
        "nothing tells them apart.",
        answered=False,
        figures={"prior": chances, "posterior": chances, "signals": 0, "robust": False},
        tables=(Table(title="Hypotheses", columns=("hypothesis", "prior", "what it says"), rows=rows),),
        as_known_on=book.as_known_on,
    )
