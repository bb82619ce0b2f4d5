"""The questions a page can ask: each by its name, with what it takes from the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.claims import claims
from detente.questions.contacts import contacts
from detente.questions.follow_through import follow_through
from detente.questions.happened import happened
from detente.questions.hypotheses import hypotheses
from detente.questions.mediators import mediators
from detente.questions.open_points import open_points
from detente.questions.positions import positions
from detente.questions.said import said
from detente.questions.signals import signals
from detente.questions.stage import stage
from detente.questions.venues import venues
from detente.questions.who import who
from detente.web import figures, forecasting, turning, whatif
from detente.web.asked import Asked

Answering = Callable[[Casebook, Asked, Path], Answer]
Values = Callable[[Casebook, Asked, Path, Answer], dict[str, Any]]


def _nothing(_book: Casebook, _asked: Asked, _case: Path, _answer: Answer) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Question:
    """A page of the workbench: how it is called, how it is answered, what its template wants beside."""

    name: str
    title: str
    answer: Answering
    takes: tuple[str, ...] = ()
    template: str = "question.html"
    values: Values = field(default=_nothing)
    slow: bool = False  # left out of the overview: it learns or draws at random


def _plain(question: Callable[[Casebook], Answer]) -> Answering:
    """A question that takes nothing but the casebook."""
    return lambda book, _asked, _case: question(book)


def _of_parties(question: Callable[..., Answer]) -> Answering:
    """A question that takes the casebook and parties."""
    return lambda book, asked, _case: question(book, parties=asked.parties)


def _contacts(book: Casebook, asked: Asked, case: Path) -> Answer:
    return contacts(book, under=asked.definition, parties=asked.parties, case_folder=case)


def _claims(book: Casebook, asked: Asked, case: Path) -> Answer:
    return claims(book, parties=asked.parties, case_folder=case)


def _hypotheses(book: Casebook, _asked: Asked, case: Path) -> Answer:
    return hypotheses(book, case_folder=case)


PARTIES = ("parties",)
QUESTIONS = {
    question.name: question
    for question in (
        Question("contacts", "Contacts and counts", _contacts, ("definition", "parties")),
        Question("claims", "Claims checked", _claims, PARTIES),
        Question("timeline", "Timeline", _plain(happened), template="timeline.html"),
        Question("statements", "Who said what", _plain(said)),
        Question(
            "positions", "Demands and positions", _plain(positions), (), "positions.html", figures.positions
        ),
        Question("venues", "Venues", _of_parties(venues), PARTIES, "venues.html", figures.venues),
        Question("mediators", "Mediators", _of_parties(mediators), PARTIES),
        Question("stage", "Stage", _of_parties(stage), PARTIES),
        Question("follow-through", "Words and deeds", _plain(follow_through)),
        Question("signals", "Signals", _plain(signals)),
        Question("hypotheses", "Rival hypotheses", _hypotheses, (), "hypotheses.html", figures.hypotheses),
        Question(
            "turning-points",
            "Turning points",
            turning.answer,
            PARTIES,
            "turning.html",
            turning.values,
            slow=True,
        ),
        Question("whatif", "What if", whatif.answer, (), "whatif.html", whatif.values, slow=True),
        Question(
            "forecast",
            "Forecast",
            forecasting.answer,
            PARTIES,
            "forecast.html",
            forecasting.values,
            slow=True,
        ),
        Question("actors", "Who is who", _plain(who), template="actors.html"),
        Question("open", "Open points", _plain(open_points)),
    )
}
