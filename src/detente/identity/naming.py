"""A name right behind a title: "US Secretary of State John Kerry", "President Bush", "Governor Jane Doe"."""

from __future__ import annotations

from detente.identity.mention import Mention
from detente.identity.persons import (
    choose,
    full_name,
    honorific,
    known_from,
    name_run,
    respelled,
    stranger,
    surname_people,
)
from detente.identity.phrase import Title
from detente.identity.scene import Known, Scene
from detente.identity.tables import words_of

_VAGUE = words_of("roles.vague")


def name_after(scene: Scene, title: Title) -> Mention | None:
    """A name right behind the title."""
    if scene.gap(title.last) not in (" ", "\u00a0", "\n"):
        return None
    at, gender = honorific(scene, title.last)
    of = title.owner.actor if title.owner else ""
    found = full_name(scene, title.last - 1, of) or full_name(scene, at, of)
    if found is not None and found[1] <= title.last:
        found = None
    if found is not None:
        person, last, sure = found
        known = known_from(scene, person, title)
        return named(scene, title.first, last, known, sure, f"{person.name} is named in full")
    run = name_run(scene, at)
    if run == at:
        return None
    ids, last = surname_people(scene, at)
    if ids and last >= run:
        return _surname_after(scene, title, ids, last)
    if run - at == 1 and not ids and scene.words[at].key in scene.surnames:
        ids, last = list(reversed(scene.surnames[scene.words[at].key])), run
        return _surname_after(scene, title, ids, last)
    tail_ids, tail_last = surname_people(scene, run - 1)
    same = [i for i in tail_ids if _initial(scene, i) == scene.words[at].key[:1]]
    if same and tail_last == run:
        return _surname_after(scene, title, same, run)
    other = respelled(scene, at, run)
    if other is not None:
        known = known_from(scene, other, title)
        return named(scene, title.first, run, known, True, f"another spelling of {other.name}")
    if run - at == 1 and title.office.role in _VAGUE:
        return None
    known = stranger(scene, at, run, title, gender)
    return named(
        scene, title.first, run, known, run - at > 1, f"the text calls {known.name} {title.office.role}"
    )


def _initial(scene: Scene, person_id: str) -> str:
    person = scene.gazetteer.persons.get(person_id)
    name = person.name if person else scene.people[person_id].name if person_id in scene.people else ""
    return name[:1].lower()


def _surname_after(scene: Scene, title: Title, ids: list[str], last: int) -> Mention | None:
    chosen, sure, why = choose(scene, ids, title, untitled_ok=True)
    if not chosen:
        known = stranger(scene, title.last, last, title, None)
        return named(
            scene, title.first, last, known, False, f"the text calls {known.name} {title.office.role}"
        )
    person = scene.gazetteer.persons.get(chosen[0])
    known = known_from(scene, person, title) if person else scene.people[chosen[0]]
    return named(scene, title.first, last, known, sure, f"{known.name}: {why}", tuple(chosen[:4]))


def named(
    scene: Scene, first: int, last: int, known: Known, sure: bool, why: str, candidates: tuple[str, ...] = ()
) -> Mention:
    """The mention of a person by name; the person is remembered."""
    scene.meet(known)
    start, end, text = scene.span(first, last)
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=known.id,
        kind="person",
        state=known.state,
        certain=sure,
        candidates=() if sure else candidates,
        why=why,
        role=known.role,
        level=known.level,
    )
