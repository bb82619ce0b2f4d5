"""From the words of a source to the party that speaks: names, titles, pronouns, "the spokesman", "who"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from detente.identity.resolve import Mention
from detente.reading.cast import cast
from detente.reading.page import Page
from detente.reading.statements_spans import Offsets
from detente.records import Party

_ORDER = {"person": 0, "role": 1, "organisation": 2, "group": 3, "state": 4, "pronoun": 5, "place": 6}
_HE = frozenset(["he", "she", "him", "her", "his", "hers"])
_THEY = frozenset(["they", "it", "their", "its", "them"])
_WHO = frozenset(["who", "which", "that"])
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:spokes\w+|minister|ministry|president|official|government|leader|envoy|delegation|ambassador|chief|general|negotiator|army|chairman|secretary|representative|adviser|office|party|group|rebels)\b", re.IGNORECASE)


class Speakers:
    """Resolves the sources of one page, in the order of the text: pronouns lean on who spoke before."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.mentions: Sequence[Mention] = sorted(page.of(cast), key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.mentions]
        self._person: Party | None = None
        self._other: Party | None = None

    def party(self, source: Offsets) -> Party:
        """The party that the source names; `actor` None where it cannot be told."""
        words = self.text[slice(*source)].strip(" ,()")
        low = words.lower()
        if low in _WHO:
            return self._antecedent(source)
        inside = self.within(*source)
        pronoun = low in _HE or low in _THEY
        best = self._best(inside, source)
        if pronoun:
            return self._pronoun(low, best)
        party = self._named(words, best, inside)
        self._remember(party, best, words)
        return party

    def named(self, name: str) -> Party:
        """The party of a name that may stand anywhere on the page (an interview's speaker)."""
        last = name.split()[-1].lower() if name.split() else ""
        for one in self.mentions:
            if one.actor and one.kind in ("person", "organisation", "role") and last and last in one.text.lower():
                return Party(name=name, actor=one.actor, state=one.state)
        return Party(name=name)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions inside a stretch of the text."""
        found = []
        for k in range(bisect_left(self._starts, start), len(self.mentions)):
            if self.mentions[k].start >= end:
                break
            if self.mentions[k].end <= end + 2:
                found.append(self.mentions[k])
        return found

    def _best(self, inside: list[Mention], source: Offsets) -> Mention | None:
        """The head of a source: the first person or role before its first comma, else what is named first."""
        if not inside:
            return None
        comma = self.text.find(",", *source)
        head = [m for m in inside if comma < 0 or m.start < comma] or inside
        return min(head, key=lambda m: (_ORDER.get(m.kind, 7), m.start))

    def _named(self, words: str, best: Mention | None, inside: list[Mention]) -> Party:
        if best is None:
            return Party(name=_ARTICLE.sub("", words))
        state = best.state or next((m.state for m in inside if m.state), None)
        if best.kind in ("person", "role"):
            return Party(name=best.text, actor=best.actor, state=state)
        if _OFFICE.search(words) and best.kind == "state":  # "a spokesman for the Russian delegation" speaks for Russia
            return Party(name=words, actor=best.actor, state=state)
        return Party(name=best.text if best.kind != "place" else words, actor=best.actor, state=state)

    def _pronoun(self, low: str, mention: Mention | None) -> Party:
        if mention is not None and mention.actor is not None:
            known = self._last_named(mention)
            return Party(name=known.text if known else mention.text, actor=mention.actor, state=mention.state)
        last = self._person if low in _HE else self._other or self._person
        return last or Party(name=low)

    def _last_named(self, mention: Mention) -> Mention | None:
        for k in range(bisect_left(self._starts, mention.start) - 1, -1, -1):
            one = self.mentions[k]
            if one.actor == mention.actor and one.kind != "pronoun":
                return one
        return None

    def _antecedent(self, source: Offsets) -> Party:
        """ "who": the mention that ends just before it."""
        for k in range(bisect_left(self._starts, source[0]) - 1, max(-1, bisect_left(self._starts, source[0]) - 4), -1):
            one = self.mentions[k]
            if source[0] - one.end <= 3 and one.kind != "pronoun":
                return Party(name=one.text, actor=one.actor, state=one.state)
        return Party(name=self.text[slice(*source)])

    def _remember(self, party: Party, best: Mention | None, words: str) -> None:
        singular = best.kind in ("person", "role") if best else bool(re.search(r"\b[A-Z][a-z]+$|man\b|woman\b|official\b", words))
        if singular:
            self._person = party
        else:
            self._other = party
