"""PA-X peace agreements: CSV with a header; the columns of the analysis file, among more than two hundred."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns, feed


@feed(
    "pax",
    title="PA-X Peace Agreements Database",
    columns=columns(
        "Con Contp? PP? PPName Reg? AgtId! Ver? Agt! Dat:DATE@%d/%m/%Y|%Y-%m-%d! Status Lgt? N_characters? "
        "Agtp? Stage! StageSub? Part? ThrdPart? OthAgr? Loc1ISO Loc2ISO Loc1GWNO? Loc2GWNO? UcdpCon? "
        "UcdpAgr? PamAgr? CowWar? Interim? PAX_Hyperlink?"
    ),
    delimiter=",",
    quoted=True,
    nulls=("NA",),
    licence="As its site states; ask before redistribution",
    citation=(
        "Bell, C. and Badanjak, S. (2019). Introducing PA-X: A new peace agreement database and dataset. "
        "Journal of Peace Research 56(3): 452-466"
    ),
    checked="2026-11-22: the citation at pax.peaceagreements.org; the licence is unchecked",
    codebook="https://www.peaceagreements.org/files/PA-X_codebook.pdf",
)
def pax(look: Look) -> dict[str, str]:
    """A signed agreement is PLOVER AGREE (CAMEO 057); one that only one side signed has no such code.

    Source and target are the two places of the conflict (the second is null for most civil wars).
    """
    signed = "Status NOT ILIKE 'unilateral%'"
    made = {
        "event_id": "AgtId",
        "date": "Dat",
        "scheme": "'pax'",
        "code": "Stage",
        "root": "Stage",
        "plover": f"CASE WHEN {signed} THEN 'AGREE' END",
        "quad_class": f"CASE WHEN {signed} THEN 1 END",
        "goldstein": f"CASE WHEN {signed} THEN {look('cameo', repr('057'), 'goldstein')} END",
        "place_state": look("iso3", "Loc1ISO", "state"),
        "place": "Con",
        "url": "PAX_Hyperlink",
        "label": "Agt",
        "process": "PPName",
        "status": "Status",
        "agreement_type": "Agtp",
        "parties": "Part",
        "third_parties": "ThrdPart",
    }
    for role, n in (("source", 1), ("target", 2)):
        state = look("iso3", f"Loc{n}ISO", "state")
        made |= {
            role: f"coalesce({state}, 'pax:' || Loc{n}ISO)",
            f"{role}_code": f"Loc{n}ISO",
            f"{role}_state": state,
        }
    return made
