"""Precision, recall and F1 of what the readers find in the reports, and how often the act is right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.words.reports import Report
from detente.reading.page import Page
from detente.reading.positions import positions
from detente.reading.statements import statements
from detente.reading.venue_stances import venue_stances
from detente.records import Document, Party, Position

_TOKEN = re.compile(r"\w+(?:['’.\-]\w+)*")
Spans = list[tuple[int, int]]


@dataclass
class Tally:
    """Counts of one task, a line of text for each miss and each false find, and of each record that tells how
    probable it is, that and its truth."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    notes: list[str] = field(default_factory=list)
    chances: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 between 0 and 1."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def measured(all_reports: Iterable[Report]) -> dict[str, Tally]:
    """One tally a task: statements (content and speaker), acts, positions, venue_stances, promises."""
    tallies = {
        name: Tally() for name in ("statements", "contents", "acts", "positions", "venue_stances", "promises")
    }
    for report in all_reports:
        page = Page(Document(id=report.id, text=report.text, published=report.published))
        _statements(report, page, tallies)
        _positions(report, page, tallies["positions"])
        _venues(report, page, tallies["venue_stances"])
    return tallies


def _statements(report: Report, page: Page, tallies: dict[str, Tally]) -> None:
    gold = [
        (report.spans[int(n)], who, act.split("|"))
        for n, kind, who, act in (x for x in report.lines if x[1] == "S")
    ]
    read = statements(page)
    pairs = _matched(report.text, [g[0] for g in gold], [[(c.start, c.end) for c in s.content] for s in read])
    total, act, contents = tallies["statements"], tallies["acts"], tallies["contents"]
    total.wanted += len(gold)
    total.found += len(read)
    contents.wanted, contents.found, contents.right = total.wanted, total.found, contents.right + len(pairs)
    promised = {i for i, g in enumerate(gold) if "promise" in g[2]}
    sure = {i for i, g in enumerate(gold) if g[2][0] == "promise" or g[2] == ["promise"]}
    tallies["promises"].wanted += len(sure)
    for i, (spans, who, acts) in enumerate(gold):
        k = pairs.get(i)
        words = _cut(report.text, spans)
        if k is None or not is_called(who, read[k].source):
            total.notes.append(
                f"{report.id} missed [{who}] {words[:80]!r}"
                + (f" read as {read[k].source}" if k is not None else "")
            )
            continue
        total.right += 1
        act.wanted += 1
        act.found += 1
        act.right += read[k].act in acts
        if read[k].act not in acts:
            act.notes.append(f"{report.id} {read[k].act} not {acts}: {words[:100]!r}")
        tallies["promises"].right += read[k].act == "promise" and i in sure
    tallies["promises"].found += sum(
        s.act == "promise" and not any(pairs.get(i) == k and i in promised - sure for i in pairs)
        for k, s in enumerate(read)
    )
    used = set(pairs.values())
    for k, one in enumerate(read):
        if k not in used:
            who, cue = (one.source.name if one.source else None), (one.cue.quote if one.cue else None)
            total.notes.append(f"{report.id} extra [{who}] {cue}: {one.content[0].quote[:80]!r}")


def _positions(report: Report, page: Page, tally: Tally) -> None:
    gold, allowed = (
        [(report.spans[int(x[0])], *x[2:5]) for x in report.lines if x[1] == kind] for kind in ("P", "P?")
    )

    def fits(g: tuple[Spans, str, str, str], r: Position) -> bool:
        return (
            _near(g[0], r.span.start, r.span.end)
            and is_called(g[1], r.actor)
            and r.issue in g[2].split("|")
            and r.stance in g[3].split("|")
        )

    read = [
        r for r in positions(page) if any(fits(g, r) for g in gold) or not any(fits(g, r) for g in allowed)
    ]
    _tally(
        report,
        tally,
        gold,
        read,
        fits,
        lambda r: f"{r.actor.name if r.actor else None} {r.issue} {r.stance} {r.span.quote[:90]!r}",
    )


def _venues(report: Report, page: Page, tally: Tally) -> None:
    gold = [(report.spans[int(x[0])], *x[2:6]) for x in report.lines if x[1] == "V"]
    read = venue_stances(page)

    def fits(g: tuple[Spans, str, str, str, str], r: object) -> bool:
        place = Party(name=r.place.name, actor=r.place.iso3)  # type: ignore[attr-defined]
        return (
            _near(g[0], r.span.start, r.span.end)
            and is_called(g[1], r.party)
            and is_called(g[2], place)  # type: ignore[attr-defined]
            and r.stance in g[3].split("|")
            and r.role == g[4]  # type: ignore[attr-defined]
        )

    _tally(
        report,
        tally,
        gold,
        read,
        fits,
        lambda r: (
            f"{r.party.name if r.party else None} {r.place.name} {r.stance} {r.role} {r.span.quote[:90]!r}"
        ),
    )


def _tally(report: Report, tally: Tally, gold: list, read: list, fits: Callable, show: Callable) -> None:  # type: ignore[type-arg]
    tally.wanted += len(gold)
    tally.found += len(read)
    used: set[int] = set()
    for g in gold:
        k = next((k for k, r in enumerate(read) if k not in used and fits(g, r)), None)
        if k is None:
            tally.notes.append(f"{report.id} missed {g[1:]} {_cut(report.text, g[0])[:80]!r}")
        else:
            used.add(k)
            tally.right += 1
    tally.chances += [(r.made.confidence, k in used) for k, r in enumerate(read) if r.made.confidence]
    tally.notes += [f"{report.id} extra {show(r)}" for k, r in enumerate(read) if k not in used]


def _near(spans: Spans, start: int, end: int) -> bool:
    """Whether a record's span meets the annotated one."""
    return any(a < end and start < b for a, b in spans)


def _matched(text: str, gold: list[Spans], read: list[Spans]) -> dict[int, int]:
    """Greedy one-to-one pairs of contents whose tokens overlap by half (as scoring/attribution.py does)."""
    words = [m.span() for m in _TOKEN.finditer(text)]
    sets = [
        [{i for i, (a, b) in enumerate(words) for s, e in spans if a < e and b > s} for spans in side]
        for side in (gold, read)
    ]
    scored = sorted(
        (
            (len(g & r) / max(1, len(g | r)), i, k)
            for i, g in enumerate(sets[0])
            for k, r in enumerate(sets[1])
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, i, k in scored:
        if score >= 0.5 and i not in pairs and k not in pairs.values():
            pairs[i] = k
    return pairs


def is_called(wanted: str, party: Party | None) -> bool:
    """Whether a party is one of "Kerimov|KAZ": a name in it, or its actor or state."""
    if party is None:
        return False
    known = words_in(" ".join(x for x in (party.name, party.actor, party.state) if x))
    return any(words_in(option) <= known for option in wanted.split("|"))


def words_in(name: str) -> set[str]:
    """The words of a name; "Navon-Peretz" is two."""
    return set(re.findall(r"\w+", plain(name)))


def plain(word: str) -> str:
    """A word in lower case, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def _cut(text: str, spans: Spans) -> str:
    return " ... ".join(text[a:b] for a, b in spans)
