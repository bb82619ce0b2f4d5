"""The learned reader: one small encoder (MiniLM-L6, int8) with many heads, run by onnxruntime.

    encoder = load()
    reading = encoder.read(text)          # one pass over the text
    reading.attributions                  # source, cue, content
    reading.times, reading.names          # labelled spans
    reading.best("act", [[cue, content, [sentence]]])

Where it cannot load, `load` raises EncoderUnavailable with a reason and the rule readers take over.
"""

from detente.reading.encoder.attributions import AttributionSpans
from detente.reading.encoder.encoder import Encoder, Event, load
from detente.reading.encoder.errors import EncoderUnavailable
from detente.reading.encoder.reading import Labelled, Reading

__all__ = ["AttributionSpans", "Encoder", "EncoderUnavailable", "Event", "Labelled", "Reading", "load"]
