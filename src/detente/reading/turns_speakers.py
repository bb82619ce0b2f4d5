"""Which speaker each turn has: from its label, else as the learned head takes who asks and who answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from detente.reading.language import language
from detente.reading.page import Page
from detente.reading.turns_candidates import Candidate, gather, untitled
from detente.reading.turns_chooser import Weighing
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import ASK, SAY
from detente.reading.turns_head import GUEST, HOST, best
from detente.reading.turns_label import Label
from detente.reading.turns_matched import Named, itself, longer, match_of
from detente.reading.turns_parts import Part, heard, parts
from detente.reading.turns_people import people
from detente.reading.turns_roles import roles_of
from detente.reading.turns_roles_said import standing
from detente.reading.turns_signed import conducting
from detente.reading.turns_talk import Talk, talk
from detente.records import Speaker

_ASIDE = re.compile(r"\s*[(\[](.*?)[)\]]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?\s?[-&]?\s?){1,4}")
_ARTICLE = re.compile(r"^(?:The|El|La|Le|Der|Die|Das)\s+")

_FRAME = ("note", "credit", "foot", "aside", "opening")
"""The parts of a page that do not tell what the talk is."""


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
    around = parts(page, told, heads[0][0])
    said = heard(page, told)
    found = gather(around, said)
    weighing = Weighing(found, around, said, page.of(language))
    named = Named(
        found,
        {GUEST: weighing.scores(GUEST)},
        [told.lines[at].text for at in told.furniture],
        [text for _, text in around],
    )
    answers = _labelled(told, SAY, named)
    labelled = next((seen for seen, _ in answers.values() if seen), None)
    seen = labelled or (None if answers else best(found, named.scores[GUEST]))
    named.scores[HOST] = weighing.scores(HOST, seen)
    guest = _speaker(seen, named) if seen else None
    given = [speaker for _, speaker in answers.values()]
    asks = _asking(told, named, {guest.name for guest in given} | ({seen.name} if seen else set()))
    host = _host(named, {_plain(speaker.name) for speaker in given}, page.document.outlet)
    by_turn: dict[int, Speaker | None] = {}
    for turn, (number, state) in enumerate(heads):
        label = told.shown[number].label
        by_label = asks if state == ASK else answers
        known = [speaker for _, speaker in by_label.values()]
        alone = known[0] if len(known) == 1 else None if known else host if state == ASK else guest
        by_turn[turn] = by_label[label.key][1] if label and label.key in by_label else alone
    return _cast(told, around, by_turn, host, guest)


def _cast(
    told: Talk,
    around: list[Part],
    by_turn: dict[int, Speaker | None],
    host: Speaker | None,
    guest: Speaker | None,
) -> Cast:
    """The cast, given who speaks in each turn."""
    heads = told.heads()
    asking = Counter(by_turn[turn] for turn, (_, state) in enumerate(heads) if state == ASK)
    saying = Counter(by_turn[turn] for turn, (_, state) in enumerate(heads) if state == SAY)
    interviewer = next((who for who, _ in asking.most_common() if who is not None), host)
    interviewees = tuple(who for who, _ in saying.most_common() if who is not None) or (
        (guest,) if guest else ()
    )
    if len(interviewees) == 1:
        alone = interviewees[0]
        interviewees = (_with_role(alone, around),)
        by_turn = {turn: interviewees[0] if who == alone else who for turn, who in by_turn.items()}
    return Cast(interviewer, interviewees, _crowd(told, around), by_turn)


def _host(named: Named, taken: set[str], outlet: str | None) -> Speaker | None:
    """Who asks where no label names anybody: the likeliest who does not answer, else the page's outlet."""
    scores = named.scores[HOST].copy()
    for number, seen in enumerate(named.found):
        if _plain(seen.name) in taken:
            scores[number] = -np.inf
    found = best(named.found, scores)
    if found is None or not found.person:
        others = [seen for number, seen in enumerate(named.found) if np.isfinite(scores[number])]
        found = conducting(others, set()) or found
    return _speaker(found, named) if found else Speaker(name=outlet) if outlet else None


def _asking(told: Talk, named: Named, apart: set[str]) -> dict[str, tuple[Candidate | None, Speaker]]:
    """The labels of questions; a label that names the paper stands for who is credited with the interview."""
    asks = _labelled(told, ASK, named)
    for key, (seen, speaker) in asks.items():
        if len(asks) == 1 and _of_paper(seen, speaker):
            credited = conducting(named.found, apart)
            if credited is not None:
                return {key: (credited, _speaker(credited, named))}
    return asks


