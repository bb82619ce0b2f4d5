"""Evidence as text, and its numbers: the same in every format."""

from __future__ import annotations

from detente.questions.answer import Citation, Row, Table
from detente.questions.cells import cell


def line(citation: Citation) -> str:
    """A citation in one line: the quote in its sentence, then outlet, date and place in the document."""
    return f"“{citation.sentence()}” — {citation.where()}"


def weights(table: Table) -> list[float]:
    """How wide each column is beside the others: by what it holds, short ones never starved."""
    lengths = [
        max([len(name), *(len(cell(row.values[position])) for row in table.rows)])
        for position, name in enumerate(table.columns)
    ]
    return [max(8, min(60, length)) ** 0.7 for length in lengths]


LONGEST = 16  # characters of a word that a column must hold


def longest_words(table: Table) -> list[int]:
    """Characters of the longest word of each column, name and cells, at most LONGEST."""
    columns = [
        " ".join([name, *(cell(row.values[position]) for row in table.rows)])
        for position, name in enumerate(table.columns)
    ]
    return [min(LONGEST, max(map(len, text.split()), default=1)) for text in columns]


class Notes:
    """Numbered evidence: the same stretch of a document has the same number everywhere."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.cited: list[Citation] = []

    def number(self, citation: Citation) -> int:
        """The number of a citation, given at its first use."""
        key = (citation.document, citation.start, citation.end)
        if key not in self._numbers:
            self.cited.append(citation)
            self._numbers[key] = len(self.cited)
        return self._numbers[key]

    def numbers(self, row: Row) -> list[int]:
        """The numbers of a row's evidence, each once, in order."""
        return sorted({self.number(citation) for citation in row.evidence})
