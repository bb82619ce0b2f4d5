"""What is left in an extracted article though it is none of it: credits, promotions, pointers elsewhere."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Any

import yaml


@functools.cache
def _kinds() -> dict[str, tuple[int, re.Pattern[str]]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load(
        resources.files("detente.sources").joinpath("data/leftovers.yaml").read_text("utf-8")
    )
    return {
        kind: (int(each["most"]), re.compile("|".join(f"(?:{p})" for p in each["patterns"]), re.I))
        for kind, each in data.items()
    }


def kind(block: str) -> str | None:
    """What a block is if none of the article: "credit", "agency", "promotion" or "pointer"; else None."""
    line = " ".join(block.split())
    for name, (most, pattern) in _kinds().items():
        if len(line) <= most and pattern.fullmatch(line):
            return name
    return None
