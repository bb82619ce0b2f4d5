"""How much work a call does, in calls of functions: the same on every machine, however busy."""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """The calls of functions, in Python and in C, that `work` makes."""
    count = 0

    def note(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
