"""Hypotheses as data: what each says, how likely it is beforehand, which signals it leads one to expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import yaml

from detente.questions.errors import BadHypotheses
from detente.questions.plugins import hypothesis_files

SHIPPED = Path(__file__).with_name("data") / "hypotheses.yaml"
OWN = "hypotheses.yaml"
HELP = "docs/questions/hypotheses.md shows a whole file."


class Hypothesis(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of what goes on; `prior` is its chance before any signal."""

    code: str
    title: str
    prior: float
    what: str = ""


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a kind of signal is seen under each hypothesis, in their order, and why one thinks so."""

    values: tuple[float, ...]
    why: str = ""
    source: str = "judgement"


class Hypotheses(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rival hypotheses with the signals each leads one to expect; `source` of the numbers."""

    name: str
    title: str
    hypotheses: tuple[Hypothesis, ...]
    expected: dict[str, Expected]
    source: str = "judgement"


def hypotheses_of(case_folder: Path | None, file: Path | None = None) -> Hypotheses:
    """The file named, else `<case>/hypotheses.yaml`, else the shipped three.

    A name that is no file may be that of hypotheses which a plug-in brings. Raises BadHypotheses (E421).
    """
    own = case_folder / OWN if case_folder else None
    if file and not file.exists():
        file = hypothesis_files().get(str(file), file)
    return load(file or (own if own and own.is_file() else SHIPPED))


def load(path: Path) -> Hypotheses:
    """One file, checked. Raises BadHypotheses (E421)."""
    try:
        found = msgspec.convert(yaml.safe_load(path.read_text("utf-8")), Hypotheses, strict=False)
    except (OSError, yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as reason:
        raise BadHypotheses(
            f"{path.name}: {reason}", "hypotheses, and the signals each leads one to expect", HELP
        ) from reason
    _check(found, path.name)
    return found


def priors(given: Sequence[str], among: Hypotheses) -> dict[str, float]:
    """Priors by code: those given as CODE=CHANCE, the rest shared out as the file has them.

    Raises BadHypotheses (E421).
    """
    filed = {each.code: each.prior for each in among.hypotheses}
    set_now = dict(_prior(each, filed) for each in given)
    rest = 1.0 - sum(set_now.values())
    others = {code: share for code, share in filed.items() if code not in set_now}
    if (others and rest <= 0) or (not others and abs(rest) > 1e-6):
        raise BadHypotheses(
            f"priors that add up to {1 - rest:g}", "a sum of 1, or less where some are not given", HELP
        )
    scale = rest / sum(others.values()) if others else 1.0
    return {code: set_now.get(code, share * scale) for code, share in filed.items()}


def _prior(given: str, known: Mapping[str, float]) -> tuple[str, float]:
    code, _, chance = given.partition("=")
    try:
        value = float(chance)
    except ValueError:
        value = -1.0
    if code not in known or not 0 < value < 1:
        raise BadHypotheses(
            f"--prior {given}", f"CODE=CHANCE with a code of {', '.join(known)} and 0 < chance < 1", HELP
        )
    return code, value


def _check(found: Hypotheses, name: str) -> None:
    if len(found.hypotheses) < 2:
        raise BadHypotheses(f"{name}: {len(found.hypotheses)} hypotheses", "two or more rivals", HELP)
    total = sum(each.prior for each in found.hypotheses)
    if abs(total - 1) > 0.01 or any(each.prior <= 0 for each in found.hypotheses):
        raise BadHypotheses(
            f"{name}: priors that add up to {total:g}", "positive priors that add up to 1", HELP
        )
    for kind, expected in found.expected.items():
        values = expected.values
        if len(values) != len(found.hypotheses) or not all(0 < value < 1 for value in values):
            raise BadHypotheses(
                f"{name}: {kind} {list(values)}",
                f"{len(found.hypotheses)} frequencies, each above 0 and below 1",
                HELP,
            )
