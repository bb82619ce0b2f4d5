"""Which states take part in the talks that a page reports, and where they are held, each with a probability.

Contacts (`contacts.py`) are read sentence by sentence; a report often names the mediators in one sentence and
the meeting in another. Here every state that a page names is weighed once, by signs gathered over all its
mentions, with logistic weights (`data/contacts_weights.tsv`; card in docs/reading/contacts.md). No sign
knows a name: the weights hold for any conflict.
"""

from __future__ import annotations

import csv
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.identity.mention import Mention
from detente.identity.tables import rows
from detente.reading.cast import cast, stretches
from detente.reading.contacts import contacts, within
from detente.reading.contacts_affiliation import SECRETARY_GENERAL, UN, affiliations, groups, missions
from detente.reading.contacts_find import triggers
from detente.reading.contacts_signs import mention_signs
from detente.reading.page import Page
from detente.records import Contact

_WEIGHTS = Path(__file__).parent / "data" / "contacts_weights.tsv"
Signs = dict[str, float]


@dataclass(frozen=True)
class Weighed:
    """A state (ISO3) or organisation (its id) with the probability that it takes part, or that the talks
    are held there."""

    state: str
    probability: float


def state_signs(page: Page) -> tuple[dict[str, Signs], dict[str, Signs]]:
    """The signs of every state named on a page: as one that takes part, and as the place."""
    people = page.of(cast)
    starts = [m.start for m in people]
    parties: dict[str, Signs] = defaultdict(dict)
    places: dict[str, Signs] = defaultdict(dict)
    by_actor: dict[str, str] = {}
    acting = affiliations(page.text, people, page.document.published)
    index = {id(mention): place for place, mention in enumerate(people)}
    counts: Counter[str] = Counter()
    place_counts: Counter[str] = Counter()
    for number, (start, end) in enumerate(page.of(stretches)):
        here = within(people, starts, start, end)
        named = triggers(page.text, start, end)
        for place, mention in enumerate(here):
            signs = mention_signs(page.text, start, end, here, place, named)
            if number == 0:
                signs.add("first sentence")
            actor = mention.state or acting.get(index[id(mention)])
            if actor:
                counts[actor] += 1
                _mark(
                    parties[actor], signs | {"organisation"} if actor.startswith("org:") else signs, mention
                )
                by_actor.setdefault(mention.actor or "", actor)
                for member in groups().get(actor, ()):
                    _mark(parties[member], signs | {"through a group"}, None)
                    counts[member] += 1
            if mention.place and mention.state is None:
                _mark(
                    parties[mention.place],
                    {f"as place {sign}" for sign in signs if not sign.startswith("near")},
                    None,
                )
                counts[mention.place] += 0
            if mention.place:
                place_counts[mention.place] += 1
                _mark(places[mention.place], signs, mention)
    _contacts(page.of(contacts), by_actor, parties, places)
    _counted(parties, counts)
    _counted(places, place_counts)
    for actor, signs_of in parties.items():
        if actor in _territories():
            signs_of["territory"] = 1.0
        if actor == UN and any(other in _missions() for other in parties):
            signs_of["acts through another"] = 1.0
    for state, signs_of in places.items():
        for sign in parties.get(state, {}):
            if sign.startswith(("contact", "kind person", "level")):
                signs_of[f"party {sign}"] = 1.0
    return dict(parties), dict(places)


@functools.cache
def _territories() -> frozenset[str]:
    return frozenset(row["id"] for row in rows("territories"))


@functools.cache
def _missions() -> frozenset[str]:
    return frozenset({row["organisation"] for row in missions()} | {SECRETARY_GENERAL})


def _mark(signs: Signs, found: Iterable[str], mention: Mention | None) -> None:
    for sign in found:
        signs[sign] = 1.0
    if mention is None:
        return
    signs[f"kind {mention.kind}"] = 1.0
    if mention.level:
        signs[f"level {mention.level}"] = 1.0


def _contacts(
    found: Sequence[Contact], acting: dict[str, str], parties: dict[str, Signs], places: dict[str, Signs]
) -> None:
    for order, contact in enumerate(found):
        happened = contact.status in ("occurred", "planned")
        for participant in contact.participants:
            side = participant.state or acting.get(participant.actor or "")
            if side in parties:
                parties[side]["contact" if happened else "contact undone"] = 1.0
                if order == 0:
                    parties[side]["contact first"] = 1.0
        if contact.host and contact.host.state in parties:
            parties[contact.host.state]["contact host"] = 1.0
        if contact.host and contact.host.state in places:
            places[contact.host.state]["contact host"] = 1.0
        if contact.place and contact.place.iso3 in places:
            places[contact.place.iso3]["contact place"] = 1.0
            if not any("contact place first" in signs for signs in places.values()):
                places[contact.place.iso3]["contact place first"] = 1.0
        if contact.place and contact.place.iso3 in parties:
            parties[contact.place.iso3]["contact place"] = 1.0


def _counted(signs: dict[str, Signs], counts: Counter[str]) -> None:
    total = max(1, sum(counts.values()))
    ranked = sorted(counts.values(), reverse=True)
    for state, count in counts.items():
        signs[state][f"count {min(count, 4)}"] = 1.0
        signs[state]["share"] = count / total
        signs[state][f"states {min(len(counts), 6)}"] = 1.0
        signs[state]["most named"] = float(count == ranked[0])
        signs[state]["length"] = min(1.0, total / 40)


@functools.cache
def weights() -> dict[str, dict[str, float]]:
    """The weights by table ("party", "place") and sign; "" is the constant."""
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    with _WEIGHTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            tables[row["table"]][row["sign"]] = float(row["weight"])
    return dict(tables)


def probability(signs: Signs, table: dict[str, float]) -> float:
    """The logistic probability of one state's signs."""
    score = table.get("", 0.0) + sum(table.get(sign, 0.0) * value for sign, value in signs.items())
    return 1.0 / (1.0 + math.exp(-max(min(score, 30.0), -30.0)))


def weighed(page: Page) -> tuple[list[Weighed], list[Weighed]]:
    """The states of a page as parties to the talks and as their place, the most probable first."""
    parties, places = state_signs(page)
    tables = weights()
    ranked = []
    for name, found in (("party", parties), ("place", places)):
        rows = [Weighed(state, probability(signs, tables[name])) for state, signs in found.items()]
        ranked.append(sorted(rows, key=lambda row: (-row.probability, row.state)))
    return ranked[0], ranked[1]
