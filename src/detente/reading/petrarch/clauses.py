"""Who is the subject of a verb, how far its clause reaches, whether it is passive or denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.reading.petrarch.forms import listed
from detente.reading.petrarch.phrases import Group
from detente.reading.petrarch.text import Sentence
from detente.reading.petrarch.tokens import participle

TIES = ("BETWEEN", "WITH", "AGAINST")
CHAIN = "BHMZRT"
ENDS = frozenset(
    (
        *("AFTER", "WHEN", "WHILE", "BECAUSE", "AS", "SINCE", "IF", "ALTHOUGH", "THOUGH", "BEFORE", "UNTIL"),
        *("WHO", "WHICH", "WHERE", "UNLESS", "WHEREAS", "ONCE"),
    )
)


@dataclass(frozen=True)
class Chain:
    """A verb with its helpers at the words [first, last), the verb itself at `verb`."""

    first: int
    verb: int
    last: int
    passive: bool = False  # shared along a row: "was condemned and praised"
    denied: bool = False
    infinitive: bool = False
    reduced: bool = False  # a participle without a helper: "memos sent by A"


def chain(text: Sentence, verb: int) -> Chain:
    """The verb at a place with the helpers before it."""
    first = verb
    while first and (text.tag(first - 1) in tuple(CHAIN) or _and_between(text, first - 1)):
        first -= 1
    while first < verb and text.tag(first) == "R":
        first += 1
    helpers = [(text.word(i), text.tag(i)) for i in range(first, verb)]
    tags = [tag for _, tag in helpers]
    last = text.verbs[verb][0] if verb in text.verbs else verb + 1
    form = text.word(verb)
    passive = "B" in tags and participle(form)
    return Chain(
        first,
        verb,
        last,
        passive=passive,
        denied="Z" in tags,
        infinitive="T" in tags,
        reduced=not {"B", "H"} & set(tags) and participle(form) and _reduced(text, last),
    )


def _and_between(text: Sentence, place: int) -> bool:
    """Whether an "and" joins two adverbs before a verb: "heavily and unjustly criticised"."""
    return text.tag(place) == "C" and text.tag(place - 1) == "R" and text.tag(place + 1) == "R"


def _reduced(text: Sentence, last: int) -> bool:
    return text.word(last) == "BY"


def heads(text: Sentence) -> list[Chain]:
    """The verbs of a sentence, in order; a form of "be" without another verb counts as one."""
    found: list[Chain] = []
    for place, token in enumerate(text.tokens):
        if token.tag == "V" and (place not in _inner(text)):
            one = chain(text, place)
            found.append(_joined(text, found[-1], one) if found else one)
        elif token.tag == "B" and not _helps(text, place):
            found.append(chain(text, place))
    return found


def _joined(text: Sentence, last: Chain, one: Chain) -> Chain:
    """A verb with what it shares with the one before it: "was condemned and praised", "did not meet or
    speak"."""
    if last.last != one.first - 1 or text.tag(one.first - 1) != "C":
        return one
    if last.passive:
        one = replace(one, passive=participle(text.word(one.verb)), reduced=False)
    shared = last.denied and text.word(one.first - 1) in ("OR", "NOR")
    return replace(one, denied=one.denied or shared)


def _inner(text: Sentence) -> set[int]:
    return {i for first, (last, _) in text.verbs.items() for i in range(first + 1, last)}


def _helps(text: Sentence, place: int) -> bool:
    at = place + 1
    while text.tag(at) in ("B", "H", "M", "Z", "R") or _and_between(text, at):
        at += 1
    return text.tag(at) == "V"


@dataclass(frozen=True)
class Subject:
    """Who acts: a group, or None; `before` is the verb that lends its subject, if one does."""

    group: Group | None
    lender: int | None = None
    complement: bool = False  # of "urged A to do": A does it


def subjects(text: Sentence, groups: Sequence[Group], verbs: Sequence[Chain]) -> list[Subject]:
    """The subject of every verb of a sentence, in order."""
    found: list[Subject] = []
    for place, verb in enumerate(verbs):
        found.append(_subject(text, groups, verbs, found, place, verb))
    return found


def _subject(
    text: Sentence,
    groups: Sequence[Group],
    verbs: Sequence[Chain],
    known: Sequence[Subject],
    place: int,
    verb: Chain,
) -> Subject:
    last = known[-1] if known else Subject(None)
    start = _start(text, verbs, place)
    between = [g for g in groups if start <= g.first and g.last <= verb.first]
    if verb.infinitive:
        named = [g for g in between if g.codes and g.first == start]  # the object of the verb before
        return Subject(named[0], place - 1, True) if named else Subject(last.group, place - 1)
    before = text.word(verb.first - 1)
    if place and _related(text, verbs[place - 1], verb):
        return Subject(last.group, place - 1)
    if text.tag(verb.first - 1) == "C" or _row(text, start, verb, place):
        lender = _coordinate(known, place)
        return Subject(known[lender].group if lender is not None else None, lender)
    if before in ("WHO", "WHICH", "THAT"):
        at = verb.first - 2 if text.tag(verb.first - 2) != "," else verb.first - 3
        return Subject(next((g for g in groups if g.first <= at < g.last), None))
    if text.tag(verb.first - 1) == "O":
        return Subject(last.group, place - 1) if place and _stands_for(before, last.group) else Subject(None)
    return Subject(_nearest(text, between, start, verb))


