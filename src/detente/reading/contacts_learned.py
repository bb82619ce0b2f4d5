"""Who was in touch with whom, as the learned reader sees it: contacts told in words no list holds, and a
second look at those that the lists find.

The encoder gives every two units of a sentence the probability that it tells of a contact between them, the
course of that contact (it took place, lies ahead, did not take place) and its medium (`encoder/contacts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from detente.reading.contacts_chains import Unit
from detente.reading.contacts_details import AHEAD, time_of
from detente.reading.contacts_find import Trigger, data, triggers, word_pattern
from detente.reading.contacts_found import Found
from detente.reading.contacts_roles import Roles
from detente.reading.contacts_scene import Scene, place_of
from detente.reading.encoder import EncoderUnavailable
from detente.reading.encoder.contacts import Touch, load_contacts
from detente.reading.profile import profile
from detente.reading.status import status_of
from detente.reading.times import TimeExpression
from detente.records import Medium, Status

LIKELY, SURE = 0.4, 0.5
"""Probability from which on a contact is added: where the lists find one in the sentence, and where not."""
DOUBTED, TOLD = 0.05, 0.8
REACH = 40  # characters before the first unit and behind the last
_AHEAD = "ahead"
Touches = Mapping[tuple[int, int], Touch]
"""By the beginnings of two units of a sentence, the first of them first."""


def touches(text: str, sentences: Sequence[tuple[int, int, Sequence[Unit]]]) -> dict[int, Touches]:
    """What the encoder says of the units of each sentence (start, end, units), by where the sentence begins;
    nothing where it may not or cannot be asked."""
    if profile() == "fast":
        return {}
    try:
        encoder = load_contacts()
    except EncoderUnavailable:
        return {}
    asked = [(start, end, units) for start, end, units in sentences if _asked(text, start, end, units)]
    spans = [[(u.start - start, u.end - start) for u in units] for start, _, units in asked]
    answers = encoder.touches([(text[start:end], s) for (start, end, _), s in zip(asked, spans, strict=True)])
    return {
        start: {(units[i].start, units[j].start): touch for (i, j), touch in answer.items()}
        for (start, _, units), answer in zip(asked, answers, strict=True)
    }


def _asked(text: str, start: int, end: int, units: Sequence[Unit]) -> bool:
    """Whether a sentence may tell of a contact: words for several, two sides, or strangers and a word of
    contact."""
    if any(u.kind == "pair" for u in units) or len({u.side for u in units if u.state or u.acts_for}) > 1:
        return True
    return len({u.side for u in units}) > 1 and bool(triggers(text, start, end))


def second_look(
    scene: Scene, found: list[Found], known: Touches, when: Sequence[TimeExpression]
) -> list[Found]:
    """The contacts of a sentence after the encoder was asked: some left out or corrected, some added."""
    kept = [one for one in found if _holds(one, known)]
    units = [u for chain in scene.chains for u in chain.units if not _outside(scene, u)]
    for group, touch in _groups(units, known, LIKELY if found else SURE):
        _join(scene, kept, group, touch, known, when)
    return kept


def _outside(scene: Scene, unit: Unit) -> bool:
    """Whether a unit is somebody who comments, or a state spoken of as a venue or as where something is."""
    behind = scene.between(unit.end, min(scene.end, unit.end + 40))
    before = scene.between(max(scene.start, unit.start - 20), unit.start)
    only_where = unit.kind == "state" and (
        re.search(rf"\b{data()['whereabouts']}", before) or re.match(rf"{data()['grounds']}\b", behind)
    )
    venue = re.match(data()["venue"], behind)
    return bool(word_pattern("comments").search(unit.name) or venue or only_where)


def _touch(known: Touches, one: Unit, other: Unit) -> Touch | None:
    a, b = sorted((one.start, other.start))
    return known.get((a, b))


def _holds(found: Found, known: Touches) -> bool:
    """Whether a contact that the lists found stands; those who take no part are left out of it, and its
    course is put right."""
    units = [u for u in found.roles.participants if found.start <= u.start < found.end]
    pairs = [
        (u, v, t)
        for place, u in enumerate(units)
        for v in units[place:]
        if (u is not v or u.kind == "pair") and (t := _touch(known, u, v))
    ]
    if not pairs:
        return True
    best = {id(u): max((t.likely for a, b, t in pairs if u in (a, b)), default=1.0) for u in units}
    if max(best.values()) < DOUBTED:
        return False
    found.roles.participants = [u for u in found.roles.participants if best.get(id(u), 1.0) >= DOUBTED]
    strongest = max((t for _, _, t in pairs), key=lambda t: t.likely)
    found.status = _course(found.status, strongest)
    open_ = found.medium and found.trigger.form != "finite"
    if strongest.likely >= SURE and float(strongest.media.max()) >= TOLD and open_:
        found.medium = strongest.medium  # type: ignore[assignment]
    return True


def _course(status: Status, touch: Touch) -> Status:
    """The status of a contact where the encoder is sure of another course."""
    now = _AHEAD if status in AHEAD else status
    if touch.course == now or touch.likely < SURE:
        return status
    share = float(touch.courses[1:].max()) / touch.likely
    if share < TOLD or status == "counterfactual":
        return status
    return "planned" if touch.course == _AHEAD else touch.course  # type: ignore[return-value]


def _groups(units: Sequence[Unit], known: Touches, least: float) -> Iterator[tuple[list[Unit], Touch]]:
    """Units of a sentence that are in touch with one another in one way, the surest first."""
    sure = []
    for place, one in enumerate(units):
        for other in units[place:]:
            touch = _touch(known, one, other)
            apart = one.kind == "pair" if one is other else one.side != other.side
            if touch and apart and touch.likely >= least:
                sure.append((touch, one, other))
    sure.sort(key=lambda each: -each[0].likely)
    groups: list[tuple[list[Unit], Touch]] = []
    for touch, one, other in sure:
        for members, first in groups:
            if first.course == touch.course and any(u in members for u in (one, other)):
                new = [u for u in (one, other) if u not in members]
                if all(_linked(known, u, members, least) for u in new):
                    members += new
                    break
        else:
            groups.append(([one] if one is other else [one, other], touch))
    yield from groups


def _linked(known: Touches, unit: Unit, members: Sequence[Unit], least: float) -> bool:
    """Whether a unit is in touch with most of a group."""
    near = [t.likely for m in members if m.side != unit.side and (t := _touch(known, unit, m))]
    return bool(near) and sum(near) / len(near) >= least


def _join(
    scene: Scene,
    kept: list[Found],
    group: list[Unit],
    touch: Touch,
    known: Touches,
    when: Sequence[TimeExpression],
) -> None:
    """Add a group to the contact that it is part of, or as one of its own."""
    sides = {u.side for u in group}
    alike = [one for one in kept if (_AHEAD if one.status in AHEAD else one.status) == touch.course]
    everybody = [u.side for one in alike for u in one.roles.participants]
    if sides <= set(everybody) or any(sides <= {u.side for u in one.roles.participants} for one in kept):
        return
    for one in alike:
        there = {u.side for u in one.roles.participants}
        if sides & there and there <= sides:
            where = one.roles.place
            rest = [u for u in group if where is None or u.end <= where.start or where.end <= u.start]
            one.roles.add([u for u in rest if _belongs(known, u, one.roles.participants)])
            return
    kept.append(_own(scene, group, touch, when))


def _belongs(known: Touches, unit: Unit, others: Sequence[Unit]) -> bool:
    """Whether the encoder is sure that a unit takes part in a contact that the lists found without it."""
    return any(t.likely >= TOLD for other in others if other != unit and (t := _touch(known, unit, other)))


def _medium(scene: Scene, units: Sequence[Unit], touch: Touch) -> Medium | None:
    """How they were in touch; None where the words leave open whether they met or only spoke."""
    words = scene.between(max(scene.start, units[0].start - REACH), min(scene.end, units[-1].end + REACH))
    if touch.medium == "in_person" and word_pattern("open").search(words):
        return None
    return touch.medium  # type: ignore[return-value]


def _own(scene: Scene, group: Sequence[Unit], touch: Touch, when: Sequence[TimeExpression]) -> Found:
    units = sorted(group, key=lambda u: u.start)
    start, end = units[0].end, units[-1].start
    if end - start < 8:
        start = end = units[-1].end
    trigger = Trigger(start, end, "finite", "meeting", None, "meet")
    status: Status = "planned" if touch.course == _AHEAD else touch.course  # type: ignore[assignment]
    if status == "planned":
        told = status_of(scene.text, scene.start, scene.end, (end, end), "bare")
        status = told if told in AHEAD else status
    told_at = time_of(scene.text, trigger, when)
    return Found(
        trigger=trigger,
        start=scene.start,
        end=scene.end,
        roles=Roles(participants=list(units), place=place_of(scene, trigger)),
        status=status,
        medium=_medium(scene, units, touch),
        date=(told_at.range or told_at.value) if told_at else None,
        said=told_at.text if told_at else "",
        ordinal=None,
        official=None,
        reporter=None,
        chains=scene.chains,
    )
