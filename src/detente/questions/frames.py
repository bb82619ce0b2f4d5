"""Tables of an answer as Arrow tables and DataFrames, each row with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from detente.questions.answer import Answer, Citation, Table
from detente.questions.cells import cell
from detente.questions.errors import NeedsPandas

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]

EVIDENCE = "evidence"
_PLACES = {"start", "end"}  # characters; every other field of a citation is text
CITATIONS = pa.list_(
    pa.struct([(name, pa.int64() if name in _PLACES else pa.string()) for name in Citation.__struct_fields__])
)


def arrow(table: Table, about: Answer | None = None) -> pa.Table:
    """A table with its columns in order, then `evidence`, a list of citations a row.

    Whole numbers are int64, other numbers double, truth values bool, sequences lists of text; everything
    else is text, dates in EDTF among it, for a date may be vague. A column that mixes kinds is text as the
    other formats write it. The schema's metadata holds the title and, of the answer, question, headline,
    definition (JSON) and the day as known on.
    """
    names = [*table.columns, EVIDENCE]
    columns = [_column([row.values[place] for row in table.rows]) for place in range(len(table.columns))]
    cited = [msgspec.to_builtins(row.evidence) for row in table.rows]
    made = pa.Table.from_arrays([*columns, pa.array(cited, CITATIONS)], names=names)
    return made.replace_schema_metadata(dict(_about(table, about)))


def frame(table: Table, about: Answer | None = None) -> pandas.DataFrame:
    """The same as a DataFrame: unknown numbers stay unknown (Int64, boolean), the metadata is in `attrs`."""
    try:
        import pandas  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError as reason:
        raise NeedsPandas(
            got=f"a call of to_pandas() ({reason})",
            wanted="pandas beside détente",
            do="Install it (pip install pandas), or take to_arrow(), which needs nothing more.",
        ) from reason
    kinds = {pa.int64(): pandas.Int64Dtype(), pa.bool_(): pandas.BooleanDtype()}
    told = arrow(table, about).replace_schema_metadata(None)
    made: pandas.DataFrame = told.to_pandas(types_mapper=kinds.get)
    made.attrs = dict(_about(table, about))
    return made


def _column(values: list[Any]) -> Any:
    known = {type(value) for value in values if value is not None}
    if known and known <= {bool}:
        return pa.array(values, pa.bool_())
    if known and known <= {int}:
        return pa.array(values, pa.int64())
    if known and known <= {int, float}:
        return pa.array([None if value is None else float(value) for value in values], pa.float64())
    if known and known <= {tuple, list}:
        lists = [None if value is None else [cell(each) for each in value] for value in values]
        return pa.array(lists, pa.list_(pa.string()))
    texts = [value if value is None or isinstance(value, str) else cell(value) for value in values]
    return pa.array(texts, pa.string())


def _about(table: Table, answer: Answer | None) -> Iterator[tuple[str, str]]:
    yield "title", table.title
    if table.note:
        yield "note", table.note
    if answer is None:
        return
    yield "question", answer.question
    yield "headline", answer.headline
    if answer.definition is not None:
        yield "definition", msgspec.json.encode(answer.definition).decode()
    if answer.as_known_on:
        yield "as_known_on", answer.as_known_on
