"""Where malformed rows go: one line of JSON each, with the reason, the line in the file and the text."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import TextIO

TEXT = 20_000  # characters of a row that are kept: longer ones are found by their line


class Quarantine:
    """A file of refused rows, made when the first comes; `count` says how many there are."""

    def __init__(self, path: Path) -> None:
        self.path, self.count = path, 0
        self.reasons: dict[str, int] = {}
        self._file: TextIO | None = None

    def add(self, member: str, line: int, kind: str, reason: str, text: str) -> None:
        """Set one row aside. `kind` is the reason without the row's own values, to be counted by."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8", newline="\n")
        row = {"file": member, "line": line, "reason": reason, "text": text[:TEXT]}
        self._file.write(json.dumps(row, ensure_ascii=True) + "\n")
        self.count += 1
        self.reasons[kind] = self.reasons.get(kind, 0) + 1

    def __enter__(self) -> Quarantine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
