"""Statements are found by the encoder first; where it cannot load, by rule, and they say so."""

from collections.abc import Iterator

import pytest

from detente.reading import statements_encoder
from detente.reading.encoder import EncoderUnavailable
from detente.reading.profile import reading_as
from detente.reading.statements_encoder import (
    attributions,
    by_rule_because,
    combined,
    why_unavailable,
)
from detente.reading.statements_rules import attributions as by_rule

TEXT = (
    "The harbour master of Vell said on Monday that the grain ships would sail. "
    "“They will sail tonight,” said Ilka Soren, who owns two of them."
)


@pytest.fixture
def no_encoder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse() -> None:
        raise EncoderUnavailable("no weights", "weights", "Read by rule.")

    monkeypatch.setattr(statements_encoder, "load", refuse)
    why_unavailable.cache_clear()
    yield
    why_unavailable.cache_clear()


def test_without_weights_the_rules_read_and_say_why(no_encoder: None) -> None:
    assert attributions(TEXT) == by_rule(TEXT)
    assert by_rule_because() == "read by rule: no weights"


def test_with_weights_nothing_is_said_of_rules() -> None:
    why_unavailable.cache_clear()
    assert by_rule_because() is None


def test_the_fast_profile_reads_by_rule() -> None:
    with reading_as("fast"):
        assert attributions(TEXT) == by_rule(TEXT)
        assert by_rule_because() == "read by rule: profile fast"
    assert by_rule_because() is None


def test_both_speakers_are_found_with_what_they_said() -> None:
    found = [
        (TEXT[slice(*one.source)], TEXT[slice(*one.content[0])]) for one in attributions(TEXT) if one.source
    ]
    assert ("The harbour master of Vell", "that the grain ships would sail") in found
    assert any("Ilka Soren" in who and what == "“They will sail tonight,”" for who, what in found)


def test_each_cue_is_found_once() -> None:
    cues = [one.cue for one in attributions(TEXT)]
    assert len(cues) == len(set(cues))


def test_the_rules_are_heard_for_quotations_alone() -> None:
    found = [TEXT[slice(*one.content[0])] for one in combined(TEXT, [])]
    assert found == ["“They will sail tonight,”"]


def test_what_the_encoder_found_is_not_found_again_by_rule() -> None:
    learned = statements_encoder.load().attributions(TEXT)
    assert len(combined(TEXT, learned)) == len(learned) == 2
