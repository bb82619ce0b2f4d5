"""How much a file may ask of the machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Limits:
    """Bounds on one file; every one is a whole number of at least 1.

    Parameters
    ----------
    size: bytes of one document's file (and of one line of a .jsonl, one record of a .warc).
    characters: code points of one document's text; beyond it is no article, and reading takes minutes.
    depth: levels of nested markup that are kept; deeper wrappers are flattened, their text stays.
    unpacked: bytes a container (docx, gzip) may grow to.
    ratio: how many times larger a container may grow than it is on disk (tested past 1 MiB unpacked).
    pages: pages of a PDF.
    seconds: wall-clock time for parsing an isolated format (html, md, pdf, docx), then its process is killed.
    memory: bytes of address space of that process (POSIX; elsewhere only `size` and `unpacked` guard it).
    """

    size: int = 64 * 2**20
    characters: int = 2_000_000
    depth: int = 200
    unpacked: int = 256 * 2**20
    ratio: int = 200
    pages: int = 2_000
    seconds: int = 30
    memory: int = 2 * 2**30

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"Limits.{field.name} is {value!r}; it must be a whole number of at least 1")


DEFAULT = Limits()
