"""Tests of a hotline, as events: "The hotline between Oslo and Moscow was tested on Monday."."""

from __future__ import annotations

import re

from detente.reading.cast import cast
from detente.reading.page import Page
from detente.reading.registry import made, reader
from detente.reading.sentences import sentences
from detente.records import Event, Party, record_id

TESTED = re.compile(r"\bhotlines?\b[^.;]*\b(?:was|were|has been|have been) tested\b", re.IGNORECASE)


@reader("hotlines", version="1", makes="event")
def hotlines(page: Page) -> list[Event]:
    """One event a sentence that tells of a test; the states named in the sentence are its actors."""
    found = []
    for sentence in page.of(sentences):
        told = TESTED.search(page.text, sentence.start, sentence.end)
        if told is None:
            continue
        states: dict[str, Party] = {}
        for mention in page.of(cast):
            if mention.state and sentence.start <= mention.start < sentence.end:
                named = Party(name=mention.text, actor=mention.actor, state=mention.state)
                states.setdefault(mention.state, named)
        found.append(
            Event(
                id=record_id("event", page.document.id, "hotlines", told.start()),
                span=page.span(told.start(), told.end()),
                made=made("hotlines"),
                type="CONSULT",
                mode="hotline",
                actors=tuple(states.values()),
                date=page.document.published,
            )
        )
    return found
