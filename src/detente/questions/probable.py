"""How probable a record is that was read from words, and which records an answer may count on.

Rules tell no probability; what is learned tells a calibrated one (docs/questions/positions.md).
"""

from __future__ import annotations

from detente.records import Position, VenueStance

LIKELY = 0.5
NOTE = (
    "Probability: that all of the row is right, by calibration on reports kept back; none where read by rule."
)


def probability(record: Position | VenueStance) -> float | None:
    """Between 0 and 1, to two places; None where a rule or a person read it."""
    told = record.made.confidence
    return None if told is None else round(told, 2)


def probable(record: Position | VenueStance) -> bool:
    """Whether an answer may count on a record: read by rule, or more likely right than not."""
    return record.made.confidence is None or record.made.confidence >= LIKELY
