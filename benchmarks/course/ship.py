"""Train the models that ship on all development data: `python -m benchmarks.course.ship [--data PATH]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks.course.hosts import Wanted, hosts, mediators, meetings, never_seen, open_to, train
from benchmarks.course.stages import steps
from benchmarks.measured import ROOT, shared
from detente.methods.calibration import Beta
from detente.methods.choice.stages import STAGES, learn
from detente.questions.venues_features import Meeting, names

OUT = ROOT / "src" / "detente" / "questions" / "data"


def main() -> None:
    """Write venues_model.json and stage_model.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=shared() / "data" / "process")
    folder = parser.parse_args().data
    every = meetings(folder / "mend")
    found = {name: _weights(every, wanted) for name, wanted in (("host", hosts), ("mediator", mediators))}
    body = {
        "trained_on": f"MEND before 2024 (doi:10.7910/DVN/PYRHS6), {len(every)} mediation events of "
        f"{len({each.conflict for each in every})} conflicts, each ranked from earlier ones only",
        "method": "conditional logit (McFadden 1974), pulled to 0; beta calibration over conflicts left out",
        "features": list(names(False)),
        **found,
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


def _weights(every: list[Meeting], wanted: Wanted) -> dict[str, list[float]]:
    weights = train(every, every, wanted, False)
    left_out = never_seen(every, wanted, history=True)
    third = open_to(left_out.meetings)
    beta = Beta.fit(left_out.chance[third], (left_out.right[third] > 0).astype(int))
    return {
        "weights": weights.round(4).tolist(),
        "beta": [round(beta.a, 4), round(beta.b, 4), round(beta.c, 4)],
    }


if __name__ == "__main__":
    main()
