"""Whether a word that can be a cue verb is one here, and not a noun or participle of the same form."""

from __future__ import annotations

from detente.reading.cues import Cue, word_class
from detente.reading.statements_frames import frame_at
from detente.reading.statements_sources import subject_left
from detente.reading.statements_words import Words


def is_verb(cut: Words, i: int, group: int, cue: Cue, start: int) -> bool:
    """Whether the word is the verb here and not a noun or participle of the same form."""
    if i == start:
        return False
    before = cut.low[group - 1] if group > start else ""
    if cue.tense in ("base", "third") and group == i:
        if before in word_class("determiners") - {
            "this",
            "that",
            "all",
            "both",
            "some",
            "many",
            "most",
            "several",
            "few",
            "other",
        } or before in ("'s", "to"):
            return False
        if before in word_class("prepositions") - {"like"}:
            return False
        if cue.tense == "base":
            return (
                before in word_class("plural_pronouns")
                or before in ("people", "police", "media", "some", "many", "others", "most", "few")
                or (before.endswith("s") and not before.endswith("ss") and "'" not in before)
                or _plural_subject(cut, i, start)
            )
        return before not in ("is", "are", "was", "were", "be") and not _plural(cut, group - 1)
    if cue.tense in ("base", "third") and cut.low[i - 1] in ("is", "are", "was", "were", "be", "been"):
        return False
    if (
        cue.tense == "past"
        and group == i
        and (
            before
            in word_class("determiners")
            - {"this", "that", "all", "both", "some", "many", "most", "several", "few", "other", "another"}
            or before in ("'s",)
        )
    ):
        return False
    if cue.tense == "past" and group == i and before in word_class("prepositions"):
        return False
    return cue.tense != "ing" or before not in word_class("determiners")


def _plural_subject(cut: Words, i: int, start: int) -> bool:
    """ "Hardliners in the south accuse": the noun phrase left of the verb begins with a plural."""
    if (
        cut.low[i - 1] in ("and", "or")
        or not cut.words[i - 1].isalpha()
        or frame_at(cut, i + 1, len(cut.words)) not in ("t", "q", "c", "w", "d")
    ):
        return False
    source = subject_left(cut, i, start)
    if source is None or source[1] - source[0] < 3:
        return False
    head = next((k for k in range(source[0], source[1]) if cut.low[k] in word_class("prepositions")), None)
    return (
        head is not None
        and head > source[0]
        and cut.low[head - 1].endswith("s")
        and cut.low[source[0]] not in word_class("prepositions")
    )


def _plural(cut: Words, k: int) -> bool:
    """A lower-case word like "raises" or "officials": no subject of a third person."""
    word = cut.words[k]
    return word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
