"""Who takes part in a contact: the groups of names around its trigger, by the way the trigger governs
them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.identity.mention import Mention
from detente.reading.contacts_chains import Chain, Unit
from detente.reading.contacts_find import Trigger, word_pattern
from detente.reading.contacts_scene import Scene, place_of

_STOP = re.compile(r"[;:]|\b(?:said|says|told|announced|according to|which|because|that)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|also\s+|later\s+)?$", re.IGNORECASE)


@dataclass
class Roles:
    """The parts of one contact as the sentence gives them."""

    participants: list[Unit] = field(default_factory=list)
    host: Unit | None = None
    place: Mention | None = None

    def add(self, units: Sequence[Unit]) -> None:
        """Take units in, each actor once."""
        for unit in units:
            same = [u for u in self.participants if (u.actor or u.name) == (unit.actor or unit.name)]
            if not same:
                self.participants.append(unit)


def roles(scene: Scene, trigger: Trigger) -> Roles:
    """Participants, host and place of the contact that a trigger names in a scene."""
    found = Roles()
    passive = trigger.form == "finite" and bool(
        _PASSIVE.search(scene.between(max(scene.start, trigger.start - 25), trigger.start))
    )
    subject = subject_of(scene, trigger.start)
    if trigger.way in ("noun", "visitnoun", "platform"):
        _around_noun(scene, trigger, found)
    else:
        _around_verb(scene, trigger, found, subject, passive)
    _by(scene, trigger, found)
    found.place = place_of(scene, trigger)
    return found


def subject_of(scene: Scene, at: int, reach: int = 160) -> Chain | None:
    """The group of names that governs a verb at `at`: the nearest to the left that no preposition governs."""
    nearest: Chain | None = None
    for chain in reversed(scene.chains):
        if chain.end > at or at - chain.end > reach:
            continue
        gap = scene.between(chain.end, at)
        if ";" in gap or re.search(r"[.!?] ", gap):
            break
        if chain.before in ("", "between", "by") or re.match(r"\s*,?\s*who\b", gap):
            return chain if not _ASIDE.match(gap) else _before_aside(scene, chain) or chain
        nearest = nearest or chain
    return nearest if nearest and at - nearest.end < 60 else None


_ASIDE = re.compile(r"\s*,\s*(?:(?:has|had|have|will|would|also|then)\s+)*$")


def _before_aside(scene: Scene, chain: Chain) -> Chain | None:
    """The names before a clause set off by commas that ends in others: "A, long accused of arming B, met"."""
    for other in reversed(scene.chains):
        if other.end <= chain.start and other.before == "":
            aside = scene.between(other.end, chain.start)
            return (
                other if re.match(r"\s*,\s+(?:[a-z]+ly |long |also )*[a-z]+(?:ing|ed|en)\b", aside) else None
            )
    return None


def _object(scene: Scene, at: int) -> Chain | None:
    """The group of names a verb that ends at `at` governs directly or through "with"."""
    for chain in scene.chains:
        if chain.start < at:
            continue
        gap = scene.between(at, chain.start)
        if len(gap) > 90 or _STOP.search(gap):
            return None
        with_ = re.search(r"\bwith\b", gap)
        if chain.before in ("", "with", "to", "between", "among", "by") or with_:
            return chain
        if chain.before in ("of", "from", "for") and len(gap) < 60:
            return chain
    return None


_RECEIVED = re.compile(r"\s+(?:(?!(?:talks|meetings?|summit|rounds?|negotiations|calls?)\b)[\w’'-]+\s+){0,5}")


def _around_verb(scene: Scene, trigger: Trigger, found: Roles, subject: Chain | None, passive: bool) -> None:
    target = _object(scene, trigger.end)
    if (
        trigger.way == "receive"
        and target
        and not (passive and target.before == "by")
        and not _RECEIVED.fullmatch(scene.between(trigger.end, target.start))
    ):
        target = None
    if trigger.way == "visit":
        if subject:
            found.add(subject.units)
        return
    if trigger.way == "discuss":
        target = _with(scene, trigger.end)
        if passive or (target is None and (subject is None or len(subject.units) < 2)):
            return
    if trigger.way == "see" and not (target and subject and _seen(scene, trigger, target)):
        return
    if trigger.way == "sign":
        both = (target if passive else subject) or subject
        partner = _with(scene, trigger.end)
        if both and partner and partner.before == "with" and partner.start - trigger.end < 60:
            found.add([*both.units, *partner.units])
        elif both and (len({u.side for u in both.units}) > 1 or both.units[0].kind == "pair"):
            found.add(both.units)
        return
    if subject:
        found.add(subject.units)
    if target and target is not subject:
        found.add(target.units)
        if trigger.way == "meet":
            more = _with(scene, target.end)
            if more and more.start - target.end < 60:
                found.add(more.units)
    if trigger.way == "receive":
        host = target if passive else subject
        if host and not (passive and target and target.before != "by"):
            found.host = host.units[0]


_PERSONS = ("person", "role", "pair", "pronoun")


def _seen(scene: Scene, trigger: Trigger, target: Chain) -> bool:
    """Whether those behind "saw" are people met: named or told by office right behind it."""
    gap = scene.between(trigger.end, target.start)
    return len(gap) < 30 and not re.search(r"[,;]", gap) and target.units[0].kind in _PERSONS


def _with(scene: Scene, at: int) -> Chain | None:
    for chain in scene.chains:
        if chain.start >= at and chain.start - at < 160 and chain.before in ("with", "between", "among"):
            return chain
    return None


def _around_noun(scene: Scene, trigger: Trigger, found: Roles) -> None:
    """Between A and B, A-B talks, talks with B, a visit by A, and the subject of a verb that carries the
    noun."""
    first = True
    for chain in scene.chains:
        if chain.end <= trigger.start:
            if _names_it(scene.between(chain.end, trigger.start)):
                found.add(chain.units)
        elif chain.start >= trigger.end:
            if _governed(scene.between(trigger.end, chain.start), chain.before, trigger.way, first):
                found.add(chain.units)
            first = False
    if trigger.way == "platform":
        subject = subject_of(scene, trigger.start)
        if subject:
            found.host = subject.units[0]
            found.add(subject.units)
        return
    carried = _carrier(scene, trigger.start)
    if (
        carried is None
        and len({u.side for u in found.participants}) == 1
        and _AFTER.search(scene.between(max(scene.start, trigger.start - 50), trigger.start))
    ):
        subject = subject_of(scene, trigger.start)
        found.add(subject.units if subject else ())
    if carried is not None:
        subject = subject_of(scene, carried.start)
        if subject:
            found.add(subject.units)
            if re.match(r"(?:co-)?host", carried.verb):
                found.host = subject.units[0]


_AFTER = re.compile(r"\b(?:after|following|before|for|during|from|ahead of)\s+(?:[\w-]+\s+){0,4}$")


def _names_it(gap: str) -> bool:
    """True for what may stand between a name and the noun it names: "Putin's phone call", "Trump-Putin
    meeting"."""
    return (
        len(gap) < 45
        and bool(re.fullmatch(r"(?:['’]s?)?[\s–-]*(?:[\w-]+\s+){0,3}", gap))
        and not _has_verb(gap)
    )


