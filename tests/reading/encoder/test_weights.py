"""Weights that were changed, or are missing, are refused with a reason that a user can read."""

import json
import shutil
from pathlib import Path

import pytest

from detente.reading.encoder import EncoderUnavailable, load
from detente.reading.encoder.weights import EXACT, FOLDER, load_weights, opened

LIMIT = 60_000_000
DATA = FOLDER.parents[1] / "data"


def test_the_shipped_weights_are_small_enough() -> None:
    assert sum(p.stat().st_size for p in (*FOLDER.iterdir(), *DATA.glob("*.npz"))) <= LIMIT


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    heads = bytearray((folder / "heads.npz").read_bytes())
    heads[len(heads) // 2] ^= 1
    (folder / "heads.npz").write_bytes(heads)
    with pytest.raises(EncoderUnavailable, match=r"heads\.npz with another hash"):
        load_weights(folder)


def test_products_of_bytes_are_added_up_without_overflow_on_every_processor() -> None:
    name, value = EXACT
    for graph in ("text", "sentences", "contacts", "stands"):
        session = opened(FOLDER / f"{graph}.onnx.gz")
        assert session.get_session_options().get_session_config_entry(name) == value


def test_missing_weights_name_the_rule_readers(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="rule readers"):
        load_weights(tmp_path)


def test_a_broken_manifest_is_a_reason_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"sha256": 3}))
    with pytest.raises(EncoderUnavailable):
        load_weights(tmp_path)


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(EncoderUnavailable, match="E350"):
        load("no such profile")
