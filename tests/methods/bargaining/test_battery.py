"""What must hold for every model in the registry, checked on arrays drawn at random."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.methods import compiled
from detente.methods.bargaining import MODELS, get, settling
from detente.methods.bargaining.errors import InputError, ParameterError, UnknownModelError
from detente.methods.bargaining.model import Model

EVERY = pytest.mark.parametrize("model", MODELS.values(), ids=lambda m: m.name)
SETTLING = pytest.mark.parametrize("model", settling(), ids=lambda m: m.name)
SIZES = {"actor": 5, "issue": 2, "option": 4}


def inputs(model: Model, rng: np.random.Generator, draws: int, sizes: dict[str, int] = SIZES) -> dict:
    sizes = {**sizes, **model.sizes}
    arrays = {}
    for column in model.columns:
        if column.optional:
            continue
        low = max(column.low, 0.0)
        high = min(column.high, 100.0 if column.high == np.inf else column.high)
        low, high = column.typical or (low, high)
        shape = (draws, *(sizes[axis] for axis in column.axes))
        margin = 0.05 * (high - low)
        values = rng.uniform(low + margin, high - margin, shape)
        arrays[column.name] = np.round(values) if column.whole else values
    return arrays


def close(left: np.ndarray, right: np.ndarray, scale: float = 1.0) -> None:
    np.testing.assert_allclose(left, right, rtol=1e-6, atol=1e-6 * scale)


@EVERY
def test_declares_itself_fully(model: Model) -> None:
    assert get(model.name) is model
    assert model.title
    assert any(ch.isdigit() for ch in model.source), "a source has a year"
    assert model.columns
    assert model.outputs
    for parameter in model.parameters:
        assert parameter.meaning
        assert parameter.check(parameter.default) == parameter.default


@EVERY
def test_a_batch_is_the_same_as_one_by_one(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(1), 7)
    together = model.run(arrays)
    for draw in range(7):
        alone = model.run({name: values[draw] for name, values in arrays.items()})
        for name in model.outputs:
            close(together[name][draw], alone[name][0], 100)


@EVERY
def test_is_repeatable_and_leaves_its_inputs_alone(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(2), 5)
    before = {name: values.copy() for name, values in arrays.items()}
    first, second = model.run(arrays), model.run(arrays)
    for name in model.outputs:
        np.testing.assert_array_equal(first[name], second[name])
    for name, values in arrays.items():
        np.testing.assert_array_equal(values, before[name])


@EVERY
def test_outputs_have_the_declared_shape_and_are_finite(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(3), 3)
    sizes = {**SIZES, **model.sizes}
    out = model.run(arrays)
    assert set(model.outputs) <= set(out)
    for name, axes in model.outputs.items():
        assert out[name].shape == (3, *(sizes[axis] for axis in axes))
        assert np.isfinite(out[name]).all()


@EVERY
def test_refuses_what_lies_outside_its_ranges(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(4), 2)
    for column in model.columns:
        if column.optional:
            continue
        broken = dict(arrays)
        broken[column.name] = arrays[column.name] * np.nan
        with pytest.raises(InputError, match=column.name):
            model.run(broken)
        if np.isfinite(column.low):
            broken[column.name] = arrays[column.name] * 0 + column.low - 1
            with pytest.raises(InputError, match=column.name):
                model.run(broken)
        if column.default is None:
            with pytest.raises(InputError, match=column.name):
                model.run({name: v for name, v in arrays.items() if name != column.name})
    for parameter in model.parameters:
        bad = "no such choice" if parameter.choices else parameter.low - 1
        if parameter.choices or np.isfinite(parameter.low):
            with pytest.raises(ParameterError, match=parameter.name):
                model.run(arrays, {parameter.name: bad})
    with pytest.raises(ParameterError, match="no_such_parameter"):
        model.run(arrays, {"no_such_parameter": 1})


@EVERY
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_relabelling_the_actors_changes_nothing(model: Model, seed: int) -> None:
    rng = np.random.default_rng(seed)
    arrays = inputs(model, rng, 3)
    order = rng.permutation({**SIZES, **model.sizes}["actor"])

    def relabel(values: np.ndarray, axes: tuple[str, ...]) -> np.ndarray:
        return np.take(values, order, axis=1 + axes.index("actor")) if "actor" in axes else values

    axes_of = {column.name: column.axes for column in model.columns}
    moved = model.run({name: relabel(values, axes_of[name]) for name, values in arrays.items()})
    plain = model.run(arrays)
    for name, axes in model.outputs.items():
        if model.ordered_actors:
            continue
        close(moved[name], relabel(plain[name], axes), 100 * max(1.0, model.resolution * 1e6))


@SETTLING
@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    factor=st.floats(0.05, 20),
    shift=st.floats(-50, 50),
    strength=st.floats(0.1, 10),
)
def test_rescaling_changes_nothing(
    model: Model, seed: int, factor: float, shift: float, strength: float
) -> None:
    arrays = inputs(model, np.random.default_rng(seed), 3)
    moved = dict(arrays)
    for name in ("position", "status_quo"):
        if name in moved:
            moved[name] = arrays[name] * factor + shift
    moved["capability"] = arrays["capability"] * strength
    close(
        model.run(moved)["settlement"], model.run(arrays)["settlement"] * factor + shift, 100 * (1 + factor)
    )


@SETTLING
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_weight_zero_is_the_same_as_absent(model: Model, seed: int) -> None:
    arrays = inputs(model, np.random.default_rng(seed), 3)
    silent = dict(arrays)
    silent["capability"] = arrays["capability"].copy()
    silent["capability"][:, 2] = 0.0
    gone = {n: np.delete(v, 2, axis=1) if n != "status_quo" else v for n, v in arrays.items()}
    close(model.run(silent)["settlement"], model.run(gone)["settlement"], 100 + 1e8 * model.resolution)


@SETTLING
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_settlement_lies_among_the_positions(model: Model, seed: int) -> None:
    arrays = inputs(model, np.random.default_rng(seed), 3)
    settled = model.run(arrays)["settlement"]
    among = [arrays["position"]] + ([arrays["status_quo"][:, None]] if "status_quo" in arrays else [])
    every = np.concatenate(among, axis=1)
    assert (settled >= every.min(axis=1) - 1e-6).all()
    assert (settled <= every.max(axis=1) + 1e-6).all()


@SETTLING
def test_a_dictator_gets_its_point(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(5), 20)
    arrays["capability"] = arrays["capability"].copy()
    arrays["capability"][:, 3] = 1e7
    arrays["salience"] = np.full_like(arrays["salience"], 1.0)
    has_quota = any(parameter.name == "quota" for parameter in model.parameters)
    settled = model.run(arrays, {"quota": 0.6} if has_quota else {})["settlement"]
    np.testing.assert_allclose(settled, arrays["position"][:, 3], atol=0.5)


@SETTLING
def test_agreement_is_kept(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(6), 4)
    arrays["position"] = np.full_like(arrays["position"], 42.0)
    if "status_quo" in arrays:
        arrays["status_quo"] = np.full_like(arrays["status_quo"], 42.0)
    close(model.run(arrays)["settlement"], np.full((4, 2), 42.0))


@SETTLING
def test_nobody_with_weight_is_an_error(model: Model) -> None:
    arrays = inputs(model, np.random.default_rng(7), 2)
    arrays["capability"] = np.zeros_like(arrays["capability"])
    with pytest.raises(InputError, match="weight"):
        model.run(arrays)


def test_an_unknown_model_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownModelError, match="compromise"):
        get("compromize")


@SETTLING
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_compiled_and_array_code_agree(model: Model, seed: int) -> None:
    """Also on actors that share a point, have no weight, or care for nothing."""
    rng = np.random.default_rng(seed)
    arrays = inputs(model, rng, 6)
    arrays["position"][:, 1] = arrays["position"][:, 0]
    arrays["salience"][:, 4] = rng.choice([0.0, 1.0])
    arrays["capability"][:, 3] = rng.choice([0.0, 30.0])
    for more in ({}, {"status_quo": rng.uniform(-20, 120, (6, 2))}):
        every = {**arrays, **more} if any(c.name == "status_quo" for c in model.columns) else arrays
        with compiled.switched_off():
            plain = model.settlement(every)
        close(model.settlement(every), plain, 100)
