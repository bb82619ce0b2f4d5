"""MEND, mediation events: CSV with a header, 32 columns; a row may name several mediators and parties."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "mend",
    title="MEND, mediation events",
    columns=columns(
        "med_event_ID! conflict_country conflict_counry_ID|conflict_country_ID? conflict_id? "
        "med_location~-~MULTISELECT|med_location med_loc_cty? med_loc_x med_loc_y Day:INTEGER Month:INTEGER! "
        "Year:INTEGER! third_party third_party_id_MEND? third_party_id_PAAX? third_party_id_GW? "
        "num_med:INTEGER? med_bias? med_scope? individual_med_named? groupings_mechanisms? local_parties "
        "local_party_id? local_indiv_group? num_local? if_loc_belig? agmt? agmt_name? agmt_id_PAX? Summary? "
        "source_urls? shuttle? med_type?"
    ),
    delimiter=",",
    quoted=True,
    nulls=("NA", "Virtual"),
    licence="As its Dataverse page states; ask before redistribution",
    citation=(
        "Peter, M., Badanjak, S., D'Amico, E. and Houghton, K. (2025). Mediation Event and Negotiators "
        "Database (MEND). Harvard Dataverse. doi:10.7910/DVN/PYRHS6"
    ),
    checked="2026-11-22: peacerep.org/mend and the citation that its makers give; the licence is unchecked",
    codebook="https://doi.org/10.7910/DVN/PYRHS6",
)
def mend(look: Look) -> dict[str, str]:
    """Mediation is PLOVER CONSULT, third-party (CAMEO 045).

    Source and target are the first mediator and the first party named; `sources` and `targets` hold all. Some
    releases place Tripoli, Libya in Lebanon: `place_state` is what the release says.
    """
    day = "try_strptime(printf('%04d-%02d-%02d', Year, Month, coalesce(Day, 1)), '%Y-%m-%d')::DATE"
    made = {
        "event_id": "med_event_ID",
        "date": day,
        "last_day": f"CASE WHEN Day IS NULL THEN last_day({day}) END",
        "edtf": "CASE WHEN Day IS NULL THEN printf('%04d-%02d', Year, Month) END",
        "scheme": "'mend'",
        "code": "med_type",
        "root": "'045'",
        "plover": "'CONSULT'",
        "mode": "'third-party'",
        "quad_class": "1",
        "goldstein": look("cameo", "'045'", "goldstein"),
        "place": '"med_location - MULTISELECT"',
        "place_state": look("iso3", "med_loc_cty", "state"),
        "latitude": "TRY_CAST(med_loc_y AS DOUBLE)",
        "longitude": "TRY_CAST(med_loc_x AS DOUBLE)",
        "url": "source_urls",
        "label": "Summary",
        "conflict_country": "conflict_country",
        "agreement": "agmt_id_PAX",
        "mediators": "individual_med_named",
    }
    for role, column, ids in (
        ("source", "third_party", "third_party_id_MEND"),
        ("target", "local_parties", "local_party_id"),
    ):
        names = f"list_transform(string_split({column}, ';'), lambda name: trim(name))"
        first = f"trim(string_split({column}, ';')[1])"
        state = look("state", f"lower({first})", "state")
        made |= {
            role: f"coalesce({state}, 'mend:' || nullif({first}, ''))",
            f"{role}_code": ids,
            f"{role}_name": column,
            f"{role}_state": state,
            f"{role}s": names,
        }
    return made