def _start(text: Sentence, verbs: Sequence[Chain], place: int) -> int:
    """Where the words begin that may hold the subject: behind the verb before, unless commas shut that one
    in."""
    verb = verbs[place]
    while place:
        last = verbs[place - 1]
        shut = (
            text.tag(verb.first - 1) == "," and last.first == last.verb and participle(text.word(last.verb))
        )
        related = text.word(last.first - 1) in ("WHO", "WHICH") and text.tag(verb.first - 1) == ","
        if last.infinitive and place == 1 and text.tag(last.first - 1) == "N" and not verb.infinitive:
            return 0  # "A's decision to meet B was praised"
        opened = any(text.tag(i) == "," for i in range(max(0, last.first - 6), last.first))
        if not (related or shut) or not opened:
            return last.last
        place -= 1
    return 0


def _stands_for(pronoun: str, group: Group | None) -> bool:
    """Whether a pronoun may mean the subject before: "he" and "she" no bare state, whose code has three
    letters."""
    if pronoun in ("HE", "SHE"):
        return group is not None and all(len(code) > 3 for code in group.codes)
    return pronoun in ("IT", "THEY")


def _related(text: Sentence, last: Chain, verb: Chain) -> bool:
    """Whether the verb before stands in a clause put in without commas: "soldiers who met A praised B"."""
    if (
        text.word(last.first - 1) not in ("WHO", "WHICH")
        or text.tag(last.first - 2) == ","
        or verb.infinitive
    ):
        return False
    return all(text.tag(i) not in (",", "C", "S", "T") for i in range(last.last, verb.first))


def _row(text: Sentence, start: int, verb: Chain, place: int) -> bool:
    """Whether a verb right behind the only comma since the verb before goes on its row: "met A, praised
    B"."""
    if not place or not start or text.tag(verb.first - 1) != ",":
        return False
    return all(text.tag(i) != "," for i in range(start, verb.first - 1))


def _coordinate(known: Sequence[Subject], place: int) -> int | None:
    """The verb that shares its subject with one behind "and": the first of its row."""
    at = place - 1
    while at > 0 and known[at].lender is not None and known[at].complement is False:
        at = known[at].lender or 0
    return at if at >= 0 else None


def _nearest(text: Sentence, between: Sequence[Group], start: int, verb: Chain) -> Group | None:
    """The subject among the groups between the verb before and this one."""
    cuts = _commas(text, between, start, verb.first)
    if len(cuts) > 1 and cuts[-1] == verb.first - 1:  # "A, the foe, did", "A, who met B, did": put in
        related = [i for i in cuts[:-1] if text.word(i + 1) in ("WHO", "WHICH", "WHOSE")]
        return _head(text, [g for g in between if g.last <= (related or cuts)[-1 if related else -2]], start)
    begin = _begin(text, between, start, verb)
    here = [g for g in between if g.first >= begin]
    cuts = [i for i in cuts if i >= begin]
    if cuts:
        inside = [g for g in here if g.first > cuts[-1]]
        if inside and text.tag(cuts[-1] + 1) != "P":
            return _head(text, inside, cuts[-1] + 1)
    return _head(text, here, begin)


def _begin(text: Sentence, between: Sequence[Group], start: int, verb: Chain) -> int:
    """Where the clause of a verb begins: behind a subordinator, a mark, or an "and" that joins no names."""
    inside = {i for g in between for i in range(g.first, g.last)}
    for at in range(verb.first - 1, start - 1, -1):
        if text.word(at) in ENDS or text.word(at) == "THAT" or text.tag(at) in tuple(";:-–—"):
            return at + 1
        if text.tag(at) == "C" and at not in inside:
            return at + 1
    return start


def _commas(text: Sentence, here: Sequence[Group], begin: int, end: int) -> list[int]:
    """The commas of a stretch that no list of names takes in."""
    inside = {i for g in here for i in range(g.first, g.last)}
    return [i for i in range(begin, end) if text.tag(i) == "," and i not in inside]


def _head(text: Sentence, here: Sequence[Group], begin: int) -> Group | None:
    """The first group that no preposition leads to; what follows it hangs on it ("talks between A and B")."""
    for place, group in enumerate(here):
        if text.tag(group.first - 1) != "P" or group.first - 1 < begin:
            tied = here[place + 1] if place + 1 < len(here) else None
            if tied and not group.codes and tied.first == group.last + 1 and text.word(group.last) in TIES:
                return tied
            return group
    return None


def reach(text: Sentence, groups: Sequence[Group], verbs: Sequence[Chain], place: int) -> int:
    """Where the words that belong to a verb end: the next verb of its row, a clause of another kind, a full
    stop."""
    at = verbs[place].last
    starts = {v.first: v for v in verbs}
    ends = {g.first: g.last for g in groups}
    while at < len(text.tokens):
        at = ends.get(at, at)
        tag = text.tag(at)
        if at in starts and _related(text, verbs[place], starts[at]):
            return at
        if (tag and tag in ";") or text.word(at) in ENDS:
            return at
        if tag == "C" and (_opens(text, at + 1, starts) or _opens(text, ends.get(at + 1, at + 1), starts)):
            return at
        if tag == "," and at + 1 in starts and not starts[at + 1].infinitive:
            return at
        if tag == "," and _told(text, at + 1, starts):
            return at
        at += 1
    return at


def _opens(text: Sentence, at: int, starts: dict[int, Chain]) -> bool:
    """Whether a verb stands here, behind adverbs at most."""
    while text.tag(at) == "R" and at not in starts:
        at += 1
    return at in starts


def _told(text: Sentence, at: int, starts: dict[int, Chain]) -> bool:
    """Whether ", a senior official said" or ", officials said" opens here."""
    for place in range(at, min(at + 12, len(text.tokens))):
        tag = text.tag(place)
        if place in starts and text.word(starts[place].verb) in listed("speech"):
            return place > at or tag == "V"
        if tag not in "DNAP":
            return False
    return False