_LINKED = re.compile(r"\s+(?:(?!(?:and|or|said|on|in)\b)[\w-]+\s+){0,3}?(?:with|between|among|amongst)\b")


def _governed(gap: str, before: str, way: str, first: bool) -> bool:
    """Whether a group of names behind a noun of contact takes part: "talks in X between A and B", "visit
    by A"."""
    if len(gap) > 110 or re.search(r"[;.]\s", gap) or _STOP.search(gap):
        return False
    wanted = {"between", "among", "amongst", "with", "by", "involving", "including"}
    if way == "visitnoun" or re.fullmatch(r"\s+(?:of|from)\s+(?:\w+\s+){0,4}", gap):
        wanted |= {"of", "from"}
    return before in wanted or (first and bool(_LINKED.match(gap)))


_LOOSE = re.compile(
    r"\b(?:a|an|the|that|for|any|some|and|or|in|on|at|to|after|before|during|of|with|his|her|their"
    r"|its|who|which|\w+ed|held|"
    r"said|says|\w{3,}[^s]s|will|has|had|have|is|was|met)\b",
    re.IGNORECASE,
)


def _has_verb(words: str) -> bool:
    """True where words between a name and a noun of contact tie them by more than naming ("Kremlin
    denied a call")."""
    return bool(word_pattern("light").search(words) or _LOOSE.search(re.sub(r"^['’]s?", "", words)))


@dataclass(frozen=True)
class Carrier:
    """A light verb before a noun of contact ("held talks")."""

    start: int
    verb: str


def _carrier(scene: Scene, at: int) -> Carrier | None:
    window = max(scene.start, at - 75)
    found = None
    for match in word_pattern("light").finditer(scene.text, window, at):
        found = match
    if found is None:
        return None
    gap = scene.between(found.end(), at)
    if re.search(r"[;,.]\s|\b(?:after|before|during|following|said|that)\b", gap):
        return None
    return Carrier(found.start(), found[0].lower())


def _by(scene: Scene, trigger: Trigger, found: Roles) -> None:
    """Mediators, hosts and others named by "mediated by", "in the presence of", "attended by"."""
    for match in word_pattern("by").finditer(scene.text, scene.start, scene.end):
        if abs(match.start() - trigger.end) > 220:
            continue
        for chain in scene.chains:
            gap = scene.between(match.end(), chain.start) if chain.start >= match.end() else None
            if gap is not None and len(gap) < 60 and not re.search(r"[;:.]", gap):
                found.add(chain.units)
                if match[0].lower().startswith("hosted by") and found.host is None:
                    found.host = chain.units[0]
                break
