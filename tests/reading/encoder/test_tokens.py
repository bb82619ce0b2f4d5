"""Tokens point back into the text and remember capitals, breaks and quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.encoder.tokens import SHAPES, load_tokenizer, tokenize
from detente.reading.encoder.weights import FOLDER

TOKENIZER = load_tokenizer(FOLDER / "tokenizer.json")


@given(st.text(st.characters(), max_size=200))
def test_any_text_gives_offsets_inside_it(text: str) -> None:
    t = tokenize(TOKENIZER, text)
    assert len(t.ids) == len(t.shapes) == len(t.starts) == len(t.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(t.starts, t.ends, strict=True))
    assert all(0 <= s < SHAPES for s in t.shapes)


@pytest.mark.parametrize("text", ["\ud800", "said \udfff so", "\udc00\ud800\n“x”"])
def test_lone_surrogates_keep_the_length(text: str) -> None:
    assert all(e <= len(text) for e in tokenize(TOKENIZER, text).ends)


def shape(text: str, word: str) -> tuple[int, int, int]:
    t = tokenize(TOKENIZER, text)
    at = text.index(word)
    value = int(next(s for s, a in zip(t.shapes, t.starts, strict=True) if a == at))
    return value % 4, value // 4 % 3, value // 12


def test_capitals_are_kept() -> None:
    assert [shape("peace Peace UN iOS", w)[0] for w in ("peace", "Peace", "UN")] == [0, 1, 2]


def test_a_paragraph_break_is_seen() -> None:
    assert [shape("one two\nthree", w)[1] for w in ("one", "two", "three")] == [2, 1, 2]


@pytest.mark.parametrize("text", ['He said "stay here" and left', "He said “stay here” and left"])
def test_what_stands_in_quotation_marks_is_seen(text: str) -> None:
    assert [shape(text, w)[2] for w in ("said", "stay", "here", "left")] == [0, 1, 1, 0]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert shape('"We stay,\nhe said', "he")[2] == 0


def test_cover_finds_the_tokens_of_characters() -> None:
    text = "the envoy flew home"
    t = tokenize(TOKENIZER, text)
    a, b = t.cover(4, 9)
    assert text[t.starts[a] : t.ends[b - 1]] == "envoy"
    assert t.cover(100, 120)[0] == t.cover(100, 120)[1]
