"""A table drafted from the ledger for the analyst to correct: lines marked `drafted`, with their evidence.

The scale of an issue runs from 0 (against) to 100 (for). A position is read from the latest stance on it, as
a range; salience from how often, and how early, the actor speaks of the issue; capability from the Composite
Index of National Capability. What the ledger does not tell is left wide, never guessed narrow.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from detente.identity.tables import rows
from detente.methods.sampling import UNIFORM, Number
from detente.questions.answer import Answer, Citation, Row, Table
from detente.questions.bargain_numbers import written
from detente.questions.bargain_table import BargainTable, Entry, Issue
from detente.questions.casebook import Casebook
from detente.records import Party, Position, Statement

RANGES = {
    "demands": (80.0, 100.0),
    "supports": (80.0, 100.0),
    "offers": (60.0, 90.0),
    "accepts": (60.0, 90.0),
    "softens": (40.0, 70.0),
    "drops": (30.0, 60.0),
    "opposes": (0.0, 20.0),
    "rejects": (0.0, 20.0),
}
UNKNOWN = (0.0, 100.0)
UNHEARD = (0.05, 0.5)  # salience of what an actor never speaks of; capability of an actor not in the index
STRAY = 0.15  # half the width of a drafted salience
LOOSE = 0.25  # of a drafted capability, relative


@dataclass(frozen=True)
class Draft:
    """A drafted table, and what each line rests on."""

    table: BargainTable
    evidence: dict[tuple[str, str], tuple[Citation, ...]]


@cache
def capabilities() -> dict[str, float]:
    """The index by state: share of the world's capability."""
    text = (resources.files("detente.questions") / "data" / "capability.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {state: float(share) for state, share in rows[1:]}


def actor_of(party: Party | None) -> str | None:
    """The state a party speaks or acts for, or the organisation or group it is.

    None for private persons, and for the media, who report and do not bargain.
    """
    if party is None or party.actor in media():
        return None
    if party.state:
        return party.state
    return party.actor if party.actor and not party.actor.startswith("person:") else None


@cache
def media() -> frozenset[str]:
    """The organisations that are news media."""
    return frozenset(row["id"] for row in rows("organisations") if row["kind"] == "MEDIA")


def draft(book: Casebook) -> Draft | None:
    """The table that a case suggests; None where fewer than two actors take a stand on anything."""
    stands: dict[tuple[str, str], list[Position]] = defaultdict(list)
    spoken: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for position in book.all(Position):
        actor = actor_of(position.actor)
        if actor and position.stance in RANGES and book.within(position.valid_from):
            stands[actor, position.issue].append(position)
    for statement in book.all(Statement):
        actor = actor_of(statement.source)
        if actor and statement.issue and book.within(statement.date or book.published(statement.span)):
            spoken[actor, statement.issue].append(statement)
    issues = list(dict.fromkeys(issue for _, issue in stands))
    actors = list(dict.fromkeys(actor for actor, issue in [*stands, *spoken] if issue in issues))
    if len(actors) < 2 or not issues:
        return None
    entries = {(a, i): _entry(book, a, i, actors, stands, spoken) for a in actors for i in issues}
    table = BargainTable(
        tuple(actors),
        tuple(Issue(name, 0.0, 100.0) for name in issues),
        entries,
        name=f"drafted from {book.name}",
    )
    evidence = {
        key: tuple(book.cite(p.span, p.id) for p in stands.get(key, []))
        + tuple(book.cite(s.span, s.id) for s in spoken.get(key, []))
        for key in entries
    }
    return Draft(table, evidence)


def _entry(
    book: Casebook,
    actor: str,
    issue: str,
    actors: list[str],
    stands: dict[tuple[str, str], list[Position]],
    spoken: dict[tuple[str, str], list[Statement]],
) -> Entry:
    taken = stands.get((actor, issue), [])
    low, high = RANGES[taken[-1].stance] if taken else UNKNOWN
    index = capabilities()
    most = max((index.get(each, 0.0) for each in actors), default=0.0) or 1.0
    share = index.get(actor)
    strength = UNHEARD if share is None else ((1 - LOOSE) * share / most, (1 + LOOSE) * share / most)
    said = len(spoken.get((actor, issue), []))
    source = "; ".join(
        [
            f"{taken[-1].stance} ({len(taken)} positions)" if taken else "no position found",
            f"{said} statements on it",
            "capability not known" if share is None else f"CINC 2022 {share:.4f}",
        ]
    )
    return Entry(
        _range(low, high),
        _range(*_salience(book, actor, issue, stands, spoken)),
        _range(*strength),
        "drafted",
        source,
    )


def _salience(
    book: Casebook,
    actor: str,
    issue: str,
    stands: dict[tuple[str, str], list[Position]],
    spoken: dict[tuple[str, str], list[Statement]],
) -> tuple[float, float]:
    """Ends of the salience: a fifth to begin with, three fifths by frequency, a fifth for coming first."""
    counts: dict[str, int] = defaultdict(int)
    firsts: dict[str, str] = {}
    for source in (stands, spoken):
        for (who, what), records in source.items():
            if who == actor:
                counts[what] += len(records)
                dates = [d for r in records if (d := book.published(r.span)) is not None]
                if dates:
                    firsts[what] = min([*dates, firsts.get(what, "9999")])
    if not counts.get(issue):
        return UNHEARD
    often = counts[issue] / max(counts.values())
    early = 1.0 if firsts.get(issue) == min(firsts.values(), default=None) else 0.0
    middle = 0.2 + 0.6 * often + 0.2 * early
    return max(0.05, middle - STRAY), min(1.0, middle + STRAY)


def _range(low: float, high: float) -> Number:
    low, high = round(low, 4), round(high, 4)
    return Number(UNIFORM, 0.5 * (low + high), low, high)


COLUMNS = ("actor", "issue", "position", "salience", "capability", "mark", "source")


def draft_answer(book: Casebook, made: Draft | None) -> Answer:
    """The drafted table as an answer, each line with its evidence."""
    if made is None:
        return Answer(
            question="whatif",
            headline="Fewer than two parties take a position in this case, so no table can be drafted; "
            "give one with --table.",
            answered=False,
        )
    table = made.table
    rows = tuple(
        Row(
            values=(
                actor,
                issue.name,
                *(written(n) for n in (e.position, e.salience, e.capability)),
                e.mark,
                e.source,
            ),
            evidence=made.evidence[actor, issue.name],
        )
        for actor in table.actors
        for issue in table.issues
        for e in [table.entries[actor, issue.name]]
    )
    return Answer(
        question="whatif",
        headline=f"Drafted: {len(table.actors)} actors on {len(table.issues)} issues, "
        f"{', '.join(issue.name for issue in table.issues)}. Every cell waits for the analyst.",
        figures={"actors": list(table.actors), "issues": [issue.name for issue in table.issues]},
        tables=(Table(title="Drafted table", columns=COLUMNS, rows=rows, note="0 is against, 100 is for."),),
        as_known_on=book.as_known_on,
    )