def _of_paper(seen: Candidate | None, speaker: Speaker) -> bool:
    """True for the label of an outlet: no person of the page, and more than one word or a word of papers."""
    if seen is not None:
        return not seen.person
    words = speaker.name.split()
    return len(words) > 1 or any(people().outlet.fullmatch(word) for word in words)


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def _labelled(told: Talk, side: int, named: Named) -> dict[str, tuple[Candidate | None, Speaker]]:
    """Label key -> who it names, for the labels of questions or of answers that name somebody."""
    labels: dict[str, Label] = {}
    every: dict[str, str] = {}
    for number, state in told.heads():
        label = told.shown[number].label
        if label is not None and label.role is None:
            every.setdefault(label.key, label.text)
            held = labels.get(label.key)
            if state == side:
                labels[label.key] = label if held is None or len(label.text) > len(held.text) else held
    return {key: _named(label, GUEST if side == SAY else HOST, named, every) for key, label in labels.items()}


def _named(label: Label, side: int, named: Named, labels: dict[str, str]) -> tuple[Candidate | None, Speaker]:
    """The speaker of a label: the person of the page whose name, or initials, it is."""
    text = _ASIDE.sub(" ", label.text).strip(" *_.:") or label.text
    aside = _ASIDE.search(label.text)
    apart = text.split(",", 1)
    text = untitled(apart[0].strip())
    roles = roles_of(label.text, 0, len(text)) if len(apart) > 1 or aside else []
    match = match_of(label.key, side, named) if label.key else None
    if match is None:
        return None, Speaker(name=_cased(longer(label.key, labels) or text), roles=tuple(roles))
    short = len(match.words) > len(_WORD.findall(text)) or len(text) <= 5
    whole = match.name if match.person or (short and not itself(text, match, named)) else text
    return match, Speaker(name=_cased(whole), roles=tuple(dict.fromkeys([*_roles(match, named), *roles])))


def _cased(name: str) -> str:
    """A name in capitals throughout, written as names are."""
    words = name.split()
    if name.isupper() and len(words) >= 2 and all(len(word) > 1 for word in words):
        return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return name


def _speaker(seen: Candidate, named: Named) -> Speaker:
    name = seen.name if seen.person else _fuller(seen.name, named.credits)
    return Speaker(name=_cased(name), roles=tuple(_roles(seen, named)))


def _fuller(name: str, credits: list[str]) -> str:
    """The name under which credits and imprint know an outlet: "The Herald" is "The Palm Island Herald"."""
    core = _ARTICLE.sub("", name)
    if people().outlet.fullmatch(core) is None:
        return name
    whole = re.compile(rf"(?:The\s+)?(?:[A-ZÀ-Þ][\w’'-]+\s+){{1,3}}{re.escape(core)}(?!\w)")
    found = [match.group() for line in credits if (match := whole.search(line))]
    return next((form for form in found if form.casefold() != name.casefold()), name)


def _roles(seen: Candidate, named: Named) -> list[str]:
    """The roles that stand beside a person's name, wherever it is mentioned outside the turns."""
    others = [other.name for other in named.found if other.plain and not set(other.words) & set(seen.words)]
    found: dict[str, str] = {}
    for at, span, _ in seen.mentions if seen.person else ():
        for role in roles_of(at.text, at.words[span.first].start, at.words[span.last].end):
            if not any(f"{other} " in role for other in others):
                found.setdefault(role.casefold(), role)
    return list(found.values())


def _with_role(guest: Speaker, around: list[Part]) -> Speaker:
    """Somebody without a role beside the name has the one that stands for the name elsewhere."""
    if guest.roles:
        return guest
    told = (
        standing(text, people().role) for where, text in around if where in ("headline", "short", "intro")
    )
    roles = next((roles for roles in told if roles and guest.name not in " ".join(roles)), [])
    return Speaker(name=guest.name, roles=tuple(roles))


def _crowd(told: Talk, around: list[Part]) -> bool:
    """True for a news conference, a debate or a panel: turns with speakers, but no interview."""
    intro = " ".join(text for where, text in around if where not in _FRAME).casefold()
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


__all__ = ["Cast", "cast_of", "speakers"]
