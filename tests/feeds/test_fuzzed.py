"""Whatever a file holds, a feed imports it, sets rows aside or says in our words why not."""

import gzip
import random
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.feeds.fuzz import Fuzz, feed_of
from detente.errors import DetenteError
from detente.feeds import Feed, feeds, load

from .conftest import line, text, values

FEEDS = st.sampled_from(list(feeds().values()))
NASTY = st.sampled_from(
    [
        "",
        "NA",
        '"',
        '""',
        "\t",
        "\r",
        "\0",
        "\n",
        "é",
        "-1",
        "1e400",
        "nan",
        "99999999999999999999",
        "2024-02-30",
    ]
)
FIELD = NASTY | st.text(max_size=12)


def take(feed: Feed, content: bytes) -> int | None:
    """Rows kept, None where the file was refused; what was kept and set aside never exceeds the lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table")
        path.write_bytes(content)
        try:
            done = load(feed, path, Path(folder, "out"), "p", quarantine=Path(folder, "away"), threads=1)
        except DetenteError:
            return None
        if not content.startswith((b"\x1f\x8b", b"PK")):
            assert done.kept + done.set_aside <= content.count(b"\n") + 1
        return done.kept


QUIET = settings(deadline=10_000, max_examples=60, suppress_health_check=list(HealthCheck))


@QUIET
@given(FEEDS, st.binary(max_size=400), st.booleans())
def test_any_bytes(feed: Feed, content: bytes, headed: bool) -> None:
    take(feed, (text(feed, []).encode() if headed else b"") + content)


@QUIET
@given(FEEDS, st.data())
def test_any_values(feed: Feed, data: st.DataObject) -> None:
    row = values(feed)
    for place in data.draw(st.lists(st.integers(0, len(row) - 1), max_size=4)):
        row[place] = data.draw(FIELD)
    content = text(feed, [values(feed), row]) + line(feed, values(feed)) + "\n"
    kept = take(feed, content.encode("utf-8", "surrogatepass"))
    assert kept is None or kept >= 1


@QUIET
@given(FEEDS, st.integers(0, 10_000), st.integers(0, 255), st.sampled_from(["plain", "gzip", "zip"]))
def test_one_byte_changed_anywhere(feed: Feed, at: int, byte: int, packed: str) -> None:
    content = text(feed, [values(feed), values(feed)]).encode(feed.encoding)
    if packed == "gzip":
        content = gzip.compress(content)
    if packed == "zip":
        archive = BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("a", content)
        content = archive.getvalue()
    spoilt = bytearray(content)
    spoilt[at % len(spoilt)] = byte
    take(feed, bytes(spoilt))


@pytest.mark.parametrize("name", [*feeds(), "table"])
def test_damaged_rows_and_files_as_the_benchmark_makes_them(name: str, tmp_path: Path) -> None:
    fuzz = Fuzz(feed_of(name, tmp_path), tmp_path, random.Random(name))
    fuzz.rows(150)
    fuzz.files(5)
    assert fuzz.kept >= 150 or fuzz.feed.quoted
    assert fuzz.busiest < 10
