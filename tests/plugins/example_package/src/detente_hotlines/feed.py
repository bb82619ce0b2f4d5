"""A log of calls as a feed: day, caller, called."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "hotline-log",
    title="Log of a hotline",
    columns=columns("day:DATE! caller! called!"),
    delimiter=",",
    quoted=True,
    licence="made up",
    citation="made up",
    checked="2025-01-01",
    codebook="https://example.org/hotlines",
)
def hotline_log(look: Look) -> dict[str, str]:
    """Every call is a consultation."""
    made = {"date": "day", "scheme": "'hotline'", "code": "'CALL'", "plover": "'CONSULT'"}
    for role, column in (("source", "caller"), ("target", "called")):
        state = look("state", f"lower({column})", "state")
        made |= {role: state, f"{role}_name": column, f"{role}_state": state}
    return made
