"""What stands around an article on a page that was copied whole: mastheads, menus, headlines of others.

The wordings are in frames.yaml. Every function gives lines of furniture of one made-up page.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from training.interviews.names import listed
from training.interviews.story import Story

_SIGNS = (" | ", "   ", " · ", " / ", "  ", " • ", " – ")
_LINE = "//"


@functools.cache
def _frames() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / "frames.yaml").read_text("utf-8")
    )
    return loaded


def top(story: Story) -> list[str]:
    """What stands above the headline."""
    pick = story.pick
    kinds = [
        kind
        for kind, share in (("masthead", 0.75), ("menu", 0.35), ("crumbs", 0.5), ("stamp", 0.2))
        if pick.random() < share
    ]
    return [line for kind in kinds for line in _lines(story, kind)]


def under(story: Story) -> list[str]:
    """What stands between headline and text: dates, times of reading, buttons."""
    return [line for _ in range(story.pick.choice((0, 1, 1, 2, 3))) for line in _lines(story, "stamp")]


def inside(story: Story) -> list[str]:
    """What interrupts the talk."""
    return _lines(story, "insert")


def foot(story: Story) -> list[str]:
    """What stands below the article."""
    return [line for _ in range(story.pick.choice((0, 1, 2, 2, 3, 4))) for line in _lines(story, "foot")]


def _lines(story: Story, kind: str) -> list[str]:
    known = _frames()[story.language]
    text = story.chosen(story.pick.choice(known[kind]))
    return [_filled(story, line) for line in text.split(_LINE) if line.strip()]


def _filled(story: Story, line: str) -> str:
    pick, known = story.pick, _frames()[story.language]
    line = line.strip()
    sections = listed(known["sections"])
    while "{cue}" in line:
        line = line.replace("{cue}", story.chosen(pick.choice(known["cue"])), 1)
    while "{N}" in line:
        line = line.replace("{N}", story.filled(pick.choice(known["headlines"])), 1)
    if "{M}" in line:
        line = line.replace("{M}", pick.choice(_SIGNS).join(pick.sample(sections, pick.randint(3, 7))))
    line = line.replace("{SU}", pick.choice(sections).upper()).replace("{OU}", story.paper.name.upper())
    while "{S}" in line:
        line = line.replace("{S}", pick.choice(sections), 1)
    line = line.replace("{K}", pick.choice(sections).upper())
    spaced = "   " in line or "  " in line
    return line if spaced and "{" not in line else story.filled(line)
