"""Phoenix events of the Open Event Data Alliance: tab-separated without a header, 26 columns."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "phoenix",
    title="Phoenix (Open Event Data Alliance)",
    columns=columns(
        "EventID! Date Year:INTEGER! Month:INTEGER! Day:INTEGER! SourceActorFull SourceActorEntity "
        "SourceActorRole SourceActorAttribute TargetActorFull TargetActorEntity TargetActorRole "
        "TargetActorAttribute EventCode! EventRootCode QuadClass:INTEGER Goldstein:DOUBLE Issues Lat:DOUBLE "
        "Lon:DOUBLE LocationName StateName CountryCode SentenceIDs URLs NewsSources"
    ),
    header=False,
    licence="As its makers state; ask before redistribution",
    checked="2026-11-22: phoenixdata.org says who made it; licence and citation are unchecked",
    citation="Open Event Data Alliance (2014-2018). Phoenix near-real-time event data, made with PETRARCH.",
    codebook="https://github.com/openeventdata/phoenix_pipeline",
)
def phoenix(look: Look) -> dict[str, str]:
    """PETRARCH's quad class 0 (neutral, CAMEO 01) is verbal cooperation here, as in the other feeds."""
    made = {
        "event_id": "EventID",
        "date": "try_strptime(printf('%04d-%02d-%02d', Year, Month, Day), '%Y-%m-%d')::DATE",
        "scheme": "'cameo'",
        "code": "EventCode",
        "root": "coalesce(EventRootCode, left(EventCode, 2))",
        "plover": look("cameo", "EventCode", "plover"),
        "mode": look("cameo", "EventCode", "mode"),
        "quad_class": "CASE QuadClass WHEN 0 THEN 1 ELSE QuadClass END",
        "goldstein": "Goldstein",
        "place": "LocationName",
        "place_state": look("iso3", "CountryCode", "state"),
        "latitude": "Lat",
        "longitude": "Lon",
        "url": "URLs",
        "publisher": "NewsSources",
        "label": "Issues",
        "sentences": "SentenceIDs",
    }
    for role, word in (("source", "Source"), ("target", "Target")):
        actor = look("cameo_actor", f"{word}ActorEntity", "actor")
        made |= {
            role: f"coalesce({actor}, 'cameo:' || {word}ActorFull)",
            f"{role}_code": f"{word}ActorFull",
            f"{role}_name": f"{word}ActorEntity",
            f"{role}_state": look("cameo_actor", f"{word}ActorEntity", "state"),
            f"{role}_sector": f"{word}ActorRole",
        }
    return made
