"""From the words of a source to the party that speaks: names, titles, pronouns, "the spokesman", "who"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from detente.identity.mention import Mention
from detente.reading.cast import cast
from detente.reading.page import Page
from detente.reading.statements_spans import Offsets
from detente.records import Party

_ORDER = {"person": 0, "role": 1, "organisation": 2, "group": 3, "state": 4, "pronoun": 5, "place": 6}
_HE = frozenset(["he", "she", "him", "her", "his", "hers"])
_THEY = frozenset(["they", "it", "their", "its", "them"])
_WHO = frozenset(["who", "which", "that"])
NEAR = 700
"""Characters within which a pronoun leans on the last speaker."""
_POSSESSED = re.compile(
    r"^(?:['’]s?)\s+(?!(?:\w+ )?(?:statements?|speech|remarks?|words|comments?|tweets?|posts?|letter"
    r"|interview|address|message|claims?|warnings?|promises?|announcement|report|answer|reply|text)\b)\w"
)
_APPOSED = re.compile(r",\s")
_PERSON = re.compile(
    r",\s((?:(?:[A-ZÀ-Ý][\w'’-]+|al|Ag|bin|ibn|de|da|van|von|der)\s){1,3}[A-ZÀ-Ý][\w'’-]+)(?:,|$)"
)
_PRIVATE = re.compile(
    r"\b(?:guerr?illas?|rebels?|insurgents?|separatists?|militants?|opposition|protest\w*|militias?"
    r"|analysts?|experts?|residents?|voters?|activists?|church|bishops?|exiles?|dissidents?"
    r"|civilians?|hardliners?|parties|leaders|fighters|journalists?|companies|Serb|Albanians?"
    r"|Cypriot|Armenians?|Croat)\b"
)
_ONE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|envoy|minister|president|premier|chancellor|official|diplomat"
    r"|leader|commander|general|negotiator|mediator|ambassador|chief|chairman|adviser|advisor|aide"
    r"|delegate|secretary|member|analyst|expert)\b(?!s)",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][a-z]+$|man\b")
_GENDER = re.compile(
    r"\b(?:mr|mrs|ms|spokeswoman|spokesman|woman|man|king|queen|chairwoman|chairman|madam)\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|minister|ministry|president|official|government|leader|envoy|delegation"
    r"|ambassador|chief|general|negotiator|army|chairman|secretary|representative|adviser|office"
    r"|party|group|rebels)\b",
    re.IGNORECASE,
)


class Speakers:
    """Resolves the sources of one page, in the order of the text: pronouns lean on who spoke before."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.mentions: Sequence[Mention] = sorted(page.of(cast), key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.mentions]
        self._person: Party | None = None
        self._other: Party | None = None
        self._person_at = self._other_at = 0
        self._gender: dict[str, str] = {}

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
            return self._pronoun(low, best, source[0])
        party = self._named(words, best, inside)
        self._remember(party, best, words, source[0])
        return party

    def named(self, name: str) -> Party:
        """The party of a name that may stand anywhere on the page (an interview's speaker)."""
        last = name.split()[-1].lower() if name.split() else ""
        for one in self.mentions:
            if (
                one.actor
                and one.kind in ("person", "organisation", "role")
                and last
                and last in one.text.lower()
            ):
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
        best = min(head, key=lambda m: (_ORDER.get(m.kind, 7), m.start))
        if best.kind != "person" and comma >= 0:  # "the mediator, General Simba," speaks under its name
            best = next((m for m in inside if m.kind == "person" and 0 < m.start - comma <= 3), best)
        return best

    def _named(self, words: str, best: Mention | None, inside: list[Mention]) -> Party:
        apposed = _PERSON.search(words)
        if best is None:
            return Party(name=apposed[1] if apposed else _ARTICLE.sub("", words))
        state = best.state or next((m.state for m in inside if m.state), None)
        after = words[words.find(best.text) + len(best.text) :] if best.text in words else ""
        if _POSSESSED.match(after) or best.kind == "pronoun":  # "the envoy's spokesman" is not the envoy
            speaks_for = best.actor if best.kind in ("state", "organisation", "group") else None
            return Party(name=_ARTICLE.sub("", _APPOSED.split(words)[0]), actor=speaks_for, state=state)
        if best.kind in ("person", "role"):
            return Party(name=best.text, actor=best.actor, state=state)
        if apposed:  # "the United Nations adviser, Espen Bartholdsen," is a person who speaks for it
            return Party(name=apposed[1], actor=best.actor if best.kind != "place" else None, state=state)
        name = _ARTICLE.sub("", _APPOSED.split(words)[0])
        if best.kind in ("state", "place") and _PRIVATE.search(
            name
        ):  # "Guatemalan guerrilla commanders" are not Guatemala
            return Party(name=name)
        return Party(name=name, actor=best.actor, state=state)

    def _pronoun(self, low: str, mention: Mention | None, at: int) -> Party:
        """Who spoke last, of the same kind and no other gender; failing that, whom the identity room
        names."""
        if low in _HE:
            gender = "f" if low in ("she", "her", "hers") else "m"
            if (
                self._person
                and at - self._person_at < NEAR
                and self._gender.get(self._person.name, gender) == gender
            ):
                self._gender[self._person.name] = gender
                self._person_at = at
                return self._person
        elif (
            self._other
            and at - self._other_at < NEAR
            and (mention is None or mention.actor is None or low in ("they", "their"))
        ):
            return self._other
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
        for k in range(
            bisect_left(self._starts, source[0]) - 1, max(-1, bisect_left(self._starts, source[0]) - 4), -1
        ):
            one = self.mentions[k]
            if source[0] - one.end <= 3 and one.kind != "pronoun":
                return Party(name=one.text, actor=one.actor, state=one.state)
        return Party(name=self.text[slice(*source)])

    def _remember(self, party: Party, best: Mention | None, words: str, at: int) -> None:
        singular = bool(_ONE.search(words)) or (
            best.kind in ("person", "role") if best else bool(_NAME.search(words))
        )
        if singular:
            self._person, self._person_at = party, at
            if found := _GENDER.search(words):
                self._gender[party.name] = (
                    "f"
                    if found[0].lower()
                    in ("mrs", "ms", "spokeswoman", "woman", "queen", "madam", "chairwoman")
                    else "m"
                )
        else:
            self._other, self._other_at = party, at
