"""A coder of events that lets the learned encoder say the root, where both parties are marked.

Usage: `read_events(page, start, end, people, when, code=by_encoder)`. Where the encoder cannot load, or a
party is missing, or it is unsure, the lexicon's act stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.encoder import EncoderUnavailable, load
from detente.reading.encoder import Event as Marked
from detente.reading.events_codes import Candidate, by_lexicon
from detente.reading.events_lexicon import Act, act_of_root

SURE = 0.5


def by_encoder(candidates: Sequence[Candidate]) -> list[Act | None]:
    """The acts of candidates: the encoder's root where both parties are marked and it is sure, else the
    lexicon's."""
    acts = by_lexicon(candidates)
    marked = [
        place for place, c in enumerate(candidates) if c.source != c.target and c.source[1] and c.target[1]
    ]
    if not marked:
        return acts
    try:
        encoder = load()
    except EncoderUnavailable:
        return acts
    asked = [
        Marked(candidates[place].text, candidates[place].source, candidates[place].target) for place in marked
    ]
    for place, (root, chance) in zip(marked, encoder.roots(asked), strict=True):
        act = acts[place]
        if chance >= SURE and (act is None or act.root != root):
            acts[place] = act_of_root(root)
    return acts
