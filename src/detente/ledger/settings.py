"""case.toml: what a case is called, since when, whose it is, and in which time zone a day is counted."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from detente.ledger.errors import BadSettings


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a case. `created` is UTC; `time_zone` an IANA name; `analyst` signs the corrections."""

    name: str
    created: str
    time_zone: str = "UTC"
    analyst: str = "analyst"

    def zone(self) -> ZoneInfo:
        """The time zone; raises BadSettings (E215) for a name that IANA does not know."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as reason:
            raise BadSettings(
                f"time_zone = {self.time_zone!r}",
                "an IANA name such as Europe/Kyiv or UTC",
                "Correct case.toml.",
            ) from reason


def fresh(name: str, time_zone: str, analyst: str) -> Settings:
    """Settings of a new case."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return Settings(name=name, created=now, time_zone=time_zone, analyst=analyst)


def write(path: Path, settings: Settings) -> None:
    """Write case.toml."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in msgspec.structs.asdict(settings).items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read(path: Path) -> Settings:
    """Read case.toml; raises BadSettings (E215)."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as reason:
        raise BadSettings(
            f"{path}: {reason}",
            'name, created, time_zone and analyst, each as key = "value"',
            "Correct the file, or copy it from a backup of the case.",
        ) from reason
