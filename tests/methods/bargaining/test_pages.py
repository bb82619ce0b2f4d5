"""Every model has a page that says what it rests on, when not to use it, and how far off it was."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from detente.methods.bargaining import MODELS, get
from detente.methods.bargaining.model import Model

PAGES = Path(__file__).parents[3] / "docs" / "methods" / "bargaining"
KNOWN = json.loads((resources.files("detente.methods.bargaining") / "known_outcomes.json").read_text("utf-8"))


def stem(model: Model) -> str:
    return model.solve.__module__.rsplit(".", 1)[-1]


@pytest.mark.parametrize("name", MODELS)
def test_every_model_has_a_page(name: str) -> None:
    model = get(name)
    page = (PAGES / f"{stem(model)}.md").read_text("utf-8")
    assert page.startswith(f"# {model.title}\n")
    for part in ("## Equation", "## Assumptions", "## When not to use it", "## Error on known outcomes"):
        assert part in page
    for parameter in model.parameters:
        assert f"`{parameter.name}`" in page
        assert parameter.meaning in page
    for column in model.columns:
        assert column.name in page


@pytest.mark.parametrize("name", KNOWN["models"])
def test_the_page_tells_the_measured_error(name: str) -> None:
    page = (PAGES / f"{stem(get(name))}.md").read_text("utf-8")
    assert f"**{100 * KNOWN['models'][name]['mean_error']:.1f}** points of 100" in page


def test_the_index_lists_them_all() -> None:
    index = (PAGES / "index.md").read_text("utf-8")
    for name, model in MODELS.items():
        assert f"[{model.title}]({stem(model)}.md) | `{name}`" in index
