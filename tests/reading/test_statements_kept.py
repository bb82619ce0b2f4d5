"""Which of the encoder's attributions are kept: the surer, and what stands in quotation marks."""

from __future__ import annotations

from detente.reading.encoder import AttributionSpans
from detente.reading.statements_encoder import kept
from detente.reading.statements_kept import SURE, probable, signs_of

TEXT = "The envoy said that talks go on. The road may matter to them."


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def found(
    source: str, cue: str, content: str, cue_log: float, link_log: float, text: str = TEXT
) -> AttributionSpans:
    return AttributionSpans(
        [at(source, text)] if source else [], [at(cue, text)], [at(content, text)], 0.5, (cue_log, link_log)
    )


SAID = found("The envoy", "said", "that talks go on", -0.01, -0.05)
DOUBTED = found("", "may matter", "The road", -1.2, -0.6)


def test_the_surer_an_attribution_the_more_probable_it_is() -> None:
    sure, doubted = probable([SAID, DOUBTED], ["say", None])
    assert doubted < SURE < sure < 1
    assert [one.cue for one in kept(TEXT, [SAID, DOUBTED])] == [SAID.cue[0]]


def test_what_stands_inside_anothers_words_is_less_probable() -> None:
    outer = found("The envoy", "said", "that talks go on. The road may matter to them", -0.01, -0.05)
    alone, within = (
        [*signs_of([*rest, DOUBTED], ["say", None][-1 - len(rest) :])][-1] for rest in ([], [outer])
    )
    assert (alone["inside another"], within["inside another"]) == (0.0, 1.0)


def test_ones_own_words_are_not_anothers() -> None:
    around = found("The envoy", "said", "The envoy said that talks go on", -0.01, -0.05)
    assert signs_of([around], ["say"])[0]["inside another"] == 0.0


def test_a_quotation_is_kept_however_sure_the_encoder_is() -> None:
    text = 'They chanted, perhaps, "No road without talks."'
    quoted = found("", "chanted", '"No road without talks."', -2.0, -2.0, text)
    assert [one.content for one in kept(text, [quoted])] == [tuple(quoted.content)]
