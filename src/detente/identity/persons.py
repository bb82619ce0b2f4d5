"""People by name: known ones by full name and last name, strangers by the role the text gives them."""

from __future__ import annotations

import re

from detente.identity.dates import covers
from detente.identity.gazetteer import Person
from detente.identity.holders import RANK, in_office, roles_like, tenure_at
from detente.identity.phrase import Title
from detente.identity.scene import Known, Scene
from detente.identity.surnames import PARTICLES, skeleton
from detente.identity.tables import words_of
from detente.identity.wordlists import COMMON_SURNAMES, GIVEN_STATES, HONORIFICS, NEVER_NAMES

_NOT_IN_NAMES = ("name", "adjective", "seat", "capital", "noun")
_NO_PERSONS = ("state", "organisation", "group")
_SLUG = re.compile(r"[^a-z0-9]+")


def known_from(scene: Scene, person: Person, title: Title | None = None) -> Known:
    """What the text should remember of a person of the tables, given the title it was met with."""
    gazetteer = scene.gazetteer
    tenure = tenure_at(person, scene.published)
    known = Known(person.id, person.name, person.surname, person.gender)
    if tenure is not None:
        known.of, known.state, known.role = tenure.of, gazetteer.home.get(tenure.of), tenure.role
        known.level = gazetteer.levels.get(tenure.role)
    if title is None or not title.office.role or title.office.kind != "post":
        return known
    if title.office.role != "director" or title.past or not known.role:
        known.role = ("former " if title.past else "") + title.office.role
    known.level = known.level if title.past else title.office.level or known.level
    owner = title.owner
    served = {t.of for t in person.tenures} | {gazetteer.home.get(t.of) for t in person.tenures}
    if owner is not None and owner.actor and (owner.actor in served or tenure is None) and not title.past:
        known.of, known.state = owner.actor, owner.state
    return known


def full_name(scene: Scene, index: int, of: str = "") -> tuple[Person, int, bool] | None:
    """A person of the tables named in full at a word: the person, the word after, and whether it is sure.

    of: prefer people who held office there ("Jordan's King Abdullah").
    """
    hit = scene.hits.get(index)
    if hit is None:
        return None
    ids = [e.actor for e in hit.entries if e.kind == "person" and e.use == "name"]
    if not ids:
        return None
    ids = [i for i in ids if not of or any(t.of == of for t in scene.gazetteer.persons[i].tenures)] or ids
    met = [i for i in ids if i in scene.people]
    active = [i for i in ids if in_office(scene.gazetteer.persons[i], scene.published)]
    best = (met or active or ids)[0]
    sure = len(set(ids)) == 1 or len(met) == 1 or (scene.published is not None and len(active) == 1)
    return scene.gazetteer.persons[best], hit.last, sure


def name_run(scene: Scene, index: int, limit: int = 5) -> int:
    """The end of a run of capitalised words that may be a person's name; `index` itself if there is none."""
    at = index
    while at < len(scene.words) and at - index < limit:
        word = scene.words[at]
        if at > index and not _inside_name(scene.gap(at), scene.words[at - 1].text):
            break
        particle = at > index and word.key in PARTICLES and word.text[0].islower()
        if particle:
            at += 1
            continue
        if at > index + 1 and scene.gap(at) == "-" and _tail(word.text):
            at += 1
            continue
        if (
            not word.text[0].isupper()
            or word.key in NEVER_NAMES
            or (len(word.text) > 4 and word.text.isupper())
        ):
            break
        taken = any(e.use in _NOT_IN_NAMES and e.kind in _NO_PERSONS for e in scene.entries(at))
        if taken and (at > index or not _given(scene, at)):
            break
        if scene.entries(at, "office", "plural"):
            break
        at += 1
        if word.possessive:
            break
    while at > index and scene.words[at - 1].key in PARTICLES:
        at -= 1
    return at


_NO_TAILS = words_of("persons.no_tails")


def _tail(word: str) -> bool:
    """The second half of a given name: "Dae-jung", "Young-se"."""
    return word.islower() and 1 < len(word) < 7 and word not in _NO_TAILS and not word.endswith("ed")


def _given(scene: Scene, at: int) -> bool:
    """ "Jordan Smith": a name of a state that is also a given name, before a word no table knows."""
    after = scene.word(at + 1)
    if (
        scene.key(at) not in GIVEN_STATES
        or after is None
        or scene.words[at].possessive
        or scene.gap(at + 1) != " "
    ):
        return False
    named = any(e.use != "surname" for e in scene.entries(at + 1))
    return after.text[0].isupper() and after.key not in NEVER_NAMES and not named


def _inside_name(gap: str, left: str) -> bool:
    return gap in (" ", "-", "\u00a0", "‑", "\n") or (gap == ". " and len(left) == 1) or gap == " “"


def surname_people(scene: Scene, index: int) -> tuple[list[str], int]:
    """Ids of people whose last name stands at a word: those met in this text, else those of the tables."""
    for length in (3, 2, 1):
        if index + length > len(scene.words):
            continue
        key = " ".join(w.key for w in scene.words[index : index + length])
        met = scene.surnames.get(key)
        if met and scene.words[index + length - 1].text[0].isupper():
            return list(reversed(met)), index + length
    hit = scene.hits.get(index)
    if hit is None:
        return [], index
    return list(dict.fromkeys(e.actor for e in hit.entries if e.use == "surname")), hit.last


