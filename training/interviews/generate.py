"""Made-up interviews in many wordings, to learn from: introductions, credits and turns put together by chance.

    python -m training.interviews.generate --count 20 --seed 1 --to FOLDER

writes some to look at. The wordings are in wording/, what fills them in pools.yaml; names and papers are made up,
and many roles and papers are of no known kind on purpose, so that what is learned is the sentence and not the word.
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import re
from pathlib import Path
from typing import Any

import yaml

from benchmarks.structure.annotate import SUFFIX, parse, published, truth
from training.interviews.names import Paper, Person, listed, paper, person, place_name

HERE = Path(__file__).parent
LANGUAGES = (("en", 14), ("ru", 2), ("uk", 1), ("es", 2), ("fr", 2), ("de", 2), ("tr", 1))
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

    def of(self, kind: str) -> str:
        """A sentence of a kind; what is by the way is often a sentence of an article."""
        if kind == "neutral" and self.language == "en" and self.pick.random() < 0.4:
            return self.pick.choice(background())
        if kind == "answer" and self.language == "en" and self.pick.random() < 0.3:
            return "I would say this. " + self.pick.choice(background())
        return self.filled(self.pick.choice(wording(self.language)[kind]))

    def filled(self, text: str) -> str:
        """A wording with its choices made and its slots filled."""
        while found := _CHOICE.search(text):
            text = text[: found.start()] + self.pick.choice(found.group(1).split("|")) + text[found.end() :]
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

    def own(self, pool: str) -> str:
        """Something of a pool of the language."""
        return self.pick.choice(listed(pools()[self.language][pool]))

    def slot(self, name: str) -> str:
        """What fills a slot."""
        if name[:1] in "gGHdD" and name not in ("gl", "g1") and (made := self._person(name)) is not None:
            return made
        place = (self.own("places").split(",") * 3)[:3] if name[:1] == "P" and name != "P2" else []
        simple = {
            "gl": self.guest.last, "g1": self.guest.first or self.guest.last, "HU": self.host.name.upper(), "OH": self._staff(),
            "O": self._paper(self.paper), "X": self._paper(self.other), "W": self.pick.choice("Monday Tuesday Friday Sunday".split()),
            "age": str(self.pick.randint(24, 88)), "year": str(self.pick.randint(1985, 2012)), "year2": str(self.pick.randint(2013, 2024)),
            "date": f"{self.pick.randint(1, 28)} {self.pick.choice('January March May June October'.split())} {self.pick.randint(2005, 2025)}",
            "end": self.pick.choice(("", "", f", {self.guest.first or self.guest.last}", f", {self.guest.last}")) if self.pick.random() < 0.2 else "",
            "voc": self.own("vocatives") + " " if self.pick.random() < 0.5 else "",
            "voch": self.pick.choice((f"{self.host.first or self.host.last}, ", "")) if self.asks == "person" and self.pick.random() < 0.4 else "",
            "P": place[0] if place else "", "Pg": place[1] if place else "", "Pp": place[2] if place else "",
        }  # fmt: skip
        if name in simple and name != "P2":
            return simple[name]
        if name in ("Oq", "Og", "Od", "Oi", "Op", "Xg", "Xp"):
            return self._case(self.paper if name[0] == "O" else self.other, name[1])
        return self._words(name)

    def _words(self, name: str) -> str:
        if name in ("T", "T2", "Tp", "T2c"):
            return self.own("topics")
        if name == "Q":
            return self._quote()
        if name == "I":
            return self.own("organisations")
        if name in ("C", "C2"):
            return self.pick.choice(pools()["names"]["countries"].split())
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
            f"{g}, a {role},", f"{g}, the {role},", f"{g}, {role},", f"{g} ({role})", f"{role} and {more} {g}", f"the {role} {g}",
            f"{g}, a {role} and {more},", f"{g}, a {role} from {self.own('places')},", f"{g}, {role} at {self.own('organisations')},",
            f"{role} {g} of {self.own('organisations')}", f"{g}, who heads {self.own('organisations')},", f"Dr {g}", f"Professor {g}",
            f"{role.title()} {g}", f"{role} of {self.own('places')} {g}", f"mayor of {_made_place(self)} {g}", f"{role} in {self.own('places')} {g}", f"{role} in {self.own('places')}, {g},", f"{more} and former {role} {g}", f"former {role} {g}",
            f"the head of {self.own('organisations')}, {g},", f"{self.own('places')} {role} {g}", f"a {role} called {g}", f"{g}, {self.pick.randint(25, 80)}, a {role},",
        )  # fmt: skip
        return self.pick.choice(forms)

    def _staff(self) -> str:
        h, o, roll = self.host.name, self._paper(self.paper), self.pick.random()
        if roll < 0.55 or self.language in ("tr",):
            return h
        forms = {
            "en": (f"{o}'s {h}", f"{h} of {o}", f"{h} from {o}", f"{o} correspondent {h}", f"our correspondent {h}", f"our reporter {h}",
                   f"{h} for {o}", f"journalist {h}", f"reporter {h}", f"our editor {h}", f"{h} ({o})", f"{h}, a reporter with {o},", f"our colleague {h}",
                   f"{h}, our correspondent in {self.own('places')},", f"{o} editor {h}", f"the journalist {h}", f"{o} journalist {h}"),
            "ru": (f"корреспондент {self._case(self.paper, 'g')} {h}", f"наш корреспондент {h}", f"журналист {h}", f"наша коллега {h}"),
            "uk": (f"кореспондент {self._case(self.paper, 'g')} {h}", f"наша кореспондентка {h}", f"журналістка {h}"),
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


def _made_place(story: Story) -> str:
    return place_name(pools(), story.pick)


def annotated(pick: random.Random) -> str:
    """One made-up interview as an annotated text (see benchmarks.structure.annotate)."""
    story = Story(pick)
    form = pick.choices(("txt", "md", "html"), (66, 22, 12))[0]
    head, closing = _opening(story), _closing(story)
    lines = _turns(story, form)
    host = {"person": story.host.name, "outlet": story.paper.name, "none": "-"}[story.asks]
    top = [
        f"@format {form}",
        f"@language {story.language}",
        "@layout made",
        f"@interviewer {host}",
        f"@interviewee {story.guest.name}",
    ]
    return "\n".join([*top, *head, *lines, *closing]) + "\n"


def _opening(story: Story) -> list[str]:
    pick = story.pick
    for _ in range(50):
        title = story.of("headline")
        if story.paper.name in title and story.asks != "outlet":
            continue
        said = [story.of("guest") for _ in range(pick.choice((0, 1, 1, 2)))]
        said += [story.of("neutral") for _ in range(pick.choice((0, 0, 1, 1, 2, 3)))]
        pick.shuffle(said)
        byline: list[str] = []
        closed = False
        if story.asks == "person":
            how = pick.random()
            byline = [story.of("byline")] if "byline" in wording(story.language) and how < 0.4 else []
            closed = 0.4 <= how < 0.5
            if not byline and not closed:
                said.append(story.of("host_person"))
            elif byline and pick.random() < 0.2:
                said.append(story.of(pick.choice(("host_none", "host_person", "host_outlet"))))
        else:
            said.append(story.of(f"host_{story.asks}"))
        if pick.random() < 0.15:
            said = [*said[-1:], *said[:-1]]
        if story.guest.name in " ".join([title, *said]) or pick.random() < 0.02:
            break
    story.closed = closed  # type: ignore[attr-defined]
    joined = [" ".join(said)] if pick.random() < 0.65 else said
    body = [f"P|{line}" for line in joined if line]
    at = pick.choice((0, 0, len(body)))
    body[at:at] = [f"P|{line}" for line in byline]
    if pick.random() < 0.15:
        body.insert(pick.randint(0, len(body)), "F|" + story.of("aside"))
    return [f"H|{title}", *body]


def _closing(story: Story) -> list[str]:
    pick, lines = story.pick, []
    if pick.random() < 0.3:
        lines.append("F|" + story.of("closing_neutral"))
    if getattr(story, "closed", False) or (story.asks == "person" and pick.random() < 0.12):
        lines.insert(pick.randint(0, len(lines)), "P|" + story.of("closing_person"))
    elif story.asks == "outlet" and pick.random() < 0.2:
        lines.append("F|" + story.of("closing_outlet"))
    return lines


def _turns(story: Story, form: str) -> list[str]:
    pick = story.pick
    layout = pick.choices(
        ("dash", "qa", "plain", "bold", "names", "initials", "answers"), (22, 22, 14, 14, 12, 10, 6)
    )[0]
    asks, says = "", ""
    host = story.host.name if story.asks == "person" else story.paper.name
    if layout == "dash":
        asks = says = pick.choice(("— ", "– "))
    elif layout == "qa" or (layout in ("names", "initials") and story.asks == "none"):
        asks, says = pick.choice(
            (("Q: ", "A: "), ("Question: ", "Answer: "), ("Q. ", "A. "), ("Interviewer: ", "Guest: "))
        )
    elif layout == "names":
        asks, says = pick.choice(
            (
                (f"{host}: ", f"{story.guest.name}: "),
                (f"{host.split()[-1]}: ", f"{story.guest.last}: "),
                (f"{host}: ", f"{story.guest.last}: "),
            )
        )
    elif layout == "initials":
        letters = [
            "".join(word[0] for word in re.findall(r"[^\W_]+", name)).upper()
            for name in (host, story.guest.name)
        ]
        if letters[0] != letters[1] and all(len(found) > 1 for found in letters):
            asks, says = (f"{found}: " for found in letters)
        else:
            asks, says = "Q: ", "A: "
    elif layout == "answers":
        asks, says = ("", f"{story.guest.name}: ")
    lines = []
    count = pick.choice((2, 3, 3, 4))
    questions = pick.sample(
        wording(story.language)["question"], min(count, len(wording(story.language)["question"]))
    )
    for question in questions:
        asked, said = story.filled(question), story.of("answer")
        bold = layout in ("bold", "answers")
        mark = ("<b>", "</b>") if form == "html" and bold else ("**", "**") if bold else ("", "")
        lines.append(f"Q|Interviewer|{mark[0]}{asks}{asked}{mark[1]}")
        lines.append(f"A|Guest|{says}{said}")
        if pick.random() < 0.2:
            lines.append("F|" + story.of("aside"))
    return lines


def made(count: int, seed: int, folder: Path) -> None:
    """Write made-up interviews with their truths into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pick = random.Random(seed)
    for number in range(count):
        head, lines = parse(annotated(pick))
        page = folder / f"made_{seed}_{number:05d}{SUFFIX[head['format']]}"
        page.write_text(published(head, lines), "utf-8")
        body = {"file": page.name, **truth(head, lines)}
        page.with_suffix(".json").write_text(json.dumps(body, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Write some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, required=True)
    given = parser.parse_args()
    made(given.count, given.seed, given.to)


if __name__ == "__main__":
    main()


__all__ = ["Person", "annotated", "made"]
