"""Answers are values: figures, uncertainty, the definition used, and the evidence for every line.

The command line, the brief, the notebook and the web only draw an `Answer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:  # heavy, and only a notebook asks for them
    import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]
    import pyarrow


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of evidence with where it stands: outlet, date, and the characters of the document.

    `prefix` and `suffix` are the rest of the sentence around the quote, or, where the quote is whole
    sentences, up to 32 characters on each side.
    """

    document: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    record: str | None = None

    def sentence(self) -> str:
        """The quote in its sentence, in one line."""
        return " ".join(f"{self.prefix}{self.quote}{self.suffix}".split())

    def source(self) -> str:
        """Who reports it: the outlet, else the title, else the document's id."""
        return self.outlet or self.title or self.document[:12]

    def where(self) -> str:
        """Outlet, date and place in the document, in one line."""
        known = [part for part in (self.outlet or self.title, self.published) if part]
        return ", ".join([*known, f"characters {self.start}-{self.end}"])


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table: a value a column, and what it rests on."""

    values: tuple[Any, ...]
    evidence: tuple[Citation, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under named columns. `note` says what the rows are, or why there are none."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.values) != len(self.columns):
                raise ValueError(f"{self.title}: {len(row.values)} values under {len(self.columns)} columns")

    def to_arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table, with a column `evidence`: see `detente.questions.frames.arrow`."""
        from detente.questions.frames import arrow

        return arrow(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame, with a column `evidence`.

        Raises NeedsPandas (E404) where pandas is absent.
        """
        from detente.questions.frames import frame

        return frame(self)

    def _repr_html_(self) -> str:
        from detente.questions.display import table_html

        return table_html(self)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a question answers.

    `headline` is the answer in a sentence; `figures` its numbers by name; `definition` the rule it was
    counted under; `tables` the rows behind it; `notes` what a reader must know before trusting it;
    `answered` is False where the case holds nothing to answer from; the headline then says what is missing.
    """

    question: str
    headline: str
    answered: bool = True
    figures: dict[str, Any] = {}
    definition: dict[str, Any] | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    as_known_on: str | None = None

    def table(self, title: str) -> Table:
        """The table of that title; KeyError names those there are."""
        for table in self.tables:
            if table.title == title:
                return table
        raise KeyError(f"{title!r} is none of {[table.title for table in self.tables]}")

    def to_arrow(self, title: str | None = None) -> pyarrow.Table:
        """The table of that title, or the first, as an Arrow table that carries the headline and definition.

        An answer without tables gives its figures, a row a figure. KeyError names the tables there are.
        """
        from detente.questions.frames import arrow

        return arrow(self._main(title), about=self)

    def to_pandas(self, title: str | None = None) -> pandas.DataFrame:
        """The same as a DataFrame; headline and definition are in its `attrs`.

        Raises NeedsPandas (E404) where pandas is absent.
        """
        from detente.questions.frames import frame

        return frame(self._main(title), about=self)

    def _main(self, title: str | None) -> Table:
        if title is not None:
            return self.table(title)
        if self.tables:
            return self.tables[0]
        rows = tuple(Row(values=pair) for pair in self.figures.items())
        return Table(title="Figures", columns=("figure", "value"), rows=rows)

    def _repr_html_(self) -> str:
        from detente.questions.display import answer_html

        return answer_html(self)
