"""The tables inside a file: itself, what it unzips to, or the files of a zip archive."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from detente.feeds.errors import FeedUnreadable

CHUNK = 1 << 20
MAX_BYTES = 200 << 30
FREE_BYTES, MAX_RATIO = 64 << 20, 250  # text packs 5 to 20 times; past the free bytes, more is a bomb
MAX_MEMBERS = 10_000


class Counted(io.RawIOBase):
    """A stream that stops with FeedUnreadable (E502) where an archive unpacks to more than it may."""

    def __init__(self, stream: BinaryIO, name: str, packed: int) -> None:
        self.stream, self.name, self.packed, self.read_so_far = stream, name, packed, 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer, counting."""
        room = memoryview(buffer)  # type: ignore[arg-type]
        with _told(Path(self.name)):
            data = self.stream.read(len(room))
        room[: len(data)] = data
        self.read_so_far += len(data)
        if self.read_so_far > min(MAX_BYTES, max(FREE_BYTES, MAX_RATIO * self.packed)):
            raise FeedUnreadable(
                f"{self.name}, {self.packed:,} bytes packed, over {self.read_so_far:,} unpacked",
                f"an archive that unpacks to at most {MAX_RATIO} times its size",
                "Unpack it yourself if you trust it, and import the file.",
            )
        return len(data)


def is_plain(path: Path) -> bool:
    """True where the file is neither gzip nor zip."""
    with _told(path), path.open("rb") as file:
        start = file.read(4)
    return not start.startswith((b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06"))


def members(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    """Name and bytes of each table in a file, one after another; raises FeedUnreadable (E502)."""
    with _told(path), path.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if start.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=file) as packed:
                yield path.name, _counted(cast(BinaryIO, packed), path.name, path.stat().st_size)
        elif start.startswith(b"PK"):
            yield from _zipped(path, file)
        else:
            yield path.name, file


def _zipped(path: Path, file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    with zipfile.ZipFile(file) as archive:
        inside = [
            info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename
        ]
        if len(inside) > MAX_MEMBERS:
            raise FeedUnreadable(
                f"{path.name} with {len(inside):,} files", f"at most {MAX_MEMBERS:,}", "Unpack it yourself."
            )
        for info in inside:
            with archive.open(info) as packed:
                yield info.filename, _counted(cast(BinaryIO, packed), info.filename, info.compress_size)


def _counted(stream: BinaryIO, name: str, packed: int) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(Counted(stream, name, packed), CHUNK))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What goes wrong with files and archives, in our words."""
    try:
        yield
    except OSError as reason:
        if isinstance(reason, gzip.BadGzipFile):
            raise _damaged(path, reason) from reason
        raise FeedUnreadable(
            f"{path} ({reason.strerror or reason})", "a file that can be read", "Check the path."
        ) from reason
    except (zipfile.BadZipFile, EOFError, zlib.error, RuntimeError, NotImplementedError) as reason:
        raise _damaged(path, reason) from reason


def _damaged(path: Path, reason: BaseException) -> FeedUnreadable:
    return FeedUnreadable(
        f"{path.name} ({reason})", "a whole archive, not encrypted", "Fetch the file again."
    )
