"""Russian and Ukrainian names in the cases that news text uses.

Endings by the last letters only; wrong forms cost nothing, as no text holds them.
"""

from __future__ import annotations

_CASES = 5  # genitive, dative, instrumental, locative, vocative or a Ukrainian variant
_ENDINGS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("ский", 2, ("ого", "ому", "им", "ом", "ий")),
    ("ський", 2, ("ого", "ому", "им", "ому", "ий")),
    ("ий", 2, ("ия", "ию", "ием", "ии", "ію")),
    ("ія", 1, ("ї", "ї", "єю", "ї", "ю")),
    ("ия", 1, ("и", "и", "ей", "и", "ю")),
    ("ей", 1, ("я", "ю", "ем", "е", "ю")),
    ("ай", 1, ("я", "ю", "ем", "е", "ю")),
    ("й", 1, ("я", "ю", "ем", "е", "єм")),
    ("ь", 1, ("я", "ю", "ем", "е", "і")),
    ("я", 1, ("и", "е", "ей", "е", "ю")),
    ("ка", 1, ("и", "е", "ой", "е", "у")),
    ("а", 1, ("ы", "е", "ой", "е", "у")),
    ("ов", 0, ("а", "у", "ым", "е", "им")),
    ("ев", 0, ("а", "у", "ым", "е", "им")),
    ("ин", 0, ("а", "у", "ым", "е", "ом")),
    ("ін", 0, ("а", "у", "им", "і", "ові")),
)
_CONSONANTS = "бвгґджзклмнпрстфхцчшщ"
_ADJECTIVE = (
    "ий",
    "ого",
    "ому",
    "им",
    "ом",
    "ая",
    "ой",
    "ую",
    "ое",
    "ие",
    "их",
    "ими",
    "а",
    "ої",
    "у",
    "е",
    "і",
    "ою",
)


def forms_of_word(word: str) -> list[str]:
    """One word in the nominative and then in `_CASES` other cases; unchanged where no rule fits."""
    for ending, cut, cases in _ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - cut] if cut else word
            return [word, *(stem + case for case in cases)]
    if word[-1:] in _CONSONANTS:
        return [word, *(word + case for case in ("а", "у", "ом", "е", "ові"))]
    return [word] * (_CASES + 1)


def forms(name: str) -> list[str]:
    """A name of one or several words, all its words in the same case each time; no form twice."""
    if not name:
        return []
    table = [forms_of_word(word) for word in name.split()]
    return list(dict.fromkeys(" ".join(words) for words in zip(*table, strict=True)))


def adjective_forms(adjective: str) -> list[str]:
    """ "российский" and its endings in every gender, number and case."""
    stem = adjective[:-2] if adjective.endswith("ий") else adjective
    return [adjective] if stem == adjective else [stem + ending for ending in _ADJECTIVE]
