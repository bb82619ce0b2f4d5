"""A folder of dictionaries in PETRARCH's formats, loaded once: actors, agents, verbs, discards, an
ontology."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detente.reading.errors import NoDictionaries
from detente.reading.petrarch.actors import Actor, read_actors
from detente.reading.petrarch.agents import Agent, read_agents
from detente.reading.petrarch.lines import Words, clean, words_of
from detente.reading.petrarch.ontology import read_ontology
from detente.reading.petrarch.verbs import Verb, read_verbs

KINDS = {
    "discard": "discard",
    "agent": "agents",
    "ontology": "ontology",
    "pico": "ontology",
    "verb": "verbs",
    "actor": "actors",
}
LARGEST = 64_000_000  # bytes of one file


@dataclass
class Dictionaries:
    """What a text is coded with. Names and forms are tuples of words in capitals."""

    actors: dict[Words, list[Actor]] = field(default_factory=dict)
    agents: dict[Words, Agent] = field(default_factory=dict)
    verbs: dict[Words, Verb] = field(default_factory=dict)
    discards: list[tuple[Words, bool]] = field(default_factory=list)  # words; True: the whole document
    ontology: dict[str, int] = field(default_factory=dict)
    longest: int = 1
    longest_verb: int = 1


def kind_of(path: Path) -> str | None:
    """What a file holds, told by its name ("Phoenix.Countries.actors.txt"); None for any other."""
    name = path.name.lower()
    return next((kind for part, kind in KINDS.items() if part in name), None)


def _discards(text: str) -> list[tuple[Words, bool]]:
    return [(words_of(line.lstrip("+")), line.startswith("+")) for line in clean(text)]


@functools.lru_cache(maxsize=4)
def load(folder: Path) -> Dictionaries:
    """The dictionaries of a folder: its .txt files with actor, agent, verb, discard or ontology in the name.

    Raises NoDictionaries (E303) where there are no verbs or no actors among them.
    """
    found = Dictionaries()
    files = sorted(p for p in folder.glob("*.txt")) if folder.is_dir() else []
    for path in files:
        kind = kind_of(path)
        if kind is None or path.stat().st_size > LARGEST:
            continue
        _take(found, kind, path.read_text("utf-8-sig", errors="replace"))
    if not found.actors or not found.verbs:
        raise NoDictionaries(
            got=f"{folder.name}: {len(found.actors)} names of actors, {len(found.verbs)} forms of verbs",
            wanted="a folder with at least one file of actors and one of verbs, in PETRARCH's formats",
            do="Name the files by what they hold (actors, agents, verbs): docs/reading/petrarch.md.",
        )
    found.longest = max(len(words) for words in (*found.actors, *found.agents))
    found.longest_verb = max(map(len, found.verbs))
    return found


def _take(found: Dictionaries, kind: str, text: str) -> None:
    if kind == "actors":
        for actor in read_actors(text):
            for name in actor.names:
                for form in _endings(name):
                    found.actors.setdefault(form, []).append(actor)
    elif kind == "agents":
        for words, agent in read_agents(text).items():
            found.agents.setdefault(words, agent)
    elif kind == "verbs":
        found.verbs.update(read_verbs(text).forms)
    elif kind == "discard":
        found.discards += _discards(text)
    else:
        found.ontology.update(read_ontology(text))


def _endings(name: Words) -> Sequence[Words]:
    """A name as texts write it: as listed, in the plural ("Israelis"), without its full stops ("UN" for
    "U.N.")."""
    last = name[-1]
    forms = [name, (*name[:-1], last + "S")] if last.isalpha() and not last.endswith("S") else [name]
    bare = tuple(re.sub(r"\.", "", word) for word in name)
    return forms if bare == name or len("".join(bare)) < 3 else [*forms, bare]
