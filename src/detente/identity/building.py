"""From the tables to a gazetteer: which names, adjectives, surnames and offices each row gives."""

from __future__ import annotations

from detente.identity.cyrillic import adjective_forms, forms
from detente.identity.gazetteer import Entry, Gazetteer, Person, Tenure
from detente.identity.surnames import skeleton, spellings, surname_of
from detente.identity.tables import rows, split
from detente.identity.words import name_key

_STATE_NAMES = {row["id"]: row["name"] for row in rows("states")}
_MARKS = {
    "GEO": (
        "Georgian",
        "Abkhaz",
        "Ossetia",
        "Saakashvili",
        "Shevardnadze",
        "Batumi",
        "Caucasus",
        "Armenia",
        "Azerbaijan",
    ),
    "COD": ("Kabila", "Tshisekedi", "M23", "Goma", "Kivu", "Mobutu", "DRC", "Rwanda", "Monusco"),
    "KOR": ("South Korea", "Moon Jae", "Yoon Suk", "Lee Myung"),
    "LBY": ("Libya", "Haftar", "Benghazi", "GNA", "Misrata", "Sirte", "Tobruk"),
    "YEM": ("Yemen", "Houthi"),
}


def build() -> Gazetteer:
    """A gazetteer of every shipped table. Earlier tables win where two give the same meaning to a name."""
    gazetteer = Gazetteer()
    for row in rows("not_actors"):
        gazetteer.add(row["phrase"], Entry("", "nothing", "nothing", row["phrase"]))
    for row in rows("ambiguous"):
        clues = tuple(split(row["clues"]))
        gazetteer.doubtful[name_key(row["name"])] = (row["actor"], row["other"], row["other_place"], clues)
        home = row["actor"]
        use = (
            "adjective"
            if row["name"].endswith(("an", "ese"))
            else "noun"
            if row["name"].endswith("ans")
            else "name"
        )
        if row["name"] in ("Congo", "Congolese", "Korea", "Korean", "Koreans"):
            gazetteer.add(row["name"], Entry(home, use, "state", _STATE_NAMES[home], home, home))
    _states(gazetteer)
    _territories(gazetteer)
    _seats(gazetteer)
    _bodies(gazetteer)
    _offices(gazetteer)
    _people(gazetteer)
    _places(gazetteer)
    return gazetteer


def _states(gazetteer: Gazetteer) -> None:
    for row in rows("states"):
        iso, name = row["id"], row["name"]
        gazetteer.states[iso] = name
        gazetteer.home[iso] = iso
        gazetteer.titles[iso] = row["leader"]
        gazetteer.marks[iso] = tuple(c for c in split(row["capitals"]) if c != "Tripoli") + _MARKS.get(
            iso, ()
        )
        base = Entry(iso, "name", "state", name, iso, iso)
        for alias in [name, *split(row["aliases"])]:
            gazetteer.add(alias, base)
        _people_of(gazetteer, row, base)
        for capital in split(row["capitals"]):
            gazetteer.add(capital, Entry(iso, "capital", "state", capital, iso, iso))
    for row in rows("states_cyrillic"):
        _cyrillic(gazetteer, row)


