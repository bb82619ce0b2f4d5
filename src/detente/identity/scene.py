"""One text while it is read: its words, its sentences, and who has been met so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.identity.gazetteer import Entry, Gazetteer, Hit
from detente.identity.mention import Mention
from detente.identity.tables import words_of
from detente.identity.words import Word, key_of, name_key, words

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n")
ABBREVIATIONS = words_of("scene.abbreviations")


@dataclass
class Known:
    """A person met in this text, or one of its own: what they are called and how they were introduced."""

    id: str
    name: str
    surname: str
    gender: str | None
    state: str | None = None
    role: str | None = None
    level: str | None = None
    of: str | None = None


@dataclass
class Scene:
    """The words of a text with the known names among them, and the memory that later words refer to."""

    text: str
    published: str | None
    gazetteer: Gazetteer
    words: list[Word] = field(init=False)
    hits: dict[int, Hit] = field(init=False)
    sentence: list[int] = field(init=False)
    people: dict[str, Known] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    trail: list[tuple[int, Mention]] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    unsure: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _clues: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Cut the text into words and sentences and look up every known name."""
        self.words = words(self.text)
        self.hits = self.gazetteer.find(self.words, self.text)
        self.sentence = self._sentences()

    def _sentences(self) -> list[int]:
        numbers, number = [], 0
        for index, word in enumerate(self.words):
            if index:
                last = self.words[index - 1]
                between = self.text[last.end : word.start]
                if _STOP.search(between) and not (last.key in ABBREVIATIONS or len(last.text) == 1):
                    number += 1
            numbers.append(number)
        return numbers

    def word(self, index: int) -> Word | None:
        """The word at an index, or None outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def key(self, index: int) -> str:
        """The key of the word at an index, "" outside the text."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """The characters between a word and the one before it ("" at the edges)."""
        if not 0 < index < len(self.words):
            return ""
        left = self.words[index - 1]
        between = self.text[left.end : self.words[index].start]
        if left.possessive:
            between = between[2:] if between[1:2] in ("s", "S") else between[1:]
        return between

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence."""
        return index == 0 or self.sentence[index] != self.sentence[index - 1]

    def entries(self, index: int, *uses: str) -> tuple[Entry, ...]:
        """The entries of the name that starts at a word, limited to some uses."""
        hit = self.hits.get(index)
        if hit is None:
            return ()
        return tuple(e for e in hit.entries if e.use in uses) if uses else hit.entries

    def clue(self, marks: tuple[str, ...]) -> str:
        """The first of some words that the text holds ("" if none); looked up once a text."""
        if marks not in self._clues:
            low = f" {' '.join(w.key for w in self.words)} "
            self._clues[marks] = next((m for m in marks if f" {name_key(m)}" in low), "")
        return self._clues[marks]

    def meet(self, known: Known) -> None:
        """Remember a person; a later meeting adds what was unknown and moves them to the front."""
        old = self.people.get(known.id)
        if old is not None:
            known.state, known.role = known.state or old.state, known.role or old.role
            known.level, known.of = known.level or old.level, known.of or old.of
            known.gender = known.gender or old.gender
        self.people[known.id] = known
        for surname in {known.surname, known.surname.split(" ")[-1]}:
            key = " ".join(key_of(part) for part in surname.replace("-", " ").split())
            line = self.surnames.setdefault(key, [])
            if known.id in line:
                line.remove(known.id)
            line.append(known.id)

    def note(self, index: int, mention: Mention) -> None:
        """Put a mention on the trail that pronouns and bare titles look back along."""
        self.trail.append((index, mention))
        side = mention.state or (mention.actor if mention.kind in ("group", "organisation") else None)
        if side is not None and mention.kind not in ("place", "pronoun"):
            if side in self.parties:
                self.parties.remove(side)
            self.parties.append(side)

    def span(self, first: int, last: int) -> tuple[int, int, str]:
        """Offsets and text of words first..last (exclusive)."""
        start, end = self.words[first].start, self.words[last - 1].end
        return start, end, self.text[start:end]
