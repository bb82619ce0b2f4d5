"""Meetings, sanctions and force between countries within 30 days: skill over the base rate, calibration."""

from __future__ import annotations

import re

import numpy as np

from benchmarks.forecast.icews import Graph
from detente.methods.calibration import Estimate, bootstrap, brier_skill, calibration_error
from detente.methods.ranking.chances import Chances
from detente.methods.ranking.occurrence import panel

# By the words of CAMEO event names; what is only intended, demanded or refused does not count.
KINDS = {
    "meeting": r"make a visit|host a visit|meet at|engage in negotiation|discuss by telephone|"
    r"consult|mediate",
    "sanction": r"impose (embargo|administrative sanctions)|reduce or break|reduce or stop|"
    r"halt negotiations|expel",
    "force": r"use conventional|fight with|use unconventional|carry out|employ aerial|conduct suicide|"
    r"occupy territory|violate ceasefire|impose blockade|attempt to assassinate|assassinate|"
    r"abduct|physically",
}
# What may announce them, about as the roots of PLOVER divide the rest.
ANNOUNCING = (
    r"threaten|give ultimatum",
    r"demand|appeal|make an appeal",
    r"accuse|criticize|complain|bring lawsuit|deny|rally opposition|investigate|find guilty",
    r"reject|refuse|defy|veto|reduce relations|decline|halt",
    r"express intent",
    r"sign formal|express accord|grant|declare truce|forgive|apologize|make (empath|optim)|praise|rally|"
    r"defend",
    r"engage in|cooperate|share",
    r"provide",
    r"yield|ease|return|release|accede|demobilize|retreat|receive",
    r"protest|demonstrate (or|for)|conduct|obstruct",
    r"demonstrate|increase|mobilize|impose (state|curfew)",
    r"arrest|seize|confiscate|impose restr|coerce|destroy|use tactics|torture|ban|sexually|kill",
)
CUES = (*KINDS.values(), *ANNOUNCING)
OTHER = len(CUES)


def kind_of(name: str) -> int:
    """The kind a relation's name counts as."""
    plain = name.replace("_", " ").lower()
    return next((n for n, cue in enumerate(CUES) if re.match(cue, plain)), OTHER)


def measure(graph: Graph, horizon: int = 30) -> dict[str, tuple[Estimate, float, int]]:
    """For each kind: Brier skill with a 95 % interval over pairs, calibration error, cases.

    A country is an entity that others name in brackets, or itself; events within a country are left out.
    """
    events = np.concatenate([graph.train, graph.valid])
    named = set(graph.groups[graph.groups[:, 0] != np.arange(len(graph.groups)), 0].tolist())
    country = np.array([g if g in named else -1 for g in graph.groups[:, 0]])
    a, b = country[events[:, 0]], country[events[:, 2]]
    kept = (a >= 0) & (b >= 0) & (a != b)
    low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
    kinds = np.array([kind_of(name) for name in graph.relations])[events[kept, 1]]
    keys, pair = np.unique(low * len(country) + high, return_inverse=True)
    sides = np.stack([keys // len(country), keys % len(country)], axis=1)
    found = panel(pair, sides, kinds, events[kept, 3].astype(np.int64), horizon, every=10, least=OTHER + 1)
    chances, results = Chances(found, horizon), {}
    for n, name in enumerate(KINDS):
        _, record = chances.learned(n)
        skill = bootstrap(
            lambda p, y, base=record.base: brier_skill(p, y, base),
            record.forecast,
            record.came,
            groups=record.pair,
            draws=100,
        )
        results[name] = skill, calibration_error(record.forecast, record.came), len(record.came)
    return results
