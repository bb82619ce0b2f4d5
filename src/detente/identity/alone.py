"""Titles that lean on what stands around them: an apposition, a name behind a comma, an earlier name."""

from __future__ import annotations

from dataclasses import replace

from detente.identity.gazetteer import Entry
from detente.identity.holders import holders
from detente.identity.mention import Mention
from detente.identity.officeholders import alike, office_mention, title_mention
from detente.identity.persons import full_name, honorific, known_from, name_run, stranger
from detente.identity.phrase import Title, owner_at, read_title
from detente.identity.scene import Scene
from detente.identity.tables import words_of

_SILENT = words_of("roles.silent")
_STRANGERS = frozenset(
    {"analyst", "director", "journalist", "activist", "jurist", "diplomat", "official", "cleric"}
)


def alone(scene: Scene, title: Title) -> Mention | None:
    """A title without a name: the person just named, else who held it at the date, else whose title it is."""
    apposed = _apposed(scene, title) or _introduces(scene, title)
    if apposed is not None:
        return apposed
    if title.owner is not None:
        return office_mention(scene, title)
    if not title.definite:
        return None
    return _bare(scene, title)


def _apposed(scene: Scene, title: Title) -> Mention | None:
    """ "Jane Doe, the Sudanese foreign minister,": the title belongs to the person before the comma."""
    if scene.gap(title.first).strip() != "," or not scene.trail:
        return None
    _, before = scene.trail[-1]
    if before.kind != "person" or before.end != scene.words[title.first - 1].end:
        return None
    known = scene.people.get(before.actor or "")
    if known is None or not before.actor:
        return None
    text = scene.span(title.first, title.last)[2]
    if title.owner is not None:
        known.state, known.of = title.owner.state or known.state, title.owner.actor or known.of
    known.role = ("former " if title.past else "") + (title.office.role or "")
    known.level = title.office.level
    return title_mention(
        scene,
        title,
        actor=known.id,
        state=known.state,
        role=known.role,
        level=known.level,
        why=f'"{text}" says what {known.name} is',
    )


def _introduces(scene: Scene, title: Title) -> Mention | None:
    """ "the UN envoy for Yemen, Hans Grundberg,": the title belongs to the person behind the comma."""
    behind, owner = _chain_end(scene, title)
    if scene.gap(behind).strip() != ",":
        return None
    at, gender = honorific(scene, behind)
    found = full_name(scene, at)
    title = replace(title, owner=owner)
    if found is not None:
        known, sure = known_from(scene, found[0], title), found[2]
    else:
        run = name_run(scene, at)
        if run - at < 2 or title.office.role not in _STRANGERS:
            return None
        known, sure = stranger(scene, at, run, title, gender), True
    scene.meet(known)
    text = scene.span(title.first, title.last)[2]
    why = f'"{text}" is {known.name}, named behind it'
    more = {"state": known.state, "certain": sure, "role": known.role, "level": known.level}
    return title_mention(scene, title, known.id, why, **more)


def _chain_end(scene: Scene, title: Title) -> tuple[int, Entry | None]:
    """The word after "analyst and Director of the Kenyan Institute of Politics", and the owner.

    Further titles and institutions are passed over; a state inside owns a title that names none.
    """
    at, owner = title.last, title.owner
    for _ in range(4):
        if scene.key(at) == "and" and scene.gap(at) == " ":
            further = read_title(scene, at + 1)
            if further is None or further.plural:
                break
            at, owner = further.last, owner or further.owner
        elif scene.key(at) in ("of", "at", "for", "from", "with") and scene.gap(at) == " ":
            at, inside = _institution(scene, at + 1)
            owner = owner or inside
        else:
            break
    return at, owner


def _institution(scene: Scene, at: int) -> tuple[int, Entry | None]:
    """The end of a run of capitalised words, and the first state among them."""
    inside: Entry | None = None
    start = at + 1 if scene.key(at) == "the" else at
    end = start
    while (
        end - start < 12
        and (word := scene.word(end)) is not None
        and (end == start or scene.gap(end) in (" ", "-"))
    ):
        if not word.text[0].isupper() and word.key not in ("of", "for", "and", "on", "in", "the"):
            break
        owner = owner_at(scene, end)
        if owner is not None and owner[0].kind == "state":
            inside = inside or owner[0]
        end += 1
    return end, inside


def _bare(scene: Scene, title: Title) -> Mention | None:
    """ "the president", "the spokesman": whoever was met with that role last."""
    text, role = scene.span(title.first, title.last)[2], title.office.role
    met = [k for k in reversed(scene.people.values()) if k.role and alike(k.role, role or "")]
    if met:
        sure = len(met) == 1
        return title_mention(
            scene,
            title,
            actor=met[0].id,
            state=met[0].state,
            certain=sure,
            candidates=() if sure else tuple(k.id for k in met[:4]),
            why=f'"{text}": {met[0].name} is the last {role} named',
        )
    if role in _SILENT:
        return None
    states = [p for p in scene.parties if len(p) == 3]
    for state in reversed(states[-2:]):
        held, _ = holders(role or "", state, scene.published, scene.gazetteer)
        if held:
            people = tuple(dict.fromkeys(t.person for t in held))[:4]
            return title_mention(
                scene,
                title,
                actor=people[0] if scene.published else state,
                state=state,
                certain=False,
                candidates=people,
                why=f'"{text}" does not say whose; {scene.gazetteer.states[state]} was named last',
            )
    return title_mention(
        scene,
        title,
        actor=None,
        certain=False,
        why=f'"{text}" does not say whose',
    )
