"""What every command that answers does first: check the dates, open the case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.cli.errors import BadOption
from detente.ledger.case import Case
from detente.questions.casebook import Casebook, casebook
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
