"""Titles made into mentions: with a name after them, alone, or leaning on somebody named before."""

from __future__ import annotations

from detente.identity.holders import MANY, holders, tenure_at
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
from detente.identity.phrase import Title, owner_at, read_title
from detente.identity.pronouns import HE, SHE, ranked_people
from detente.identity.scene import Known, Scene
from detente.identity.tables import words_of

_VAGUE = words_of("roles.vague")
_SILENT = words_of("roles.silent")


def read_role(scene: Scene, index: int) -> list[Mention] | None:
    """The mentions of a title that starts at a word, or None. The last word is in the last mention's end."""
    leaning = _counterpart(scene, index)
    if leaning is not None:
        return leaning
    title = read_title(scene, index)
    if title is None or (title.office.kind == "relative"):
        return _shared_title(scene, index)
    if title.office.kind == "body" or title.plural:
        return _body(scene, title)
    named = _name_after(scene, title)
    if named is not None:
        return [named]
    alone = _alone(scene, title)
    return [alone] if alone is not None else None


def _shared_title(scene: Scene, index: int) -> list[Mention] | None:
    """ "the Russian and Ukrainian presidents": each state gets the office it shares."""
    at = index + 1 if scene.key(index) == "the" else index
    owners: list[tuple[int, int]] = []
    title = None
    while len(owners) < 6:
        found = owner_at(scene, at)
        if found is None or found[0].use not in ("adjective", "name"):
            return None
        owners.append((at, found[1]))
        title = read_title(scene, at) if owners[:-1] else None
        if title is not None and title.owner is not None:
            break
        at = found[1]
        gap = scene.gap(at)
        if scene.key(at) in ("and", "or"):
            at += 1
        elif gap.strip() != "," and scene.gap(at) != "-":
            return None
    if title is None or len(owners) < 2:
        return None
    mentions = []
    for first, last in owners[:-1]:
        entry = owner_at(scene, first)
        assert entry is not None
        mentions.append(_office_mention(scene, Title(first, last, title.office, entry[0])))
    return mentions + [_office_mention(scene, title)]


def _office_mention(scene: Scene, title: Title) -> Mention:
    start, end, text = scene.span(title.first, title.last)
    owner = title.owner
    role, level = title.office.role, title.office.level
    if owner is None:
        return Mention(start=start, end=end, text=text, actor=None, kind="role", certain=False, role=role, level=level,
                       why=f'"{text}" does not say whose')  # fmt: skip
    if title.office.kind == "post" and not title.past:
        topic = title.topic.actor if title.topic else ""
        held, sure = holders(role or "", owner.actor, scene.published, scene.gazetteer, topic)
        sure = sure and (bool(topic) or role not in MANY)
        if held:
            return _held(scene, title, held[0].person, sure, tuple(dict.fromkeys(t.person for t in held))[:4])
    kind = "state" if owner.kind in ("state", "place") else owner.kind
    return Mention(start=start, end=end, text=text, actor=owner.actor, kind=kind, state=owner.state, role=role, level=level,
                   place=None, why=f'"{text}" is the {role} of {owner.name}')  # fmt: skip


