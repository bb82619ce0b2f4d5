"""For which organisation a person or an office acts: "the EU's envoy", "the UN special representative
for Libya".

Organisations are found by their names inside the words of a mention; an envoy of the United Nations acts for
the mission in the country that the page is about (`data/contacts_missions.tsv`), where there is one.
"""

from __future__ import annotations

import csv
import functools
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from detente.identity.dates import covers
from detente.identity.mention import Mention
from detente.identity.tables import rows, split

_MISSIONS = Path(__file__).parent / "data" / "contacts_missions.tsv"
_GROUPS = Path(__file__).parent / "data" / "contacts_groups.tsv"
UN = "org:united-nations"
SECRETARY_GENERAL = "org:un-secretary-general"
_WORD = re.compile(r"[\w.&+-]+")
_ENVOY = re.compile(
    r"\b(?:special (?:representative|envoy|coordinator|adviser)|SRSG|envoy|mediator|mission|head of"
    r" mission|deputy special)\b",
    re.IGNORECASE,
)
_CHIEF = re.compile(
    r"\bsecretary[- ]general\b(?!['’]s (?:special|envoy|deputy|representative|personal))", re.IGNORECASE
)


@functools.cache
def _names() -> dict[str, str]:
    """Every name of an organisation in small letters, with its id; acronyms also as written."""
    named = {}
    for row in rows("organisations"):
        for name in (row["name"], *split(row["aliases"])):
            if len(name) > 1:
                named[name if name.isupper() else name.casefold()] = row["id"]
    return named


@functools.cache
def missions() -> list[dict[str, str]]:
    """UN missions by state, with the dates of their mandates."""
    with _MISSIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@functools.cache
def groups() -> dict[str, list[str]]:
    """Who makes up a group of states such as a troika or a quartet."""
    with _GROUPS.open(encoding="utf-8", newline="") as file:
        return {row["organisation"]: split(row["members"]) for row in csv.DictReader(file, delimiter="\t")}


@functools.cache
def _posts() -> dict[str, list[tuple[str, str, str]]]:
    """The organisations each person of our tables has acted for: (organisation, role, dates)."""
    posts: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows("tenures"):
        if row["of"].startswith("org:"):
            posts.setdefault(row["person"], []).append((row["of"], row["role"], row["dates"]))
    return posts


def post_of(actor: str | None, published: str | None) -> tuple[str, str] | None:
    """The organisation and role of a person at a date; the last one told where no date is given."""
    held = _posts().get(actor or "", [])
    running = [
        (of, role) for of, role, dates in held if not published or covers(dates, published) is not False
    ]
    return running[-1] if running else None


def organisation_in(words: str) -> str | None:
    """The organisation that a phrase names, the longest name in it; None where it names none."""
    tokens = [re.sub(r"['’]s?$", "", t) for t in re.findall(r"[\w.&+'’-]+", words)]
    for size in range(min(len(tokens), 7), 0, -1):
        for start in range(len(tokens) - size + 1):
            phrase = " ".join(tokens[start : start + size])
            found = _names().get(phrase) or (
                _names().get(phrase.casefold()) if size > 1 or not phrase.isupper() else None
            )
            if found:
                return found
    return None


def mission(states: Counter[str], published: str | None) -> str | None:
    """The UN mission in the state a page names most, of those that have one at that date."""
    for state, _ in states.most_common():
        here = [row["organisation"] for row in missions() if row["state"] == state]
        at_date = [
            row["organisation"]
            for row in missions()
            if row["state"] == state and published and covers(row["dates"], published) is not False
        ]
        if here:
            return at_date[0] if at_date else None if published else here[0]
    return None


def affiliations(text: str, people: Sequence[Mention], published: str | None) -> dict[int, str]:
    """The organisation of each mention (by its place in `people`) that acts for one; linear in the mentions.

    A later mention of the same person keeps what an earlier one said.
    """
    named = Counter(m.state or m.place for m in people if m.state or m.place)
    office = mission(Counter({s: n for s, n in named.items() if s}), published)
    by_actor: dict[str, str] = {}
    found: dict[int, str] = {}
    for place, mention in enumerate(people):
        organisation = _of(text, mention, office, published)
        if organisation is None and mention.actor and mention.kind in ("person", "role", "pronoun"):
            organisation = by_actor.get(mention.actor)
        if organisation:
            found[place] = organisation
            if mention.actor and mention.kind in ("person", "role"):
                by_actor.setdefault(mention.actor, organisation)
    return found


def _of(text: str, mention: Mention, office: str | None, published: str | None) -> str | None:
    """The organisation one mention acts for, by the words around it, else by the posts of the person."""
    if mention.kind == "organisation":
        return office if mention.actor == UN and office else mention.actor
    if mention.kind not in ("person", "role") or mention.state is not None:
        return None
    before = re.split(r"[,.;:]| and ", text[max(0, mention.start - 45) : mention.start])[-1]
    words = before + mention.text + text[mention.end : mention.end + 25].split(".")[0]
    organisation = organisation_in(words) or (
        UN if re.search(r"\bSRSG\b|\bSecretary[- ]General['’]s", words) else None
    )
    envoy = bool(_ENVOY.search(words))
    if organisation is None:
        post = post_of(mention.actor, published)
        if post:
            organisation, envoy = post[0], post[1] != "secretary-general"
            if organisation == UN and not envoy:
                return SECRETARY_GENERAL
        elif mention.kind == "role" and mention.role in ("special representative", "special envoy"):
            organisation, envoy = (UN, True) if office else (None, True)
    if organisation != UN:
        return organisation
    if _CHIEF.search(words) and not _ENVOY.search(mention.text):
        return SECRETARY_GENERAL
    return office or UN if envoy else UN
