"""Windows cover a text; every token has one owner; seams stand where a text pauses."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.encoder.windows import (
    AFTER,
    ANYWHERE,
    BEFORE,
    DRIFT,
    PARAGRAPH,
    SENTENCE,
    SIZE,
    plan,
)

LENGTHS = st.integers(0, 5_000)
SEEDS = st.integers(0, 1000)


def random_costs(n: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).choice([PARAGRAPH, SENTENCE, ANYWHERE], size=n, p=[0.02, 0.05, 0.93])


@given(LENGTHS, SEEDS)
def test_owned_parts_are_a_partition(n: int, seed: int) -> None:
    windows = plan(n, random_costs(n, seed))
    owned = [i for w in windows for i in range(w.first, w.last)]
    assert owned == list(range(n))
    assert all(w.start <= w.first < w.last <= w.end and w.end - w.start <= SIZE for w in windows)


@given(LENGTHS, SEEDS)
def test_no_token_is_read_at_an_edge_that_is_not_the_texts(n: int, seed: int) -> None:
    for w in plan(n, random_costs(n, seed)):
        assert w.start == 0 or w.first - w.start >= BEFORE
        assert w.end == n or w.end - w.last >= AFTER


def test_a_seam_falls_between_paragraphs_where_one_ends_near_by() -> None:
    costs = np.full(400, ANYWHERE)
    costs[200 - DRIFT // 2] = PARAGRAPH
    costs[203] = SENTENCE
    assert [w.first for w in plan(400, costs)] == [0, 200 - DRIFT // 2]


def test_without_a_pause_windows_are_of_like_size() -> None:
    sizes = [w.last - w.first for w in plan(1000, np.full(1000, ANYWHERE))]
    assert max(sizes) - min(sizes) <= 1
