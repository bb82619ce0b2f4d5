"""Are words followed by deeds? Promises, announcements and threats matched with what was done later."""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.methods.calibration.reliability import wilson
from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.follow_through_deeds import Deed, announced, deeds, promised, rules
from detente.questions.movements import key_of, name_of
from detente.questions.signals_costs import title
from detente.records import Statement
from detente.records.dates import bounds

STEP_DAYS = 7  # how far apart the windows are that the base rate is counted over
DECIDED = ("kept", "broken")
SORTS = {"promise": "promise", "threaten": "threat"}
ANNOUNCEMENT = "announcement"


@dataclass(frozen=True)
class Word:
    """A promise, announcement or threat with what became of it (kept, broken, pending ...) and why."""

    said: Statement
    party: str
    day: dt.date | None
    kind: str | None
    negative: bool
    verdict: str
    why: str
    deed: Deed | None
    base: float | None = None


def follow_through(book: Casebook, *, window_days: int | None = None) -> Answer:
    """Every promise, announcement and threat with its verdict, and each party's rate of keeping them.

    Beside it stands the rate of such deeds without a word. A word has `window_days` (default 90).
    """
    window = window_days or rules().window_days
    words = judged(book, window)
    decided = [each for each in words if each.verdict in DECIDED]
    kept = sum(each.verdict == "kept" for each in words)
    return Answer(
        question="follow-through",
        headline=_headline(words, kept, len(decided), window),
        answered=bool(words),
        figures={
            "words": len(words),
            **{
                name: sum(each.verdict == name for each in words)
                for name in (*DECIDED, "pending", "unverifiable")
            },
            "window_days": window,
        },
        tables=(_rates(words), _words(book, words)) if words else (),
        notes=(
            f"A word is kept where the same party is reported to do it within {window} days; broken "
            "where the "
            "opposite is reported first, or where reports go on past the window and none tells of it.",
            "Which deed carries a word out is JUDGEMENT (questions/data/follow_through.yaml). Deeds not "
            "reported in this case count as not done.",
            "Base rate: share of windows of that length, begun each week outside such words, that saw "
            "the deed.",
        )
        if words
        else (),
        as_known_on=book.as_known_on,
    )


def judged(book: Casebook, window: int) -> list[Word]:
    """Promises, announcements and threats by date, each with its verdict."""
    done = deeds(book)
    ends = [bounds(each.published) for each in book.documents.values() if each.published]
    if book.until:
        ends = [(first, min(last, bounds(book.until)[1])) for first, last in ends]
    last = max((end for _, end in ends), default=dt.date.min)
    first = min((start for start, _ in ends), default=dt.date.min)
    found = [
        _judge(book, each, done, window, last)
        for each in book.all(Statement)
        if _sort(each) and each.source and book.within(each.date or book.published(each.span))
    ]
    rate = _base_rates(found, done, window, first, last)
    based = [_with_base(each, rate) for each in found]
    return sorted(based, key=lambda each: (each.day or dt.date.max, each.said.span.start))


def _sort(said: Statement) -> str | None:
    """Promise, threat or announcement; None where it is none."""
    return SORTS.get(said.act) or (ANNOUNCEMENT if announced(said) else None)


def _judge(
    book: Casebook, said: Statement, done: Mapping[str, Sequence[Deed]], window: int, last: dt.date
) -> Word:
    assert said.source is not None
    party = key_of(said.source)
    words = " ".join(part.quote for part in said.content) or said.span.quote
    date = said.date or book.published(said.span)
    day = bounds(date)[1] if date else None
    deed_of = promised(words)
    kind, negative = deed_of or (None, False)

    def word(verdict: str, why: str, deed: Deed | None = None) -> Word:
        return Word(said, party, day, kind, negative, verdict, why, deed)

    if kind is None:
        return word("unverifiable", "names no deed that reports would show")
    if day is None:
        return word("unverifiable", "it has no date")
    end = day + dt.timedelta(days=window)
    later = _between(done.get(party, ()), day, end)
    against = (kind,) if negative else rules().breaks.get(kind, ())
    first = next(
        (deed for deed in later if deed.kind in against or (not negative and deed.kind == kind)), None
    )
    if first is not None:
        verdict = "broken" if first.kind in against else "kept"
        return word(verdict, f"{first.what} on {first.day.isoformat()}", first)
    if last < end:
        return word("pending", f"the window runs to {end.isoformat()}, reports to {last.isoformat()}")
    if said.condition is not None and not negative:
        return word(
            "unverifiable", "not done, but it was conditional, and the condition may not have been met"
        )
    if negative:
        return word("kept", f"no report of it until {end.isoformat()}")
    return word("broken", f"no report of it until {end.isoformat()}")


