"""Names in an introduction: runs of capitalised words told apart into people, organisations and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.reading.turns_cues import cues
from detente.reading.turns_outlets import (
    ARTICLES,
    POSSESSIVE,
    Name,
    bare,
    cut,
    longer,
    mixed,
    outlet,
    quoted,
    told,
)
from detente.reading.turns_people import People, people

_WORD = re.compile(r"[^\W\d_](?:[\w’'ʼʻ-]*[\w’ʼʻ])?\.?|[^\W\d_]\.|\d+")
_DOMAIN = re.compile(r"(?<![\w@.])[\w-]{2,}(?:\.[\w-]{2,})?\.[a-z]{2,6}\b(?!/)")
_JOIN = re.compile(r"[ \u00a0]{1,2}|\. ?|-")

_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|us|ul)-[A-ZА-Я]")


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
                found += told(run, text) or _named(run, text)
    found = [*(longer(name, text) for name in found), *quoted(text)]
    wide = [(name.start, name.end) for name in found if name.kind == "outlet"]
    found = [name for name in found if not any(s < name.start and name.end <= e for s, e in wide)]
    return sorted(found, key=lambda name: (name.start, name.end))


def _parted(run: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """A run cut where one name ends and another begins: Jane Doe MidNews, the Hill Wire's Jane Doe."""
    parts: list[list[re.Match[str]]] = [[]]
    for at, word in enumerate(run):
        if len(run) > 1 and mixed(word.group()):
            parts += [[word], []]
            continue
        parts[-1].append(word)
        owner = POSSESSIVE.search(word.group()) is not None and len(run) - at == 3
        if owner and outlet([m.group() for m in parts[-1][:-1]] + [bare(word.group())]):
            parts.append([])
    return [part for part in parts if part]


def _named(run: list[re.Match[str]], text: str) -> list[Name]:
    """The name in a run of capitalised words, without the titles and role words before it."""
    known = people()
    if run[0].group().casefold() in people().media and len(run) >= 2:
        return [cut(run[1:], text)]
    if run[0].group() in ARTICLES and 3 <= len(run) <= 5 and outlet([m.group().rstrip(".") for m in run]):
        return [cut(run, text)]
    if len(run) > 2 and run[0].group() in ARTICLES:
        run = run[1:]
    while len(run) > 1 and _leads(run[0].group(), len(run), known):
        run = run[1:]
    words = [m.group().rstrip(".") if len(m.group()) > 2 else m.group() for m in run]
    end = run[-1].end() - (1 if run[-1].group().endswith(".") and len(run[-1].group()) > 2 else 0)
    whole = bare(text[run[0].start() : end])
    if len(words) <= 5 and outlet([*words[:-1], bare(words[-1])]):
        return [Name(run[0].start(), end, whole, "outlet")]
    if len(words) == 1 and longer(alone := Name(run[0].start(), end, whole, "outlet"), text) != alone:
        return [alone]
    if any(known.organisation.fullmatch(word) for word in words):
        return [Name(run[0].start(), end, whole, "organisation")]
    told_of = any(word.isdigit() or cues().announcing.fullmatch(word.casefold()) for word in words)
    if not 2 <= len(words) <= 5 or told_of:
        return []
    return [Name(run[0].start(), end, whole, "person")]


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


__all__ = ["Name", "names"]
