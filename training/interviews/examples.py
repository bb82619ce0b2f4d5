"""Interviews as examples: the candidates' hashed features, and which of them asks and is asked in truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.structure.score import same
from detente.reading.page import Page
from detente.reading.turns_candidates import Candidate, gather
from detente.reading.turns_head import one_party, rows
from detente.reading.turns_parts import heard, parts
from detente.reading.turns_talk import talk
from detente.records import Document
from detente.sources import open_documents


@dataclass
class Example:
    """One interview: for each side the features of each candidate and of nobody; and which are right."""

    file: str
    rows: tuple[list[npt.NDArray[np.int64]], list[npt.NDArray[np.int64]]]
    truth: tuple[list[int], list[int]]
    weight: float = 1.0


def example(document: Document, gold: dict[str, Any]) -> Example | None:
    """The example of one interview; None where no turn is found."""
    page = Page(document)
    told = page.of(talk)
    heads = told.heads()
    if not heads:
        return None
    around = parts(page, told, heads[0][0])
    found = gather(around, heard(page, told))
    guests = _right(found, gold.get("interviewee"))
    guest = found[guests[0]] if guests and guests[0] < len(found) else None
    kept = [number for number, seen in enumerate(found) if guest is None or not one_party(seen, guest)]
    hosts = _right([found[number] for number in kept], gold.get("interviewer"))
    asking = rows(found, around, guest)
    return Example(
        gold["file"], (rows(found, around), [asking[number] for number in [*kept, -1]]), (guests, hosts)
    )


def _right(found: list[Candidate], name: str | None) -> list[int]:
    """The places of the right candidates; nobody is the last."""
    return [number for number, seen in enumerate(found) if same(seen.name, name)] if name else [len(found)]


def folder(path: Path) -> list[Example]:
    """The examples of a folder of interviews with their truths."""
    made = []
    for truth in sorted(path.glob("*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        one = example(next(iter(open_documents(path / gold["file"]))), gold)
        if one is not None:
            made.append(one)
    return made
