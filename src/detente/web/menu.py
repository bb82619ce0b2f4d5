"""What pages there are, in the groups in which a reader looks for them."""

from __future__ import annotations

from functools import cache

from detente.reading.plugins import plugins

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Answers",
        (
            ("/", "Overview"),
            ("/brief", "Brief"),
            ("/q/timeline", "Timeline"),
            ("/q/contacts", "Contacts and counts"),
            ("/q/claims", "Claims checked"),
            ("/q/stage", "Stage"),
        ),
    ),
    (
        "Parties",
        (
            ("/q/positions", "Demands and positions"),
            ("/q/statements", "Who said what"),
            ("/q/follow-through", "Words and deeds"),
            ("/q/actors", "Who is who"),
        ),
    ),
    ("Places", (("/q/venues", "Venues"), ("/q/mediators", "Mediators"))),
    (
        "Judging",
        (
            ("/q/signals", "Signals"),
            ("/q/hypotheses", "Rival hypotheses"),
            ("/q/turning-points", "Turning points"),
            ("/q/whatif", "What if"),
            ("/q/forecast", "Forecast"),
        ),
    ),
    (
        "Case",
        (
            ("/documents", "Documents"),
            ("/add", "Add files"),
            ("/corrections", "Corrections"),
            ("/q/open", "Open points"),
            ("/export", "Export"),
        ),
    ),
)
TITLES = {address: title for _, pages in GROUPS for address, title in pages}


@cache
def menu() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The groups, with the questions of plug-ins as one of their own; read once."""
    brought = tuple((f"/ask/{plugin.name}", plugin.name) for plugin in plugins("question"))
    return GROUPS + ((("Plug-ins", brought),) if brought else ())
