"""Events of a sentence by the user's dictionaries: source, target and code, from the raw text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.reading.petrarch.clauses import Chain, Subject, heads, reach, subjects
from detente.reading.petrarch.dictionaries import Dictionaries
from detente.reading.petrarch.forms import listed
from detente.reading.petrarch.ontology import denied
from detente.reading.petrarch.patterns import Around, Fit, best
from detente.reading.petrarch.phrases import Group, groups
from detente.reading.petrarch.text import Sentence, sentence
from detente.reading.petrarch.verbs import Code


@dataclass(frozen=True)
class Coded:
    """One event: the codes, and where the verb and both parties stand (code points of the text)."""

    source: str
    target: str
    code: str
    verb: tuple[int, int]
    source_span: tuple[int, int]
    target_span: tuple[int, int]
    turned: bool = False  # the verb is denied, and the code says what that amounts to
    bare: bool = False  # behind "will", "would", "to": not a form that tells of a deed

    @property
    def triple(self) -> tuple[str, str, str]:
        """Source, target, code: what is compared."""
        return self.source, self.target, self.code


@dataclass(frozen=True)
class Act:
    """A verb with its code and those it binds."""

    verb: Chain
    code: Code
    sources: Group
    targets: Group
    mutual: bool
    turned: bool


def code(text: str, start: int, end: int, known: Dictionaries, day: str | None = None) -> list[Coded]:
    """The events of one sentence, text[start:end); `day` (YYYYMMDD) tells which codes of actors hold."""
    read = sentence(text, start, end, known, day)
    words = tuple(token.word for token in read.tokens)
    if any(holds(words, phrase) for phrase, _ in known.discards):
        return []
    found: dict[tuple[str, str, str], Coded] = {}
    for act in acts(read, known):
        for event in _events(read, act):
            found.setdefault(event.triple, event)
    return list(found.values())


def holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a phrase stands somewhere in a row of words."""
    size = len(phrase)
    return bool(size) and any(
        tuple(words[i : i + size]) == tuple(phrase) for i in range(len(words) - size + 1)
    )


def acts(read: Sentence, known: Dictionaries) -> Iterator[Act]:
    """The acts of a sentence; a clause that is what another act is about has none of its own."""
    named = groups(read)
    verbs = heads(read)
    who = subjects(read, named, verbs)
    taken = 0
    for place, verb in enumerate(verbs):
        if verb.verb not in read.verbs or verb.verb < taken:
            continue
        if who[place].complement or _raised(verbs, place) or _refused(read, verbs, who[place]):
            continue
        act = _act(read, known, named, verbs, who, place)
        if act is not None:
            taken = max(taken, reach(read, named, verbs, place))
            yield act


def _raised(verbs: Sequence[Chain], place: int) -> bool:
    """Whether a passive verb only lends its subject to the next one: "was seen to break"."""
    after = verbs[place + 1] if place + 1 < len(verbs) else None
    return (
        verbs[place].passive and after is not None and after.infinitive and after.first == verbs[place].last
    )


def _refused(read: Sentence, verbs: Sequence[Chain], subject: Subject) -> bool:
    """Whether a verb that the dictionary does not know undoes the act: "refused to meet"."""
    if subject.lender is None:
        return False
    lender = verbs[subject.lender].verb
    return lender not in read.verbs and read.word(lender) in listed("refusals")


def _act(
    read: Sentence,
    known: Dictionaries,
    named: Sequence[Group],
    verbs: Sequence[Chain],
    who: Sequence[Subject],
    place: int,
) -> Act | None:
    verb, subject = verbs[place], who[place].group
    entry = read.verbs[verb.verb][1]
    last = reach(read, named, verbs, place)
    while (
        verb.passive
        and place + 1 < len(verbs)
        and verbs[place + 1].first == last + 1
        and verbs[place + 1].passive
    ):
        place += 1  # "was condemned and criticised by A"
        last = reach(read, named, verbs, place)
    several = subject is not None and subject.several
    told = next((i for i in range(verb.last, last) if read.word(i) == "THAT" and read.tag(i) == "S"), last)
    fit = best(entry, Around(read, named, 0, verb.verb, verb.last, told, several))
    chosen = fit.code if fit else entry.code
    if chosen is None:
        return None
    behind = [g for g in named if g.first >= verb.last and g.last <= last and g.codes]
    sources, targets, mutual = _parties(read, verb, subject, behind, fit, chosen)
    refused = verb.denied or (subject is not None and read.word(subject.first - 1) == "NEITHER")
    if refused:
        negated = denied(chosen.forth, known.ontology) if known.ontology else chosen.forth
        if negated is None:
            return None
        chosen = Code(negated)
    if sources is None or targets is None or not sources.codes or not targets.codes:
        return None
    return Act(verb, chosen, sources, targets, mutual, refused and bool(known.ontology))


def _parties(
    read: Sentence, verb: Chain, subject: Group | None, behind: Sequence[Group], fit: Fit | None, code: Code
) -> tuple[Group | None, Group | None, bool]:
    """Source and target: as a pattern says, else by the voice of the verb; True where all act on each
    other."""
    roles = fit.roles if fit else {}
    if fit and fit.size % 2 and subject is not None:
        return subject, subject, True
    others = [g for g in behind if subject is None or set(g.codes) - set(subject.codes)]
    if "$" in roles:
        return roles["$"], roles.get("+", subject), False
    if "+" in roles:
        return (subject, roles["+"], False)
    if fit is None and _meets(read, code, subject, others):
        return subject, subject, True
    if verb.passive or verb.reduced:
        by = [g for g in others if read.word(g.first - 1) == "BY"]
        return next(iter(by or others), None), subject, False
    if subject is not None and subject.several and not others:
        return subject, subject, True
    return subject, others[0] if others else None, False


PLACES = ("IN", "AT", "ON", "NEAR", "FOR", "DURING", "TO", "INTO", "OVER", "ABOUT")


def _meets(read: Sentence, code: Code, subject: Group | None, others: Sequence[Group]) -> bool:
    """Whether a mutual act of several actors names only a place or a matter behind it: "A and B met in C"."""
    if code.back is None or subject is None or not subject.several:
        return False
    return not others or read.word(others[0].first - 1) in PLACES


def _events(read: Sentence, act: Act) -> Iterator[Coded]:
    def span(first: int, last: int) -> tuple[int, int]:
        return read.tokens[first].start, read.tokens[last - 1].end

    verb = span(act.verb.verb, act.verb.last)
    bare = any(read.tag(i) in ("M", "T") for i in range(act.verb.first, act.verb.verb))
    for source in act.sources.codes:
        for target in act.targets.codes:
            if source == target:
                continue
            a, b = span(act.sources.first, act.sources.last), span(act.targets.first, act.targets.last)
            yield Coded(source, target, act.code.forth, verb, a, b, act.turned, bare)
            if act.code.back and not act.mutual:
                yield Coded(target, source, act.code.back, verb, b, a, act.turned, bare)
