"""Errors that teach: what was got, what was wanted, what to do, under a stable code.

Each room declares its own errors as subclasses of `DetenteError`, in `<room>/errors.py`:
E1xx sources, E2xx ledger and cases, E3xx reading and identity, E4xx questions and their tables,
E5xx feeds, E6xx methods, E7xx scale and snapshots, E8xx web, E9xx command line.
Every code has a page in docs/errors/.
"""

from __future__ import annotations

from typing import ClassVar


class DetenteError(Exception):
    """Base of all errors a user may see.

    Parameters
    ----------
    got: what was found, with its name or value ("talks.pdf, 3.1 GB").
    wanted: what would have been right ("a file of at most 200 MB").
    do: what to do next ("split the file, or raise --max-bytes").
    """

    code: ClassVar[str] = "E000"
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, got: str, wanted: str, do: str) -> None:
        super().__init__(got, wanted, do)
        self.got, self.wanted, self.do = got, wanted, do

    def __str__(self) -> str:
        return f"{self.code} {self.title}: got {self.got}; wanted {self.wanted}. {self.do}"


def catalogue() -> dict[str, type[DetenteError]]:
    """Every declared error by its code; a code declared twice is a defect and raises ValueError."""
    found: dict[str, type[DetenteError]] = {}
    waiting = list(DetenteError.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.code in found and found[kind.code] is not kind:
            raise ValueError(f"{kind.code} is declared by {found[kind.code].__name__} and {kind.__name__}")
        found[kind.code] = kind
    return dict(sorted(found.items()))
