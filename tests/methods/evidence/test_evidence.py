"""Evidence against hypotheses: closed forms of Bayes' rule, and what it takes to change the leader."""

import numpy as np
import pytest

from detente.methods.evidence import diagnosticity, flips, posterior, ratios, tempered_range

PRIOR = np.array([0.5, 0.3, 0.2])
CELLS = np.array([[0.6, 0.3, 0.1], [0.4, 0.4, 0.4], [0.2, 0.5, 0.3]])


def test_two_hypotheses_follow_the_odds_form_of_bayes_rule() -> None:
    found = posterior([0.25, 0.75], [[0.8, 0.2], [0.6, 0.3]])
    odds = (0.25 / 0.75) * (0.8 / 0.2) * (0.6 / 0.3)
    assert found[0] == pytest.approx(odds / (1 + odds))


def test_a_sincere_and_a_bluffing_type_learn_as_the_two_type_model_says() -> None:
    prior, sincere, bluffing = 0.4, 0.9, 0.25
    closed = prior * sincere / (prior * sincere + (1 - prior) * bluffing)
    assert posterior([prior, 1 - prior], [[sincere, bluffing]])[0] == pytest.approx(closed)


def test_evidence_equally_likely_under_all_changes_nothing() -> None:
    assert posterior(PRIOR, CELLS[1:2]) == pytest.approx(PRIOR)
    assert diagnosticity(CELLS)[1] == 0
    assert ratios(CELLS)[1] == pytest.approx([1, 1, 1])


def test_order_does_not_matter_and_weight_nought_counts_nothing() -> None:
    assert posterior(PRIOR, CELLS[::-1]) == pytest.approx(posterior(PRIOR, CELLS))
    assert posterior(PRIOR, CELLS, weight=0.0) == pytest.approx(PRIOR)


def test_no_evidence_leaves_the_prior() -> None:
    assert posterior(PRIOR, np.empty((0, 3))) == pytest.approx(PRIOR)


def test_the_range_holds_the_figure_and_widens_with_doubt() -> None:
    low, high = tempered_range(PRIOR, CELLS)
    figure = posterior(PRIOR, CELLS)
    assert np.all(low <= figure + 1e-12)
    assert np.all(figure <= high + 1e-12)
    assert np.all(high > low)


def test_the_row_that_carries_the_verdict_is_named() -> None:
    lost, added = flips([0.4, 0.6], [[0.9, 0.1], [0.5, 0.5]], [[0.01, 0.9], [0.5, 0.5]])
    assert lost.tolist() == [0]
    assert added.argmax(axis=1).tolist() == [1, 0]
    assert added.sum(axis=1) == pytest.approx([1, 1])
