"""One file of a feed into Parquet, with its malformed rows set aside."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from detente.feeds.convert import MEMORY, connect, convert
from detente.feeds.feed import Feed
from detente.feeds.lines import line_rows
from detente.feeds.opening import is_plain, members
from detente.feeds.quarantine import Quarantine
from detente.feeds.quoted import quoted_rows


@dataclass
class Loaded:
    """What came of one file: rows kept and set aside, the reasons by number, the SHA-256 of each table."""

    kept: int = 0
    set_aside: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)


def load(
    feed: Feed,
    path: Path,
    folder: Path,
    part: str,
    *,
    quarantine: Path,
    encoding: str | None = None,
    threads: int | None = None,
    memory: str = MEMORY,
) -> Loaded:
    """Write a file's events below `folder` (year=.../month=...), each part's name beginning with `part`.

    `quarantine` is where malformed rows go, one line of JSON each; it is made only when there is one.
    Raises NotThisFeed (E501), FeedUnreadable (E502), ImportFailed (E504).
    """
    plain, done = is_plain(path), Loaded()
    scratch = folder / f".passing-{uuid.uuid4().hex}"
    scratch.mkdir(parents=True)
    try:
        with Quarantine(quarantine) as away:
            for number, (name, stream) in enumerate(members(path)):
                connection = connect(scratch, threads, memory)
                copy = scratch / f"{number}.rows"
                how = (feed, name, stream, encoding or feed.encoding, copy, away)
                rows, sha = quoted_rows(*how) if feed.quoted else line_rows(path if plain else None, *how)
                try:
                    done.kept += convert(feed, rows, name, folder, f"{part}-{number}", away, connection)
                finally:
                    connection.close()
                    copy.unlink(missing_ok=True)
                done.tables[name] = sha
            done.set_aside, done.reasons = away.count, dict(sorted(away.reasons.items()))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return done


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
