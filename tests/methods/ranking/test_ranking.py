"""No feature sees its own day; a query alone is the query in a batch; nonsense is learned as nonsense."""

from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("numba", reason="the extra [forecast] is not installed")
pytest.importorskip("lightgbm", reason="the extra [forecast] is not installed")

from detente.methods.ranking import counts
from detente.methods.ranking.errors import BadQuadruples, NotTrained
from detente.methods.ranking.factors import score
from detente.methods.ranking.features import FIRST_BY, NAMES
from detente.methods.ranking.past import Past, days, quadruples
from detente.methods.ranking.ranker import Ranker, Settings, lessons, stream
from detente.methods.ranking.ranks import answer_ranks, summary

ENTITIES, RELATIONS = 40, 4
SMALL = Settings(groups=1500, trees=60, leaves=15, warm=0.3, threads=1, options={"min_data_in_leaf": 20})


def world(length: int = 60, seed: int = 0) -> np.ndarray:
    """Each actor threatens its own rival; a threat is met by a protest from the rival two days later."""
    random = np.random.default_rng(seed)
    rows = []
    for day in range(length):
        for s in random.choice(ENTITIES, 8, replace=False):
            rival = (s * 7 + 3) % ENTITIES
            rows += [(s, 0, rival, day), (rival, 1, s, day + 2)]
        for s, o in random.integers(0, ENTITIES, (6, 2)):
            rows.append((s, random.integers(2, RELATIONS), o, day))
    return quadruples([row for row in rows if row[3] < length], ENTITIES, RELATIONS)


def after(events: np.ndarray, day: int) -> Past:
    past = Past(ENTITIES, RELATIONS)
    for each, part in days(events[events[:, 3] < day]):
        past.let_in(each, part)
    return past


QUERIES = [(s, r) for s in range(0, ENTITIES, 3) for r in range(2 * RELATIONS)]


def test_deleting_the_day_and_all_later_ones_changes_no_feature_of_the_day() -> None:
    events = world()
    whole = Past(ENTITIES, RELATIONS)
    for day, part in days(events):
        if day == 40:
            seen = whole.ask(day, QUERIES)
        whole.let_in(day, part)
    for known, again in zip(seen, after(events, 40).ask(40, QUERIES), strict=True):
        assert np.array_equal(known, again)


def test_a_query_alone_is_the_query_in_a_batch_to_the_last_bit() -> None:
    past = after(world(), 45)
    bounds, who, x = past.ask(45, QUERIES)
    for n, asked in enumerate(QUERIES):
        _, alone, features = past.ask(45, [asked])
        rows = slice(bounds[n], bounds[n + 1])
        assert np.array_equal(alone, who[rows])
        assert features.tobytes() == x[rows].tobytes()


def test_asking_changes_nothing() -> None:
    past = after(world(), 45)
    first = past.ask(45, QUERIES)
    for known, again in zip(first, past.ask(45, QUERIES), strict=True):
        assert np.array_equal(known, again)


def test_what_was_found_for_one_day_is_not_told_of_another() -> None:
    asked_before, fresh = after(world(), 45), after(world(), 45)
    asked_before.ask(45, QUERIES)
    for known, again in zip(asked_before.ask(52, QUERIES), fresh.ask(52, QUERIES), strict=True):
        assert np.array_equal(known, again)


def test_whom_a_threat_came_from_is_the_likeliest_to_be_met_by_a_protest() -> None:
    events = world()
    threats = events[(events[:, 3] == 43) & (events[:, 1] == 0)]
    _, who, x = after(events, 45).ask(45, [(threats[0, 2], 1)])
    likeliest = who[x[:, NAMES.index("joint confidence, best")].argmax()]
    assert likeliest in threats[threats[:, 2] == threats[0, 2], 0]


def test_every_candidate_is_among_the_first_by_something() -> None:
    bounds, who, x = after(world(), 45).ask(45, QUERIES)
    places = x[:, [NAMES.index(f"rank by {name}") for name in FIRST_BY]]
    assert (places < np.array(list(FIRST_BY.values()))).any(axis=1).all()
    assert all(len(set(who[a:b])) == b - a for a, b in pairwise(bounds))


