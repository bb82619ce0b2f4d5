"""Names in an introduction: runs of capitalised words told apart into people, organisations and outlets."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from detente.reading.blocks_words import anyof, entries
from detente.reading.turns_cues import cues

_DATA = Path(__file__).parent / "data" / "turns_people.yaml"
_WORD = re.compile(r"[^\W\d_](?:[\w’'ʼʻ-]*[\w’ʼʻ])?\.?|[^\W\d_]\.|\d+")
_DOMAIN = re.compile(r"(?<![\w@.])[\w-]{2,}(?:\.[\w-]{2,})?\.[a-z]{2,6}\b(?!/)")
_JOIN = re.compile(r"[ \u00a0]{1,2}|\. ?|-")

_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|us|ul)-[A-ZА-Я]")
_POSSESSIVE = re.compile(r"[’'](?:s|nın|nin|nun|nün|ın|in|un|ün|ya|ye|a|e|la|le|yla|yle|dan|den)$")


@dataclass(frozen=True)
class People:
    """Word lists about people, as patterns over case-folded text."""

    role: re.Pattern[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    leading: frozenset[str]
    media: frozenset[str]
    journalist: re.Pattern[str]
    organisation: re.Pattern[str]
    outlet: re.Pattern[str]
    compound: re.Pattern[str]
    before_guest: re.Pattern[str]
    after_guest: re.Pattern[str]
    before_host: re.Pattern[str]
    after_host: re.Pattern[str]


@functools.cache
def people() -> People:
    """The lists of data/turns_people.yaml, read once."""
    data: dict[str, str] = yaml.safe_load(_DATA.read_text("utf-8"))

    def words(name: str) -> str:
        return anyof(entries(data[name]))

    return People(
        role=re.compile(
            rf"(?<![\w-])(?:(?:ex|vice|co|former)-?)?(?:{words('roles')})(?![\w-])", re.IGNORECASE
        ),
        honorifics=frozenset(entries(data["honorifics"])),
        particles=frozenset(entries(data["particles"])),
        leading=frozenset(entries(data["leading"])),
        media=frozenset(entries(data["media"])),
        journalist=re.compile(rf"(?<!\w)(?:{words('journalists')})(?!\w)", re.IGNORECASE),
        organisation=re.compile(rf"(?:{words('organisations')})", re.IGNORECASE),
        outlet=re.compile(rf"(?:{words('outlets')})", re.IGNORECASE),
        compound=re.compile(
            rf"\w{{3,}}{anyof(word for word in entries(data['outlets']) if len(word) >= 4)}", re.IGNORECASE
        ),
        before_guest=re.compile(
            rf"(?<!\w)(?:{words('before_guest')})\s*[:—–-]?\s*[«„“‘\"*_]*$", re.IGNORECASE
        ),
        after_guest=re.compile(rf"[\s:—–-]*(?:{words('after_guest')})(?!\w)", re.IGNORECASE),
        before_host=re.compile(rf"(?<!\w)(?:{words('before_host')})\s*[:—–-]?\s*[«„“‘\"*_]*$", re.IGNORECASE),
        after_host=re.compile(rf"\s*(?:{words('after_host')})(?!\w)", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A name [start, end) in a text; `kind` is person, outlet or organisation."""

    start: int
    end: int
    text: str
    kind: str


