"""What the series of the Kansas Event Data System share, whichever scheme they are coded in."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.registry import columns

COLUMNS = columns("date:DATE@%Y-%m-%d|%y%m%d! source! target! code! desc?")
LICENCE = "Not stated where it was looked for; ask the makers before redistribution"
CITATION = (
    "Schrodt, P. A. and Gerner, D. J. (1994). Validity assessment of a machine-coded event data set for the "
    "Middle East, 1982-92. American Journal of Political Science 38(3): 825-854"
)
CHECKED = "2026-11-22: the citation as others quote it; the licence is unchecked"
CODEBOOK = "https://eventdata.parusanalytics.com/data.dir/levant.html"


def series(look: Look, scheme: str) -> dict[str, str]:
    """Actors by the first three letters of their codes, which in this family stand for the state."""
    made = {
        "date": '"date"',
        "scheme": f"'{scheme}'",
        "code": "code",
        "root": f"coalesce({look(scheme, 'code', 'root')}, left(code, 2))",
        "plover": f"coalesce({look(scheme, 'code', 'plover')}, {look(scheme, 'left(code, 2)', 'plover')})",
        "mode": look(scheme, "code", "mode"),
        "quad_class": look(scheme, "left(code, 2)", "quad_class"),
        "goldstein": look(scheme, "code", "goldstein"),
        "label": '"desc"',
    }
    for role in ("source", "target"):
        short = f"left({role}, 3)"
        whole, start = look("keds_actor", role, "actor"), look("keds_actor", short, "actor")
        state = f"coalesce({look('keds_actor', role, 'state')}, {look('keds_actor', short, 'state')})"
        made |= {
            role: f"coalesce({whole}, {start}, 'keds:' || typed.{role})",
            f"{role}_code": f"typed.{role}",
            f"{role}_state": state,
            f"{role}_sector": f"nullif(substr(typed.{role}, 4), '')",
        }
    return made
