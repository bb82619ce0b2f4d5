"""Marked sentences to annotated rows: `python -m training.markup drafts/*.txt >
training/data/statements.jsonl`.

A line is a sentence with marks, then `||` and what the statement does. Lines that open with `#` give
decade, style and setting for the lines below. Marks: `[s:source]`, `[c:cue]`, `[x:content]` (a digit after
the letter numbers a second statement), `{event word|status}`, `<Place|stance>`. After `||`: the act, then
`?` if it holds on a condition, `-` if negative, `~` probable or `~~` possible; `;2` opens the second
statement's.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from detente.reading.encoder.labels import ACTS

STATUS = {
    "o": "occurred",
    "p": "planned",
    "r": "proposed",
    "d": "demanded",
    "n": "denied",
    "h": "hypothetical",
    "c": "counterfactual",
}
STANCE = {"o": "offers", "s": "suggests", "a": "accepts", "r": "refuses", "e": "evades", "n": "none"}
OPEN = re.compile(r"\[([scx])(\d?):")
ROLE = {"s": "source", "c": "cue", "x": "content"}


def parse(marked: str) -> dict[str, Any]:
    """The sentence without marks, and the code-point spans of what was marked."""
    text: list[str] = []
    stack: list[tuple[str, str, int]] = []
    roles: dict[str, dict[str, list[list[int]]]] = {}
    events: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    at = 0
    while at < len(marked):
        c = marked[at]
        if m := OPEN.match(marked, at):
            stack.append((m[1], m[2] or "1", len(text)))
            at = m.end()
            continue
        if c in "{<":
            stack.append((c, "", len(text)))
        elif c == "]":
            kind, number, start = stack.pop()
            empty: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
            roles.setdefault(number, empty)[ROLE[kind]].append([start, len(text)])
        elif c == "|" and stack:
            kind, _, start = stack.pop()
            code, end = marked[at + 1], marked[at + 2]
            if end != (">" if kind == "<" else "}"):
                raise ValueError(f"mark not closed: {marked}")
            if kind == "<":
                places.append({"start": start, "end": len(text), "stance": STANCE[code]})
            else:
                events.append({"start": start, "end": len(text), "status": STATUS[code]})
            at += 2
        else:
            text.append(c)
        at += 1
    if stack:
        raise ValueError(f"mark not closed: {marked}")
    return {"text": "".join(text), "roles": roles, "events": events, "places": places}


def acts(field: str) -> dict[str, dict[str, Any]]:
    """`reject - ?; 2 assert ~` as a map from statement number to act, condition, polarity, certainty."""
    out: dict[str, dict[str, Any]] = {}
    for part in field.split(";"):
        words = part.split()
        if not words:
            continue
        number = "1"
        if m := re.match(r"^(\d)$", words[0]):
            number, words = m[1], words[1:]
        if words[0] not in ACTS:
            raise ValueError(f"no such act: {field}")
        certainty = "possible" if "~~" in words else "probable" if "~" in words else "certain"
        out[number] = {
            "act": words[0],
            "condition": "?" in words,
            "polarity": "negative" if "-" in words else "positive",
            "certainty": certainty,
        }
    return out


def row(line: str, number: int, heading: list[str]) -> dict[str, Any]:
    marked, _, field = line.partition("||")
    got = parse(marked.strip())
    if got["text"][-1:].isalnum():
        got["text"] += "."
    labels = acts(field)
    if set(labels) != set(got["roles"]):
        raise ValueError(f"statements and acts differ: {line}")
    return {
        "id": f"s{number:04d}",
        "decade": heading[0],
        "style": heading[1],
        "setting": heading[2],
        "text": got["text"],
        "statements": [{**got["roles"][k], **labels[k]} for k in sorted(labels)],
        "events": got["events"],
        "places": got["places"],
    }


def main(paths: list[str]) -> None:
    number, heading = 0, ["", "", ""]
    for path in paths:
        for line in Path(path).read_text(encoding="utf8").splitlines():
            if line.startswith("#"):
                heading = [x.strip() for x in (line[1:] + "||").split("|")[:3]]
            elif line.strip():
                number += 1
                print(json.dumps(row(line, number, heading), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
