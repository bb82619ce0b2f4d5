"""The numpy heads: shapes, empty spans, and the distance buckets the link head was trained with."""

import numpy as np

from detente.reading.encoder.heads import bucket, pooled


def test_an_empty_group_pools_zeros() -> None:
    hidden = np.ones((4, 3), dtype=np.float32)
    assert pooled(hidden, [[(1, 1)], [(0, 2)]]).tolist() == [0, 0, 0, 1, 1, 1]


def test_discontinuous_spans_pool_all_their_tokens() -> None:
    hidden = np.arange(4, dtype=np.float32)[:, None]
    assert pooled(hidden, [[(0, 1), (2, 4)]])[0] == np.float32((0 + 2 + 3) / 3)


def test_buckets_are_exact_near_the_cue_and_never_leave_the_table() -> None:
    near = bucket(np.arange(-7, 8))
    assert len(set(near.tolist())) == 15
    far = bucket(np.arange(-5000, 5001))
    assert far.min() >= 0
    assert far.max() <= 63
    assert (np.diff(far[far >= 32]) >= 0).all()
    assert (far[:5000] < 32).all()
