"""Which speaker each turn has: from its label, else from the introduction."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detente.reading.blocks_lines import Line
from detente.reading.page import Page
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import ASK, OUT, SAY
from detente.reading.turns_guests import Candidate, address, called, candidates
from detente.reading.turns_label import Label
from detente.reading.turns_outlets import fuller
from detente.reading.turns_people import people
from detente.reading.turns_roles import roles_of
from detente.reading.turns_roles_said import standing
from detente.reading.turns_talk import Talk, talk
from detente.records import Speaker

ENOUGH = 3.0
"""What must speak for somebody to be named as interviewed or asking."""

_BYLINE = re.compile(r"(?:by|von|par|por)\s|(?:text|texte|texto|words|story|автор|текст)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:(?:interview|words|text|story|reporting)\s+)?(?:by|von|par|por)\s+\S+(?:\s+\S+){0,5}$", re.I
)
_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?]\s+[^\W\d_]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?\s?-?){1,4}")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: `crowd` is True where it is no interview; `by_turn` names each turn's speaker."""

    interviewer: Speaker | None
    interviewees: tuple[Speaker, ...]
    crowd: bool
    by_turn: dict[int, Speaker | None]


def cast_of(page: Page) -> Cast:
    """The speakers of a page."""
    told = page.of(talk)
    heads = told.heads()
    if not heads:
        return Cast(None, (), True, {})
    parts = _parts(page, told, heads[0][0])
    found = candidates(parts, [label.text for n, _ in heads if (label := told.shown[n].label) is not None])
    address(found, _spoken(told, ASK), _spoken(told, SAY))
    _credited(told, found)
    by_label = _labelled(told, found)
    guest = _guest(found, set(by_label.values()))
    host = _host(page, found, guest, set(by_label.values()))
    by_turn: dict[int, Speaker | None] = {}
    for turn, (number, state) in enumerate(heads):
        label = told.shown[number].label
        named = by_label.get(label.key) if label is not None else None
        by_turn[turn] = named or (host if state == ASK else guest)
    asking = Counter(by_turn[turn] for turn, (_, state) in enumerate(heads) if state == ASK)
    saying = Counter(by_turn[turn] for turn, (_, state) in enumerate(heads) if state == SAY)
    interviewer = next((who for who, _ in asking.most_common() if who is not None), host)
    interviewees = tuple(who for who, _ in saying.most_common() if who is not None) or (
        (guest,) if guest else ()
    )
    if len(interviewees) == 1:
        alone = interviewees[0]
        interviewees = (_with_role(alone, parts),)
        by_turn = {turn: interviewees[0] if who == alone else who for turn, who in by_turn.items()}
    return Cast(interviewer, interviewees, _crowd(told, parts), by_turn)


def _parts(page: Page, told: Talk, first: int) -> list[tuple[str, str]]:
    """The text outside the turns, each part with where it stands."""
    parts: list[tuple[str, str]] = []
    if page.document.title:
        parts.append(("headline", page.document.title))
    for number, line in enumerate(told.lines):
        state = told.states.get(number, OUT)
        said = line.words.strip("*_ ")
        if number < first and number not in told.furniture:
            if not (parts and said == parts[0][1]):
                parts.append((_place(line, said, number < 3, bool(parts)), said))
        elif number in told.furniture:
            if cues().announcing.search(said.casefold()) or _BYLINE.match(said):
                parts.append(("note", said))
        elif state == OUT and number > first:
            parts.append(("outro", said))
    return parts


def _place(line: Line, said: str, early: bool, titled: bool) -> str:
    """Which part of the page a line before the first turn is: a signature, a headline, the introduction."""
    if _SIGNED.match(said):
        return "note"
    short = not line.ended and len(said) < 160 and not _SENTENCES.search(said)
    return "headline" if not titled or (early and short) else "intro"


def _credited(told: Talk, found: dict[str, Candidate]) -> None:
    """What the credits and share lines say: whose page this is, and under which full name."""
    lines = [told.lines[number].text for number in told.furniture]
    for seen in found.values():
        if seen.kind == "outlet":
            seen.forms = [fuller(form, lines) for form in seen.forms]
        if seen.host > 0 and not seen.roles and any(form in line for form in seen.forms for line in lines):
            seen.host += 1.0


def _spoken(told: Talk, state: int) -> list[str]:
    said = []
    for number, at in told.heads():
        if at == state:
            line, label = told.lines[number], told.shown[number].label
            said.append(line.text[label.body - line.start :] if label else line.words)
    return said


def _labelled(told: Talk, found: dict[str, Candidate]) -> dict[str, Speaker]:
    """Label key -> speaker, for labels that name somebody."""
    labels: dict[str, Label] = {}
    for number, _ in told.heads():
        label = told.shown[number].label
        if label is not None and (label.role is None or len(label.key) > 12):
            held = labels.get(label.key)
            labels[label.key] = label if held is None or len(label.text) > len(held.text) else held
    longest = {key: label.text for key, label in labels.items()}
    return {key: _named(label, found, longest) for key, label in labels.items() if label.role is None}


