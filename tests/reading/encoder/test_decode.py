"""The best path is the best of all well-formed paths, and spans are read off it."""

import itertools

import numpy as np
import pytest

from detente.reading.encoder.decode import best_path, found, found_in, log_softmax, spans
from detente.reading.encoder.labels import spans_of


def well_formed(path: tuple[int, ...], edges: bool = True) -> bool:
    """Written from the meaning of the labels, not from the decoder."""
    open_class = None if path[0] == 0 or (path[0] - 1) % 4 in (0, 3) else (path[0] - 1) // 4
    for i, label in enumerate(path):
        kind, place = divmod(label - 1, 4)
        if label == 0 or place in (0, 3):
            if i and open_class is not None:
                return False
            open_class = kind if label and place == 0 else None
        else:
            if open_class != kind:
                return False
            open_class = kind if place == 1 else None
    return True


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("classes", [1, 2])
def test_best_path_is_the_best_of_all_well_formed_paths(seed: int, classes: int) -> None:
    size, n = 1 + 4 * classes, 5 if classes == 1 else 4
    scores = np.random.default_rng(seed).normal(size=(1, n, size)) * 3
    allowed = [p for p in itertools.product(range(size), repeat=n) if well_formed(p)]
    best = max(allowed, key=lambda p: sum(scores[0, i, k] for i, k in enumerate(p)))
    assert tuple(best_path(scores)[0].tolist()) == best


def test_rows_of_a_batch_are_decoded_apart() -> None:
    scores = np.random.default_rng(3).normal(size=(4, 9, 9))
    together = best_path(scores)
    for i in range(4):
        assert (best_path(scores[i : i + 1])[0] == together[i]).all()


def test_no_tokens_no_labels() -> None:
    assert best_path(np.zeros((2, 0, 5))).shape == (2, 0)


def test_spans_carry_their_class_and_end_where_a_new_one_begins() -> None:
    labels = spans_of("a", "b")
    path = np.array([labels.index(x) for x in ("B-a", "I-a", "E-a", "S-b", "O", "S-a", "B-b", "E-b")])
    assert spans(path, ("a", "b")) == [(0, 3, "a"), (3, 4, "b"), (5, 6, "a"), (6, 8, "b")]


def test_spans_cut_by_the_edges_are_kept() -> None:
    labels = spans_of("a")
    path = np.array([labels.index(x) for x in ("I-a", "E-a", "O", "B-a", "I-a")])
    assert spans(path, ("a",)) == [(0, 2, "a"), (3, 5, "a")]


def test_log_softmax_sums_to_one_even_for_huge_scores() -> None:
    assert np.allclose(np.exp(log_softmax(np.array([[1e4, 1e4, -1e4]]))).sum(-1), 1)


@pytest.mark.parametrize("seed", range(6))
def test_decoding_open_stretches_alone_finds_what_decoding_all_finds(seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = log_softmax(draw.normal(size=(60, 9)) * 2)
    scores[20:40, 0] += 12  # surely none
    whole = spans(best_path(scores[None])[0], ("a", "b"))
    assert found(scores, ("a", "b"), sure=1 - 1e-9) == whole
    both = found_in([scores, scores[:20]], sure=1 - 1e-9)
    assert [(a, b, "ab"[k]) for i, a, b, k in both if i == 0] == whole


def test_what_is_added_to_no_label_does_not_open_every_token() -> None:
    scores = log_softmax(np.array([[9.0, 0, 0, 0, 0], [0, 0, 0, 0, 9.0], [9.0, 0, 0, 0, 0]]))
    scores[:, 0] -= 0.5
    assert found(scores, ("cue",)) == [(1, 2, "cue")]
