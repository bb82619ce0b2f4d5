"""What is left in an extracted article though it is none of it: credits, promotions, pointers to other pieces."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Any

import yaml


@functools.cache
def _kinds() -> dict[str, tuple[int, tuple[re.Pattern[str], ...]]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(
        resources.files("detente.sources").joinpath("data/leftovers.yaml").read_text("utf-8")
    )
    return {
        kind: (int(each["most"]), tuple(re.compile(pattern, re.I) for pattern in each["patterns"]))
        for kind, each in data.items()
    }


def kind(block: str) -> str | None:
    """ "credit", "agency", "promotion" or "pointer" where a block is nothing else; None for text of the article."""
    line = " ".join(block.split())
    for name, (most, patterns) in _kinds().items():
        if len(line) <= most and any(pattern.fullmatch(line) for pattern in patterns):
            return name
    return None
