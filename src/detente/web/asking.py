"""The questions a page can ask: each by its name, with what it takes from the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.questions.answer import Answer
from detente.questions.casebook import Casebook
from detente.questions.claims import claims
from detente.questions.contacts import DEFAULT, contacts
from detente.questions.follow_through import follow_through
from detente.questions.happened import happened
from detente.questions.hypotheses import hypotheses
from detente.questions.mediators import mediators
from detente.questions.names import state_codes
from detente.questions.open_points import open_points
from detente.questions.positions import positions
from detente.questions.said import said
from detente.questions.signals import signals
from detente.questions.stage import stage
from detente.questions.venues import venues
from detente.questions.who import who
from detente.records.dates import bounds


@dataclass(frozen=True)
class Asked:
    """What the address asks for, checked: dates are EDTF or None, parties ISO3."""

    since: str | None = None
    until: str | None = None
    as_known_on: str | None = None
    parties: tuple[str, ...] = ()
    definition: str = DEFAULT


Answering = Callable[[Casebook, Asked, Path], Answer]


@dataclass(frozen=True)
class Question:
    """A page of the workbench: how it is called, and how it is answered."""

    name: str
    title: str
    answer: Answering
    takes: tuple[str, ...] = ()


def _plain(question: Callable[[Casebook], Answer]) -> Answering:
    """A question that takes nothing but the casebook."""
    return lambda book, _asked, _case: question(book)


def _of_parties(question: Callable[..., Answer]) -> Answering:
    """A question that takes the casebook and parties."""
    return lambda book, asked, _case: question(book, parties=asked.parties)


QUESTIONS = {
    question.name: question
    for question in (
        Question(
            "contacts",
            "Contacts and counts",
            lambda book, asked, case: contacts(
                book, under=asked.definition, parties=asked.parties, case_folder=case
            ),
            ("definition", "parties"),
        ),
        Question(
            "claims",
            "Claims checked",
            lambda book, asked, case: claims(book, parties=asked.parties, case_folder=case),
            ("parties",),
        ),
        Question("timeline", "What happened", _plain(happened)),
        Question("statements", "Who said what", _plain(said)),
        Question("positions", "Demands and positions", _plain(positions)),
        Question("venues", "Venues", _of_parties(venues), ("parties",)),
        Question(
            "mediators",
            "Mediators",
            _of_parties(mediators),
            ("parties",),
        ),
        Question("stage", "Stage", _of_parties(stage), ("parties",)),
        Question("follow-through", "Words and deeds", _plain(follow_through)),
        Question("signals", "Signals", _plain(signals)),
        Question(
            "hypotheses",
            "Rival hypotheses",
            lambda book, _asked, case: hypotheses(book, case_folder=case),
        ),
        Question("actors", "Who is who", _plain(who)),
        Question("open", "Open points", _plain(open_points)),
    )
}


def checked(
    since: str | None, until: str | None, as_known_on: str | None, parties: str | None, definition: str | None
) -> Asked:
    """What an address asks for; ValueError or UnknownParty (E403) where it cannot be."""
    return Asked(_date(since), _date(until), _date(as_known_on), state_codes(parties), definition or DEFAULT)


def _date(given: str | None) -> str | None:
    """An EDTF date, or None where the field was left empty."""
    date = (given or "").strip()
    if not date:
        return None
    bounds(date)
    return date
