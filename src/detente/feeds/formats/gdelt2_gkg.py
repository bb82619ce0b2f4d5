"""GDELT Global Knowledge Graph 2.1: themes, persons, organisations and places of each article, 27 columns."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.gdelt import CHECKED, CITATION, LICENCE
from detente.feeds.registry import columns, feed


def _list(column: str) -> str:
    """A field of entries parted by semicolons, as a list without empty ones."""
    return f"list_filter(string_split({column}, ';'), lambda entry: entry <> '')"


@feed(
    "gdelt2-gkg",
    title="GDELT Global Knowledge Graph 2.1",
    columns=columns(
        "GKGRECORDID! DATE:TIMESTAMP@%Y%m%d%H%M%S! SourceCollectionIdentifier:INTEGER SourceCommonName "
        "DocumentIdentifier Counts V2Counts Themes V2Themes Locations V2Locations Persons V2Persons "
        "Organizations V2Organizations V2Tone Dates GCAM SharingImage RelatedImages SocialImageEmbeds "
        "SocialVideoEmbeds Quotations AllNames Amounts TranslationInfo Extras"
    ),
    makes="article",
    header=False,
    licence=LICENCE,
    citation=CITATION,
    checked=CHECKED,
    codebook="http://data.gdeltproject.org/documentation/GDELT-Global_Knowledge_Graph_Codebook-V2.1.pdf",
)
def gdelt2_gkg(_: Look) -> dict[str, str]:
    """Codebook 2.1: tone is the first of the V2Tone figures; places keep their blocks ("type#name#...")."""
    return {
        "article_id": "GKGRECORDID",
        "date": "DATE::DATE",
        "seen": "DATE",
        "url": "DocumentIdentifier",
        "publisher": "SourceCommonName",
        "themes": _list("Themes"),
        "persons": _list("Persons"),
        "organisations": _list("Organizations"),
        "places": _list("Locations"),
        "tone": "TRY_CAST(string_split(V2Tone, ',')[1] AS DOUBLE)",
        "collection": "SourceCollectionIdentifier",
        "counts": "Counts",
        "quotations": "Quotations",
        "names": "AllNames",
        "amounts": "Amounts",
        "translation": "TranslationInfo",
    }
