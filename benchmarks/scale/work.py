"""Work to be spread: functions that a worker in any process can import."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


def square(number: int) -> int:
    """A number times itself."""
    return number * number


def slow_square(number: int) -> int:
    """The same after a moment."""
    time.sleep(0.05)
    return number * number


def bad_at_three(number: int) -> int:
    """Fails on 3, always."""
    if number == 3:
        raise ValueError("three is bad")
    return number


def dies_at_three(number: int) -> int:
    """Takes its process down on 3, always."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_once(job: tuple[str, int]) -> int:
    """Takes its process down on 3 the first time; the mark it leaves lets it live the second."""
    folder, number = job
    mark = Path(folder) / f"tried-{number}"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hangs_at_three(number: int) -> int:
    """Never comes back on 3."""
    while number == 3:
        time.sleep(1)
    return number


def unpicklable(number: int) -> Any:
    """What cannot be sent back."""
    return (lambda: number) if number == 3 else number


def digits(content: dict[str, int], part: Path) -> dict[str, Any]:
    """A part of rows worked out from a number; `burn` is how much to think about each."""
    first, rows, burn = content["first"], content["rows"], content.get("burn", 1)
    if content.get("poison"):
        raise ValueError(f"row {first} is poison")
    found = []
    for number in range(first, first + rows):
        digest = str(number).encode()
        for _ in range(burn):
            digest = hashlib.sha256(digest).digest()
        found.append(digest.hex())
    pq.write_table(pa.table({"number": list(range(first, first + rows)), "digest": found}), part)
    time.sleep(content.get("sleep_ms", 0) / 1000)
    return {"rows": rows}


def dies_writing(content: Any, part: Path) -> dict[str, int]:
    """Takes its process down with half a part written, always."""
    part.write_bytes(str(content).encode("utf-8"))
    os.kill(os.getpid(), signal.SIGKILL)
    return {}
