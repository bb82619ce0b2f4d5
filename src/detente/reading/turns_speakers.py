"""Which speaker each turn has: from its label, else as the learned head takes who asks and who answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from detente.reading.language import language
from detente.reading.page import Page
from detente.reading.turns_candidates import Candidate, abridges, gather, untitled
from detente.reading.turns_chooser import Weighing
from detente.reading.turns_cues import cues
from detente.reading.turns_decode import ASK, SAY
from detente.reading.turns_head import GUEST, HOST, Scores, best
from detente.reading.turns_label import Label
from detente.reading.turns_parts import Part, heard, parts
from detente.reading.turns_people import people
from detente.reading.turns_roles import roles_of
from detente.reading.turns_roles_said import standing
from detente.reading.turns_talk import Talk, talk
from detente.records import Speaker

_ASIDE = re.compile(r"\s*[(\[](.*?)[)\]]\s*")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?\s?[-&]?\s?){1,4}")
_ARTICLE = re.compile(r"^(?:The|El|La|Le|Der|Die|Das)\s+")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: `crowd` is True where it is no interview; `by_turn` names each turn's speaker."""

    interviewer: Speaker | None
    interviewees: tuple[Speaker, ...]
    crowd: bool
    by_turn: dict[int, Speaker | None]


@dataclass(slots=True)
class Named:
    """The names of a page with what the head makes of them; `scores` by side."""

    found: list[Candidate]
    scores: dict[int, Scores]
    credits: list[str]


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
    named = Named(found, {GUEST: weighing.scores(GUEST)}, [told.lines[at].text for at in told.furniture])
    answers = _labelled(told, SAY, named)
    labelled = next((seen for seen, _ in answers.values() if seen), None)
    seen = labelled or (None if answers else best(found, named.scores[GUEST]))
    named.scores[HOST] = weighing.scores(HOST, seen)
    guest = _speaker(seen, named) if seen else None
    asks = _labelled(told, ASK, named)
    host = _host(named, {_plain(speaker.name) for _, speaker in answers.values()}, page.document.outlet)
    by_turn: dict[int, Speaker | None] = {}
    for turn, (number, state) in enumerate(heads):
        label = told.shown[number].label
        by_label = asks if state == ASK else answers
        given = [speaker for _, speaker in by_label.values()]
        alone = given[0] if len(given) == 1 else None if given else host if state == ASK else guest
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
    return _speaker(found, named) if found else Speaker(name=outlet) if outlet else None


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
    match = _match(label.key, side, named) if label.key else None
    if match is None:
        return None, Speaker(name=_cased(_longer(label.key, labels) or text), roles=tuple(roles))
    short = len(match.words) > len(_WORD.findall(text)) or len(text) <= 5
    whole = match.name if match.person or short else text
    return match, Speaker(name=_cased(whole), roles=tuple(dict.fromkeys([*_roles(match, named), *roles])))


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
            return _ASIDE.sub(" ", text).strip()
    return None


def _match(key: str, side: int, named: Named) -> Candidate | None:
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
    intro = " ".join(text for where, text in around if where not in ("credit", "aside", "opening")).casefold()
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
