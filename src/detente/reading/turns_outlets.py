"""Names of papers, agencies and stations: by their words, or by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.reading.turns_people import people

ARTICLES = ("The", "El", "La", "Le", "Der", "Die", "Das")
_GERMAN = ("Der", "Die", "Das", "Dem", "Den", "Des", "Im")
POSSESSIVE = re.compile(r"[’'](?:s|nın|nin|nun|nün|ın|in|un|ün|ya|ye|a|e|la|le|yla|yle|dan|den)$")
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_QUOTED = re.compile(r"[«„]([^«»„“”\n]{2,40})[»“”]")
_TOLD = re.compile(
    r"(?<!\w)(?:told|tells|telling|interview\s+(?:with|for|to)|questions\s+(?:of|from|by)|speaking\s+to|spoke\s+to|spoke\s+with|"
    r"exclusively\s+to|explain(?:ed|s)\s+to|answer(?:ed|s)\s+to|talked\s+(?:to|with)|talks\s+(?:to|with)|conversation\s+with|"
    r"entrevista\s+(?:con|de|para|a)|recibió\s+a|aux\s+questions\s+d[eu]|accordé\s+à|confié\s+à|entretien\s+(?:à|avec)|"
    r"raconte\s+à|explique\s+à|gegenüber|gespräch\s+mit|interview\s+mit|sprach\s+mit|spricht\s+mit|fragen\s+(?:von|des|der)|"
    r"интервью|изданию|газете|порталу|каналу|виданню|вопросы|запитання)"
    r"\s+(?:(?:the|dem|der|den|die|das|la|le|el)\s+|l['’])?[*_«„“‘\"]*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?<!\w)(?:to|with|for|by|told|tells|con|para|por|avec|pour|par|mit|für|à|a)\s+$")
_SUBJECT = re.compile(
    r"[*_»”\"]*\s+(?:has\s+|had\s+)?(?:asked|asks|met|meets|spoke|speaks|talked|talks|sat\s+down|caught\s+up|interviewed|interviews|visited|reached|"
    r"called|rang|questioned|sent)\s+(?:(?:with|to|up|her|him|them|it)\s+){0,2}(?=[A-Z«“]|(?:her|him|them|the|its|in|on|at|about|a)\b)"
)
_THEN = re.compile(r"[*_”»\"]*\s+(?:why|how|what|about|where|when|in\s+an)\b")
_PRONOUNS = frozenset(
    [
        "we",
        "i",
        "she",
        "he",
        "they",
        "it",
        "who",
        "nobody",
        "everybody",
        "everyone",
        "one",
        "some",
        "both",
        "then",
        "journalists",
        "reporters",
        "others",
        "many",
        "now",
    ]
)
_TELLING = re.compile(r"(?<!\w)(?:told|tells|telling)\s+[*_]*$")
_PAIR = re.compile(r"\s+(?:and|&)\s+[A-Z]\w+(?=[*_]*\s+(?:how|why|what|that|about|where|when)\b)")
_MORE = re.compile(
    r"\s+(?:of(?:\s+the)?|des|del|de\s+l[ao]s?|du|de|della|von|für)\s+[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+(?:\s+[A-ZÀ-ÞА-ЯІЇЄҐ][\w’-]+)?"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name [start, end) in a text; `kind` is person, outlet or organisation."""

    start: int
    end: int
    text: str
    kind: str


def bare(name: str) -> str:
    """A name without the ending of a possessor."""
    return POSSESSIVE.sub("", name)


def cut(run: list[re.Match[str]], text: str) -> Name:
    """A run of words as the name of an outlet."""
    start, end = run[0].start(), run[-1].end()
    return Name(start, end, bare(text[start:end].rstrip(".")), "outlet")


def mixed(word: str) -> bool:
    """True for MidNews: a capital inside a word."""
    return re.search(r"[a-zа-я][A-ZА-Я]", word) is not None and not word.startswith(
        ("Mc", "Mac", "De", "Le", "La", "O’")
    )


def outlet(words: list[str]) -> bool:
    """BBC, MidNews, Alpenkurier, The Paper, Nile Tribune: words that look like the name of an outlet."""
    known = people()
    if len(words) == 1:
        compound = len(words[0]) >= 8 and known.compound.fullmatch(words[0]) is not None
        return compound or (2 <= len(words[0]) <= 6 and words[0].isupper()) or mixed(words[0])
    if known.outlet.fullmatch(words[-1]) or (words[-1].isdigit() and known.outlet.fullmatch(words[-2])):
        return True
    if known.outlet.fullmatch(words[0]) and not known.role.fullmatch(words[0]):
        return True
    return words[0] in ARTICLES and known.outlet.fullmatch(words[1]) is not None


def longer(name: Name, text: str) -> Name:
    """ "Journal des Grands Lacs", "Voice of the Valley": a name that goes on after the first word."""
    if name.kind != "outlet" or people().outlet.fullmatch(name.text.split()[-1]) is None:
        return name
    more = _MORE.match(text, name.end)
    plain = name.text == text[name.start : name.end]
    return Name(name.start, more.end(), text[name.start : more.end()], "outlet") if more and plain else name


def fuller(name: str, lines: Iterable[str]) -> str:
    """The name under which credits and imprint know an outlet: "The Herald" is "The Palm Island Herald"."""
    core = re.sub(r"^(?:The|El|La|Le|Der|Die|Das)\s+", "", name)
    if people().outlet.fullmatch(core) is None:
        return name
    whole = re.compile(rf"(?:The\s+)?(?:[A-ZÀ-Þ][\w’'-]+\s+){{1,3}}{re.escape(core)}(?!\w)")
    found = [match.group() for line in lines if (match := whole.search(line))]
    return next((form for form in found if form.casefold() != name.casefold()), name)


def told(run: list[re.Match[str]], text: str) -> list[Name]:
    """An outlet known by what is beside it: "told The Isthmus", "The Isthmus asked"."""
    ahead = text[max(0, run[0].start() - 40) : run[0].start()]
    article = run[0].group() in ARTICLES
    if len(run) == 2 and run[0].group() in _GERMAN and outlet([run[1].group()]):
        return [cut(run[1:], text)]
    if article and 2 <= len(run) <= 4:
        asks = people().after_host.match(text, run[-1].end()) is not None
        if asks or _BESIDE.search(ahead):
            return [cut(run, text)]
    if len(run) == 1 and _SUBJECT.match(text, run[0].end()) and run[0].group().casefold() not in _PRONOUNS:
        return [cut(run, text)]
    pair = _PAIR.match(text, run[-1].end()) if len(run) == 1 and _TELLING.search(ahead) else None
    if pair:
        return [Name(run[0].start(), pair.end(), text[run[0].start() : pair.end()], "outlet")]
    before = _TOLD.search(ahead) if ahead[-1:] not in ("«", "„") else None
    if before is None or len(run) != 1 + article:
        return []
    loose = before.group()[:4].casefold() in ("told", "tell", "spok") and before.group()[-1:].isspace()
    loose = loose and not _THEN.match(text, run[-1].end())
    return [] if loose and not article else [cut(run, text)]


def quoted(text: str) -> list[Name]:
    """Outlets in quotation marks, beside a word for an outlet or for asking."""
    found = []
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        kind = _NEXT.match(text, match.end())
        called = kind is not None and people().outlet.fullmatch(kind.group(1)) is not None
        if called or people().before_host.search(before) or people().outlet.search(before[-16:]):
            found.append(Name(match.start(1), match.end(1), match.group(1), "outlet"))
    return found
