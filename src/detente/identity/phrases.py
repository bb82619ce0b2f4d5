"""An actor phrase to country and sector: "retired vice president", "four Saudi men", "the PRI".

Country is ISO 3166-1 alpha-3, or UNO, EUR, IGO for the United Nations, the European Union and other
intergovernmental bodies, as PLOVER has it. Sectors are PLOVER codes, the main one first.
"""

from __future__ import annotations

from functools import cache

from detente.identity.dates import covers, ended_before
from detente.identity.doubt import settle_hits
from detente.identity.gazetteer import Entry, Person, load
from detente.identity.holders import tenure_at
from detente.identity.persons import full_name
from detente.identity.scene import Scene
from detente.identity.sectors import ROLE_SECTORS, head_sector
from detente.identity.tables import rows
from detente.identity.wordlists import COMMON_SURNAMES

_BODY_CODES = {"UNO": "UNO", "EUR": "EUR", "IGO": "IGO"}
LONGEST = 600  # characters of a phrase that are read


@cache
def _sectors_of() -> dict[str, str]:
    """Sector of every group and organisation by id."""
    known = {row["id"]: row["sector"] for row in rows("groups")}
    known |= {
        row["id"]: {"NGO": "NGO", "MEDIA": "JRN"}.get(row["kind"], "IGO") for row in rows("organisations")
    }
    return known


@cache
def _kinds() -> dict[str, str]:
    return {row["id"]: row["kind"] for row in rows("organisations")} | {
        r["id"]: r["kind"] for r in rows("territories")
    }


def actor_phrase(text: str, date: str | None = None) -> tuple[str | None, tuple[str, ...]]:
    """Country and PLOVER sectors of an actor phrase.

    Parameters
    ----------
    text: a noun phrase as it stands in a report; the first `LONGEST` characters are read.
    date: EDTF date; a person is coded by the office held then. Without it, by the last office held.

    Returns
    -------
    (country, sectors): country None and sectors () where the phrase does not tell. Never raises.
    """
    scene = Scene(text[:LONGEST], date, load())
    if not scene.words:
        return None, ()
    settle_hits(scene)
    person = _person(scene, date)
    head = head_sector(scene.words)
    things = _things(scene)
    country = _country(things)
    if person is not None:
        country = country or person[0]
    sector = _sector(scene, things, head[0] if head else None, person[1] if person else None)
    return country, (sector,) if sector else ()


def _person(scene: Scene, date: str | None) -> tuple[str | None, str | None] | None:
    """Country and sector of the person named in the phrase, if our tables know one."""
    for index in range(len(scene.words)):
        found = full_name(scene, index)
        if found is not None:
            return _coded(scene, found[0], date)
    surnames = [e.actor for i in scene.hits for e in scene.entries(i, "surname")]
    if len(set(surnames)) >= 1 and len(scene.words) <= 3:
        key = scene.words[-1].key
        people = [scene.gazetteer.persons[i] for i in dict.fromkeys(surnames)]
        if key not in COMMON_SURNAMES or len(people) == 1:
            return _coded(
                scene, max(people, key=lambda p: max((t.dates for t in p.tenures), default="")), date
            )
    return None


def _coded(scene: Scene, person: Person, date: str | None) -> tuple[str | None, str | None]:
    tenure = tenure_at(person, date)
    if tenure is None:
        return None, None
    home = scene.gazetteer.home.get(tenure.of) or scene.gazetteer.land.get(tenure.of)
    group = _sectors_of().get(tenure.of)
    over = date is not None and not any(covers(t.dates, date) is not False for t in person.tenures if t.dates)
    past_leader = (
        home is None and tenure.of.startswith("org:") and any(len(t.of) == 3 for t in person.tenures)
    )
    if past_leader:
        state = [t for t in person.tenures if len(t.of) == 3][-1]
        return state.of, "ELI"
    if home is None and tenure.of.startswith("org:"):
        code = _BODY_CODES.get(_kinds().get(tenure.of, ""))
        return code, "IGO"
    if over and ended_before(tenure.dates, date or ""):
        return home, "ELI"
    sector = ROLE_SECTORS.get(tenure.role) or (group if tenure.of.startswith("group:") else "GOV")
    return (None if tenure.of == "VAT" else home), sector


def _things(scene: Scene) -> list[tuple[int, Entry]]:
    """States, organisations, groups and places named, in order; a longer name hides what it contains."""
    found: list[tuple[int, Entry]] = []
    at = 0
    while at < len(scene.words):
        hit = scene.hits.get(at)
        entries = [
            e
            for e in (hit.entries if hit else ())
            if e.use not in ("office", "plural", "surname") and e.kind != "person"
        ]
        if hit is None or not entries:
            at += 1
            continue
        order = {"name": 0, "seat": 1, "capital": 2, "adjective": 3, "noun": 4, "city": 5}
        found.append((at, min(entries, key=lambda e: order.get(e.use, 9))))
        at = hit.last
    return found


def _country(things: list[tuple[int, Entry]]) -> str | None:
    """The first state, else the state of the first place or group, else the body's own code."""
    for _, entry in things:
        if entry.kind == "state" and entry.state:
            return entry.state
        code = _BODY_CODES.get(_kinds().get(entry.actor, ""))
        if code is not None:
            return code
        if entry.kind in ("group", "place") and entry.place:
            return entry.place
    return None


def _sector(
    scene: Scene, things: list[tuple[int, Entry]], head: str | None, person: str | None
) -> str | None:
    own = next((s for s in (_own_sector(e) for _, e in things) if s), None)
    named_only = len(things) == 1 and things[0][0] <= 1 and _covers_all(scene, things[0][0])
    seat = named_only and things[0][1].use == "seat"
    if (
        named_only
        and own is not None
        and (head is None or seat or own in ("REB", "PTY", "PRM", "PRE", "OPP"))
    ):
        return own
    if head is not None and head not in ("CVL", "UNK"):
        return head
    if person is not None:
        return person
    if own is not None and own not in ("IGO",):
        return own
    if head is not None:
        return head
    return own or _place_sector(scene, things)


def _covers_all(scene: Scene, index: int) -> bool:
    hit = scene.hits[index]
    return hit.last == len(scene.words) and index <= (1 if scene.key(0) in ("the", "a") else 0)


def _own_sector(entry: Entry) -> str | None:
    if entry.actor in _sectors_of():
        return _sectors_of()[entry.actor]
    if entry.use == "seat":
        if entry.name == "Pentagon":
            return "MIL"
        return ROLE_SECTORS.get(entry.role or "", "GOV")
    if _kinds().get(entry.actor) == "disputed":
        return "PRE"
    return None


def _place_sector(scene: Scene, things: list[tuple[int, Entry]]) -> str | None:
    """A bare capital speaks for the government, any other bare city for the people who live there."""
    if len(things) == 1 and _covers_all(scene, things[0][0]):
        entry = things[0][1]
        return {"capital": "GOV", "city": "CVL"}.get(entry.use)
    return None