def _between(done: Sequence[Deed], day: dt.date, end: dt.date) -> Sequence[Deed]:
    """The deeds after a day, to the end included; deeds are by day."""
    first, last = (bisect_right(done, limit, key=lambda deed: deed.day) for limit in (day, end))
    return done[first:last]


def _with_base(word: Word, base: Callable[[str, str], float | None]) -> Word:
    """The word with how often the party did that in windows without such a word."""
    if word.verdict not in DECIDED or word.kind is None:
        return word
    rate = base(word.party, word.kind)
    return word if rate is None else replace(word, base=1.0 - rate if word.negative else rate)


def _base_rates(
    words: Sequence[Word], done: Mapping[str, Sequence[Deed]], window: int, first: dt.date, last: dt.date
) -> Callable[[str, str], float | None]:
    """The share of windows without such a word in which a party did a deed of a kind; None without any."""
    span = dt.timedelta(days=window)
    said: dict[tuple[str, str], list[dt.date]] = defaultdict(list)
    for each in words:
        if each.day and each.kind:
            said[each.party, each.kind].append(each.day)

    @functools.cache
    def rate(party: str, kind: str) -> float | None:
        spoken = sorted(said[party, kind])
        days = sorted(deed.day for deed in done.get(party, ()) if deed.kind == kind)
        hits = tried = 0
        start = first
        while start + span <= last:
            if bisect_left(spoken, start - span) == bisect_right(spoken, start + span):
                tried += 1
                hits += bisect_right(days, start) < bisect_right(days, start + span)
            start += dt.timedelta(days=STEP_DAYS)
        return hits / tried if tried else None

    return rate


def _rates(words: Sequence[Word]) -> Table:
    by: dict[tuple[str, str], list[Word]] = defaultdict(list)
    for each in words:
        by[each.party, _sort(each.said) or ""].append(each)
    rows = []
    for (_, sort), group in sorted(by.items()):
        count = {
            name: sum(each.verdict == name for each in group)
            for name in (*DECIDED, "pending", "unverifiable")
        }
        total = count["kept"] + count["broken"]
        low, high = wilson(count["kept"], total)
        known = [each.base for each in group if each.base is not None]
        rate = (round(count["kept"] / total, 2), f"{low:.2f}–{high:.2f}") if total else (None, None)
        base = round(sum(known) / len(known), 2) if known else None
        party = name_of(group[0].said.source)
        rows.append(Row(values=(group[0].party, party, sort, *count.values(), *rate, base)))
    return Table(
        title="Rates",
        columns=(
            "party",
            "as",
            "word",
            "kept",
            "broken",
            "pending",
            "unverifiable",
            "rate kept",
            "95 %",
            "base rate",
        ),
        rows=tuple(rows),
    )


def _words(book: Casebook, words: Sequence[Word]) -> Table:
    rows = []
    for each in words:
        what = title(each.kind) if each.kind else None
        values = (
            each.day.isoformat() if each.day else None,
            name_of(each.said.source),
            _sort(each.said),
            f"not: {what}" if each.negative and what else what,
            each.said.condition.quote if each.said.condition else None,
            each.verdict,
            each.why,
        )
        cited = (book.cite(each.said.span, each.said.id), *(each.deed.evidence if each.deed else ()))
        rows.append(Row(values=values, evidence=cited))
    return Table(
        title="Words",
        columns=("date", "who", "word", "of what", "condition", "verdict", "because"),
        rows=tuple(rows),
    )


def _headline(words: Sequence[Word], kept: int, decided: int, window: int) -> str:
    if not words:
        return "No document of this case reports a promise, an announcement or a threat by a named party."
    if not decided:
        return f"Promises, announcements and threats: {len(words)}, none decided yet within {window} days."
    low, high = wilson(kept, decided)
    return (
        f"{kept} of {decided} decided promises, announcements and threats were followed by the deed "
        f"within {window} days ({kept / decided:.0%}, 95 % {low:.0%} to {high:.0%}); "
        f"{len(words) - decided} cannot be decided."
    )
