"""POLECAT events (PLOVER ontology): tab-separated with a header, ISO-8859-1, 40 columns in 2023's files."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "polecat",
    title="POLECAT weekly and annual files",
    columns=columns(
        "Event~ID! Event~Date:DATE! Event~Type! Event~Mode Intensity|Event~Intensity:DOUBLE Quad~Code? "
        "Contexts Actor~Name Actor~Country Actor~COW? Primary~Actor~Sector? Actor~Sectors? Actor~Title? "
        "Actor~Name~Raw? Wikipedia~Actor~ID? Recipient~Name Recipient~Country Recipient~COW? "
        "Primary~Recipient~Sector? Recipient~Sectors? Recipient~Title? Recipient~Name~Raw? "
        "Wikipedia~Recipient~ID? Placename? City? District? Province? Country? Latitude:DOUBLE? "
        "Longitude:DOUBLE? GeoNames~ID? Raw~Placename? Feature~Type? Source? Publication~Date:DATE? "
        "Story~People? Story~Organizations? Story~Locations? Language? Version?"
    ),
    encoding="iso-8859-1",
    nulls=("None", "NA", "NULL"),
    licence="As its Dataverse page states; cite it",
    citation=(
        "Halterman, A., Schrodt, P. A., Beger, A., Bagozzi, B. E. and Scarborough, G. I. (2023). Creating "
        "Custom Event Data Without Dictionaries: A Bag-of-Tricks. arXiv; data: doi:10.7910/DVN/AJGVIT"
    ),
    checked="2026-11-22: the paper and the DOI as others quote them; the licence is unchecked",
    codebook="https://doi.org/10.7910/DVN/AJGVIT",
)
def polecat(look: Look) -> dict[str, str]:
    """PLOVER types and modes as given; intensity is POLECAT's own, -10 to 10 as Goldstein's."""
    kind = 'upper("Event Type")'
    by_code, by_name = look("iso3", "upper(Country)", "state"), look("state", "lower(Country)", "state")
    made = {
        "event_id": '"Event ID"',
        "date": '"Event Date"',
        "scheme": "'plover'",
        "code": kind,
        "root": kind,
        "plover": look("plover", kind, "plover"),
        "mode": '"Event Mode"',
        "quad_class": look("plover", kind, "quad_class"),
        "goldstein": "Intensity",
        "place": "coalesce(Placename, City, District, Province, Country)",
        "place_state": f"coalesce({by_code}, {by_name})",
        "latitude": "Latitude",
        "longitude": "Longitude",
        "publisher": "Source",
        "reported": '"Publication Date"',
        "label": "Contexts",
        "language": "Language",
        "version": "Version",
    }
    for role, word in (("source", "Actor"), ("target", "Recipient")):
        state = look("iso3", f'upper("{word} Country")', "state")
        made |= {
            role: f"coalesce({state}, 'polecat:' || \"{word} Name\")",
            f"{role}_name": f'"{word} Name"',
            f"{role}_code": f'"{word} Country"',
            f"{role}_state": state,
            f"{role}_sector": f'"Primary {word} Sector"',
            f"{role}_wikipedia": f'"Wikipedia {word} ID"',
        }
    return made