def _capital(word: str) -> bool:
    return (
        word[:1].isupper() or _ARTICLE.match(word) is not None or word.casefold().startswith(("al-", "el-"))
    )


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words parted by single spaces, with particles inside them."""
    run: list[re.Match[str]] = []
    held: list[re.Match[str]] = []
    last = -1
    for word in _WORD.finditer(text):
        joined = last >= 0 and _JOIN.fullmatch(text[last : word.start()] or " ") is not None
        if run and not joined:
            yield run
            run, held = [], []
        if _capital(word.group()):
            run += [*held, word]
            held = []
        elif run and word.group().casefold() in people().particles:
            held.append(word)
        elif run:
            yield run
            run, held = [], []
        last = word.end()
        if (
            word.group().endswith(".")
            and len(word.group()) > 3
            and word.group()[:-1].casefold() not in people().honorifics
            and run
        ):
            yield run
            run, held, last = [], [], -1
    if run:
        yield run


def names(text: str) -> list[Name]:
    """The names of a text in order."""
    found = [
        Name(m.start(), m.end(), m.group(), "outlet")
        for m in _DOMAIN.finditer(text)
        if not m.group()[0].isdigit()
    ]
    taken = [(name.start, name.end) for name in found]
    for whole in _runs(text):
        for run in _parted(whole):
            if not any(s <= run[0].start() < e for s, e in taken):
                found += _named(run, text) or _told(run, text)
    for quoted in _QUOTED.finditer(text):
        before = text[max(0, quoted.start() - 40) : quoted.start()]
        kind = _NEXT.match(text, quoted.end())
        called = kind is not None and people().outlet.fullmatch(kind.group(1)) is not None
        if called or people().before_host.search(before) or people().outlet.search(before[-16:]):
            found.append(Name(quoted.start(1), quoted.end(1), quoted.group(1), "outlet"))
    return sorted(found, key=lambda name: (name.start, name.end))


_TOLD = re.compile(
    r"(?<!\w)(?:told|tells|telling|interview\s+(?:with|for|to)|questions\s+(?:of|from|by)|speaking\s+to|spoke\s+to|spoke\s+with|exclusively\s+to|"
    r"explain(?:ed|s)\s+to|answer(?:ed|s)\s+to|talked\s+(?:to|with)|talks\s+(?:to|with)|conversation\s+with|"
    r"entrevista\s+(?:con|de|para|a)|recibió\s+a|aux\s+questions\s+d[eu]|accordé\s+à|confié\s+à|entretien\s+(?:à|avec)|raconte\s+à|explique\s+à|"
    r"gegenüber|gespräch\s+mit|interview\s+mit|sprach\s+mit|spricht\s+mit|fragen\s+(?:von|des|der)|"
    r"интервью|изданию|газете|порталу|каналу|виданню|вопросы|запитання)"
    r"\s+(?:(?:the|dem|der|den|die|das|la|le|el)\s+|l['’])?[*_«„“‘\"]*$",
    re.IGNORECASE,
)


_BESIDE = re.compile(r"(?<!\w)(?:with|for|by|told|tells|con|para|por|avec|pour|par|mit|für)\s+$")


def _told(run: list[re.Match[str]], text: str) -> list[Name]:
    """An outlet of one word, known by what is before it: "told The Isthmus", "interview with Azattyq"."""
    ahead = text[max(0, run[0].start() - 40) : run[0].start()]
    if run[0].group() in _ARTICLES and 2 <= len(run) <= 4 and _BESIDE.search(ahead):
        return [
            Name(
                run[0].start(),
                run[-1].end(),
                _bare(text[run[0].start() : run[-1].end()].rstrip(".")),
                "outlet",
            )
        ]
    before = _TOLD.search(ahead) if ahead[-1:] not in ("«", "„") else None
    article = run[0].group() in _ARTICLES
    if (
        before is None
        or len(run) != 1 + article
        or (not article and before.group()[:4].casefold() in ("told", "tell", "spok"))
    ):
        return []
    return [
        Name(run[0].start(), run[-1].end(), _bare(text[run[0].start() : run[-1].end()].rstrip(".")), "outlet")
    ]


_NEXT = re.compile(r"\s+([^\W\d_]+)")
_QUOTED = re.compile(r"[«„]([^«»„“”\n]{2,40})[»“”]")


def _parted(run: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """A run cut around words that are an outlet by themselves: Jane Doe DKNews."""
    parts: list[list[re.Match[str]]] = [[]]
    for word in run:
        if len(run) > 1 and _mixed(word.group()):
            parts += [[word], []]
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _mixed(word: str) -> bool:
    return re.search(r"[a-zа-я][A-ZА-Я]", word) is not None and not word.startswith(
        ("Mc", "Mac", "De", "Le", "La", "O’")
    )


def _named(run: list[re.Match[str]], text: str) -> list[Name]:
    """The name in a run of capitalised words, without the titles and role words before it."""
    known = people()
    if run[0].group().casefold() in people().media and len(run) >= 2:
        return [
            Name(
                run[1].start(),
                run[-1].end(),
                _bare(text[run[1].start() : run[-1].end()].rstrip(".")),
                "outlet",
            )
        ]
    if run[0].group() in _ARTICLES and 3 <= len(run) <= 5 and _outlet([m.group().rstrip(".") for m in run]):
        return [
            Name(
                run[0].start(),
                run[-1].end(),
                _bare(text[run[0].start() : run[-1].end()].rstrip(".")),
                "outlet",
            )
        ]
    if len(run) > 2 and run[0].group() in _ARTICLES:
        run = run[1:]
    while len(run) > 1 and _leads(run[0].group(), len(run), known):
        run = run[1:]
    words = [m.group().rstrip(".") if len(m.group()) > 2 else m.group() for m in run]
    end = run[-1].end() - (1 if run[-1].group().endswith(".") and len(run[-1].group()) > 2 else 0)
    whole = _bare(text[run[0].start() : end])
    if len(words) <= 5 and _outlet([*words[:-1], _bare(words[-1])]):
        return [Name(run[0].start(), end, whole, "outlet")]
    if any(known.organisation.fullmatch(word) for word in words):
        return [Name(run[0].start(), end, whole, "organisation")]
    if not 2 <= len(words) <= 5 or any(word.isdigit() for word in words):
        return []
    return [Name(run[0].start(), end, whole, "person")]


_ARTICLES = ("The", "El", "La", "Le", "Der", "Die", "Das")


def _leads(word: str, length: int, known: People) -> bool:
    """True for a word before a name and no part of it: a title, a role, a word that opens the sentence."""
    bare = word.rstrip(".").casefold()
    if bare in known.honorifics or bare in people().leading or bare in people().particles:
        return True
    if known.role.fullmatch(word) and not known.outlet.fullmatch(word):
        return True
    return length > 2 and bool(
        known.before_host.fullmatch(word)
        or known.before_guest.fullmatch(word)
        or cues().announcing.fullmatch(bare)
    )


def _outlet(words: list[str]) -> bool:
    """BBC, DKNews, The Paper, Nile Tribune: words that look like the name of an outlet."""
    if len(words) == 1 and len(words[0]) >= 8 and _compound(words[0]):
        return True
    if len(words) == 1:
        return (2 <= len(words[0]) <= 6 and words[0].isupper()) or _mixed(words[0])
    known = people()
    if known.outlet.fullmatch(words[-1]) or (words[-1].isdigit() and known.outlet.fullmatch(words[-2])):
        return True
    if known.outlet.fullmatch(words[0]) and not known.role.fullmatch(words[0]):
        return True
    return words[0] in _ARTICLES and known.outlet.fullmatch(words[1]) is not None


def _compound(word: str) -> bool:
    """Alpenkurier, Morgenpost: one word that ends in what papers are called."""
    return people().compound.fullmatch(word) is not None


def _bare(name: str) -> str:
    return _POSSESSIVE.sub("", name)
