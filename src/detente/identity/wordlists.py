"""Closed lists of English words that the readers of names go by; the words are in data/words.tsv."""

from __future__ import annotations

from detente.identity.tables import words_of

HONORIFICS: dict[str, str | None] = {
    **dict.fromkeys(words_of("wordlists.honorifics.male"), "m"),
    **dict.fromkeys(words_of("wordlists.honorifics.female"), "f"),
    **dict.fromkeys(words_of("wordlists.honorifics.any"), None),
}

# Words that start sentences, or stand capitalised in headlines, and are no part of a person's name.
NEVER_NAMES = words_of("wordlists.never_names")

# Last names that are also everyday words, given names or places: only with a title or after an introduction.
COMMON_SURNAMES = words_of("wordlists.common_surnames")

SPEECH = words_of("wordlists.speech")

GIVEN_STATES = frozenset(
    {"jordan", "chad", "georgia", "israel", "kenya", "india", "ireland", "austin", "holland", "paris"}
)