def _cyrillic(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    iso = row["id"]
    base = Entry(iso, "name", "state", gazetteer.states[iso], iso, iso)
    for name in (row["russian"], row["ukrainian"], *split(row["aliases"])):
        for form in forms(name):
            gazetteer.add(form, base)
    for capital in split(row["capitals"]):
        for form in forms(capital):
            gazetteer.add(form, base._replace(use="capital", name=capital))
    for adjective in split(row["adjectives"]):
        for form in adjective_forms(adjective):
            gazetteer.add(form, base._replace(use="adjective", name=form))


def _people_of(gazetteer: Gazetteer, row: dict[str, str], base: Entry) -> None:
    for adjective in split(row["adjectives"]):
        gazetteer.add(adjective, base._replace(use="adjective"))
    for noun in split(row["nouns"]):
        one, _, many = noun.partition("/")
        for form in (one, many or one + "s"):
            gazetteer.add(form, base._replace(use="noun"))


def _territories(gazetteer: Gazetteer) -> None:
    for row in rows("territories"):
        actor, state, name = row["id"], row["state"], row["name"]
        historical = row["kind"] == "historical"
        acts_for = state if historical else None
        kind = "state" if historical else ("place" if row["kind"] == "region" else "group")
        gazetteer.states[actor] = name
        gazetteer.home[actor] = acts_for
        gazetteer.titles[actor] = "president"
        base = Entry(actor, "name", kind, name, acts_for, state)
        for alias in [name, *split(row["aliases"])]:
            gazetteer.add(alias, base)
        _people_of(gazetteer, row, base._replace(kind="group" if kind == "place" else kind))
        for capital in split(row["capitals"]):
            gazetteer.add(capital, Entry(actor, "city", "place", capital, None, state))


def _seats(gazetteer: Gazetteer) -> None:
    for row in rows("seats"):
        iso = row["state"]
        entry = Entry(iso, "seat", "state", row["name"], iso, iso, row["role"])
        for alias in [row["name"], *split(row["aliases"])]:
            gazetteer.add(alias, entry)


def _bodies(gazetteer: Gazetteer) -> None:
    for row in rows("organisations"):
        entry = Entry(row["id"], "name", "organisation", row["name"])
        gazetteer.states[row["id"]], gazetteer.home[row["id"]] = row["name"], None
        for alias in [row["name"], *split(row["aliases"])]:
            gazetteer.add(alias, entry)
    for row in rows("groups"):
        state = row["state"] or None
        entry = Entry(row["id"], "name", "group", row["name"], None, state)
        gazetteer.states[row["id"]], gazetteer.land[row["id"]] = row["name"], state
        gazetteer.home[row["id"]] = state if row["sector"] == "GOV" else None
        for alias in [row["name"], *split(row["aliases"])]:
            gazetteer.add(alias, entry)


def _offices(gazetteer: Gazetteer) -> None:
    for row in rows("offices"):
        phrase, role, level = row["phrase"], row["role"], row["level"] or None
        entry = Entry("", "office", row["kind"], phrase, None, None, role, level)
        gazetteer.add(phrase, entry)
        gazetteer.levels.setdefault(role, level)
        if row["kind"] == "post":
            head, joint, rest = phrase.partition(" of ")
            gazetteer.add(_many(head) + joint + rest, entry._replace(use="plural"))


def _many(noun: str) -> str:
    if noun.endswith(("s", "ch")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def _people(gazetteer: Gazetteer) -> None:
    held: dict[str, list[Tenure]] = {}
    for row in rows("tenures"):
        tenure = Tenure(row["person"], row["role"], row["of"], row["dates"], row["source"], row["topic"])
        held.setdefault(tenure.person, []).append(tenure)
        gazetteer.offices.setdefault((tenure.role, tenure.of), []).append(tenure)
    for row in rows("persons"):
        tenures = tuple(held.get(row["id"], ()))
        homes = {t.of for t in tenures}
        surname = surname_of(row["name"], homes)
        person = Person(row["id"], row["name"], surname, row["gender"], tenures)
        gazetteer.persons[person.id] = person
        entry = Entry(person.id, "name", "person", person.name)
        aliases = split(row["aliases"])
        cyrillic = [form for name in split(row["cyrillic"]) for form in forms(name)]
        for name in [person.name, *aliases, *cyrillic]:
            for spelling in spellings(name):
                gazetteer.add(spelling, entry if " " in name_key(spelling) else entry._replace(use="surname"))
        for name in [person.name, *aliases]:
            sound = skeleton(name_key(name).split(" "))
            if sound and person.id not in gazetteer.sounds.setdefault(sound, []):
                gazetteer.sounds[sound].append(person.id)
        last_names = {surname, *(surname_of(a, homes) for a in aliases if " " in a)}
        last_names |= {form for c in split(row["cyrillic"]) if len(c) > 6 for form in forms(c.split()[-1])}
        for name in last_names:
            for spelling in spellings(name):
                gazetteer.add(spelling, entry._replace(use="surname"))


def _places(gazetteer: Gazetteer) -> None:
    for row in rows("venues"):
        gazetteer.add(row["name"], Entry("", "city", "place", row["place"], None, row["state"]))
    for row in rows("cities"):
        if not gazetteer.entries.get(name_key(row["name"])):
            gazetteer.add(row["name"], Entry("", "city", "place", row["name"], None, row["state"]))
