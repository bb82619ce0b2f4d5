"""What an actor is called, and which state a name given by the user means."""

from __future__ import annotations

from collections.abc import Iterable

from detente.identity.gazetteer import load
from detente.questions.errors import UnknownParty
from detente.records import Party


def called(actor: str, written: Iterable[str] = ()) -> str:
    """One name for an actor id; `written` are the names that reports give it."""
    gazetteer = load()
    if actor in gazetteer.persons:
        return gazetteer.persons[actor].name
    if actor in gazetteer.states:
        return gazetteer.states[actor]
    return max(written, key=lambda name: (name[:1].isupper(), len(name)), default=actor)


def names(parties: Iterable[Party]) -> list[str]:
    """The names of parties, each once; a state is left out where a person of it is named."""
    written: dict[str, list[str]] = {}
    of: dict[str, str | None] = {}
    for party in parties:
        key = party.actor or party.name
        written.setdefault(key, []).append(party.name)
        of[key] = party.state
    persons = {state for key, state in of.items() if key.startswith("person:")}
    return [called(key, spelled) for key, spelled in written.items() if key not in persons]


def state_codes(given: str | None) -> tuple[str, ...]:
    """ISO3 codes of states given by code or name, separated by commas. Raises UnknownParty (E403)."""
    return tuple(dict.fromkeys(_code(name.strip()) for name in (given or "").split(",") if name.strip()))


def _code(name: str) -> str:
    gazetteer = load()
    if name.upper() in gazetteer.states:
        return name.upper()
    for entry in gazetteer.get(name):
        if entry.kind == "state":
            return entry.actor
    raise UnknownParty(
        got=repr(name),
        wanted="a state by its ISO 3166-1 code or its name, such as RUS or Russia",
        do="`detente brief CASE` lists who is in the case.",
    )
