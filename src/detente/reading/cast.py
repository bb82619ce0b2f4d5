"""Who and where on a page: the mentions of actors and places, with names and pronouns resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from detente.identity.mention import Mention
from detente.identity.resolve import mentions
from detente.reading.furniture import furniture
from detente.reading.page import Page
from detente.reading.sentences import sentences
from detente.records import Party, Place

ACTORS = ("state", "person", "organisation", "group", "role", "pronoun")


def cast(page: Page) -> list[Mention]:
    """The mentions of a page in order. Furniture is not read: a credit or an address introduces nobody."""
    return sorted(mentions(_bare(page), page.document.published), key=lambda m: (m.start, m.end))


def cast_within(page: Page, start: int, end: int) -> list[Mention]:
    """The mentions that start in [start, end), in order, longer ones first."""
    starts = page.of(_starts)
    return page.of(_by_start)[bisect_left(starts, start) : bisect_left(starts, end)]


def _by_start(page: Page) -> list[Mention]:
    return sorted(page.of(cast), key=lambda m: (m.start, -m.end))


def _starts(page: Page) -> list[int]:
    return [m.start for m in page.of(_by_start)]


def _bare(page: Page) -> str:
    """The text with line breaks in place of its furniture, so that offsets stay."""
    parts, at = [], 0
    for start, end in page.of(furniture):
        parts += [page.text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*parts, page.text[at:]])


LONGEST = 900  # characters of a stretch that is read as one sentence


def stretches(page: Page) -> list[tuple[int, int]]:
    """The sentences of a page as offsets, those longer than LONGEST cut at a space: work stays linear in
    the text."""
    found: list[tuple[int, int]] = []
    for sentence in page.of(sentences):
        start = sentence.start
        while sentence.end - start > LONGEST:
            space = page.text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = space if space > 0 else start + LONGEST
            found.append((start, cut))
            start = cut
        found.append((start, sentence.end))
    return found


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
