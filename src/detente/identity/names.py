"""Names that stand alone: people, states, seats, organisations, groups and places."""

from __future__ import annotations

from detente.identity.gazetteer import Entry
from detente.identity.mention import Mention
from detente.identity.naming import named
from detente.identity.persons import (
    choose,
    full_name,
    honorific,
    known_from,
    name_run,
    respelled,
    risky,
    stranger,
    surname_people,
)
from detente.identity.phrase import Title, owner_at, read_title
from detente.identity.placing import in_apposition, is_place
from detente.identity.scene import Scene
from detente.identity.tables import words_of
from detente.identity.wordlists import SPEECH

_TEXTS, _THINGS = words_of("names.texts"), words_of("names.things")


def read_name(scene: Scene, index: int) -> list[Mention] | None:
    """The mention of a name that starts at a word, or None."""
    at, gender = honorific(scene, index)
    person = _person(scene, index, at, gender)
    if person is not None:
        return [person]
    entry_hit = scene.hits.get(index)
    if entry_hit is None:
        return None
    entries = [
        e for e in entry_hit.entries if e.use not in ("office", "plural", "surname") and e.kind != "person"
    ]
    if not entries:
        return None
    if _names_a_text(scene, entry_hit.last) and all(e.use in ("capital", "city") for e in entries):
        return None
    return [_thing(scene, index, entry_hit.last, entries)]


def _names_a_text(scene: Scene, last: int) -> bool:
    """ "the Stockholm agreement", "Minsk peace accords": a document, not somewhere anybody is."""
    if scene.gap(last) != " ":
        return False
    after = scene.key(last)
    return after in _TEXTS or (after in ("peace", "ceasefire", "framework") and scene.key(last + 1) in _TEXTS)


def _person(scene: Scene, index: int, at: int, gender: str | None) -> Mention | None:
    found = full_name(scene, at, _whose(scene, at))
    if found is not None:
        person, last, sure = found
        return named(scene, index, last, known_from(scene, person), sure, f"{person.name} is named in full")
    word = scene.word(at)
    if word is None or not word.text[0].isupper():
        return None
    run = name_run(scene, at)
    ids, last = surname_people(scene, at)
    if ids and last >= run:
        return _last_name(scene, index, at, last, ids, gender)
    if run - at >= 2:
        return _longer_name(scene, index, at, run, gender)
    return None


def _whose(scene: Scene, at: int) -> str:
    """The state before or behind a name that several share ("King Abdullah of Jordan"), "" if none."""
    hit = scene.hits.get(at)
    behind = owner_at(scene, hit.last + 1) if hit is not None and scene.key(hit.last) == "of" else None
    if behind is not None:
        return behind[0].actor
    if scene.trail and at > 0 and scene.words[at - 1].end == scene.trail[-1][1].end:
        return scene.trail[-1][1].state or ""
    return ""


def _last_name(
    scene: Scene, index: int, at: int, last: int, ids: list[str], gender: str | None
) -> Mention | None:
    met = [i for i in ids if i in scene.people]
    addressed = at > index
    if not met and risky(scene, at, last) and not addressed:
        return None
    chosen, sure, why = choose(scene, ids, None, untitled_ok=True)
    if not chosen:
        return None
    person = scene.gazetteer.persons.get(chosen[0])
    known = scene.people.get(chosen[0]) or (known_from(scene, person) if person else None)
    if known is None:
        return None
    known.gender = gender or known.gender
    return named(scene, index, last, known, sure, f"{known.name}: {why}", tuple(chosen[:4]))


def _longer_name(scene: Scene, index: int, at: int, run: int, gender: str | None) -> Mention | None:
    """Two to five capitalised words no table holds: another spelling of somebody known, or a stranger."""
    tail = run - 1
    ids, last = surname_people(scene, tail)
    same = [i for i in ids if last == run and _same_initial(scene, i, at)]
    if same and not (scene.entries(at) and scene.opens_sentence(at)):
        chosen, sure, _ = choose(scene, same, None, untitled_ok=True)
        if chosen and (chosen[0] in scene.people or not risky(scene, tail, run)):
            person = scene.gazetteer.persons.get(chosen[0])
            known = scene.people.get(chosen[0]) or (known_from(scene, person) if person else None)
            if known is not None:
                return named(
                    scene, index, run, known, sure, f"another spelling of {known.name}", tuple(chosen[:4])
                )
    other = respelled(scene, at, run)
    if other is not None:
        return named(scene, index, run, known_from(scene, other), True, f"another spelling of {other.name}")
    title = _title_behind(scene, run) or _title_before(scene, at, run)
    speaks = scene.key(run) in SPEECH or scene.key(index - 1) in SPEECH
    owner = None if title else _possessor(scene, at, run)
    if not (title or speaks or owner) and index == at and not scene.surnames.get(scene.words[run - 1].key):
        return None
    if any(e.use in ("city", "name", "capital") for e in scene.entries(at)) and scene.hits[at].last >= run:
        return None
    known = stranger(scene, at, run, title, gender)
    if owner is not None:
        known.of, known.state = owner.actor, owner.state
    sure = title is not None or index != at
    return named(
        scene, index, run, known, sure, f"{known.name} is not in our tables; the text introduces the name"
    )


