"""What the learned reader adds to events: the root of an act between two named parties, doubts about deeds.

`by_encoder` codes like `by_lexicon` and asks the encoder where both parties are named: the lexicon knows
words, the encoder what the sentence does with them ("aid was cut" is no aid). `status_by_encoder` looks again
at what the rules took for done or planned, where the words around it make that doubtful (`factuality.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from detente.reading.encoder import EncoderUnavailable, Guess, load
from detente.reading.encoder import Event as Marked
from detente.reading.encoder import Mention as Marker
from detente.reading.events_codes import Candidate, Coder, by_lexicon
from detente.reading.events_lexicon import Act, act_of_root
from detente.reading.factuality import by_words
from detente.reading.profile import profile
from detente.records import Status

SURE = 0.5  # a root less probable than this is left to the lexicon
DOUBTED = 2.0  # factuality from which on nothing is asked again
LIKELY = ("occurred", "planned")


def coder() -> Coder:
    """The coder of the profile in force: the encoder's, or the lexicon's where that cannot be had."""
    return by_encoder if available() else by_lexicon


def available() -> bool:
    """Whether the learned reader may and can be asked."""
    if profile() == "fast":
        return False
    try:
        load()
    except EncoderUnavailable:
        return False
    return True


Ask = Callable[[Sequence[Marked]], list[Guess]]
_ANSWERS: ContextVar[Ask | None] = ContextVar("answers", default=None)


@contextmanager
def answering(ask: Ask | None) -> Iterator[None]:
    """Let another model, or one trained on other folds, name the roots inside the `with` block."""
    token = _ANSWERS.set(ask)
    try:
        yield
    finally:
        _ANSWERS.reset(token)


def by_encoder(candidates: Sequence[Candidate]) -> list[Act | None]:
    """The lexicon's acts, with the encoder's root where both parties are named.

    The encoder says what one party does to the other in the whole sentence. It is not asked where they do two
    things, and not followed where it names the root of another act of the same party.
    """
    acts = by_lexicon(candidates)
    pairs = Counter((c.text, c.source, c.target) for c in candidates)
    asked = [
        (place, c, act)
        for place, (c, act) in enumerate(zip(candidates, acts, strict=True))
        if act and _named(c) and pairs[c.text, c.source, c.target] == 1
    ]
    guesses = (_ANSWERS.get() or load().roots)([Marked(c.text, c.source, c.target) for _, c, _ in asked])
    coded = list(acts)
    for (place, one, act), guess in zip(asked, guesses, strict=True):
        others = {
            other.root
            for c, other in zip(candidates, acts, strict=True)
            if other and c is not one and (c.text, c.source) == (one.text, one.source)
        }
        if guess.probability >= SURE and guess.label not in {
            act.root,
            "CONSULT",
            *others,
            *_settled(one, act),
        }:
            coded[place] = act_of_root(guess.label)
    return coded


def _settled(candidate: Candidate, act: Act) -> tuple[str, ...]:
    """Roots that the lexicon is not overruled by: a phrase with "sanctions" in it names them by the codebook,
    while annotators call some of them coercion."""
    word = candidate.word
    phrase = word is not None and " " in candidate.text[word.start : word.end]
    return ("COERCE",) if act.root == "SANCTION" and phrase else ()


def _named(candidate: Candidate) -> bool:
    return candidate.source[0] < candidate.source[1] and candidate.target[0] < candidate.target[1]


def status_by_encoder(text: str, start: int, end: int, word: tuple[int, int], status: Status) -> Status:
    """The status of an act in the sentence text[start:end), asked again where the rules saw nothing amiss.

    Words alone tell what is doubtful; the encoder is asked about that only.
    """
    if status not in LIKELY:
        return status
    inside = (word[0] - start, word[1] - start)
    sentence = text[start:end]
    value = by_words(sentence, [inside])[0]
    if value >= DOUBTED:
        return status
    guess = load().statuses([Marker(sentence, inside)])[0]
    if guess.label != "occurred":
        return guess.label  # type: ignore[return-value]
    return "denied" if value <= 0 and status == "occurred" else status
