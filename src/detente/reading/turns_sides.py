"""Which labels ask and which answer: by what they say of themselves, else by how their turns read."""

from __future__ import annotations

from detente.reading.turns_cues import cues
from detente.reading.turns_decode import Cue


def label_roles(labelled: list[Cue]) -> dict[str, str]:
    """Who asks and who answers, by label."""
    by: dict[str, list[Cue]] = {}
    person = _persons({cue.label.key for cue in labelled if cue.label})
    for cue in labelled:
        assert cue.label is not None
        by.setdefault(person[cue.label.key], []).append(cue)
    keys = list(by)
    stated = {key: by[key][0].label.role for key in keys}  # type: ignore[union-attr]
    pairs = [(a, b) for a, b in cues().pairs if a in by and b in by]
    if pairs:
        first = by[keys[0]][0].label
        a, b = next(((a, b) for a, b in pairs if first is not None and first.key == a), pairs[0])
        stated.update({a: "question", b: "answer"})
    weight = {
        key: sum(min(c.asks, 3.0) - min(c.words, 120) / 60 for c in by[key]) / len(by[key]) for key in keys
    }
    roles = {key: role for key, role in stated.items() if role in ("question", "answer")}
    open_ = [key for key in keys if key not in roles]
    asker_known = "question" in roles.values()
    if open_ and not asker_known:
        first_up = keys[0]
        best = max(open_, key=lambda key: weight[key] + (1.0 if key == first_up else 0.0))
        asking = sum(1 for c in by[best] if c.asks >= 1)
        if asking * 3 >= len(by[best]) or (len(keys) == 2 and asking):
            roles[best] = "question"
        elif len(keys) == 2 and _words(by[first_up]) * 1.5 < _words(by[keys[1]]):
            roles[first_up] = "question"
    asker = max((weight[key] for key, role in roles.items() if role == "question"), default=0.0)
    middle = (asker + min(weight.values())) / 2
    for key in open_:
        also = (asker_known or "question" in roles.values()) and len(keys) > 2 and weight[key] > middle
        roles.setdefault(key, "question" if also and any(c.asks >= 1 for c in by[key]) else "answer")
    if (
        len(keys) == 1
        and roles[keys[0]] == "answer"
        and _mostly_asks(by[keys[0]])
        and stated[keys[0]] is None
    ):
        roles[keys[0]] = "question"
    return {key: roles[whole] for key, whole in person.items()}


def _persons(keys: set[str]) -> dict[str, str]:
    """Each label's key and the fullest key of the same person: "lopez" belongs to "maria lopez"."""
    person = {}
    for key in keys:
        words = set(key.split())
        fuller = [other for other in keys if words < set(other.split())]
        person[key] = fuller[0] if len(fuller) == 1 and len(key) > 3 else key
    return person


def _words(said: list[Cue]) -> float:
    """How many words a speaker's turns have in the mean."""
    return sum(cue.words for cue in said) / len(said)


def _mostly_asks(said: list[Cue]) -> bool:
    return sum(1 for cue in said if cue.asks >= 2) * 2 > len(said)
