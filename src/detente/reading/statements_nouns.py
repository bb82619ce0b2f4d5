"""Speech in nouns: "the president's claim that ...", "Kyiv's demand for ...", "criticism of the deal by
Paris"."""

from __future__ import annotations

from detente.reading.cues import classes, word_class
from detente.reading.statements_clauses import content_end
from detente.reading.statements_frames import frame_at
from detente.reading.statements_spans import Attribution, Offsets
from detente.reading.statements_words import Words


def noun_attributions(cut: Words, start: int, end: int, known: list[Attribution]) -> list[Attribution]:
    """Attributions by nouns in a sentence, outside the quotations."""
    found: list[Attribution] = []
    that, to = word_class("nouns_that"), word_class("nouns_to")
    by_preposition = classes()["nouns_prep"]
    for i in range(start + 1, end - 2):
        if cut.quoted[i] >= 0:
            continue
        word, following = cut.low[i], cut.low[i + 1]
        if (following == "that" and word in that) or (
            following == "to" and word in to and frame_at(cut, i + 1, end) == "i"
        ):
            begin = i + 1
        elif word in by_preposition.get(following, ()):
            begin = i + 2
        else:
            continue
        source = _possessor(cut, i, start)
        if source is None or any(one.cue and one.cue[0] <= cut.starts[i] < one.cue[1] for one in known):
            continue
        stop = content_end(cut, begin, end, "o")
        if stop > begin:
            found.append(
                Attribution(
                    ((cut.starts[begin], cut.ends[stop - 1]),),
                    source,
                    (cut.starts[i], cut.ends[i]),
                    None,
                    word,
                )
            )
    return found


def _possessor(cut: Words, i: int, start: int) -> Offsets | None:
    """ "the president's repeated claim": who stands in the possessive before the noun."""
    for k in range(i - 1, max(start - 1, i - 4), -1):
        if cut.low[k] in ("his", "her", "their", "its", "our", "my", "your"):
            return cut.starts[k], cut.ends[k]
        whole = cut.low[k]
        if whole == "'s" or whole == "'" or whole.endswith("'s"):
            if whole in ("'s", "'"):
                last = k - 1
                stop = cut.ends[k]
            else:
                last, stop = k, cut.ends[k]
            first = last
            while (
                first > start
                and (
                    cut.words[first - 1][0].isupper()
                    or cut.low[first - 1] in word_class("determiners")
                    or (cut.words[first - 1].islower() and cut.words[last].islower() and first > last - 1)
                )
                and last - first < 5
            ):
                first -= 1
            return (cut.starts[first], stop) if first <= last else None
    return None