def choose(
    scene: Scene, ids: list[str], title: Title | None, untitled_ok: bool
) -> tuple[list[str], bool, str]:
    """The people a last name may mean here, best first, whether the first is certain, and why."""
    met = [i for i in ids if i in scene.people]
    if met:
        fitting = [i for i in met if title is None or _fits(scene, i, title)] or met
        return fitting, len(fitting) == 1, "was named in full before"
    people = [scene.gazetteer.persons[i] for i in ids if i in scene.gazetteer.persons]
    if title is not None:
        by_title = [p for p in people if _could_hold(scene, p, title)]
        if by_title:
            ordered = sorted(by_title, key=lambda p: _weight(scene, p))
            return [p.id for p in ordered], len(by_title) == 1, "the title and the date fit"
        ever = [p for p in people if _could_hold(scene, p, title, ever=True)]
        if len(ever) == 1:
            return [ever[0].id], True, "the only one of that name who ever held the title"
        if not untitled_ok:
            return [], False, ""
    if not untitled_ok:
        return [], False, ""
    active = [p for p in people if in_office(p, scene.published)]
    if scene.published is None and len(people) > 1:
        ordered = sorted(people, key=lambda p: _weight(scene, p))
        return [p.id for p in ordered], False, "several people of that name held office"
    if active:
        ordered = sorted(active, key=lambda p: _weight(scene, p))
        return [p.id for p in ordered], len(active) == 1, "holds office at the date"
    if len(people) == 1:
        return [people[0].id], False, "the only one of that name in our tables, but not in office at the date"
    return [], False, ""


def _weight(scene: Scene, person: Person) -> tuple[int, int]:
    tenure = tenure_at(person, scene.published)
    return (0 if in_office(person, scene.published) else 1, RANK.get(tenure.role, 50) if tenure else 99)


def _fits(scene: Scene, person_id: str, title: Title) -> bool:
    known = scene.people[person_id]
    owner = title.owner.actor if title.owner else None
    return owner is None or known.of is None or owner in (known.of, known.state)


def _could_hold(scene: Scene, person: Person, title: Title, ever: bool = False) -> bool:
    if title.office.kind != "post" or title.office.role is None:
        return in_office(person, scene.published)
    owner = title.owner.actor if title.owner else None
    for tenure in person.tenures:
        if owner is not None and tenure.of != owner and scene.gazetteer.home.get(tenure.of) != owner:
            continue
        if tenure.role in roles_like(title.office.role, tenure.of, scene.gazetteer):
            running = ever or scene.published is None or not tenure.dates
            if running or title.past or covers(tenure.dates, scene.published or "") is not False:
                return True
    return (
        owner is not None
        and any(t.of == owner for t in person.tenures)
        and in_office(person, scene.published)
    )


def risky(scene: Scene, index: int, last: int) -> bool:
    """Whether a last name is also a common word, given name or place, so that it needs a title."""
    key = " ".join(w.key for w in scene.words[index:last])
    others = any(e.use in ("city", "name", "capital") for e in scene.entries(index))
    return key in COMMON_SURNAMES or key in NEVER_NAMES or others or len(key) < 3


def respelled(scene: Scene, first: int, last: int) -> Person | None:
    """The one person of the tables whose name sounds the same in another transliteration, if there is one."""
    keys = [w.key for w in scene.words[first:last]]
    ids = scene.gazetteer.sounds.get(skeleton(keys), ())
    people = [scene.gazetteer.persons[i] for i in ids]
    active = [p for p in people if in_office(p, scene.published)]
    fitting = active or people
    return fitting[0] if len(fitting) == 1 else None


def stranger(scene: Scene, first: int, last: int, title: Title | None, gender: str | None) -> Known:
    """A person our tables do not know, as the text introduces them."""
    name = scene.text[scene.words[first].start : scene.words[last - 1].end].replace("\n", " ")
    slug = _SLUG.sub("-", " ".join(w.key for w in scene.words[first:last])).strip("-") or "-".join(
        w.key for w in scene.words[first:last]
    ).replace(" ", "-")
    surname_first = last - 1
    while surname_first - 1 > first and scene.words[surname_first - 1].key in PARTICLES:
        surname_first -= 1
    surname = scene.text[scene.words[surname_first].start : scene.words[last - 1].end]
    known = Known("person:" + slug, name, surname, gender)
    if title is not None and title.office.kind == "post":
        known.role = ("former " if title.past else "") + (title.office.role or "")
        known.level = title.office.level
        if title.owner is not None:
            known.of, known.state = title.owner.actor or None, title.owner.state
    return known


def honorific(scene: Scene, index: int) -> tuple[int, str | None]:
    """Words of address before a name ("Mrs", "Gen."): where the name starts and the gender they tell."""
    at, gender = index, None
    while scene.key(at) in HONORIFICS and at - index < 3 and scene.words[at].text[0].isupper():
        gender = HONORIFICS[scene.key(at)] or gender
        at += 1
    return at, gender
