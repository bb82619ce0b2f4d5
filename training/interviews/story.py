"""The people and papers of a made-up interview, and sentences about them with every slot filled."""

from __future__ import annotations

import functools
import json
import random
import re
from pathlib import Path
from typing import Any

import yaml

from training.interviews.names import Paper, listed, paper, person, place_name

HERE = Path(__file__).parent
FIGURES = HERE.parents[1] / "src" / "detente" / "identity" / "data" / "persons.tsv"
LANGUAGES = (("en", 14), ("ru", 3), ("uk", 2), ("es", 2), ("fr", 2), ("de", 2), ("tr", 2))
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_PRONOUNS = {
    "en": (("he", "him", "his", "he"), ("she", "her", "her", "she")),
    "es": (("él", "él", "su", "lo"), ("ella", "ella", "su", "la")),
    "fr": (("il", "lui", "son", "l'"), ("elle", "elle", "son", "l'")),
    "de": (("er", "ihm", "sein", "ihn"), ("sie", "ihr", "ihr", "sie")),
}


@functools.cache
def pools() -> dict[str, Any]:
    """What fills the slots."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "pools.yaml").read_text("utf-8"))
    return loaded


@functools.cache
def wording(language: str) -> dict[str, list[str]]:
    """The wordings of a language."""
    loaded: dict[str, list[str]] = yaml.safe_load((HERE / "wording" / f"{language}.yaml").read_text("utf-8"))
    return loaded


@functools.cache
def background() -> tuple[str, ...]:
    """Our own annotated sentences of articles."""
    lines = (HERE.parent / "data" / "statements.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line)["text"].replace("{", "(").replace("}", ")") for line in lines)


@functools.cache
def figures() -> tuple[str, ...]:
    """People of public life, whom introductions mention and nobody interviews here."""
    lines = FIGURES.read_text("utf-8").splitlines()[1:]
    return tuple(line.split("\t")[1] for line in lines)


class Story:
    """The people and papers of one made-up interview, and its sentences."""

    def __init__(self, pick: random.Random) -> None:
        self.pick = pick
        self.language = pick.choices([name for name, _ in LANGUAGES], [weight for _, weight in LANGUAGES])[0]
        self.guest = person(pools(), self.language, pick)
        self.host = person(pools(), self.language, pick)
        self.paper = paper(pools(), self.language, pick)
        self.other = paper(pools(), self.language, pick)
        self.asks = pick.choices(("person", "outlet", "none"), (44, 44, 12))[0]
        self.style = pick.random()
        self.title = pick.random() < 0.15
        self.closing: list[str] = []

    def of(self, kind: str) -> str:
        """A sentence of a kind; what is by the way is often a sentence of an article."""
        if kind == "neutral" and self.language == "en" and self.pick.random() < 0.4:
            return self.pick.choice(background())
        if kind == "answer" and self.language == "en" and self.pick.random() < 0.3:
            return "I would say this. " + self.pick.choice(background())
        return self.filled(self.pick.choice(wording(self.language)[kind]))

    def filled(self, text: str) -> str:
        """A wording with its choices made and its slots filled."""
        text = self.chosen(text)
        while found := _SLOT.search(text):
            text = text[: found.start()] + self.slot(found.group(1)) + text[found.end() :]
        text = re.sub(rf"(^|[.?!] )the (?={re.escape(self.paper.name)})", r"\1", text)
        text = re.sub(r",\s*([,.:;])", r"\1", " ".join(text.split()))
        text = re.sub(r"\s+([,.])", r"\1", text).replace(", ,", ",").replace("’ ", "’")
        return (
            text[:1].upper() + text[1:]
            if text[:4] not in ("http", "open") and "." not in text.split()[0][1:-1]
            else text
        )

    def chosen(self, text: str) -> str:
        """A wording with its choices made, those within others first."""
        while found := _CHOICE.search(text):
            text = text[: found.start()] + self.pick.choice(found.group(1).split("|")) + text[found.end() :]
        return text

    def own(self, pool: str) -> str:
        """Something of a pool of the language."""
        return self.pick.choice(listed(pools()[self.language][pool]))

    def slot(self, name: str) -> str:
        """What fills a slot."""
        if name[:1] in "gGHdD" and name not in ("gl", "g1") and (made := self._person(name)) is not None:
            return made
        place = (self.own("places").split(",") * 3)[:3] if name[:1] == "P" and name != "P2" else []
        simple = {
            "gl": self.guest.last, "g1": self.guest.first or self.guest.last, "HU": self.host.name.upper(), "OH": self._staff(),  # noqa: E501
            "O": self._paper(self.paper), "X": self._paper(self.other), "W": self.pick.choice(["Monday", "Tuesday", "Friday", "Sunday"]),  # noqa: E501
            "age": str(self.pick.randint(24, 88)), "year": str(self.pick.randint(1985, 2012)), "year2": str(self.pick.randint(2013, 2024)),  # noqa: E501
            "date": f"{self.pick.randint(1, 28)} {self.pick.choice(['January', 'March', 'May', 'June', 'October'])} {self.pick.randint(2005, 2025)}",  # noqa: E501
            "end": self.pick.choice(("", "", f", {self.guest.first or self.guest.last}", f", {self.guest.last}")) if self.pick.random() < 0.2 else "",  # noqa: E501
            "voc": self.own("vocatives") + " " if self.pick.random() < 0.5 else "",
            "voch": self.pick.choice((f"{self.host.first or self.host.last}, ", "")) if self.asks == "person" and self.pick.random() < 0.4 else "",  # noqa: E501
            "P": place[0] if place else "", "Pg": place[1] if place else "", "Pp": place[2] if place else "",
        }  # fmt: skip
        if name in simple and name != "P2":
            return simple[name]
        if name in ("Oq", "Og", "Od", "Oi", "Op", "Xg", "Xp"):
            return self._case(self.paper if name[0] == "O" else self.other, name[1])
        return self._words(name)

    def _words(self, name: str) -> str:
        if name in ("F", "Fl"):
            figure = self.pick.choice(figures())
            return figure if name == "F" else figure.split()[-1]
        if name in ("T", "T2", "Tp", "T2c"):
            return self.own("topics")
        if name == "Q":
            return self._quote()
        if name == "I":
            return self.own("organisations")
        if name in ("C", "C2"):
            return str(self.pick.choice(pools()["names"]["countries"].split()))
        if name in ("r", "r2"):
            return self.own("roles")
        if name in ("Role", "R"):
            role = self.own("roles")
            return role if self.language == "de" else role[:1].upper() + role[1:]
        if name == "P2":
            made = place_name(pools(), self.pick)
            return made
        if name == "A":
            return "".join(word[0] for word in self.paper.name.split())
        if name in ("ar", "ar2", "Ar"):
            return (
                self.pick.choice(("a", "a", "the")).capitalize()
                if name == "Ar"
                else self.pick.choice(("a", "a", "the"))
            )
        if name in ("Art", "art"):
            article = {"es": ("el", "la"), "fr": ("le", "la"), "de": ("der", "die")}[self.language][
                self.guest.woman
            ]
            return article.capitalize() if name == "Art" else article
        low = name.lower()
        he, him, his, lo = _PRONOUNS.get(self.language, _PRONOUNS["en"])[self.guest.woman]
        word = {
            "he": he,
            "him": him,
            "himr": him,
            "his": his,
            "lo": lo,
            "hiss": "hers" if self.guest.woman else "his",
            "himself": "herself" if self.guest.woman else "himself",
        }[low]
        return word.capitalize() if name[0].isupper() else word

    def _quote(self) -> str:
        """Something for a headline, at times with every word, or every letter, in capitals."""
        said = (
            self.own("quotes")
            if self.pick.random() < 0.4 or self.language != "en"
            else self._words_of(background(), 3, 9)
        )
        shown = self.pick.random()
        return (
            said
            if shown < 0.55
            else said.title().replace("’S", "’s").replace("'S", "'s")
            if shown < 0.8
            else said.upper()
        )

    def _words_of(self, sentences: tuple[str, ...], least: int, most: int) -> str:
        words = self.pick.choice(sentences).rstrip(".").split()
        return " ".join(words[: self.pick.randint(least, most)])

    def _person(self, name: str) -> str | None:
        case = name[-1] if name[-1] in "igd" and len(name) == 2 else ""
        if name in ("g", "H"):
            who = self.guest if name == "g" else self.host
            return ("Dr " if self.title and name == "g" and self.language == "en" else "") + who.name
        if name in ("d", "d2", "D"):
            somebody = person(pools(), self.language, self.pick).name
            return f"{self.own('roles')} {somebody}" if name == "D" else somebody
        if name == "G":
            return self._introduced()
        if case and name[0] in "GHD":
            who = {"G": self.guest, "H": self.host, "D": person(pools(), self.language, self.pick)}[name[0]]
            role = f"{self.own('roles')} " if False else ""
            return role + who.cases.get(case, who.name)
        return None

    def _introduced(self) -> str:
        g, roll = self.guest.name, self.pick.random()
        role, more = self.own("roles"), self.own("roles")
        if self.language == "de":
            return (
                g
                if roll < 0.5
                else f"{g}, {role},"
                if roll < 0.8
                else f"{'die' if self.guest.woman else 'der'} {role} {g}"
            )
        if self.language != "en":
            article = {"es": ("el ", "la "), "fr": ("le ", "la ")}.get(self.language, ("", ""))[
                self.guest.woman
            ]
            return g if roll < 0.4 else f"{g}, {role}," if roll < 0.7 else f"{article}{role} {g}"
        if roll < 0.22:
            return g
        if roll < 0.45:
            return f"{role} {g}"
        forms = (
            f"{g}, a {role},", f"{g}, the {role},", f"{g}, {role},", f"{g} ({role})", f"{role} and {more} {g}", f"the {role} {g}",  # noqa: E501
            f"{g}, a {role} and {more},", f"{g}, a {role} from {self.own('places')},", f"{g}, {role} at {self.own('organisations')},",  # noqa: E501
            f"{role} {g} of {self.own('organisations')}", f"{g}, who heads {self.own('organisations')},", f"Dr {g}", f"Professor {g}",  # noqa: E501
            f"{role.title()} {g}", f"{role} of {self.own('places')} {g}", f"mayor of {place_name(pools(), self.pick)} {g}", f"{role} in {self.own('places')} {g}", f"{role} in {self.own('places')}, {g},", f"{more} and former {role} {g}", f"former {role} {g}",  # noqa: E501
            f"the head of {self.own('organisations')}, {g},", f"{self.own('places')} {role} {g}", f"a {role} called {g}", f"{g}, {self.pick.randint(25, 80)}, a {role},",  # noqa: E501
        )  # fmt: skip
        return self.pick.choice(forms)

    def _staff(self) -> str:
        h, o, roll = self.host.name, self._paper(self.paper), self.pick.random()
        if roll < 0.55 or self.language in ("tr",):
            return h
        forms = {
            "en": (f"{o}'s {h}", f"{h} of {o}", f"{h} from {o}", f"{o} correspondent {h}", f"our correspondent {h}", f"our reporter {h}",  # noqa: E501
                   f"{h} for {o}", f"journalist {h}", f"reporter {h}", f"our editor {h}", f"{h} ({o})", f"{h}, a reporter with {o},", f"our colleague {h}",  # noqa: E501
                   f"{h}, our correspondent in {self.own('places')},", f"{o} editor {h}", f"the journalist {h}", f"{o} journalist {h}"),  # noqa: E501
            "ru": (f"корреспондент {self._case(self.paper, 'g')} {h}", f"наш корреспондент {h}", f"журналист {h}", f"наша коллега {h}"),  # noqa: E501
            "uk": (f"кореспондент {self._case(self.paper, 'g')} {h}", f"наша кореспондентка {h}", f"журналістка {h}"),  # noqa: E501
            "es": (f"{h}, de {o},", f"nuestra corresponsal {h}", f"la periodista {h}", f"{h} ({o})"),
            "fr": (f"{h}, de {o},", f"notre correspondante {h}", f"la journaliste {h}", f"{h} ({o})"),
            "de": (f"{h} von {o}", f"unsere Korrespondentin {h}", f"Redakteur {h}", f"{h} ({o})"),
        }[self.language]  # fmt: skip
        return self.pick.choice(forms)

    def _paper(self, given: Paper) -> str:
        if given.quoted:
            return f"«{given.name}»"
        if given.article and self.pick.random() < 0.7:
            return f"{self.pick.choice(('der', 'die', 'dem', 'den', 'das'))} {given.name}"
        if (
            self.language == "en"
            and given is self.paper
            and " " in given.name
            and not given.name.startswith("The ")
            and self.style < 0.25
        ):
            return f"the {given.name}"
        return given.name

    def _case(self, given: Paper, case: str) -> str:
        if not given.quoted:
            return self.pick.choice(("изданию ", "")) * (case == "d" and self.language == "ru") + given.name
        at = "gdip".find(case)
        return f"«{given.cases[at] if at >= 0 else given.name}»"
