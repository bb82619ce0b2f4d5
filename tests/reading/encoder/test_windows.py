"""Windows cover a text; every token has one owner."""

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.encoder.windows import OVERLAP, SIZE, plan


@given(st.integers(0, 20_000))
def test_owned_parts_are_a_partition(n: int) -> None:
    windows = plan(n)
    owned = [i for w in windows for i in range(w.first, w.last)]
    assert owned == list(range(n))
    assert all(w.start <= w.first < w.last <= w.end and w.end - w.start <= SIZE for w in windows)


@given(st.integers(SIZE + 1, 20_000))
def test_no_token_is_read_at_an_edge_that_is_not_the_texts(n: int) -> None:
    for w in plan(n):
        assert w.start == 0 or w.first - w.start >= OVERLAP // 2
        assert w.end == n or w.end - w.last >= OVERLAP // 2
