"""Train the models that ship on all development data: `python -m benchmarks.course.ship [--data PATH]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.course.hosts import Task, meetings, train, unseen
from benchmarks.course.settle import settle
from benchmarks.course.stages import steps
from benchmarks.measured import ROOT, shared
from detente.methods.choice import Remembered
from detente.methods.choice.stages import STAGES, learn
from detente.questions.venues_features import Given, bends
from detente.questions.venues_meetings import Meeting, Target
from detente.questions.venues_memory import Past
from detente.questions.venues_pool import PARTS, Part
from detente.questions.venues_states import Floats, states

GIVEN: Given = "parties"
TARGETS: tuple[Target, ...] = ("host", "mediator")
OUT = ROOT / "src" / "detente" / "questions" / "data"


def main() -> None:
    """Write venues_model.json and stage_model.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=shared() / "data" / "process")
    folder = parser.parse_args().data
    every = meetings(folder / "mend")
    body: dict[str, Any] = {
        "trained_on": f"MEND before 2024 (doi:10.7910/DVN/PYRHS6), {len(every)} mediation events of "
        f"{len({each.conflict for each in every})} conflicts, each ranked from earlier ones only, and, "
        "counting little, what is on record of others 2010 to 2022 (mediations.tsv)",
        "method": "mean of models of choice by memory (methods/choice/remembered.py), settled on years "
        "and conflicts left out",
        "given": GIVEN,
        **{target: _weights(every, Task(target, GIVEN)) for target in TARGETS},
    }
    (OUT / "venues_model.json").write_text(json.dumps(body, indent=1) + "\n", "utf-8")
    walked = steps(folder / "pax_before_2015.csv")
    model = learn(walked)
    first = (
        np.bincount([each.before[0] for each in walked if len(each.before) == 1], minlength=len(STAGES)) + 1.0
    )
    stage = {
        "trained_on": "PA-X before 2015 (Bell and Badanjak 2019): steps between agreements of a process",
        "method": "conditional logit over a Markov chain, pulled to 0",
        "first": (first / first.sum()).round(4).tolist(),
        "chain": model.chain.round(4).tolist(),
        "weights": model.weights.round(4).tolist(),
    }
    (OUT / "stage_model.json").write_text(json.dumps(stage, indent=1) + "\n", "utf-8")


def _weights(every: list[Meeting], task: Task) -> dict[str, Any]:
    model = train(every, Past(every, states()), task)
    curve = settle(unseen(every, task)) if task.several else None
    return {
        "members": {name: _member(each, PARTS[name], task) for name, each in model.members.items()},
        "curve": None if curve is None else [round(x, 4) for x in (curve.a, curve.b, curve.c)],
    }


def _member(model: Remembered, part: Part, task: Task) -> dict[str, dict[str, float]]:
    named: dict[str, tuple[tuple[str, ...], Floats]] = {
        "memory": (part.memory, model.a),
        "base": (part.base, model.b),
        "bend": (bends(task.target, task.given), model.g),
    }
    return {kind: dict(zip(names, w.round(4).tolist(), strict=True)) for kind, (names, w) in named.items()}


if __name__ == "__main__":
    main()
