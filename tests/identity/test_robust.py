"""Any text: no crash, mentions in order and without overlap, work linear in length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.identity.phrases import actor_phrase
from detente.identity.resolve import mentions
from tests.counted import calls

WORDS = st.sampled_from(
    [
        "the",
        "The",
        "Russian",
        "US",
        "U.S.",
        "president",
        "President",
        "foreign",
        "minister",
        "envoy",
        "of",
        "for",
        "to",
        "and",
        ",",
        ".",
        "-",
        "(",
        ")",
        "Putin",
        "Trump",
        "Bush",
        "Sudan's",
        "he",
        "his",
        "counterpart",
        "former",
        "special",
        "Georgia",
        "Congo",
        "both",
        "sides",
        "said",
        "in",
        "Geneva",
        "UN",
        "al-",
        "Al",
        "Kim",
        "\n",
        "\n\n",
        "'",
        "’s",
        "“",
        "”",
        "Mr",
        "Dr",
        "Gen.",
        "Smith",
        "Jane",
    ]
)


def sound(text: str, date: str | None) -> None:
    end = 0
    for mention in mentions(text, date):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_characters(text: str) -> None:
    sound(text, "2020-01-01")
    actor_phrase(text)


@given(
    st.lists(WORDS, max_size=60), st.sampled_from([None, "2005", "2005-06", "2005-06-07", "not a date", ""])
)
@settings(max_examples=400, deadline=None)
def test_any_order_of_telling_words(parts: list[str], date: str | None) -> None:
    sound(" ".join(parts), date)
    actor_phrase(" ".join(parts), date)


def test_surrogates_and_right_to_left_text() -> None:
    sound("President \ud800 Putin قال الرئيس \u202e nitup", None)


def test_work_grows_with_length_only() -> None:
    text = "Russian President Vladimir Putin met the Sudanese foreign minister in Geneva. He said both sides agreed. "
    mentions(text, "2020-01-01")
    short, long = (calls(lambda n=n: mentions(text * n, "2020-01-01")) for n in (50, 500))  # type: ignore[misc]
    assert long < 12 * short