def _title_behind(scene: Scene, run: int) -> Title | None:
    if scene.gap(run).strip() != ",":
        return None
    title = read_title(scene, run)
    return title if title is not None and title.office.kind == "post" and not title.plural else None


def _possessor(scene: Scene, at: int, run: int) -> Mention | None:
    """ "Sweden's Margit Wallin": the state or body right before a given and a last name, in the genitive."""
    if not scene.trail or run - at > 3 or any(scene.words[i].key in _THINGS for i in range(at, run)):
        return None
    owner = scene.trail[-1][1]
    between = scene.text[owner.end : scene.words[at].start]
    bodies = ("state", "organisation", "group")
    return owner if owner.kind in bodies and owner.actor and between in ("'s ", "’s ", "' ", "’ ") else None


def _title_before(scene: Scene, at: int, run: int) -> Title | None:
    """ "Norway's deputy minister, Vidar Helgesen, said": an office before the name, both commas set."""
    if not scene.trail or scene.gap(at).strip() != "," or scene.gap(run).strip() not in (",", ".", ""):
        return None
    title = read_title(scene, scene.trail[-1][0])
    if title is None or title.office.kind != "post" or title.plural or not at - 2 <= title.last <= at:
        return None
    between = range(title.last, at)  # "the head of the OSCE | mission"
    loose = all(scene.words[i].text.islower() and not scene.gap(i).strip() for i in between)
    return title if loose else None


def _same_initial(scene: Scene, person_id: str, at: int) -> bool:
    person = scene.gazetteer.persons.get(person_id)
    name = person.name if person else scene.people[person_id].name
    return name[:1].lower() == scene.words[at].key[:1]


def _thing(scene: Scene, first: int, last: int, entries: list[Entry]) -> Mention:
    order = {"name": 0, "seat": 1, "capital": 2, "noun": 3, "adjective": 4, "city": 5}
    best = min(entries, key=lambda e: order.get(e.use, 9))
    start, end, text = scene.span(first, last)
    if best.kind in ("organisation", "group") and best.use in ("name", "noun", "adjective"):
        home = best.place if best.kind == "group" else None
        return Mention(
            start=start,
            end=end,
            text=text,
            actor=best.actor,
            kind=best.kind,
            state=best.state,
            place=home,
            why=f'"{text}" names {best.name}',
        )
    if best.kind == "place":
        return _bare_place(best, start, end, text, scene, last)
    if best.use in ("adjective", "noun"):
        return Mention(
            start=start,
            end=end,
            text=text,
            actor=best.actor,
            kind="state",
            state=best.state,
            why=f'"{text}" is somebody or something of {best.name}',
        )
    return _state_or_place(scene, first, last, best)


def _bare_place(best: Entry, start: int, end: int, text: str, scene: Scene, last: int) -> Mention:
    lies_in = in_apposition(scene, last) or best.place
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=(best.actor or None) if best.use == "name" else None,
        kind="place",
        place=lies_in,
        place_name=best.name,
        why=f'"{text}" is a place in {scene.gazetteer.states.get(lies_in or "", "no state")}',
    )


def _state_or_place(scene: Scene, first: int, last: int, best: Entry) -> Mention:
    start, end, text = scene.span(first, last)
    elsewhere = in_apposition(scene, last) if best.use == "capital" else None
    place, reason = is_place(scene, first, last)
    if elsewhere is not None:
        place, reason = True, "the state follows after a comma"
    name = text if best.use in ("capital", "seat") else best.name
    if place:
        return Mention(
            start=start,
            end=end,
            text=text,
            actor=best.actor,
            kind="place",
            place=elsewhere or best.place,
            place_name=name,
            why=f'"{text}" is a place here: {reason}',
        )
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=best.actor,
        kind="state",
        state=best.state,
        place=best.place,
        place_name=name,
        role=best.role,
        why=f'"{text}" stands for {scene.gazetteer.states.get(best.actor)}: {reason}',
    )
