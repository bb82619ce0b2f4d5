"""What every command that answers does first: open the case, check dates and parties."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.cli.errors import BadOption
from detente.identity.gazetteer import load
from detente.ledger.case import Case
from detente.questions.casebook import Casebook, casebook
from detente.questions.errors import UnknownParty
from detente.records.dates import is_edtf


@contextmanager
def asked(
    case: Path, since: str | None = None, until: str | None = None, known: str | None = None
) -> Iterator[Casebook]:
    """The casebook of a case, opened read-only."""
    for option, date in (("--since", since), ("--until", until), ("--as-known-on", known)):
        if date is not None and not is_edtf(date):
            raise BadOption(
                got=f"{option} {date}", wanted="a date such as 2025-08-15, 2025-08 or 2025", do="Correct it."
            )
    with Case.open(case, readonly=True) as opened:
        yield casebook(opened, since=since, until=until, as_known_on=known)


def parties(given: str | None) -> tuple[str, ...]:
    """ISO3 codes of states given by code or name, separated by commas. Raises UnknownParty (E403)."""
    codes: list[str] = []
    for name in (given or "").split(","):
        if not name.strip():
            continue
        code = _state(name.strip())
        if code is None:
            raise UnknownParty(
                got=repr(name.strip()),
                wanted="a state by its ISO 3166-1 code or its name, such as RUS or Russia",
                do="`detente brief CASE` lists who is in the case.",
            )
        codes.append(code)
    return tuple(dict.fromkeys(codes))


def _state(name: str) -> str | None:
    gazetteer = load()
    if name.upper() in gazetteer.states:
        return name.upper()
    named = (entry.actor for entry in gazetteer.get(name) if entry.kind == "state")
    return next(named, None)
