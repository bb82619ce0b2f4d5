"""Which name of a page a label stands for: by its words, its last word, or its initials."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from detente.reading.turns_candidates import Candidate, abridges
from detente.reading.turns_head import Scores
from detente.reading.turns_people import people

_ASIDE = re.compile(r"\s*[(\[](.*?)[)\]]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?\s?[-&]?\s?){1,4}")


@dataclass(slots=True)
class Named:
    """The names of a page with what the head makes of them; `scores` by side."""

    found: list[Candidate]
    scores: dict[int, Scores]
    credits: list[str]
    texts: list[str]


def itself(letters: str, seen: Candidate, named: Named) -> bool:
    """True where a page calls its outlet by its letters more often than by its name ("© BCA")."""
    own = re.compile(rf"(?<!\w){re.escape(letters)}(?!\w)")
    times = sum(len(own.findall(text)) for text in named.texts)
    return letters.isupper() and times >= 2 and times > len(seen.mentions)


def longer(key: str, labels: dict[str, str]) -> str | None:
    """The fuller label of the same person, as "Maria Lopez" for "Lopez" or "ML"."""
    words = set(re.findall(r"[^\W\d_]+", key))
    for other, text in labels.items():
        tokens = re.findall(r"[^\W\d_]+", other)
        if (
            other != key
            and len(tokens) >= 2
            and (
                (words < set(tokens) and len(key) > 3)
                or "".join(t[0] for t in tokens) == re.sub(r"[^\w]", "", key)
            )
        ):
            return _ASIDE.sub(" ", text).strip()
    return None


def match_of(key: str, side: int, named: Named) -> Candidate | None:
    """The likeliest name for a side that a label could stand for: by its words, else by its initials."""
    tokens = _WORD.findall(key)
    letters = "".join(tokens)
    ranked: list[Candidate] = [named.found[at] for at in np.argsort(-named.scores[side][:-1], kind="stable")]
    short = len(letters) <= 4 and _INITIALS.fullmatch(re.sub(r"['’]", "", key)) is not None
    if tokens and short and (fitting := next((seen for seen in ranked if _initials(letters, seen)), None)):
        return _whole(fitting, ranked)
    bare = _bare(tokens)
    single = len(_bare([word.strip(".") for word in key.split()])) == 1
    for wanted in (bare, tokens, tokens[-1:] if len(bare) <= 1 else []):
        part = single or (bool(wanted) and wanted[0] in people().particles)
        longer = [seen for seen in ranked if part and seen.person and len(_bare(seen.words)) > len(wanted)]
        longer.sort(key=lambda seen: any(len(word) == 1 for word in seen.words))
        exact = [seen for seen in ranked if seen.words == wanted and (len(letters) <= 4 or "." in key)]
        spelt = [seen for seen in ranked if seen.person and all(len(word) > 1 for word in seen.words)]
        for seen in [*longer, *exact, *(spelt if any(len(one) == 1 for one in wanted) else ()), *ranked]:
            if wanted and (_within(wanted, seen.words) or "".join(wanted) == "".join(seen.words)):
                return _whole(seen, ranked)
    return None


def _bare(words: list[str]) -> list[str]:
    """Words without titles and roles."""
    return [word for word in words if word not in people().honorifics and not people().role.fullmatch(word)]


def _whole(seen: Candidate, ranked: list[Candidate]) -> Candidate:
    """A name that breaks off wherever it stands, made whole: the likeliest that begins so and goes on."""
    if not seen.cut:
        return seen
    size = len(seen.words)
    longer = (
        other
        for other in ranked
        if other.person and not other.cut and len(other.words) > size and other.words[:size] == seen.words
    )
    return next(longer, seen)


def _within(wanted: list[str], words: list[str]) -> bool:
    """True where a name has all words of a label; a single letter stands for a word that begins with it."""
    whole = [word for word in wanted if len(word) > 1]
    first = [word for word in wanted if len(word) == 1]
    rest = [word for word in words if word not in whole]
    return (
        bool(whole)
        and set(whole) <= set(words)
        and all(any(w.startswith(one) for w in rest) for one in first)
    )


def _initials(letters: str, seen: Candidate) -> bool:
    words = [word for word in seen.words if word not in people().particles] or seen.words
    parted = seen.forms[0].casefold().split()
    if all(len(word) == 1 for word in seen.words) or "".join(seen.words) == letters:
        return False
    firsts = {
        "".join(word[0] for word in each)
        for each in (words, seen.words, parted, re.split(r"[\s-]+", seen.forms[0].casefold()))
        if all(each)
    }
    ends = len(words) > 2 and letters == words[0][0] + words[-1][0]
    return (
        letters in firsts
        or (seen.person and ends)
        or (not seen.person and abridges(letters, "".join(seen.words)))
    )


__all__ = ["Named", "itself", "longer", "match_of"]
