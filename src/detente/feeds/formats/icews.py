"""ICEWS coded events as the Harvard Dataverse has them: tab-separated with a header, 20 columns."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "icews",
    title="ICEWS Coded Event Data",
    columns=columns(
        "Event~ID:BIGINT! Event~Date:DATE! Source~Name Source~Sectors Source~Country Event~Text CAMEO~Code! "
        "Intensity:DOUBLE Target~Name Target~Sectors Target~Country Story~ID:BIGINT Sentence~Number:INTEGER "
        "Publisher City District Province Country Latitude:DOUBLE Longitude:DOUBLE"
    ),
    nulls=("NA", "NULL"),
    licence="As its Dataverse page states; cite it",
    citation=(
        "Boschee, E., Lautenschlager, J., O'Brien, S., Shellman, S., Starz, J. and Ward, M. (2015). ICEWS "
        "Coded Event Data. Harvard Dataverse. doi:10.7910/DVN/28075"
    ),
    checked="2026-11-22: the citation in the Dataverse's record (version 37); the licence is unchecked",
    codebook="https://doi.org/10.7910/DVN/28075",
)
def icews(look: Look) -> dict[str, str]:
    """One row an event a sentence; CAMEO codes, intensity on Goldstein's scale."""
    code = '"CAMEO Code"'
    made = {
        "event_id": '"Event ID"::VARCHAR',
        "date": '"Event Date"',
        "scheme": "'cameo'",
        "code": code,
        "root": f"left({code}, 2)",
        "plover": look("cameo", code, "plover"),
        "mode": look("cameo", code, "mode"),
        "quad_class": look("cameo", f"left({code}, 2)", "quad_class"),
        "goldstein": "Intensity",
        "place": "coalesce(City, District, Province, Country)",
        "place_state": look("state", "lower(Country)", "state"),
        "latitude": "Latitude",
        "longitude": "Longitude",
        "publisher": "Publisher",
        "label": '"Event Text"',
        "story_id": '"Story ID"',
        "sentence": '"Sentence Number"',
    }
    for role, word in (("source", "Source"), ("target", "Target")):
        state = look("state", f'lower("{word} Country")', "state")
        made |= {
            role: f"coalesce({state}, 'icews:' || \"{word} Name\")",
            f"{role}_name": f'"{word} Name"',
            f"{role}_code": f'"{word} Country"',
            f"{role}_state": state,
            f"{role}_sector": f'"{word} Sectors"',
        }
    return made
