"""The learned reader: one small encoder (MiniLM-L6, int8) with many heads, run by onnxruntime.

    encoder = load()
    reading = encoder.read(text)           # one pass over the text
    reading.attributions                   # source, cue, content
    reading.times, reading.names           # labelled spans
    reading.factuality([event_span])       # -3 .. 3
    encoder.roots([Event(sentence, source, target)])
    encoder.statuses([Mention(sentence, event_word)])

Where it cannot load, `load` raises EncoderUnavailable with a reason and the rule readers take over.
"""

from detente.reading.encoder.attributions import AttributionSpans
from detente.reading.encoder.encoder import Encoder, load
from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.reading import Labelled, Reading
from detente.reading.encoder.sentences import Event, Guess, Mention

__all__ = [
    "AttributionSpans",
    "Encoder",
    "EncoderUnavailable",
    "Event",
    "Guess",
    "Labelled",
    "Mention",
    "Reading",
    "load",
]
