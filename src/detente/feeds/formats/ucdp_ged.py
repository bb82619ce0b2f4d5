"""UCDP Georeferenced Event Dataset: CSV with a header, 49 columns."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    columns=columns(
        "id:BIGINT! relid? year:INTEGER active_year? code_status? type_of_violence:INTEGER! "
        "conflict_dset_id? conflict_new_id:BIGINT? conflict_name dyad_dset_id? dyad_new_id:BIGINT? "
        "dyad_name side_a_dset_id? side_a_new_id:BIGINT? side_a side_b_dset_id? side_b_new_id:BIGINT? "
        "side_b number_of_sources:INTEGER? source_article? source_office? source_date? source_headline? "
        "source_original? where_prec:INTEGER? where_coordinates? where_description? adm_1? adm_2? "
        "latitude:DOUBLE longitude:DOUBLE geom_wkt? priogrid_gid? country country_id:INTEGER region? "
        "event_clarity:INTEGER? date_prec:INTEGER? date_start:TIMESTAMP! date_end:TIMESTAMP! "
        "deaths_a:INTEGER? deaths_b:INTEGER? deaths_civilians:INTEGER? deaths_unknown:INTEGER? "
        "best:INTEGER high:INTEGER low:INTEGER gwnoa? gwnob?"
    ),
    delimiter=",",
    quoted=True,
    nulls=("NA",),
    licence="CC BY 4.0",
    citation=(
        "Sundberg, R. and Melander, E. (2013). Introducing the UCDP Georeferenced Event Dataset. Journal "
        "of Peace Research 50(4): 523-532. doi:10.1177/0022343313484347"
    ),
    checked="2026-11-22: licence and citation as others quote them; ucdp.uu.se itself was not seen",
    codebook="https://ucdp.uu.se/downloads/",
)
def ucdp_ged(look: Look) -> dict[str, str]:
    """Every event is organised violence with deaths: PLOVER ASSAULT, quad class 4.

    `code` is the type: 1 state-based, 2 non-state, 3 one-sided. A date is a span where it is not known.
    """
    made = {
        "event_id": "id::VARCHAR",
        "date": "date_start::DATE",
        "last_day": "date_end::DATE",
        "edtf": (
            "CASE WHEN date_end > date_start THEN "
            "strftime(date_start, '%Y-%m-%d') || '/' || strftime(date_end, '%Y-%m-%d') END"
        ),
        "scheme": "'ucdp'",
        "code": "type_of_violence::VARCHAR",
        "root": "type_of_violence::VARCHAR",
        "plover": "'ASSAULT'",
        "quad_class": "4",
        "place": "coalesce(where_coordinates, adm_1, country)",
        "place_state": look("gw", "country_id::VARCHAR", "state"),
        "latitude": "latitude",
        "longitude": "longitude",
        "deaths": "best",
        "publisher": "source_office",
        "label": "dyad_name",
        "deaths_low": "low",
        "deaths_high": "high",
        "deaths_civilians": "deaths_civilians",
        "sources": "number_of_sources",
        "geo_precision": "where_prec",
    }
    for role, side in (("source", "a"), ("target", "b")):
        state = look("gw", f"regexp_replace(gwno{side}, '\\.0$', '')", "state")
        made |= {
            role: f"coalesce({state}, 'ucdp:' || side_{side}_new_id::VARCHAR, 'ucdp:' || side_{side})",
            f"{role}_code": f"coalesce(side_{side}_new_id::VARCHAR, side_{side}_dset_id)",
            f"{role}_name": f"side_{side}",
            f"{role}_state": state,
        }
    return made
