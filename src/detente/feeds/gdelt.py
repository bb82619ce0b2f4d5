"""What the event tables of GDELT 1.0 and 2.0 share."""

from __future__ import annotations

from detente.feeds.feed import Column, Look
from detente.feeds.registry import columns

LICENCE = "Free for any use, with citation and a link to gdeltproject.org (GDELT terms of use)"
CITATION = (
    "Leetaru, K. and Schrodt, P. A. (2013). GDELT: Global Data on Events, Location and Tone, 1979-2012. "
    "ISA Annual Convention."
)
CHECKED = (
    "2026-11-22: gdeltproject.org/data.html; the terms (gdeltproject.org/about.html#termsofuse) and the "
    "citation as others quote them"
)
_ACTOR = (
    "Actor{n}Code Actor{n}Name Actor{n}CountryCode Actor{n}KnownGroupCode Actor{n}EthnicCode "
    "Actor{n}Religion1Code Actor{n}Religion2Code Actor{n}Type1Code Actor{n}Type2Code Actor{n}Type3Code "
)
_GEO = (
    "{n}Geo_Type:INTEGER {n}Geo_FullName {n}Geo_CountryCode {n}Geo_ADM1Code {adm2}{n}Geo_Lat:DOUBLE "
    "{n}Geo_Long:DOUBLE {n}Geo_FeatureID "
)


def event_columns(adm2: bool, added: str) -> tuple[Column, ...]:
    """The columns in the order of the files; version 2.0 has a second administrative division.

    `added` is how DATEADDED is written: a day in version 1.0, a moment in UTC in version 2.0.
    """
    text = "GLOBALEVENTID:BIGINT! SQLDATE:DATE@%Y%m%d! MonthYear:INTEGER Year:INTEGER FractionDate:DOUBLE "
    text += _ACTOR.format(n=1) + _ACTOR.format(n=2)
    text += (
        "IsRootEvent:INTEGER EventCode! EventBaseCode EventRootCode QuadClass:INTEGER GoldsteinScale:DOUBLE "
    )
    text += "NumMentions:INTEGER NumSources:INTEGER NumArticles:INTEGER AvgTone:DOUBLE "
    for n in ("Actor1", "Actor2", "Action"):
        text += _GEO.format(n=n, adm2=f"{n}Geo_ADM2Code " if adm2 else "")
    return columns(text + f"DATEADDED:{added}! SOURCEURL?")


def events(look: Look) -> dict[str, str]:
    """Our columns; quad class and Goldstein's score are GDELT's own."""
    made = {
        "event_id": "GLOBALEVENTID::VARCHAR",
        "date": "SQLDATE",
        "scheme": "'cameo'",
        "code": "EventCode",
        "root": "EventRootCode",
        "plover": look("cameo", "EventCode", "plover"),
        "mode": look("cameo", "EventCode", "mode"),
        "quad_class": "QuadClass",
        "goldstein": "GoldsteinScale",
        "place": "ActionGeo_FullName",
        "place_state": look("fips", "ActionGeo_CountryCode", "state"),
        "latitude": "ActionGeo_Lat",
        "longitude": "ActionGeo_Long",
        "mentions": "NumMentions",
        "url": "SOURCEURL",
        "reported": "DATEADDED::DATE",
        "articles": "NumArticles",
        "tone": "AvgTone",
        "is_root": "IsRootEvent = 1",
        "place_type": "ActionGeo_Type",
    }
    for n, role in ((1, "source"), (2, "target")):
        state = look("cameo_actor", f"Actor{n}CountryCode", "actor")
        group = look("cameo_actor", f"Actor{n}KnownGroupCode", "actor")
        made |= {
            role: f"coalesce({state}, {group}, 'cameo:' || Actor{n}Code)",
            f"{role}_code": f"Actor{n}Code",
            f"{role}_name": f"Actor{n}Name",
            f"{role}_state": state,
            f"{role}_sector": f"Actor{n}Type1Code",
        }
    return made
