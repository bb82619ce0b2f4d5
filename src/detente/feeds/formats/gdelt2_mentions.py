"""GDELT 2.0 mentions: which articles report which event, 16 columns."""

from __future__ import annotations

from detente.feeds.feed import Look
from detente.feeds.gdelt import CHECKED, CITATION, LICENCE
from detente.feeds.registry import columns, feed


@feed(
    "gdelt2-mentions",
    title="GDELT 2.0 mentions",
    columns=columns(
        "GLOBALEVENTID:BIGINT! EventTimeDate:TIMESTAMP@%Y%m%d%H%M%S MentionTimeDate:TIMESTAMP@%Y%m%d%H%M%S! "
        "MentionType:INTEGER MentionSourceName MentionIdentifier SentenceID:INTEGER Actor1CharOffset:INTEGER "
        "Actor2CharOffset:INTEGER ActionCharOffset:INTEGER InRawText:INTEGER Confidence:INTEGER "
        "MentionDocLen:INTEGER MentionDocTone:DOUBLE MentionDocTranslationInfo? Extras?"
    ),
    makes="mention",
    header=False,
    widths=(14, 15, 16),
    licence=LICENCE,
    citation=CITATION,
    checked=CHECKED,
    codebook="http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf",
)
def gdelt2_mentions(_: Look) -> dict[str, str]:
    """Each row is one article on one event; offsets count characters of the article as GDELT read it."""
    return {
        "event_id": "GLOBALEVENTID::VARCHAR",
        "date": "MentionTimeDate::DATE",
        "seen": "MentionTimeDate",
        "first_seen": "EventTimeDate",
        "url": "MentionIdentifier",
        "publisher": "MentionSourceName",
        "sentence": "SentenceID",
        "confidence": "Confidence",
        "tone": "MentionDocTone",
        "mention_type": "MentionType",
        "action_at": "ActionCharOffset",
        "in_raw_text": "InRawText = 1",
        "length": "MentionDocLen",
        "translation": "MentionDocTranslationInfo",
    }
