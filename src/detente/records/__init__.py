"""The nouns: typed immutable facts with their evidence. Nothing here reads or writes anything."""

from detente.records.actor import Actor, Role
from detente.records.codec import Record, from_builtins, from_json, to_builtins, to_json
from detente.records.document import Block, BlockKind, Document, Markup, Speaker
from detente.records.evidence import Made, Span, record_id, span
from detente.records.happening import Contact, Event, Level, Medium, Status, Tally, TallyPart
from detente.records.party import Party, Place
from detente.records.statement import (
    Act,
    Certainty,
    Form,
    Polarity,
    Position,
    Signal,
    Stance,
    Statement,
    VenueRole,
    VenueStance,
)

__all__ = [
    "Act",
    "Actor",
    "Block",
    "BlockKind",
    "Certainty",
    "Contact",
    "Document",
    "Event",
    "Form",
    "Level",
    "Made",
    "Markup",
    "Medium",
    "Party",
    "Place",
    "Polarity",
    "Position",
    "Record",
    "Role",
    "Signal",
    "Span",
    "Speaker",
    "Stance",
    "Statement",
    "Status",
    "Tally",
    "TallyPart",
    "VenueRole",
    "VenueStance",
    "from_builtins",
    "from_json",
    "record_id",
    "span",
    "to_builtins",
    "to_json",
]
