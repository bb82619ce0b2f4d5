"""PLOVER sectors: which kind of actor a phrase names ("GOV", "MIL", "CVL" ...), by a lexicon of our own.

Codes follow the PLOVER codebook (Open Event Data Alliance): GOV government, MIL military, COP police,
SPY intelligence, LEG legislature, JUD courts, OPP opposition, PTY party, REB rebels, UAF unaligned armed,
PRM paramilitary, CRM crime, CVL civilians, REF refugees, REL religion, MED health, EDU education,
JRN media, BUS business, LAB labour, AGR farming, NGO, SOC civil society, ELI former elites,
PRE pre-state entities, IGO, UNK.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from detente.identity.tables import rows
from detente.identity.words import Word, name_key

ROLE_SECTORS = {
    "legislator": "LEG", "speaker": "LEG", "senator": "LEG", "parliament": "LEG", "army": "MIL",
    "army chief": "MIL",
    "commander": "MIL", "general": "MIL", "police": "COP", "intelligence": "SPY", "intelligence chief": "SPY",
    "CIA director": "SPY", "court": "JUD", "prosecutor": "JUD", "jurist": "JUD", "rebel leader": "REB",
    "opposition leader": "OPP", "party leader": "PTY", "politician": "PTY", "party": "PTY", "analyst": "EDU",
    "journalist": "JRN", "cleric": "REL", "pope": "REL", "papacy": "REL", "bishop": "REL", "activist": "SOC",
    "mercenary leader": "PRM", "university": "EDU", "first minister": "GOV", "opposition": "OPP",
    "state media": "GOV",
}  # fmt: skip
_PAST = frozenset({"former", "ex", "retired", "onetime", "late", "deposed", "ousted"})
_POWER = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "PTY", "COP"})
_VAGUE = frozenset(
    [
        "officer",
        "officers",
        "team",
        "teams",
        "group",
        "groups",
        "member",
        "members",
        "leader",
        "official",
        "officials",
        "crew",
        "chief",
    ]
)
_LINKS = frozenset(
    ["of", "in", "for", "at", "from", "on", "with", "against", "under", "near", "to", "by", "and"]
)


@cache
def lexicon() -> tuple[dict[str, str], dict[str, int]]:
    """Phrase keys to sector, and for each first word the longest phrase that starts with it."""
    known: dict[str, str] = {}
    longest: dict[str, int] = {}
    for row in rows("sectors"):
        for phrase in (row["phrase"], _plural(row["phrase"])):
            key = name_key(phrase)
            known.setdefault(key, row["sector"])
            first, size = key.split(" ")[0], key.count(" ") + 1
            longest[first] = max(longest.get(first, 0), size)
    return known, longest


def _plural(phrase: str) -> str:
    if phrase.endswith(("s", "ch", "sh", "x")):
        return phrase + "es"
    if phrase.endswith("man"):
        return phrase[:-3] + "men"
    if phrase.endswith("y") and phrase[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + "s"


def sector_hits(found: Sequence[Word]) -> list[tuple[int, int, str]]:
    """Every longest lexicon phrase among the words: first word, word after, sector."""
    known, longest = lexicon()
    hits, at = [], 0
    while at < len(found):
        for size in range(min(longest.get(found[at].key, 0), len(found) - at), 0, -1):
            sector = known.get(" ".join(w.key for w in found[at : at + size]))
            if sector:
                hits.append((at, at + size, sector))
                at += size - 1
                break
        at += 1
    return hits


def head_sector(found: Sequence[Word]) -> tuple[str, str] | None:
    """The sector of the phrase's head noun, and the words that gave it.

    The head is the last lexicon word before the first "of", "in", "from" ...; where the head says little
    ("leader of the parliament") a closer description after the link counts. "former" before a seat of power
    makes ELI.
    """
    hits = sector_hits(found)
    if not hits:
        return None
    link = next(
        (n for n, w in enumerate(found) if n and w.key in _LINKS and not any(a <= n < b for a, b, _ in hits)),
        len(found),
    )
    before = [h for h in hits if h[0] < link]
    first, last, sector = before[-1] if before else hits[0]
    if len(before) > 1 and last - first == 1 and found[first].key in _VAGUE:
        first, last, sector = before[-2]
    after = [h for h in hits if h[0] > link]
    if not before[:-1] and after and found[first].key in _VAGUE:
        first, last, sector = after[0]
    if (
        sector == "GOV"
        and after
        and after[0][2] in ("LEG", "JUD", "SPY", "COP", "PTY")
        and found[link].key in ("of", "for")
    ):
        first, last, sector = after[0]
    if sector in _POWER and any(w.key in _PAST for w in found[:first]):
        sector = "ELI"
    if (
        sector == "CVL"
        and before[:-1]
        and before[-1][2] == "CVL"
        and before[-2][2] not in ("CVL", "UNK", "GOV")
    ):
        first, last, sector = before[-2]
    return sector, " ".join(w.text for w in found[first:last])
