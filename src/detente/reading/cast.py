"""Who and where on a page: the mentions of actors and places, with names and pronouns resolved."""

from __future__ import annotations

from collections.abc import Iterable

from detente.identity.resolve import Mention, mentions
from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.records import Party, Place

ACTORS = ("state", "person", "organisation", "group", "role", "pronoun")


def cast(page: Page) -> list[Mention]:
    """The mentions of a page in order, those inside furniture left out."""
    hidden = [(b.span.start, b.span.end) for b in blocks(page) if b.kind == "furniture"]
    found = mentions(page.text, page.document.published)
    if not hidden:
        return list(found)
    kept, at = [], 0
    for mention in sorted(found, key=lambda m: (m.start, m.end)):
        while at < len(hidden) and hidden[at][1] <= mention.start:
            at += 1
        if at == len(hidden) or mention.end <= hidden[at][0]:
            kept.append(mention)
    return kept


def party(mention: Mention) -> Party:
    """The party a mention stands for; a pronoun under the words as written."""
    return Party(name=mention.text, actor=mention.actor, state=mention.state)


def place(mention: Mention) -> Place:
    """The place a mention names, under its own name where the words are a metonym ("the Kremlin")."""
    return Place(name=mention.place_name or mention.text, iso3=mention.place)


def parties_in(people: Iterable[Mention], start: int, end: int) -> tuple[Party, ...]:
    """The parties named inside [start, end), each once, in order."""
    seen: dict[str, Party] = {}
    for mention in people:
        if start <= mention.start and mention.end <= end and mention.kind in ACTORS:
            key = mention.actor or mention.text.casefold()
            if key not in seen and (mention.kind != "pronoun" or mention.actor):
                seen[key] = party(mention)
    return tuple(seen.values())
