"""Condense two years of event data into contacts.tsv: how often each pair of states dealt with each other.

`python -m benchmarks.course.contacts [--data PATH]` reads ICEWS of 2014 and of January to October 2018 as
event forecasting benchmarks keep them: actors, relations and events by number. Whoever can be told to speak
for a state, by its name or by the state in brackets behind, counts for it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measured import ROOT, shared
from detente.identity.gazetteer import load
from detente.identity.words import words
from detente.questions.venues_states import read

OUT = ROOT / "src" / "detente" / "questions" / "data" / "contacts.tsv"
FOLDERS = ("ICEWS14", "ICEWS18")
HEAD = (
    "# Contacts of each pair of states (consultations, visits, talks, agreements, cooperation), 2014 and "
    "January to October 2018: counted in ICEWS (Boschee et al., doi:10.7910/DVN/28075).\n"
)
CONTACTS = {
    "Consult",
    "Discuss by telephone",
    "Engage in diplomatic cooperation",
    "Engage in negotiation",
    "Express intent to cooperate",
    "Express intent to engage in diplomatic cooperation (such as policy support)",
    "Express intent to meet or negotiate",
    "Host a visit",
    "Make a visit",
    "Meet at a 'third' location",
    "Praise or endorse",
    "Sign formal agreement",
}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=shared() / "data" / "forecast")
    folder = parser.parse_args().data
    counts: Counter[tuple[str, str]] = Counter()
    for name in FOLDERS:
        for one, other in _events(folder / name):
            counts[one, other] += 1
            counts[other, one] += 1
    order = sorted(row["iso3"] for row in read("states.tsv"))
    lines = (
        "\t".join([one, *(str(counts[one, other] or "") for other in order[:k])])
        for k, one in enumerate(order)
    )
    OUT.write_text(HEAD + "iso3\t" + "\t".join(order) + "\n" + "".join(f"{x}\n" for x in lines), "utf-8")


def _events(folder: Path) -> Iterator[tuple[str, str]]:
    """The two states of each contact of a folder."""
    states = {number: _state(name) for name, number in _numbered(folder / "entity2id.txt")}
    kinds = {number: name.replace("_", " ") for name, number in _numbered(folder / "relation2id.txt")}
    for part in ("train.txt", "valid.txt"):
        for line in (folder / part).read_text("utf-8").splitlines():
            source, kind, target = line.split()[:3]
            one, other = states[source], states[target]
            if kinds[kind] in CONTACTS and one and other and one != other:
                yield one, other


def _numbered(path: Path) -> Iterator[list[str]]:
    return (line.split("\t")[:2] for line in path.read_text("utf-8").splitlines())


def _state(actor: str) -> str | None:
    """The state that an actor speaks for: "France", "Foreign Affairs (France)"; None where not told."""
    spoken = actor.replace("_", " ")
    behind = re.search(r"\(([^()]+)\)\s*$", spoken)
    name = behind.group(1) if behind else spoken
    gazetteer, found = load(), words(name)
    for hit in gazetteer.find(found, name).values():
        if (hit.first, hit.last) == (0, len(found)):
            codes = {e.actor for e in hit.entries if e.actor in gazetteer.states and len(e.actor) == 3}
            return codes.pop() if len(codes) == 1 else None
    return None


if __name__ == "__main__":
    main()
