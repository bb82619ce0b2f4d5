"""ACLED exports: CSV with a header, 31 columns since the release of 2023."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed

# ACLED's event types in PLOVER's words; by hand, from ACLED's codebook (2023).
_PLOVER = {
    "battles": ("ASSAULT", 4),
    "explosions/remote violence": ("ASSAULT", 4),
    "violence against civilians": ("ASSAULT", 4),
    "riots": ("PROTEST", 4),
    "protests": ("PROTEST", 4),
}


def _case(place: int) -> str:
    cases = " ".join(f"WHEN '{kind}' THEN '{found[place]}'" for kind, found in _PLOVER.items())
    first = "AGREE" if place == 0 else "1"
    agreed = "lower(event_type) = 'strategic developments' AND lower(sub_event_type) = 'agreement'"
    return f"CASE WHEN {agreed} THEN '{first}' ELSE CASE lower(event_type) {cases} END END"


@feed(
    "acled",
    title="ACLED",
    columns=columns(
        "event_id_cnty! event_date:DATE@%Y-%m-%d|%d~%B~%Y|%d/%m/%Y! year:INTEGER? time_precision:INTEGER? "
        "disorder_type? event_type! sub_event_type actor1 assoc_actor_1? inter1? actor2 assoc_actor_2? "
        "inter2? interaction? civilian_targeting? iso:INTEGER? region? country admin1? admin2? admin3? "
        "location latitude:DOUBLE longitude:DOUBLE geo_precision:INTEGER? source source_scale? notes? "
        "fatalities:INTEGER tags? timestamp?"
    ),
    delimiter=",",
    quoted=True,
    licence=(
        "ACLED terms of use: attribution; its data may not be passed on, nor used for a data set, product or "
        "platform like its own"
    ),
    citation=(
        "Raleigh, C., Kishi, R. and Linke, A. (2023). Political instability patterns are obscured by "
        "conflict dataset scope conditions, sources, and coding choices. Humanities and Social Sciences "
        "Communications 10: 74. doi:10.1057/s41599-023-01559-4"
    ),
    checked="2026-11-22: acleddata.com/terms-of-use-and-attribution-policy; the citation as others quote it",
    codebook="https://acleddata.com/knowledge-base/codebook/",
)
def acled(look: Look) -> dict[str, str]:
    """Time precision 1 is the day, 2 the week (the date is approximate), 3 the month."""
    country = (
        f"coalesce({look('numeric', 'iso::VARCHAR', 'state')}, {look('state', 'lower(country)', 'state')})"
    )
    made = {
        "event_id": "event_id_cnty",
        "date": "event_date",
        "edtf": (
            "CASE time_precision WHEN 2 THEN strftime(event_date, '%Y-%m-%d') || '~' "
            "WHEN 3 THEN strftime(event_date, '%Y-%m') END"
        ),
        "scheme": "'acled'",
        "code": "sub_event_type",
        "root": "event_type",
        "plover": _case(0),
        "quad_class": _case(1),
        "place": "location",
        "place_state": country,
        "latitude": "latitude",
        "longitude": "longitude",
        "deaths": "fatalities",
        "publisher": "source",
        "label": "notes",
        "geo_precision": "geo_precision",
    }
    for role, n in (("source", 1), ("target", 2)):
        name = rf"regexp_extract(actor{n}, '(?:Military|Police|Government) Forces of ([^(]+)', 1)"
        state = look("state", f"trim(lower({name}))", "state")
        made |= {
            role: f"coalesce({state}, 'acled:' || actor{n})",
            f"{role}_name": f"actor{n}",
            f"{role}_code": f"inter{n}",
            f"{role}_state": state,
            f"{role}_sector": f"inter{n}",
            f"{role}_with": f"assoc_actor_{n}",
        }
    return made
