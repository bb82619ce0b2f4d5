"""The day a text gives itself: from datelines and dated bylines, never from the story."""

from __future__ import annotations

import pytest

from detente.sources import open_documents
from detente.sources.dateline import dateline

STORY = "The council heard the delegates of all parties for a day, and adjourned. " * 2
GIVEN = [
    ("Jeddah, 26 October 2023 (Gulf Wire) - Delegates", "2023-10-26", "Gulf Wire"),
    ("GENEVA (Reuters), Oct. 26, 2023 — The", "2023-10-26", "Reuters"),
    ("Talks resume\nBy Jane Roe, 7 November 2023\nText.", "2023-11-07", None),
    ("Talks resume\n7 November 2023\nText", "2023-11-07", None),
    ("Talks resume\nPublished 7 November 2023 10:34 GMT\nText", "2023-11-07", None),
    ("Posted on: 7 Nov 2023, 14:05", "2023-11-07", None),
    ("The Nile Courier | 7 November 2023", "2023-11-07", None),
    ("Женева, 15 августа 2025 (Агентство) — Стороны", "2025-08-15", "Агентство"),
    ("Geneva, Switzerland, 3 May 1995 - Delegates", "1995-05-03", None),
    ("WASHINGTON, 2023-10-26 (AP) - The", "2023-10-26", "AP"),
    (f"NEW YORK, 5 October 2025. {STORY}", "2025-10-05", None),
    (f"ЖЕНЕВА, 5 октября 2025. {STORY}", "2025-10-05", None),
]
NOT_GIVEN = [
    "On 15 August 2025, the presidents met.",
    "Talks collapse on 7 November 2023\nText.",
    "The war began in Khartoum, 15 April 2023\nText.",
    "A deal signed in 1995 - a review",
    f"In Khartoum, 15 April 2023. {STORY}",
    "In Geneva, 15 August 2025 was a day - of hope.",
    "KHARTOUM, Nov 7 (Reuters) - The",
    "",
]


@pytest.mark.parametrize("text, day, agency", GIVEN)
def test_the_head_gives_the_day(text: str, day: str, agency: str | None) -> None:
    assert dateline(text) == {"published": day} | ({"outlet": agency} if agency else {})


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_a_day_of_the_story_is_not_the_day_of_the_text(text: str) -> None:
    assert dateline(text) == {}


def test_what_the_source_says_stands_above_the_dateline() -> None:
    text = "Date: 2024-01-02\nSource: Example\n\nOSLO, 1 January 2024 (Wire) - Envoys met."
    (document,) = open_documents(text.encode(), name="a.txt")
    assert (document.published, document.outlet) == ("2024-01-02", "Example")
    (document,) = open_documents(b"OSLO, 1 January 2024 (Wire) - Envoys met.", name="a.txt")
    assert (document.published, document.outlet) == ("2024-01-01", "Wire")
