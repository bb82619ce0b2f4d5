"""Who said what: statements by speaker and date, demands and promises told apart from assertions."""

from __future__ import annotations

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.records import Party, Span, Statement


def said(book: Casebook) -> Answer:
    """Every statement with its speaker, its act and its condition, in the order of the documents."""
    statements = [each for each in book.all(Statement) if book.within(_date(book, each))]
    speakers = {party_key(each.source) for each in statements if each.source}
    rows = tuple(
        Row(
            values=(
                _date(book, each),
                each.source.name if each.source else None,
                each.act,
                quote(each.content),
                each.condition.quote if each.condition else None,
                each.form,
            ),
            evidence=(book.cite(each.span, each.id),),
        )
        for each in statements
    )
    acts = sorted({each.act for each in statements})
    return Answer(
        question="said",
        headline=f"{len(rows)} statements by {len(speakers)} speakers."
        if rows
        else "No document of this case reports a statement.",
        answered=bool(rows),
        figures={"statements": len(rows), "speakers": len(speakers)}
        | {act: sum(each.act == act for each in statements) for act in acts},
        tables=(
            Table(
                title="Who said what", columns=("date", "who", "act", "what", "condition", "form"), rows=rows
            ),
        ),
        as_known_on=book.as_known_on,
    )


def party_key(party: Party) -> str:
    """The actor id, or the name as written where the actor is not known."""
    return party.actor or party.name


def quote(content: tuple[Span, ...], most: int = 200) -> str:
    """The words of a statement in one line of at most `most` characters."""
    text = " … ".join(" ".join(span.quote.split()) for span in content)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _date(book: Casebook, statement: Statement) -> str | None:
    return statement.date or book.published(statement.span)
