"""One feed fuzzed in a process of its own: python -m benchmarks.feeds.fuzz FEED INPUTS FILES [SEED].

Two levels, both through `detente.feeds.load`, which is what `detente import` calls. Rows: damaged lines, a
thousand to a file, each behind a good one; in a table of lines each good row must come through, whatever is
beside it. Files: small whole ones, damaged as files, packed or not, in their own or a wrong encoding. Each
call must end with an error of ours or with counts that no input can exceed.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.feeds.mutate import ENCODINGS, damaged, head, joined, row, spoilt
from detente.errors import DetenteError
from detente.feeds import Feed, load, named
from detente.feeds.errors import ImportFailed
from detente.feeds.table import mapped

PER_FILE = 1_000
MAPPING = 'date = "%d.%m.%Y"\nscheme = "cameo"\nnulls = ["-"]\n[columns]\ndate = "when"\nsource = "who"\n'
MAPPING += 'target = "whom"\ncode = "code"\nlatitude = "north"\ndeaths = "dead"\n'


def feed_of(name: str, folder: Path) -> Feed:
    """A feed by its name; `table` is one with a mapping file."""
    if name != "table":
        return named(name)
    path = folder / "mapping.toml"
    path.write_text(MAPPING, "utf-8")
    return mapped(path)


class Fuzz:
    """What came of the inputs so far."""

    def __init__(self, feed: Feed, folder: Path, chance: random.Random) -> None:
        self.feed, self.folder, self.chance = feed, folder, chance
        self.refused = self.kept = self.set_aside = self.calls = 0
        self.longest, self.busiest, self.last = 0.0, 0.0, ""

    def take(self, content: bytes, encoding: str | None = None) -> tuple[int, int] | None:
        """Import some bytes; rows kept and set aside, None where the file was refused in our words."""
        path, out = self.folder / "table", self.folder / f"out-{self.calls}"
        path.write_bytes(content)
        start, busy = time.perf_counter(), time.process_time()
        try:
            done = load(
                self.feed, path, out, "p", quarantine=self.folder / "away", encoding=encoding, threads=1
            )
        except ImportFailed:
            raise  # in our words, but nobody's fault but ours
        except DetenteError as error:
            self.refused, self.last = self.refused + 1, str(error)
            return None
        finally:
            shutil.rmtree(out, ignore_errors=True)
            self.calls += 1
            self.longest = max(self.longest, time.perf_counter() - start)
            self.busiest = max(self.busiest, time.process_time() - busy)
        assert sum(done.reasons.values()) == done.set_aside
        self.kept += done.kept
        self.set_aside += done.set_aside
        return done.kept, done.set_aside

    def rows(self, count: int) -> None:
        """Damaged lines among good ones."""
        for first in range(0, count, PER_FILE):
            lines = []
            for number in range(first, min(count, first + PER_FILE)):
                good = row(self.feed, number)
                lines += [joined(self.feed, good), damaged(self.feed, good, self.chance)]
            content = head(self.feed) + b"\n".join(lines) + b"\n"
            found = self.take(content)
            assert found is not None, f"a table that begins with a good row was refused: {self.last}"
            assert sum(found) <= content.count(b"\n") + content.count(b"\r") + 1
            if not self.feed.quoted:
                assert found[0] >= len(lines) // 2, f"{len(lines) // 2 - found[0]} good rows lost"

    def files(self, count: int) -> None:
        """Damaged files."""
        for number in range(count):
            rows = [joined(self.feed, row(self.feed, n)) for n in range(self.chance.randint(0, 4))]
            content = head(self.feed) + b"\n".join(rows) + b"\n"
            wrong = self.chance.choice([*ENCODINGS, "no-such", "hex"]) if number % 5 == 0 else None
            self.take(spoilt(content, self.chance), wrong)


def main(name: str, inputs: int, files: int, seed: int = 20261122) -> dict[str, float]:
    """Fuzz one feed; counts, the longest call (on the wall, and of the processor), peak MiB."""
    with tempfile.TemporaryDirectory() as folder:
        fuzz = Fuzz(feed_of(name, Path(folder)), Path(folder), random.Random(f"{seed} {name}"))
        fuzz.files(files)
        fuzz.rows(inputs - files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"inputs": inputs, "kept": fuzz.kept, "set_aside": fuzz.set_aside, "refused": fuzz.refused}
    return found | {"calls": fuzz.calls, "longest": fuzz.longest, "busiest": fuzz.busiest, "peak": peak}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], *map(int, sys.argv[2:]))))
