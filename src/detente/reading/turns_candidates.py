"""Every name that could be who asks or who answers, with what the page shows of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.reading.turns_called import called
from detente.reading.turns_cases import asking, instrumental, outlet, written
from detente.reading.turns_mentions import Place, around, made_of, marked, place
from detente.reading.turns_people import people
from detente.reading.turns_spans import Span, mixed, spans, tokens

_WITH = re.compile(r"(?:^|\s)(?:с|со|з|із|зі)\s+(?:[^\s,]+\s+){0,6}$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"\w\s+[^\W\d_a-zа-яіїєґ]\S+\s+(?:and|und|et|и|та|ve)\s+[^\W\d_a-zа-яіїєґ]\S+\s+\w")
_LINES = 80


@dataclass(slots=True)
class Candidate:
    """A name of the page: every form seen, where, and its features."""

    key: str
    person: bool
    forms: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    inflected: set[str] = field(default_factory=set)
    mentions: list[tuple[Place, Span, int]] = field(default_factory=list)
    """Each with how many other people its part has named before."""
    last: list[tuple[Place, Span]] = field(default_factory=list)
    """Where the last name stands for the whole."""

    @property
    def name(self) -> str:
        """The name to use: as an uninflected place has it, else put back into the nominative."""
        plain = [form for form in self.forms if form not in self.inflected]
        if not plain:
            return " ".join(instrumental(word) for word in self.forms[0].split())
        form = written(plain, self.person)
        return untitled(form) if self.person else form

    @property
    def plain(self) -> bool:
        """True for a person's name that stands by itself and holds no word for a role, a title or a body."""
        return self.person and any(
            not _within_run(span, at) and not any(at.classes[span.first : span.last + 1])
            for at, span, _ in self.mentions
        )

    @property
    def cut(self) -> bool:
        """True where wherever it stands another capitalised word follows: a name that goes on."""
        return all(
            span.last + 1 < len(at.words) and at.words[span.last + 1].capital for at, span, _ in self.mentions
        )

    @property
    def words(self) -> list[str]:
        """Its words, case-folded."""
        return [word.casefold() for word in _LETTERS.findall(self.forms[0])]


