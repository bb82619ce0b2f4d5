"""Every two mentions of a sentence scored: alone as in company, and where nothing can be read."""

from __future__ import annotations

import numpy as np
import pytest

from detente.reading.encoder.contacts import MOST, load_contacts

SENTENCES = [
    ("Ana met Bo in Oslo.", [(0, 3), (8, 10)]),
    (
        "Bo wrote to Ana, and Cy heard of it from a friend of his in the ministry.",
        [(0, 2), (12, 15), (21, 23)],
    ),
]


def test_a_sentence_is_scored_alone_as_in_company() -> None:
    encoder = load_contacts()
    together = encoder.touches(SENTENCES)
    for sentence, found in zip(SENTENCES, together, strict=True):
        (alone,) = encoder.touches([sentence])
        assert alone.keys() == found.keys()
        for pair, touch in alone.items():
            np.testing.assert_allclose(touch.courses, found[pair].courses, atol=0.05)


def test_probabilities_sum_to_one_for_every_two_mentions() -> None:
    found = load_contacts().touches(SENTENCES)[1]
    assert set(found) == {(i, j) for i in range(3) for j in range(i, 3)}
    for touch in found.values():
        assert touch.courses.sum() == pytest.approx(1, abs=1e-4)
        assert 0 <= touch.likely <= 1


@pytest.mark.parametrize("text", ["", " ", "\ud800", "word " * 5000])
def test_odd_sentences_are_read_without_a_crash(text: str) -> None:
    (found,) = load_contacts().touches([(text, [(0, len(text)), (len(text), len(text))])])
    assert set(found) <= {(0, 0)}


def test_mentions_behind_the_last_token_read_are_left_out() -> None:
    text = "word " * (2 * MOST) + "Ana met Bo."
    (found,) = load_contacts().touches([(text, [(0, 4), (text.index("Ana"), text.index("Ana") + 3)])])
    assert set(found) == {(0, 0)}