def _named(label: Label, found: dict[str, Candidate], labels: dict[str, str]) -> Speaker:
    """The speaker of a label: the person of the introduction whose name, or initials, it is."""
    text = re.sub(r"\s*[(\[].*?[)\]]\s*", " ", label.text).strip(" *_.:") or label.text
    aside = re.search(r"[(\[](.*?)[)\]]", label.text)
    apart = text.split(",", 1)
    text = apart[0].strip()
    roles = roles_of(label.text, 0, len(text)) if len(apart) > 1 or aside else []
    match = _match(label.key, found) if label.key else None
    if match is not None:
        name = called(match)
        full = (
            name
            if len(name.split()) >= len(text.split()) and (match.kind == "person" or len(text) <= 5)
            else text
        )
        return Speaker(name=_cased(full), roles=tuple(dict.fromkeys([*match.roles, *roles])))
    longer = _longer(label.key, labels)
    return Speaker(name=_cased(longer or text), roles=tuple(roles))


def _longer(key: str, labels: dict[str, str]) -> str | None:
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
            return re.sub(r"\s*[(\[].*?[)\]]\s*", " ", text).strip()
    return None


def _match(key: str, found: dict[str, Candidate]) -> Candidate | None:
    tokens = re.findall(r"[^\W\d_]+", key)
    ranked = sorted(found.values(), key=lambda c: -max(c.guest, c.host))
    for seen in ranked:
        for form in seen.forms:
            words = [word.casefold() for word in re.findall(r"[^\W\d_]+", form)]
            if seen.kind == "person" and tokens and set(tokens) <= set(words):
                return seen
            if seen.kind != "person" and "".join(tokens) == "".join(words):
                return seen
    letters = re.sub(r"[^\w]", "", key)
    if not tokens or len(letters) > 4 or not _INITIALS.fullmatch(re.sub(r"['’]", "", key)):
        return None
    for seen in ranked:
        for form in seen.forms:
            words = [word.casefold() for word in re.findall(r"[^\W\d_]+", form)]
            first = "".join(word[0] for word in words)
            if seen.kind != "person" and _abridges(letters, "".join(words)):
                return seen
            if letters == first or (
                seen.kind == "person" and (len(words) > 2 and letters == words[0][0] + words[-1][0])
            ):
                return seen
    return None


def _abridges(letters: str, word: str) -> bool:
    """True where letters of a long word stand for it, its first among them: AK for Alpenkurier."""
    rest = iter(word)
    return len(word) >= 6 and letters[:1] == word[:1] and all(letter in rest for letter in letters)


def _cased(name: str) -> str:
    """A name in capitals throughout, written as names are."""
    words = name.split()
    if name.isupper() and len(words) >= 2 and all(len(word) > 1 for word in words):
        return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return name


def _speaker(seen: Candidate) -> Speaker:
    return Speaker(name=_cased(called(seen)), roles=tuple(seen.roles))


def _guest(found: dict[str, Candidate], labelled: set[Speaker]) -> Speaker | None:
    """The person most is said for: enough of it, or the only one who comes into question."""
    taken = {speaker.name for speaker in labelled}
    open_ = [seen for seen in found.values() if seen.kind == "person" and called(seen) not in taken]
    ranked = sorted(open_, key=lambda seen: (seen.host / 2 - seen.guest, seen.first))
    paper = any(seen.kind == "outlet" and seen.host >= ENOUGH for seen in found.values())
    if len(ranked) == 1 and paper and not taken and ranked[0].host < 8:
        return _speaker(ranked[0])
    if not ranked or ranked[0].guest <= 0 or ranked[0].host >= ENOUGH:
        return None
    clear = len(ranked) == 1 or ranked[0].guest >= ranked[1].guest + 2
    return _speaker(ranked[0]) if clear or ranked[0].guest >= ENOUGH else None


def _with_role(guest: Speaker, parts: list[tuple[str, str]]) -> Speaker:
    """Somebody without a role beside the name has the one that stands for the name elsewhere."""
    if guest.roles:
        return guest
    told = (standing(text, people().role) for where, text in parts if where in ("headline", "intro"))
    roles = next((roles for roles in told if roles and guest.name not in " ".join(roles)), [])
    return Speaker(name=guest.name, roles=tuple(roles))


def _host(
    page: Page, found: dict[str, Candidate], guest: Speaker | None, labelled: set[Speaker]
) -> Speaker | None:
    taken = {speaker.name for speaker in labelled} | ({guest.name} if guest else set())
    open_ = [seen for seen in found.values() if called(seen) not in taken]
    best = max(
        open_, key=lambda seen: (seen.host - max(seen.guest, 0) / 2, seen.kind == "person"), default=None
    )
    if best is not None and best.host >= ENOUGH and best.host > best.guest / 2:
        return _speaker(best)
    other = [seen for seen in open_ if seen.talks and not seen.roles]
    if guest is not None and len(other) == 1:
        return _speaker(other[0])
    outlet = page.document.outlet
    return Speaker(name=outlet) if outlet else None


def _crowd(told: Talk, parts: list[tuple[str, str]]) -> bool:
    """True for a news conference, a debate or a panel: turns with speakers, but no interview."""
    intro = " ".join(text for _, text in parts).casefold()
    answering = {
        label.key for n, s in told.heads() if s == SAY and (label := told.shown[n].label) is not None
    }
    asking = {label.key for n, s in told.heads() if s == ASK and (label := told.shown[n].label) is not None}
    conference = cues().conference.search(intro) is not None
    generic = any(
        (label := told.shown[n].label) is not None and label.role for n, s in told.heads() if s == ASK
    )
    return (conference and (generic or len(answering) > 1)) or len(answering) > 3 or len(asking) > 3


def speakers(page: Page) -> dict[int, Speaker | None]:
    """Turn number -> its speaker, None where unknown."""
    return page.of(cast_of).by_turn


__all__ = ["Cast", "Line", "cast_of", "speakers"]
