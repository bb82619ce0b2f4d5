"""All stored results as one page: `python -m benchmarks.results` writes benchmarks/RESULTS.md.

Each benchmark stores its latest run as results/<name>.json: {"benchmark", "date", "machine", "versions",
"rows": [{"measure", "ours", "goal_must", "goal_record", "peer", "unit", "note"}]}.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COLUMNS = ("measure", "ours", "goal_must", "goal_record", "peer", "unit", "note")
HEADS = ("measure", "ours", "must", "record", "peer", "unit", "note")


def cell(value: Any) -> str:
    """A value in a table: short numbers, no bars."""
    if value is None or value == "":
        return ""
    text = f"{value:.4g}" if isinstance(value, float) else str(value)
    return " ".join(text.replace("|", "/").split())


def section(result: dict[str, Any]) -> str:
    """One benchmark as a heading, its circumstances, and its table."""
    versions = result.get("versions") or {}
    known = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
    machine = result.get("machine")
    if isinstance(machine, dict):
        machine = ", ".join(f"{key} {value}" for key, value in machine.items())
    head = [f"## {result['benchmark']}", "", f"{result.get('date', '')}; {machine}; {known}", ""]
    lines = ["| " + " | ".join(HEADS) + " |", "|" + "---|" * len(HEADS)]
    lines += ["| " + " | ".join(cell(row.get(key)) for key in COLUMNS) + " |" for row in result["rows"]]
    return "\n".join([*head, *lines])


def page(folder: Path = HERE / "results") -> str:
    """The whole page."""
    results = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    intro = (
        "# Results\n\nThe latest run of every benchmark beside its goal; `python -m benchmarks.<name>` runs\n"
        "one anew, `python -m benchmarks.results` writes this page. Development data only."
    )
    return "\n\n".join([intro, *map(section, results)]) + "\n"


if __name__ == "__main__":
    (HERE / "RESULTS.md").write_text(page(), "utf-8")