def untitled(name: str) -> str:
    """A name without the titles before it, as long as two words are left."""
    words = name.split()
    while len(words) > 2 and words[0].rstrip(".").casefold() in people().honorifics:
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the turns show: the text of questions and answers, labels with the side they speak for."""

    asked: list[str]
    said: list[str]
    labels: list[tuple[str, str]]
    """("ask" or "say", the label's text)."""
    outlet: str | None
    author: str | None


def gather(parts: Iterable[tuple[str, str]], heard: Heard) -> list[Candidate]:
    """The candidates of a page from the parts outside its turns: (where, text)."""
    places = [
        place(where, text, tokens(text), number) for number, (where, text) in enumerate(list(parts)[:_LINES])
    ]
    small = {word.text for at in places for word in at.words if word.text[:1].islower()}
    small |= {
        word for text in [*heard.asked, *heard.said] for word in re.findall(r"(?<!\w)[^\W\d_A-ZА-Я]\w+", text)
    }
    common = frozenset(small)
    page = " ".join(at.text for at in places)
    found: dict[str, Candidate] = {}
    for at in places:
        people_seen: list[str] = []
        for span in sorted(spans(at.text, at.words), key=lambda span: (span.first, -span.last)):
            person = _person(span, at)
            if _pair(span, at) or _employed(span, at):
                continue
            seen = found.setdefault(_key(span.text, person), Candidate(_key(span.text, person), person))
            others = sum(1 for name in people_seen if not set(name.split()) & set(span.text.split()))
            _add(seen, span, at, page, others)
            seen.features.update(made_of(span, at, common))
            if person and not _within_run(span, at):
                people_seen.append(span.text)
    _standing(found)
    _heard(found.values(), heard)
    return list(found.values())


def _person(span: Span, at: Place) -> bool:
    words = at.words[span.first : span.last + 1]
    if not 2 <= len(words) <= 5 or span.quoted or any(mixed(word.text) for word in words):
        return False
    kinds = set(at.classes[span.first : span.last + 1])
    return not kinds & {"outlet", "organisation"} and not any(word.text[:1].isdigit() for word in words)


def _pair(span: Span, at: Place) -> bool:
    """True for two people: two words on either side of "and", none of a paper or a body."""
    kinds = set(at.classes[span.first : span.last + 1])
    return _PAIR.search(span.text) is not None and not kinds & {"outlet", "organisation"}


def _employed(span: Span, at: Place) -> bool:
    """True for a person with the paper: neither "Jane Doe of Hill Wire" nor "Hill News Agency Jane Doe"."""
    low = [word.text.casefold() for word in at.words[span.first : span.last + 1]]
    kinds = at.classes[span.first : span.last + 1]
    person = at.words[span.last - 1].capital and not {"outlet", "organisation"} & set(kinds[-2:])
    if len(kinds) >= 4 and kinds[-3] == "outlet" and person:
        return True
    if "of" not in low[2:]:
        return False
    cut = low.index("of", 2)
    before, after = (
        at.classes[span.first : span.first + cut],
        at.classes[span.first + cut : span.last + 1],
    )
    named = not set(before) & {"outlet", "organisation"}
    return named and ("outlet" in after or any("." in word[1:-1] for word in low[cut:]))


def _within_run(span: Span, at: Place) -> bool:
    """Whether capitalised words go on before or after a name, those of a paper before it aside."""
    paper = span.first > 0 and at.classes[span.first - 1] in ("outlet", "organisation")
    before = span.first > 0 and at.words[span.first - 1].capital and not paper
    after = span.last + 1 < len(at.words) and at.words[span.last + 1].capital
    return before or after


def _key(name: str, person: bool) -> str:
    words = _LETTERS.findall(name.casefold())
    if person and len(words) >= 2:
        return f"{words[0][:3]} {words[-1][:4]}" if _CYRILLIC.search(name) else f"{words[0]} {words[-1]}"
    if _CYRILLIC.search(name):
        return "=" + " ".join(word[:4] for word in words)
    return "=" + "".join(words)


def _add(seen: Candidate, span: Span, at: Place, page: str, others: int) -> None:
    start = at.words[span.first].start
    before = at.text[max(0, start - 60) : start]
    form = span.text
    if seen.person:
        form = asking(form, before)
        if _WITH.search(before):
            seen.inflected.add(form)
    else:
        form = outlet(form, before, page)
    seen.forms.append(form)
    seen.mentions.append((at, span, others))


def _standing(found: dict[str, Candidate]) -> None:
    """Features of how often and where, and of the last name standing for the whole."""
    alone: dict[str, list[tuple[Place, Span]]] = defaultdict(list)
    for seen in found.values():
        if len(seen.words) == 1:
            for at, span, _ in seen.mentions:
                if not _within_run(span, at):
                    alone[seen.words[0]].append((at, span))
    for seen in found.values():
        where = Counter(at.where for at, _, _ in seen.mentions)
        free = sum(1 for at, span, _ in seen.mentions if not _within_run(span, at))
        seen.features |= {f"in {name}" for name in where}
        seen.features |= {
            f"times {min(len(seen.mentions), 3)}",
            f"free {min(free, 2)} of {min(len(seen.mentions), 2)}",
        }
        seen.features |= {f"places {' '.join(sorted(where))}", f"person {seen.person}"}
        if len(seen.words) < 2 or not seen.person:
            continue
        seen.last = alone[seen.words[-1]]
        if seen.last:
            seen.features.add("last name alone")
        if alone[seen.words[0]]:
            seen.features.add("first name alone")


_KEPT = frozenset(("l", "ll", "r", "rr", "opening", "lp", "intro", "outro", "headline"))


def context(seen: Candidate, guest: Candidate | None = None) -> set[str]:
    """Features of all mentions of a name; where the guest is known, its name is read as the guest's."""
    mine = set(guest.words) if guest else set()
    found: set[str] = set()
    for at, span, others in seen.mentions:
        found.update(around(span, marked(at, mine), others))
    for at, span in seen.last:
        found |= {f"last {one}" for one in around(span, marked(at, mine), 0) if one.split()[0] in _KEPT}
    return found


def _heard(found: Iterable[Candidate], heard: Heard) -> None:
    spoken_to = called(heard.asked)
    thanked = called(heard.said)
    asked = {word.casefold() for text in heard.asked for word in _LETTERS.findall(text) if word[:1].isupper()}
    said = {word.casefold() for text in heard.said for word in _LETTERS.findall(text) if word[:1].isupper()}
    labels = [(side, text, _LETTERS.findall(text.casefold())) for side, text in heard.labels]
    sides = "".join(sorted({side[0] for side, _ in heard.labels}))
    for seen in found:
        words = seen.words
        if not words:
            continue
        mine = seen.features
        mine |= {
            f"{name} {at} {seen.person}"
            for name, words_in in (("called", spoken_to), ("thanked", thanked))
            for at, word in (("first", words[0]), ("last", words[-1]))
            if word in words_in
        }
        mine |= {
            f"{name} last" for name, words_in in (("asked", asked), ("said", said)) if words[-1] in words_in
        }
        if spoken_to and not {words[0], words[-1]} & spoken_to:
            mine.add(f"somebody else called {seen.person}")
        for side, text, label in labels:
            mine |= {f"label {side} {how}" for how in _labelled(words, text, label)}
        mine.add(f"labels {sides} {sum(feature.startswith('label ') for feature in mine)}")
        if heard.author and set(words) <= set(_LETTERS.findall(heard.author.casefold())):
            mine.add(f"author {seen.person}")
        if heard.outlet and _LETTERS.findall(heard.outlet.casefold()) == words:
            mine.add("metadata")


def _labelled(words: list[str], text: str, label: list[str]) -> list[str]:
    """How a label says a name: in full, by its last word, by a part or its initials."""
    if label == words:
        return ["full"]
    if len(label) == 1 and label[0] == words[-1] and len(words) > 1:
        return ["last"]
    if set(label) < set(words) or set(words) < set(label):
        return ["part"]
    letters = "".join(label)
    if len(letters) <= 4 and text.upper() == text:
        first = "".join(word[0] for word in words)
        if first == letters or (len(words) > 2 and letters == words[0][0] + words[-1][0]):
            return ["initials"]
        if len(words) == 1 and len(words[0]) >= 6 and abridges(letters, words[0]):
            return ["letters"]
    return []


def abridges(letters: str, word: str) -> bool:
    """True where letters of a long word stand for it, its first among them: AK for Alpenkurier."""
    rest = iter(word)
    return len(word) >= 6 and letters[:1] == word[:1] and all(letter in rest for letter in letters)


__all__ = ["Candidate", "Heard", "abridges", "context", "gather", "untitled"]