def ranked(events: np.ndarray, shuffled: bool = False) -> dict[str, float]:
    """Train on all but the last ten days, score those."""
    cut = int(events[-1, 3]) - 9
    past = Past(ENTITIES, RELATIONS)
    found = lessons(past, events[events[:, 3] < cut], SMALL)
    if shuffled:
        random = np.random.default_rng(3)
        found.right = [random.permutation(part) for part in found.right]
    ranker = Ranker(SMALL).fit(found)
    rest = np.zeros(ENTITIES)
    ranks = [
        answer_ranks(who, scores, answers, rest)
        for _, asked, answers, who, scores in stream(past, ranker, events[events[:, 3] >= cut])
        if asked[1] in (0, 1)  # what follows a rule
    ]
    return summary(np.concatenate(ranks))


def test_rules_of_a_world_are_learned_and_shuffled_labels_give_chance() -> None:
    assert ranked(world())["mrr"] > 0.7
    chance = float(np.mean(1 / np.arange(1, ENTITIES + 1)))
    assert ranked(world(), shuffled=True)["mrr"] < 3 * chance


def test_factors_learn_who_goes_with_whom_and_the_same_past_gives_the_same_factors() -> None:
    past, again = after(world(), 50), after(world(), 50)
    for one, other in zip(past.memory.factors, again.memory.factors, strict=True):
        assert np.array_equal(one, other)
    rivals = [(s, (s * 7 + 3) % ENTITIES) for s in range(ENTITIES)]
    right = np.array([score(past.memory.factors, s, 0, o) for s, o in rivals])
    wrong = np.array([score(past.memory.factors, s, 0, (o + 11) % ENTITIES) for s, o in rivals])
    assert np.mean(right > wrong) > 0.9


def test_places_begin_with_the_best() -> None:
    bounds, _, x = after(world(), 30).ask(30, QUERIES)
    places, values = NAMES.index("rank by factors"), NAMES.index("factors")
    for n in range(len(QUERIES)):
        rows = x[bounds[n] : bounds[n + 1]]
        if len(rows):
            assert rows[:, places].min() == 0
            assert rows[rows[:, values].argmax(), places] == 0
            assert rows[:, NAMES.index("factors less the best")].max() == 0


def test_features_are_finite_and_named() -> None:
    _, who, x = after(world(), 30).ask(30, QUERIES)
    assert x.shape == (len(who), len(NAMES))
    assert np.isfinite(x).all()


def test_decayed_counts_grow_and_are_kept_when_the_table_grows() -> None:
    table = counts.empty(4)
    random = np.random.default_rng(1)
    keys = random.integers(0, 10**12, 500)
    for n, key in enumerate(keys):
        table = counts.roomy(table, 1)
        counts.add(table, key, n)
    counts.add(table, keys[7], 7 + 600)
    slot = counts.find(table, keys[7])
    assert table.total[slot] == 2
    assert counts.lately(table, slot, 607, 2) == pytest.approx(1 + np.exp(-600 / 120), rel=1e-4)
    assert counts.find(table, 10**12 + 1) == -1
    assert all(counts.find(table, key) >= 0 for key in keys)


def test_ranks_average_ties_and_leave_out_other_answers() -> None:
    candidates, scores = np.array([3, 1, 5], np.int32), np.array([2.0, 1.0, 1.0])
    rest = np.zeros(8)
    assert answer_ranks(candidates, scores, np.array([3], np.int32), rest).tolist() == [1.0]
    assert answer_ranks(candidates, scores, np.array([1], np.int32), rest).tolist() == [2.5]
    assert answer_ranks(candidates, scores, np.array([3, 1], np.int32), rest).tolist() == [1.0, 1.5]
    assert answer_ranks(candidates, scores, np.array([0], np.int32), rest).tolist() == [6.0]


def test_what_cannot_be_ranked_says_why() -> None:
    for rows in ([[1, 2, 3]], [[99, 0, 0, 1]], [[0, 9, 0, 1]], [[-1, 0, 0, 1]]):
        with pytest.raises(BadQuadruples):
            quadruples(rows, ENTITIES, RELATIONS)
    past = after(world(), 20)
    with pytest.raises(BadQuadruples):
        past.ask(3, QUERIES)
    with pytest.raises(NotTrained):
        Ranker().scores(np.zeros((1, len(NAMES)), np.float32))
    with pytest.raises(NotTrained):
        Ranker().fit(lessons(Past(ENTITIES, RELATIONS), world(3), SMALL))


def test_an_empty_past_can_be_asked() -> None:
    bounds, who, x = Past(ENTITIES, RELATIONS).ask(0, [(0, 0)])
    assert bounds.tolist() == [0, 0]
    assert len(who) == len(x) == 0