def _held(scene: Scene, title: Title, person_id: str, sure: bool, candidates: tuple[str, ...]) -> Mention:
    start, end, text = scene.span(title.first, title.last)
    person, owner = scene.gazetteer.persons[person_id], title.owner
    assert owner is not None
    met = [
        k.id
        for k in scene.people.values()
        if k.of == owner.actor and _like(k.role or "", title.office.role or "")
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
    return Mention(start=start, end=end, text=text, actor=actor, kind="role", state=owner.state, certain=sure,
                   candidates=() if sure else candidates, why=why, role=title.office.role, level=title.office.level)  # fmt: skip


def _body(scene: Scene, title: Title) -> list[Mention] | None:
    """A ministry, army or government, or several office holders: it speaks for its state."""
    if title.owner is None:
        if (
            title.office.kind == "post"
            or not title.definite
            or title.office.role in _SILENT - {"government", "delegation"}
        ):
            return None
        return [_bare_body(scene, title)]
    return [_office_mention(scene, title)]


def _bare_body(scene: Scene, title: Title) -> Mention:
    start, end, text = scene.span(title.first, title.last)
    states = [p for p in scene.parties if len(p) == 3]
    actor = states[-1] if states else None
    why = f'"{text}" does not say whose; ' + (
        f"{scene.gazetteer.states[actor]} was named last" if actor else "no state was named"
    )
    return Mention(start=start, end=end, text=text, actor=actor, kind="role", state=actor, certain=False,
                   candidates=tuple(reversed(states[-3:])), why=why, role=title.office.role, level=title.office.level)  # fmt: skip


def _name_after(scene: Scene, title: Title) -> Mention | None:
    """A name right behind the title."""
    if scene.gap(title.last) not in (" ", "\u00a0", "\n"):
        return None
    at, gender = honorific(scene, title.last)
    found = full_name(scene, at)
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
    return Mention(start=start, end=end, text=text, actor=known.id, kind="person", state=known.state, certain=sure,
                   candidates=() if sure else candidates, why=why, role=known.role, level=known.level)  # fmt: skip


def _alone(scene: Scene, title: Title) -> Mention | None:
    """A title without a name: the person just named, else who held it at the date, else whose title it is."""
    apposed = _apposed(scene, title) or _introduces(scene, title)
    if apposed is not None:
        return apposed
    if title.owner is not None:
        return _office_mention(scene, title)
    if not title.definite:
        return None
    return _bare(scene, title)


def _apposed(scene: Scene, title: Title) -> Mention | None:
    """ "Jane Doe, the Sudanese foreign minister,": the title belongs to the person before the comma."""
    if scene.gap(title.first).strip() != "," or not scene.trail:
        return None
    at, before = scene.trail[-1]
    if before.kind != "person" or before.end != scene.words[title.first - 1].end:
        return None
    known = scene.people.get(before.actor or "")
    if known is None or not before.actor:
        return None
    start, end, text = scene.span(title.first, title.last)
    if title.owner is not None:
        known.state, known.of = title.owner.state or known.state, title.owner.actor or known.of
    known.role = ("former " if title.past else "") + (title.office.role or "")
    known.level = title.office.level
    return Mention(start=start, end=end, text=text, actor=known.id, kind="role", state=known.state, role=known.role,
                   level=known.level, why=f'"{text}" says what {known.name} is')  # fmt: skip


def _introduces(scene: Scene, title: Title) -> Mention | None:
    """ "the UN envoy for Yemen, Hans Grundberg,": the title belongs to the person behind the comma."""
    if scene.gap(title.last).strip() != ",":
        return None
    found = full_name(scene, title.last)
    if found is None:
        return None
    start, end, text = scene.span(title.first, title.last)
    known = known_from(scene, found[0], title)
    scene.meet(known)
    return Mention(start=start, end=end, text=text, actor=known.id, kind="role", state=known.state, certain=found[2],
                   role=known.role, level=known.level, why=f'"{text}" is {known.name}, named behind it')  # fmt: skip


def _bare(scene: Scene, title: Title) -> Mention | None:
    """ "the president", "the spokesman": whoever was met with that role last."""
    start, end, text = scene.span(title.first, title.last)
    role, level = title.office.role, title.office.level
    met = [k for k in reversed(scene.people.values()) if k.role and _like(k.role, role or "")]
    if met:
        sure = len(met) == 1
        return Mention(start=start, end=end, text=text, actor=met[0].id, kind="role", state=met[0].state, certain=sure,
                       candidates=() if sure else tuple(k.id for k in met[:4]), role=role, level=level,
                       why=f'"{text}": {met[0].name} is the last {role} named')  # fmt: skip
    if role in _SILENT:
        return None
    states = [p for p in scene.parties if len(p) == 3]
    for state in reversed(states[-2:]):
        held, _ = holders(role or "", state, scene.published, scene.gazetteer)
        if held:
            people = tuple(dict.fromkeys(t.person for t in held))[:4]
            return Mention(start=start, end=end, text=text, actor=people[0] if scene.published else state, kind="role",
                           state=state, certain=False, candidates=people, role=role, level=level,
                           why=f'"{text}" does not say whose; {scene.gazetteer.states[state]} was named last')  # fmt: skip
    return Mention(start=start, end=end, text=text, actor=None, kind="role", certain=False, role=role, level=level,
                   why=f'"{text}" does not say whose')  # fmt: skip


def _like(role: str, asked: str) -> bool:
    groups = ({"foreign minister", "secretary of state", "minister"}, {"special envoy", "mediator", "chief negotiator"},
              {"president", "leader", "head of state", "acting president"}, {"prime minister", "leader", "chancellor"},
              {"king", "monarch", "emir", "sultan", "leader"})  # fmt: skip
    return role == asked or any(role in g and asked in g for g in groups)


def _counterpart(scene: Scene, index: int) -> list[Mention] | None:
    """ "his Russian counterpart Sergey Lavrov": the same office in another state."""
    at = index + 1 if scene.key(index) in HE | SHE | {"the", "their"} else index
    owner = owner_at(scene, at)
    if owner is None or not any(e.kind == "relative" for e in scene.entries(owner[1], "office")):
        return None
    last = scene.hits[owner[1]].last
    gender = "f" if scene.key(index) in SHE else "m" if scene.key(index) in HE else None
    lead = next((m for m in ranked_people(scene, index, gender) if m.role), None)
    if lead is None or lead.role is None:
        return None
    office = next((e for e in scene.gazetteer.entries.get(lead.role, []) if e.use == "office"), None)
    if office is None:
        return None
    title = Title(index, last, office, owner[0])
    mention = _name_after(scene, title) or _office_mention(scene, title)
    why = f'{mention.why}; "counterpart" takes the office of "{lead.text}"'
    return [Mention(**{f: getattr(mention, f) for f in mention.__struct_fields__ if f != "why"}, why=why)]


def acts_for(scene: Scene, actor: str) -> str | None:
    """The state a known person acts for at the document's date."""
    person = scene.gazetteer.persons.get(actor)
    tenure = tenure_at(person, scene.published) if person else None
    return scene.gazetteer.home.get(tenure.of) if tenure else None
