"""Names put back into the nominative: "с Иваном Петровым", "«Степного вестника»", "des Alpenkuriers"."""

from __future__ import annotations

import re

_INSTRUMENTAL = (
    ("ским", "ский"), ("цким", "цкий"), ("ием", "ий"), ("ией", "ия"), ("ьей", "ья"), ("овым", "ов"), ("евым", "ев"), ("иным", "ин"), ("ым", "ый"),  # noqa: E501
    ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ской", "ская"), ("цкой", "цкая"), ("еем", "ей"), ("аем", "ай"), ("ой", "а"), ("ою", "а"), ("ом", ""),  # noqa: E501
    ("ем", "ь"), ("ей", "я"),
)  # fmt: skip
_ADJECTIVE = (
    ("ского", "ский"), ("скому", "ский"), ("цкого", "цкий"), ("цкому", "цкий"), ("ського", "ський"), ("ському", "ський"), ("ого", "ый"), ("ому", "ый"),  # noqa: E501
    ("его", "ий"), ("ему", "ий"), ("ской", "ская"), ("ой", "ая"), ("ої", "а"), ("ній", "ня"), ("ій", "а"), ("ей", "яя"), ("ских", "ские"), ("ых", "ые"), ("их", "ие"),  # noqa: E501
)  # fmt: skip
_MASCULINE = (("ью", "ь"), ("ою", "а"), ("я", "ь"), ("ю", "ь"), ("а", ""), ("у", ""), ("ові", ""), ("е", ""))
_FEMININE = (("ии", "ия"), ("ії", "ія"), ("ы", "а"), ("и", "а"), ("е", "а"), ("і", "а"))
_PLURAL = (
    ("остей", "ости"),
    ("остям", "ости"),
    ("естей", "ести"),
    ("естям", "ести"),
    ("ий", "ия"),
    ("иям", "ия"),
)
# Adjectives that end in -ой where most of their declension ends in -ый.
_STRESSED = frozenset(
    [
        "степной",
        "морской",
        "городской",
        "донской",
        "лесной",
        "речной",
        "ночной",
        "областной",
        "деловой",
        "мировой",
        "трудовой",
        "передовой",
        "полевой",
        "краевой",
        "золотой",
        "молодой",
        "большой",
        "береговой",
        "портовой",
    ]
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
OBLIQUE = re.compile(
    r"(?<!\w)(?:вопросы|вопросам|интервью|беседе\s+с|корреспондент\w*|журналист\w*|рассказал\w*|объяснил\w*|ответил\w*|поделил\w+|для|редакци\w+|"
    r"запитання|питання|інтерв['’ʼ]ю|кореспондент\w*|журналіст\w*|розповіл?а?|розповів|для)\s+(?:в\s+интервью\s+)?[«„“\"]?$",
    re.IGNORECASE,
)
"""What stands before the name of an outlet that is not in the nominative."""


def instrumental(word: str) -> str:
    """The nominative of a Russian or Ukrainian name in the instrumental, by its ending."""
    return _ended(word, _INSTRUMENTAL) if _CYRILLIC.match(word) else word


_ASKER = r"(?<!\w)(?:журнал[иі]ст|корр?еспондент|редактор|ведуч|обозревател|оглядач|коллег|колег)"
_OF_PAPER = r"\s+(?:(?:[\w.-]+\s+){0,2}[«„“\"][^«»„“”\"]{2,40}[»“”\"]\s+)?$"
ASKER_OF = re.compile(rf"{_ASKER}(?:ки|и|а|я|ої|ого|ей|ем|кой|кою|ом){_OF_PAPER}", re.I)
"""What stands before the name of somebody who asks, when the name is in the genitive."""
TO_ASKER = re.compile(rf"{_ASKER}(?:у|ке|е|ці|зі|ові|еві|ю|ой|ій|ому|ей){_OF_PAPER}", re.I)
"""What stands before the name of somebody who asks, when the name is in the dative."""
_WOMAN = (
    ("ської", "ська"), ("цької", "цька"), ("ской", "ская"), ("цкой", "цкая"), ("ої", "а"), ("ой", "а"), ("ії", "ія"), ("ии", "ия"), ("и", "а"), ("ы", "а"),  # noqa: E501
)  # fmt: skip
_MAN = (
    ("ського", "ський"), ("цького", "цький"), ("ского", "ский"), ("цкого", "цкий"), ("ого", "ий"), ("енка", "енко"), ("ія", "ій"), ("ия", "ий"), ("ея", "ей"),  # noqa: E501
    ("я", "ь"), ("а", ""),
)  # fmt: skip


def genitive(name: str) -> str:
    """The nominative of a name in the Russian or Ukrainian genitive: Марти Ільницької, Марта Ільницька."""
    words = name.split()
    woman = words[0].endswith(("и", "ы", "і", "ії", "ии"))
    return " ".join(_ended(word, _WOMAN if woman else _MAN) for word in words)


_TO_WOMAN = (
    ("ській", "ська"), ("цькій", "цька"), ("ской", "ская"), ("цкой", "цкая"), ("ій", "а"), ("ой", "а"), ("ії", "ія"), ("ии", "ия"), ("ье", "ья"), ("е", "а"), ("і", "а"),  # noqa: E501
)  # fmt: skip
_TO_MAN = (
    ("ському", "ський"), ("цькому", "цький"), ("скому", "ский"), ("цкому", "цкий"), ("ому", "ый"), ("енку", "енко"), ("енкові", "енко"), ("ові", ""), ("еві", "ь"),  # noqa: E501
    ("ію", "ій"), ("ию", "ий"), ("ею", "ей"), ("аю", "ай"), ("ю", "ь"), ("у", ""),
)  # fmt: skip
_OBLIQUE_FIRST = frozenset("еиіуюыї")


def dative(name: str) -> str:
    """The nominative of a name in the Russian or Ukrainian dative: Анне Дороховой, Анна Дорохова."""
    words = name.split()
    woman = words[0].endswith(("е", "и", "і", "ії", "ии"))
    return " ".join(_ended(word, _TO_WOMAN if woman else _TO_MAN) for word in words)


_QUESTIONS_OF = re.compile(r"(?<!\w)(?:вопросы|вопросам|запитання|питання)\s+$", re.I)
_TOLD = re.compile(
    r"(?<!\w)(?:рассказал[аи]?|ответил[аи]?|объяснил[аи]?|интервью|розпові(?:в|ла|ли)|інтерв['’ʼ]ю)\s+$", re.I
)
_GIVEN_TO = re.compile(r"\w+[еиуюі](?:\s.*)?\s[\w-]+(?:ой|ей|ій|у|ю|ому|ові)")


def asking(form: str, before: str) -> str:
    """The name of a person after the words `before` it, put back into the nominative."""
    if TO_ASKER.search(before) or (_TOLD.search(before) and _GIVEN_TO.fullmatch(form)):
        return dative(form)
    if ASKER_OF.search(before) or _QUESTIONS_OF.search(before):
        return genitive(form)
    return form


def written(forms: list[str], person: bool) -> str:
    """Of the forms of one name the fullest, in small letters, in the nominative, and the commonest."""
    return min(
        dict.fromkeys(forms),
        key=lambda form: (
            -len(form.split()),
            form.isupper(),
            _case_of(form) if person else (),
            -forms.count(form),
        ),
    )


def _case_of(form: str) -> tuple[bool, int, bool]:
    """What puts the nominative first among the cases of a name: Анна before Анне, Иван before Ивана."""
    first = form.split()[0]
    if not _CYRILLIC.match(first):
        return False, 0, False
    return first[-1].casefold() in _OBLIQUE_FIRST, len(form), first[-1] in "яю"


def _ended(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, base in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: len(word) - len(ending)] + base
    return word


def outlet(name: str, before: str, page: str) -> str:
    """The name of an outlet as its masthead has it, after the words `before` it.

    A form that stands elsewhere on the `page` is preferred to one made by endings alone.
    """
    if not _CYRILLIC.match(name):
        genitive = re.search(r"(?<!\w)des\s+[„“\"]?$", before) and re.search(r"[^s]s$", name)
        return name[:-1] if genitive and " " not in name else name
    if not OBLIQUE.search(before):
        return name
    first, _, rest = name.partition(" ")
    adjective = _ended(first, _ADJECTIVE)
    if not rest or adjective == first:
        return _noun(first, first.endswith(("е", "ы", "и", "і"))) + (f" {rest}" if rest else "")
    noun, _, more = rest.partition(" ")
    if adjective.endswith(("ые", "ие")):
        made = [f"{adjective} {_ended(noun, _PLURAL)}"]
    elif adjective.endswith(("а", "ая", "яя", "ня")):
        made = [f"{adjective} {_noun(noun, True)}"]
    else:
        made = [f"{stressed} {_noun(noun, False)}" for stressed in _endings(adjective)]
    made = [f"{form} {more}".strip() for form in made]
    return next((form for form in made if form.casefold() in page.casefold()), made[0])


def _noun(word: str, feminine: bool) -> str:
    plural = _ended(word, _PLURAL)
    return plural if plural != word else _ended(word, _FEMININE if feminine else _MASCULINE)


def _endings(adjective: str) -> list[str]:
    """An adjective in -ый, in -ой and, for Ukrainian, in -ий: the likeliest first."""
    stem = adjective[:-2]
    if adjective.endswith("ський") or _UKRAINIAN.search(adjective):
        return [stem + "ий"]
    stressed = f"{stem}ой"
    if stressed.casefold() in _STRESSED:
        return [stressed]
    return [adjective, stressed, f"{stem}ий"]
