"""Words that name a contact in a sentence: verbs and nouns of meeting, calling, visiting, receiving,
writing."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from detente.reading.status import Form
from detente.records import Medium

_DATA = Path(__file__).parent / "data" / "contacts.yaml"


@dataclass(frozen=True)
class Trigger:
    """One word or phrase that names a contact; `way` says how its participants stand around it."""

    start: int
    end: int
    form: Form
    format: str
    medium: Medium | None
    way: str


@functools.cache
def data() -> dict[str, Any]:
    """The word lists of `data/contacts.yaml`."""
    loaded: dict[str, Any] = yaml.safe_load(_DATA.read_text("utf-8"))
    return loaded


@functools.cache
def _triggers() -> list[tuple[Form, str, Medium | None, str, frozenset[str], re.Pattern[str]]]:
    return [
        (
            form,
            kind,
            medium,
            way,
            frozenset(keys.split()),
            re.compile(
                rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE if "[A-Z]" not in pattern else re.NOFLAG
            ),
        )
        for form, kind, medium, way, keys, pattern in data()["triggers"]
    ]


@functools.cache
def word_pattern(name: str) -> re.Pattern[str]:
    """One of the single patterns of the data file ("phone", "by", "light")."""
    return re.compile(rf"(?<!\w)(?:{data()[name]})(?!\w)", re.IGNORECASE)


_TOKEN = re.compile(r"[^\W\d_]+")


MOST = 24  # triggers of one sentence


def triggers(text: str, start: int, end: int) -> list[Trigger]:
    """The triggers of text[start:end), none overlapping, the longest first where two begin together."""
    there = {word[:3].lower() for word in _TOKEN.findall(text, start, end)}
    found = []
    for form, kind, medium, way, keys, pattern in _triggers():
        if there.isdisjoint(keys):
            continue
        for match in pattern.finditer(text, start, end):
            if not _spurious(text, match, start):
                found.append(Trigger(match.start(), match.end(), form, kind, medium, way))
    kept: list[Trigger] = []
    for one in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda t: t.start)[:MOST]


_NOT_A_CONTACT = re.compile(
    r"(?:(?:met|meet|meets) (?:their|his|her|its|with) (?:deaths?|ends?|fate|match)"
    r"|met (?:the |its |his |their |all )?(?:demands?|conditions?|deadlines?|requirements?|criteria"
    r"|needs|goals?|expectations|with (?:criticism|scepticism|skepticism|resistance|approval|outrage"
    r"|silence))|(?:military|combat|fighting|battle) talks|talks about his)",
    re.IGNORECASE,
)


@functools.cache
def _at_home() -> re.Pattern[str]:
    return re.compile(rf"\b{data()['at_home']}(?:['’]s?)?(?: [\w'’-]+){{0,3}} $", re.IGNORECASE)


def _spurious(text: str, match: re.Match[str], start: int) -> bool:
    """True for "met the demands", "parliament meets": words that only look like contact."""
    if _NOT_A_CONTACT.match(text, match.start()):
        return True
    before = text[max(start, match.start() - 60) : match.start()]
    return bool(_at_home().search(before)) and " with " not in text[match.end() - 6 : match.end() + 40]


def medium_near(text: str, start: int, end: int, trigger: Trigger) -> Medium | None:
    """How they were in touch, as the words around a trigger say, else as the trigger itself implies."""
    if trigger.medium in ("phone", "video", "letter"):
        return trigger.medium
    reach = 0 if trigger.medium == "in_person" and trigger.form != "noun" else 45
    near = text[max(start, trigger.start - reach) : min(end, trigger.end + 90)]
    for name in ("video", "phone", "letters"):
        if word_pattern(name).search(near):
            return cast(Medium, "letter" if name == "letters" else name)
    return trigger.medium
