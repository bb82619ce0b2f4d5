"""Who could mediate? Offers, acceptances and refusals of mediators, who was there, and states ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from detente.questions.answer import Answer, Row, Table
from detente.questions.casebook import Casebook
from detente.questions.contacts import main_parties
from detente.questions.linked import Linked
from detente.questions.mediators_roles import Role, role_of
from detente.questions.movements import key_of, name_of
from detente.questions.names import called
from detente.questions.probable import NOTE, probability
from detente.questions.venues_ranking import last_day, leading, ranked_by_model
from detente.questions.venues_records_table import on_record_table
from detente.questions.venues_states import states
from detente.questions.venues_weights import models
from detente.questions.venues_words import day_of, told_once
from detente.records import Party, VenueStance

COLUMNS = ("date", "mediator", "who", "word", "role", "probability")
SHOWN = 10
GATHERING = 2  # parties at the table that make whoever else is there a third party


def mediators(book: Casebook, *, parties: tuple[str, ...] = ()) -> Answer:
    """Words on mediators by role and date, third parties seen at meetings, and states ranked by a model
    (parties by ISO3 code; the case's most frequent pair where none are given)."""
    asked = parties or main_parties(book)
    said = [each for each in book.all(VenueStance) if book.within(day_of(book, each)) and _mediates(each)]
    present = third_parties(book, asked)
    if not said and not present:
        return _nothing(book, asked)
    rows = [_word(book, each) for each in sorted(said, key=lambda each: day_of(book, each) or "9999")]
    names = sorted({*present, *(str(row.values[1]) for row in rows)})
    tables = [
        Table(title="Words", columns=COLUMNS, rows=tuple(told_once(rows)), note=NOTE if rows else None),
        _present(book, present),
    ]
    if len(asked) > 1:
        tables.append(_ranking(book, asked, said))
        tables += on_record_table(asked, last_day(book, said, book.linked), "mediator")
    return Answer(
        question="mediators",
        headline=f"Third parties named or there: {len(names)} ({', '.join(names)}).",
        figures={"third_parties": names, "words": len(said), "parties": list(asked)},
        tables=tuple(tables),
        notes=(
            "Roles are read from the words of the report: who gives the room is a host, who carries "
            "messages or helps the sides meet offers good offices, and only who is said to mediate is "
            "a mediator.",
            f"The chance of mediating is the mean of {len(models().mediator.members)} models trained on "
            f"{models().trained_on}, turned by a curve into the chance to be one of several: who is "
            "usually chosen.",
        ),
        as_known_on=book.as_known_on,
    )


def third_parties(book: Casebook, parties: Sequence[str]) -> dict[str, list[Linked]]:
    """Whoever else was at meetings of two or more of the parties, or hosted them: by name."""
    found: dict[str, list[Linked]] = defaultdict(list)
    for each in book.linked:
        sides = set(each.sides())
        if each.status != "occurred" or not book.within(each.date) or len(sides & set(parties)) < GATHERING:
            continue
        others: list[Party] = [party for report in each.reports for party in report.participants]
        others += [report.host for report in each.reports if report.host]
        outside = {key_of(party) for party in others} - set(parties)
        if each.place and each.place.iso3 and each.place.iso3 not in parties:
            outside.add(each.place.iso3)
        for key in outside:
            found[called(key, [party.name for party in others if key_of(party) == key])].append(each)
    return dict(sorted(found.items()))


def _mediates(word: VenueStance) -> bool:
    return word.role == "mediator" or role_of(word.span.quote) not in (None, "host")


def _word(book: Casebook, each: VenueStance) -> Row:
    role: Role = role_of(each.span.quote) or "mediator"
    own = each.place.name if each.stance != "offers" or each.party is None else name_of(each.party)
    values = (day_of(book, each), own, name_of(each.party), each.stance, role, probability(each))
    return Row(values=values, evidence=(book.cite(each.span, each.id),))


def _present(book: Casebook, present: dict[str, list[Linked]]) -> Table:
    rows = []
    for name, meetings in sorted(present.items(), key=lambda item: (-len(item[1]), item[0])):
        quotes = [report.span.quote for each in meetings for report in each.reports]
        hosted = all(_only_hosts(each, name) for each in meetings)
        roles: list[str] = sorted({role for quote in quotes if (role := role_of(quote))})
        roles = roles or (["host"] if hosted else ["present"])
        dates = ", ".join(each.date or "undated" for each in meetings)
        cited = tuple(book.cite(r.span, r.id) for each in meetings for r in each.reports)
        rows.append(Row(values=(name, len(meetings), dates, ", ".join(roles)), evidence=cited))
    return Table(
        title="At meetings of the parties",
        columns=("third party", "meetings", "dates", "role as reported"),
        rows=tuple(rows),
        note=None if rows else "No meeting of the parties with a third party, or on its soil, is reported.",
    )


def _only_hosts(each: Linked, name: str) -> bool:
    """True where nothing but the place makes the third party one."""
    taking_part = [called(key_of(p), [p.name]) for report in each.reports for p in report.participants]
    return name not in taking_part


def _ranking(book: Casebook, parties: Sequence[str], said: Sequence[VenueStance]) -> Table:
    day = last_day(book, said, book.linked)
    chance = ranked_by_model(book, parties, day, "mediator")
    first = leading(book, parties, day, chance)
    rest = sorted(set(range(len(chance))) - set(first), key=lambda k: -chance[k])
    best = [*first, *rest][:SHOWN]
    rows = tuple(
        Row(values=(n + 1, called(states().iso3[k]), round(float(chance[k]), 3), int(states().mediated[k])))
        for n, k in enumerate(best)
    )
    return Table(
        title="States by chance of mediating",
        columns=("rank", "state", "chance", "events mediated (MEND)"),
        rows=rows,
        note="Several states may mediate one meeting: chances need not add up to 1. The first five are those "
        "of whom one is likeliest to mediate: who mediated mostly beside a state above comes after.",
    )


def _nothing(book: Casebook, asked: Sequence[str]) -> Answer:
    pair = f" between {' and '.join(asked)}" if asked else ""
    return Answer(
        question="mediators",
        headline=f"No document of this case speaks of a mediator{pair}, or of a meeting of the "
        "parties with a third party.",
        answered=False,
        figures={"third_parties": [], "words": 0, "parties": list(asked)},
        as_known_on=book.as_known_on,
    )
