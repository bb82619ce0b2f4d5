"""A title that stands alone: who held the office that day, or for whom the title speaks."""

from __future__ import annotations

from typing import Any

from detente.identity.holders import MANY, holders
from detente.identity.mention import Mention
from detente.identity.persons import known_from
from detente.identity.phrase import Title
from detente.identity.scene import Scene


def title_mention(scene: Scene, title: Title, actor: str | None, why: str, **more: Any) -> Mention:
    """A mention over the words of a title, with its role and level unless others are given."""
    start, end, text = scene.span(title.first, title.last)
    fields = {"kind": "role", "role": title.office.role, "level": title.office.level, **more}
    return Mention(start=start, end=end, text=text, actor=actor, why=why, **fields)


def office_mention(scene: Scene, title: Title) -> Mention:
    """An office and nobody's name: its holder at the date, or the state, body or group it belongs to."""
    text, owner, role = scene.span(title.first, title.last)[2], title.owner, title.office.role
    if owner is None:
        return title_mention(
            scene,
            title,
            actor=None,
            certain=False,
            why=f'"{text}" does not say whose',
        )
    if title.office.kind == "post" and not title.past and not (title.plural and role in MANY):
        topic = title.topic.actor if title.topic else ""
        held, sure = holders(role or "", owner.actor, scene.published, scene.gazetteer, topic)
        sure = sure and (bool(topic) or role not in MANY)
        if held:
            return _held(scene, title, held[0].person, sure, tuple(dict.fromkeys(t.person for t in held))[:4])
    kind = "state" if owner.kind in ("state", "place") else owner.kind
    return title_mention(
        scene,
        title,
        actor=owner.actor,
        kind=kind,
        state=owner.state,
        why=f'"{text}" is the {role} of {owner.name}',
    )


def _held(scene: Scene, title: Title, person_id: str, sure: bool, candidates: tuple[str, ...]) -> Mention:
    text = scene.span(title.first, title.last)[2]
    person, owner = scene.gazetteer.persons[person_id], title.owner
    assert owner is not None
    met = [
        k.id
        for k in scene.people.values()
        if k.of == owner.actor and alike(k.role or "", title.office.role or "")
    ]
    met = [i for i in met if i in scene.gazetteer.persons] or [i for i in candidates if i in scene.people]
    if met and (len(met) == 1 or not sure):
        person, sure = scene.gazetteer.persons[met[-1]], len(met) == 1
        why = f'"{text}": {person.name}, named in this text, held that office'
    else:
        when = f"on {scene.published}" if scene.published else "at some time"
        why = f'"{text}": {person.name} held that office {when}' + ("" if sure else ", but so may others")
    if sure:
        scene.meet(known_from(scene, person, title))
    guess = sure or (scene.published is not None and title.office.role not in MANY)
    actor = person.id if guess else owner.actor
    return title_mention(
        scene,
        title,
        actor=actor,
        state=owner.state,
        certain=sure,
        candidates=() if sure else candidates,
        why=why,
    )


def alike(role: str, asked: str) -> bool:
    """Whether a bare title may mean somebody met with another ("the minister" after "foreign minister")."""
    groups = (
        {"foreign minister", "secretary of state", "minister"},
        {"special envoy", "mediator", "chief negotiator"},
        {"president", "leader", "head of state", "acting president"},
        {"prime minister", "leader", "chancellor"},
        {"king", "monarch", "emir", "sultan", "leader"},
    )
    return role == asked or any(role in g and asked in g for g in groups)
