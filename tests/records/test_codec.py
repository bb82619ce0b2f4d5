"""Records survive the way to JSON and back, whatever is in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.records import (
    Actor,
    Block,
    Contact,
    Document,
    Event,
    Made,
    Position,
    Record,
    Signal,
    Span,
    Statement,
    Tally,
    VenueStance,
    from_builtins,
    from_json,
    record_id,
    span,
    to_builtins,
    to_json,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    text = draw(TEXT)
    start = draw(st.integers(0, len(text)))
    return span(text, start, draw(st.integers(start, len(text))), draw(TEXT))


st.register_type_strategy(Span, spans())
st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

KINDS: list[type[Record]] = [
    Actor,
    Block,
    Contact,
    Document,
    Event,
    Position,
    Signal,
    Statement,
    Tally,
    VenueStance,
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_record_comes_back_from_json_as_it_was(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    line = to_json(record)
    assert "\n" not in line
    assert from_json(line) == record
    assert from_builtins(to_builtins(record)) == record


@given(TEXT, st.data())
def test_a_span_holds_in_its_text_with_its_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = span(text, start, end)
    assert cut.holds_in(text)
    assert cut.prefix + cut.quote + cut.suffix == text[max(0, start - 32) : end + 32]


def test_a_span_whose_quote_has_another_length_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(start=0, end=3, quote="ab")


def test_what_is_not_known_is_null_in_json_never_left_out() -> None:
    text = "They met."
    contact = Contact(id="c", span=span(text, 0, 9), made=Made(reader="test"), participants=())
    assert json.loads(to_json(contact))["date"] is None


def test_the_same_place_read_again_has_the_same_id() -> None:
    assert record_id("contact", "doc", 3, 9) == record_id("contact", "doc", 3, 9)
    assert record_id("contact", "doc", 3, 9) != record_id("contact", "doc", 39)
