"""Which statement stands inside which."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from detente.records import Statement


def nested(statements: Sequence[Statement]) -> list[Statement]:
    """The statements in text order, each with the id of the smallest other one whose content encloses all
    of it.

    Of two with the same content, the one that stands earlier in the list is the outer one.
    """
    order = sorted(range(len(statements)), key=lambda k: (*_whole(statements[k], widest=True), k))
    open_now: list[int] = []
    done: dict[int, Statement] = {}
    for k in order:
        start, stop = statements[k].span.start, statements[k].span.end
        open_now = [o for o in open_now if _whole(statements[o])[1] * -1 > start]
        outer = [o for o in open_now if _encloses(statements[o], start, stop)]
        parent = min(outer, key=lambda o: _length(statements[o])) if outer else None
        done[k] = (
            msgspec.structs.replace(statements[k], nested_in=statements[parent].id)
            if parent is not None
            else statements[k]
        )
        open_now.append(k)
    return [done[k] for k in order]


def _whole(one: Statement, widest: bool = False) -> tuple[int, int]:
    """Start and negated end, of the content or of the whole statement: sorts outer before inner."""
    if widest:
        return min(one.span.start, one.content[0].start), -one.span.end
    return min(part.start for part in one.content), -max(part.end for part in one.content)


def _length(one: Statement) -> int:
    return sum(part.end - part.start for part in one.content)


def _encloses(outer: Statement, start: int, stop: int) -> bool:
    return any(
        part.start <= start and stop <= part.end and stop - start < part.end - part.start
        for part in outer.content
    )
