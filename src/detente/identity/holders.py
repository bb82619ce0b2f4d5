"""Who held an office at a date, and for whom a person acted then."""

from __future__ import annotations

from detente.identity.dates import covers, ended_before, starts
from detente.identity.gazetteer import Gazetteer, Person, Tenure
from detente.identity.tables import words_of

SAME_OFFICE = {
    "secretary of state": ("secretary of state", "foreign minister"),
    "foreign minister": ("foreign minister", "secretary of state"),
    "president": ("president", "acting president", "head of state", "chairman of the presidency"),
    "head of state": ("head of state", "president", "king", "emir", "sultan", "leader"),
    "prime minister": ("prime minister", "chancellor", "chief adviser"),
    "chancellor": ("chancellor",),
    "king": ("king", "monarch"),
    "monarch": ("monarch", "king"),
    "special envoy": ("special envoy", "chief negotiator", "mediator", "special representative"),
    "chief negotiator": ("chief negotiator", "special envoy", "rebel negotiator"),
    "mediator": ("special envoy", "mediator", "chief negotiator"),
    "rebel leader": ("rebel leader", "leader"),
    "chairperson": ("chairperson", "president"),
    "deputy leader": ("vice president", "head of council"),
    "commander": ("army chief", "commander", "rebel leader", "leader", "head of state"),
    "army chief": ("army chief", "head of state", "leader"),
    "presidential aide": ("presidential aide", "national security adviser"),
    "minister": (
        "secretary of state",
        "foreign minister",
        "minister",
        "defence minister",
        "interior minister",
    ),
    "deputy minister": ("deputy foreign minister", "special envoy"),
    "opposition leader": ("opposition leader",),
}
MANY = words_of("holders.many")
LEADERS = (
    "president",
    "prime minister",
    "king",
    "emir",
    "sultan",
    "leader",
    "chancellor",
    "supreme leader",
    "crown prince",
)
RANK = {
    role: n
    for n, role in enumerate(
        (*LEADERS, "head of state", "secretary-general", "foreign minister", "rebel leader")
    )
}


def roles_like(role: str, of: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The roles in our tables that a phrase may mean ("the Sudanese leader" covers its head of state)."""
    if role == "leader":
        return (gazetteer.titles.get(of, "leader"), "leader", "head of state", "rebel leader", *LEADERS)
    if role == "director" and not (len(of) == 3 or of.startswith("territory:")):
        return (
            "secretary-general",
            "chairperson",
            "president",
            "director general",
            "leader",
            "executive secretary",
        )
    return SAME_OFFICE.get(role, (role,))


def holders(
    role: str, of: str, date: str | None, gazetteer: Gazetteer, topic: str = ""
) -> tuple[list[Tenure], bool]:
    """Tenures of an office that may have run at a date, surest first, and whether the first is certain.

    topic: keep only envoys and negotiators for this state, territory or group.

    Without a date: every holder, latest first, never certain.
    """
    tenures: list[Tenure] = []
    for alike in dict.fromkeys(roles_like(role, of, gazetteer)):
        found = gazetteer.offices.get((alike, of), [])
        if topic:
            found = [t for t in found if t.topic == topic]
        if date is not None:
            found = [t for t in found if covers(t.dates, date) is not False and t.dates]
        tenures += sorted(found, key=lambda t: starts(t.dates), reverse=True)
        if found and date is not None:
            break
    if date is None:
        return tenures, False
    sure = [t for t in tenures if covers(t.dates, date)]
    people = {t.person for t in sure}
    rest = [t for t in tenures if t not in sure]
    return sure + rest, len(people) == 1 and not any(t.person not in people for t in rest)


def tenure_at(person: Person, date: str | None) -> Tenure | None:
    """The tenure that says best for whom a person acted at a date: running then, else the last before it."""
    tenures = sorted(person.tenures, key=lambda t: starts(t.dates))
    if not tenures:
        return None
    if date is None:
        current = [t for t in tenures if t.dates.endswith("..") and not t.of.startswith("org:")]
        return min(current, key=lambda t: RANK.get(t.role, 50)) if current else tenures[-1]
    running = [t for t in tenures if t.dates and covers(t.dates, date)]
    running = running or [t for t in tenures if t.dates and covers(t.dates, date) is None]
    if running:
        return min(running, key=lambda t: RANK.get(t.role, 50))
    before = [t for t in tenures if ended_before(t.dates, date)]
    return (before or tenures)[-1] if before or len(tenures) == 1 else tenures[0]


def in_office(person: Person, date: str | None) -> bool:
    """Whether the person may have held any known role at a date (True without a date)."""
    return date is None or any(not t.dates or covers(t.dates, date) is not False for t in person.tenures)
