"""The shipped encoder reads, in spans of the text it was given, and survives any text."""

import pytest

from detente.reading.encoder import Encoder, Event, Mention, load
from detente.reading.encoder.encoder import MAX_CHARACTERS

REPORT = (
    "The foreign minister of Karsia told reporters in Oslo on Tuesday that her government would free the pilots. "
    "“We have no quarrel with the island,” said Admiral Juno Perrin, who commands the northern fleet.\n\n"
    "The islanders' council denied that any talks had taken place."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


def cut(spans: list[tuple[int, int]], text: str = REPORT) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_who_said_what(encoder: Encoder) -> None:
    found = {cut(a.cue)[0]: (cut(a.source), cut(a.content)) for a in encoder.attributions(REPORT)}
    assert found["told"][0] == ["The foreign minister of Karsia"]
    assert found["told"][1] == ["that her government would free the pilots"]
    assert "Admiral Juno Perrin" in found["said"][0][0]
    assert found["said"][1] == ["“We have no quarrel with the island,”"]
    assert found["denied"] == (["The islanders' council"], ["that any talks had taken place"])


def test_scores_are_probabilities(encoder: Encoder) -> None:
    assert all(0 < a.score <= 1 for a in encoder.attributions(REPORT))


def test_times_are_found_with_their_type(encoder: Encoder) -> None:
    assert [(REPORT[t.start : t.end], t.label) for t in encoder.times(REPORT)] == [("Tuesday", "DATE")]


def test_a_root_is_given_for_marked_actors(encoder: Encoder) -> None:
    text = "Karsian jets bombed the harbour town of Vell, killing nine islanders."
    (guess,) = encoder.roots([Event(text, (0, 12), (24, 44))])
    assert guess.label == "ASSAULT"
    assert 0 < guess.probability <= 1


def test_an_event_that_did_not_happen_is_less_factual(encoder: Encoder) -> None:
    text = "The envoy arrived in Vell. The general may come later. The queen never came."
    arrived, come, came = encoder.read(text).factuality([(10, 17), (45, 49), (71, 75)])
    assert arrived > come
    assert arrived > came


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\x00\x01\x02",
        "\ud800 said \udfff",
        "אמר ראש הממשלה: „לא ניסוג“",
        "قال الوزير إن المحادثات انتهت",
        "“" * 3000,
        "said " * 3000,
        "é" * 50_000,
        "🤝" * 2000,
    ],
    ids=[
        "empty",
        "blank",
        "control",
        "surrogates",
        "hebrew",
        "arabic",
        "quotes",
        "cues",
        "one word",
        "emoji",
    ],
)
def test_any_text_is_survived(encoder: Encoder, text: str) -> None:
    reading = encoder.read(text)
    spans = [s for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    spans += [(x.start, x.end) for x in (*reading.times, *reading.names)]
    assert all(0 <= a < b <= len(text) for a, b in spans)


def test_a_huge_text_is_read_to_a_limit_that_is_told(encoder: Encoder) -> None:
    text = "\n" * (10 * 2**20)
    assert encoder.read(text).read_to == MAX_CHARACTERS


def test_batching_changes_nothing_that_is_found(encoder: Encoder) -> None:
    texts = [REPORT, "The king wept.", REPORT + " " + REPORT, ""]
    together = [[a.cue for a in r.attributions] for r in encoder.read_all(texts)]
    assert together == [[a.cue for a in encoder.read(t).attributions] for t in texts]


def test_sentences_without_words_or_spans_are_survived(encoder: Encoder) -> None:
    for text in ("", " ", "\ud800", "word " * 5000):
        assert len(encoder.statuses([Mention(text, (0, 0))])) == 1
        assert len(encoder.roots([Event(text, (0, 0), (3, 99))])) == 1
    assert encoder.statuses([]) == encoder.roots([]) == []


def cut_at(text: str, part: str) -> tuple[int, int]:
    at = text.index(part)
    return at, at + len(part)


def test_an_event_is_read_alike_alone_and_beside_longer_ones(encoder: Encoder) -> None:
    """Sentences share padded batches; only the rounding of a batch may differ."""
    short = "The regent will visit the island in May."
    one = Mention(short, cut_at(short, "visit"))
    text = "The regent of the island denied on Monday that he had ever met the pirates of Vell there."
    alone, beside = encoder.statuses([one])[0], encoder.statuses([Mention(text, cut_at(text, "met")), one])[1]
    assert alone.label == beside.label
    assert abs(alone.probability - beside.probability) < 0.1
