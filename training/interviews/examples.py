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
from detente.reading.turns_head import GUEST, HOST, hashed, nobody
from detente.reading.turns_parts import Part, heard, parts
from detente.reading.turns_talk import talk
from detente.records import Document
from detente.sources import open_documents


@dataclass
class Example:
    """One interview: `rows` are the features of each candidate and, last, of nobody."""

    file: str
    rows: list[npt.NDArray[np.int64]]
    truth: tuple[list[int], list[int]]
    """The rows that are right as guest, as host."""
    names: list[str]
    found: list[Candidate]
    around: list[Part]
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
    truth: list[list[int]] = [[], []]
    for side, name in ((GUEST, gold.get("interviewee")), (HOST, gold.get("interviewer"))):
        if name:
            truth[side] = [number for number, seen in enumerate(found) if same(seen.name, name)]
        else:
            truth[side] = [len(found)]
    rows = [hashed(seen.features) for seen in found] + [hashed(nobody(found, around))]
    return Example(gold["file"], rows, (truth[GUEST], truth[HOST]), [seen.name for seen in found], found, around)


def folder(path: Path) -> list[Example]:
    """The examples of a folder of interviews with their truths."""
    made = []
    for truth in sorted(path.glob("*.json")):
        gold = json.loads(truth.read_text("utf-8"))
        one = example(next(iter(open_documents(path / gold["file"]))), gold)
        if one is not None:
            made.append(one)
    return made
