"""An answer as a notebook shows it: plain HTML, everything escaped, no script, nothing fetched."""

from __future__ import annotations

from html import escape

from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.cells import cell

SHOWN = 60
# Notebooks set what stands between dollar signs as formulas, unless told not to.
_OPEN = '<div class="detente tex2jax_ignore mathjax_ignore">'


def answer_html(answer: Answer) -> str:
    """The headline, the definition it was counted under, the tables that have rows, the notes."""
    parts = [f"<p><strong>{escape(answer.headline)}</strong></p>"]
    if answer.as_known_on:
        parts.append(f"<p>As known on {escape(answer.as_known_on)}.</p>")
    if answer.definition:
        name, title = (escape(str(answer.definition.get(key, ""))) for key in ("name", "title"))
        parts.append(f"<p>Counted under <em>{name}</em>: {title}.</p>")
    parts += [_table(table) for table in answer.tables if table.rows]
    parts += [f"<p><small>{escape(note)}</small></p>" for note in answer.notes]
    return f"{_OPEN}{''.join(parts)}</div>"


def table_html(table: Table) -> str:
    """One table; a row's evidence unfolds. Beyond `SHOWN` rows it says how many more there are."""
    return f"{_OPEN}{_table(table)}</div>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (*table.columns, "evidence"))
    rows = "".join(map(_row, table.rows[:SHOWN]))
    left = len(table.rows) - SHOWN
    more = f"<p><small>… {left} more rows in to_pandas() and to_arrow()</small></p>" if left > 0 else ""
    note = f"<p><small>{escape(table.note)}</small></p>" if table.note else ""
    caption = f"<caption>{escape(table.title)} ({len(table.rows)})</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}{note}"


def _row(row: Row) -> str:
    values = "".join(f"<td>{escape(cell(value))}</td>" for value in row.values)
    quotes = "".join(f"<li>{_quote(citation)}</li>" for citation in row.evidence)
    count = len(row.evidence)
    summary = f"<summary>{count} {'quote' if count == 1 else 'quotes'}</summary>"
    cited = f"<details>{summary}<ol>{quotes}</ol></details>" if count else "–"
    return f"<tr>{values}<td>{cited}</td></tr>"


def _quote(citation: Citation) -> str:
    before, quote, after = map(escape, (citation.prefix, citation.quote, citation.suffix))
    return f"{before}<mark>{quote}</mark>{after} <small>{escape(citation.where())}</small>"
