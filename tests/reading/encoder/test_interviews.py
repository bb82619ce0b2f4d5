"""The layers that choose who asks are checked before use, and score each mention by where it stands."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from detente.reading.encoder import EncoderUnavailable
from detente.reading.encoder.interviews import MOST, load_interviews
from detente.reading.encoder.weights import FOLDER, verified
from detente.reading.turns_view import KINDS

TEXT = "Ice and salt\nBogumil Tarn, a marsh reeve, talked to Lise Okonjo of The Kettle.\n"


def scores(text: str, *names: str) -> np.ndarray:
    encoder, _ = load_interviews()
    end = text.index("\n")
    kinds = [(0, end, KINDS.index("headline")), (end + 1, len(text), KINDS.index("intro"))]
    seen = encoder.shown(text, kinds)
    places = [seen.place(text.index(name), text.index(name) + len(name)) for name in names]
    assert None not in places
    return encoder.scores(seen, [place for place in places if place])[0]


def test_who_talks_answers_and_who_is_talked_to_asks() -> None:
    asks, answers = scores(TEXT, "Lise Okonjo", "Bogumil Tarn")
    assert answers[0] > asks[0]
    assert asks[1] > answers[1]


def test_a_name_past_what_is_read_has_no_place() -> None:
    encoder, _ = load_interviews()
    seen = encoder.shown(TEXT * 100, [])
    assert len(seen.ids) == MOST + 2
    assert seen.place(len(TEXT) * 99, len(TEXT) * 99 + 4) is None


def test_a_page_without_mentions_still_scores_nobody() -> None:
    encoder, _ = load_interviews()
    found, nobody = encoder.scores(encoder.shown("", []), [])
    assert found.shape == (0, 2)
    assert np.isfinite(nobody).all()


@pytest.mark.parametrize("name", ["interviews.onnx.gz", "interviews.npz", "embedding.onnx.gz"])
def test_layers_learned_on_other_vectors_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    (folder / name).write_bytes(b"other")
    with pytest.raises(EncoderUnavailable, match="another hash"):
        verified(folder, "interviews.json")


def test_missing_layers_are_a_reason_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable):
        verified(tmp_path, "interviews.json")
