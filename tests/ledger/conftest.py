"""A case with a few reports in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case."""
    with Case.create(tmp_path / "case", analyst="Ines") as made:
        yield made


@pytest.fixture
def filled(case: Case) -> Case:
    """A case with three reports."""
    for number in range(3):
        report = document(number)
        case.ledger.add_document(report, records(report), VERSIONS)
    return case
