"""A sentence as the coder sees it: its words, the actors and agents named, the verbs that the dictionary
knows."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.reading.petrarch.agents import Agent
from detente.reading.petrarch.dictionaries import Dictionaries
from detente.reading.petrarch.forms import listed
from detente.reading.petrarch.lines import Words
from detente.reading.petrarch.tokens import Token, past, tokens
from detente.reading.petrarch.verbs import Verb


@dataclass(frozen=True)
class Named:
    """An actor (with its code) or an agent at the words [first, last)."""

    first: int
    last: int
    code: str = ""
    agent: Agent | None = None


@dataclass
class Sentence:
    """Words with tags; who is named, by the place of the first word; verbs, by theirs."""

    tokens: list[Token]
    named: dict[int, Named] = field(default_factory=dict)
    verbs: dict[int, tuple[int, Verb]] = field(default_factory=dict)  # place: (place behind it, its entry)

    def tag(self, place: int) -> str:
        """The tag at a place; "" outside the sentence."""
        return self.tokens[place].tag if 0 <= place < len(self.tokens) else ""

    def word(self, place: int) -> str:
        """The word at a place, in capitals; "" outside the sentence."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""


def sentence(text: str, start: int, end: int, known: Dictionaries, day: str | None) -> Sentence:
    """Read text[start:end)."""
    found = Sentence(tokens(text, start, end))
    words = [token.word for token in found.tokens]
    place = 0
    while place < len(words):
        capital = any(t.shape[:1].isupper() for t in found.tokens[place : place + 2])
        one = _named(words, place, known, day, capital)
        if one is None:
            place += 1
            continue
        found.named[place] = one
        for inside in range(one.first, one.last):
            found.tokens[inside].tag = "N"
        place = one.last
    covered = {i for n in found.named.values() for i in range(n.first, n.last)}
    place = 0
    while place < len(words):
        verb = None if place in covered else _verb(found, words, place, known)
        if verb is not None:
            found.verbs[place] = verb
            for inside in range(place, verb[0]):
                found.tokens[inside].tag = "V"
        elif place not in covered and _other_verb(found, place):
            found.tokens[place].tag = "V"
        place = verb[0] if verb else place + 1
    return found


def _named(words: list[str], place: int, known: Dictionaries, day: str | None, capital: bool) -> Named | None:
    """The longest actor or agent that opens at a place; actors are written with a capital."""
    for size in range(min(known.longest, len(words) - place), 0, -1):
        span: Words = tuple(words[place : place + size])
        for entry in known.actors.get(span, ()) if capital else ():
            code = entry.code(day)
            if code is not None:
                return Named(place, place + size, "" if code == "---" else code)
        agent = known.agents.get(span)
        if agent is not None:
            return Named(place, place + size, agent=agent)
    return None


def _verb(found: Sentence, words: list[str], place: int, known: Dictionaries) -> tuple[int, Verb] | None:
    if found.tokens[place].tag not in "NR":
        return None
    for size in range(min(known.longest_verb, len(words) - place), 0, -1):
        verb = known.verbs.get(tuple(words[place : place + size]))
        if verb is not None:
            return (place + size, verb) if verbal(found, place, size) else None
    return None


NOUNY = ("ING", "S")


def verbal(found: Sentence, place: int, size: int = 1) -> bool:
    """Whether a word that may be a verb is one here, told by what stands around it."""
    token, before, after = found.tokens[place], found.tag(place - 1), found.tag(place + size)
    last = found.word(place - 1)
    if place and token.shape[:1].isupper() and not token.shape.isupper():
        return False
    while before == "R":
        place -= 1
        before = found.tag(place - 1)
    if before in ("T", "M", "Z", "B", "H", "O", "V", "S"):
        return not (
            before == "B" and after == "N" and not past(token.word) and not token.word.endswith("ING")
        )
    if before in ("D", "A"):
        return False
    if before == "P":
        return token.word.endswith("ING") and size > 1
    if past(token.word):
        return not (after == "N" and last in listed("adjectives"))
    if token.word.endswith("ING"):
        return before in ("", ",", "C")
    if before in ("N", ")"):  # "Arnor welcomes", "leaders meet", not "peace talks", "a trade report"
        return _finite(found, place, token.word, after)
    return (before in ("", "C", ",") and token.word.endswith("S")) or before == "C"


def _finite(found: Sentence, place: int, word: str, after: str) -> bool:
    """A present tense behind a noun: singular noun with -s, plural noun or name without."""
    while place > 1 and found.tag(place - 1) in "()N" and found.tag(place - 1) == ")":
        place -= 3  # behind "(EU)"
    last = found.tokens[place - 1]
    plural = last.word.endswith("S") and not last.word.endswith("SS")
    named = any(n.first <= place - 1 < n.last for n in found.named.values())
    if word.endswith("S"):
        return not plural or named
    return (plural or named) and after in ("P", "D", "S", "T", "N", "O", "")


def _other_verb(found: Sentence, place: int) -> bool:
    """Whether a word that no dictionary lists is a verb here: by its form and its neighbours."""
    token = found.tokens[place]
    if token.tag not in "N" or (place and token.shape[:1].isupper()):
        return False
    before = found.tag(place - 1)
    if before in ("T", "M", "Z"):
        return True
    if past(token.word) and len(token.word) > 3:
        return verbal(found, place) and not (before in ("C", ",") and found.tag(place + 1) == "N")
    return before == "B" and token.word.endswith("ING")
