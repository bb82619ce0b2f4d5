"""The words that introduce speech: verbs with what may follow them, in all their forms.

The list itself is data (`data/cues.tsv`, `data/cues_classes.yaml`), so that it can be read, argued over
and added to.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Cue:
    """One form of a cue verb. `tense` is base, third (says), past, or ing; `frames` as described in
    cues.tsv."""

    lemma: str
    tense: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    act: str
    words: int = 1


def listed(name: str) -> str:
    """The text of one of the reading room's data files."""
    return (files("detente.reading") / "data" / name).read_text(encoding="utf-8")


def loaded(name: str) -> dict[str, Any]:
    """A YAML data file of the reading room; with the parser in C where there is one, ten times as fast."""
    found: dict[str, Any] = yaml.load(listed(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


@functools.cache
def classes() -> dict[str, Any]:
    """The closed word classes: lists as frozensets, the rest as written."""
    raw: dict[str, Any] = loaded("cues_classes.yaml")
    return {
        name: frozenset(map(str, value)) if isinstance(value, list) and name != "phrases" else value
        for name, value in raw.items()
    }


def word_class(name: str) -> frozenset[str]:
    """One closed class of lower-case words by its name in cues_classes.yaml."""
    found: frozenset[str] = classes()[name]
    return found


def forms(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a verb: ("says", "said", "said", "saying")."""
    irregular = classes()["irregular"].get(lemma)
    if irregular:
        return (irregular[0], irregular[1], irregular[2], irregular[3])
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if lemma.endswith("e"):
        return third, lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


@functools.cache
def verbs() -> dict[str, Cue]:
    """Every form of every cue verb: {"said": Cue(...)}."""
    found: dict[str, Cue] = {}
    for line in listed("cues.tsv").splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, frames, act = line.split("\t")
        plain, *prepositions = frames.split("+")
        third, past, participle, ing = forms(lemma)
        for form, tense in (
            (lemma, "base"),
            (third, "third"),
            (participle, "past"),
            (past, "past"),
            (ing, "ing"),
        ):
            known = found.get(form)
            merged = (known.frames if known and known.lemma == lemma else frozenset()) | frozenset(plain)
            extra = (known.prepositions if known and known.lemma == lemma else frozenset()) | frozenset(
                prepositions
            )
            found[form] = Cue(lemma, tense, merged - {"-"}, extra, act)
    return found


@functools.cache
def _phrases() -> dict[str, list[tuple[list[str], Cue]]]:
    """Cues of several words by their last one: {"known": [(["let", "it", "be", "known"], Cue)]}."""
    found: dict[str, list[tuple[list[str], Cue]]] = {}
    for entry in classes()["phrases"]:
        act, frames = str(entry["act"]), frozenset(str(entry["frames"]))
        for words in (str(phrase).split() for phrase in entry["words"]):
            cue = Cue(" ".join(words), "past", frames, frozenset(), act, len(words))
            found.setdefault(words[-1], []).append((words, cue))
    return found


def phrase_at(low: list[str], i: int, floor: int) -> Cue | None:
    """The cue of several words that ends at word i, none of them before `floor`; "*" stands for one to
    four words."""
    for words, cue in _phrases().get(low[i], ()):
        taken = _phrase_length(low, i, floor, words)
        if taken:
            return Cue(cue.lemma, cue.tense, cue.frames, cue.prepositions, cue.act, taken)
    return None


def _phrase_length(low: list[str], i: int, floor: int, words: list[str]) -> int:
    k = i
    for position in range(len(words) - 1, -1, -1):
        if words[position] == "*":
            first = words[position - 1]
            at = next((j for j in range(k, max(floor - 1, k - 4), -1) if low[j] == first), None)
            if at is None:
                return 0
            k = at
            continue
        if k < floor or low[k] != words[position]:
            return 0
        k -= 1
    return i - k
