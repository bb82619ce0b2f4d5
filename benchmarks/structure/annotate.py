"""From one annotated text to an interview as it is published (txt, md or html) and what is true of it (json).

`python -m benchmarks.structure.annotate FILE... --to FOLDER`. A line of an annotated text is CODE|TEXT, for a
turn CODE|SPEAKER|TEXT:

    H headline, P paragraph, S subheading, F furniture, C caption (furniture), L list item
    Q question, A answer, + the turn goes on, _ an empty line
    R table head, T question|answer in a row
    V, W a row of speaker|words: a question, an answer

Lines beginning with @ say layout, format (txt, md, html, mdtable, htmltable), language, interviewer,
interviewee, roles; SPEAKER may be Interviewer or Guest. "-" is nobody named.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from pathlib import Path
from typing import Any

MARK = re.compile(r"</?[bih]>")
SUFFIX = {"txt": ".txt", "md": ".md", "mdtable": ".md", "html": ".html", "htmltable": ".html"}


def plain(text: str, form: str) -> str:
    """The words of a line as a reader of the published page sees them."""
    text = MARK.sub("", text)
    if form.startswith("md"):
        text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"^(?:#+|[*>-])\s+", "", text).replace("**", "")
        text = re.sub(r"(?<!\w)[*_]|[*_](?!\w)", "", text)
    return text.strip()


def parse(source: str) -> tuple[dict[str, str], list[tuple[str, list[str]]]]:
    """Head fields and the lines of an annotated text."""
    head: dict[str, str] = {"format": "txt"}
    lines = []
    for line in source.splitlines():
        if line.startswith("@"):
            name, _, value = line[1:].partition(" ")
            head[name] = value
        elif line:
            code, _, rest = line.partition("|")
            lines.append(
                (code, rest.split("|") if code in "TRVW" else rest.split("|", 1) if code in "QA" else [rest])
            )
    return head, lines


def truth(head: dict[str, str], lines: list[tuple[str, list[str]]]) -> dict[str, Any]:
    """Turns with their pieces in order, and the furniture."""
    form = head["format"]
    turns: list[dict[str, Any]] = []
    furniture = []
    who = {"Interviewer": head.get("interviewer"), "Guest": head.get("interviewee")}

    def begin(kind: str, speaker: str | None, text: str) -> None:
        named = who.get(speaker or "", speaker)
        turns.append(
            {"kind": kind, "speaker": None if named == "-" else named, "pieces": [plain(text, form)]}
        )

    for code, rest in lines:
        if code in "QA":
            begin("question" if code == "Q" else "answer", rest[0], rest[1])
        elif code == "T":
            begin("question", "Interviewer", rest[0])
            begin("answer", "Guest", rest[1])
        elif code in "VW":
            begin("question" if code == "V" else "answer", _meant(rest[0], list(who.values())), rest[1])
        elif code in "+L" and turns:
            turns[-1]["pieces"].append(plain(rest[0], form))
        elif code in "FC":
            furniture.append(plain(rest[0], form))
    roles = [role.strip() for role in head.get("roles", "").split(";") if role.strip()]
    people = {
        name: None if head.get(name, "-") == "-" else head[name] for name in ("interviewer", "interviewee")
    }
    return {
        "layout": head.get("layout"),
        "language": head.get("language", "en"),
        **people,
        "roles": roles,
        "turns": turns,
        "furniture": furniture,
    }


def _meant(label: str, people: list[str | None]) -> str:
    """Whom a label of a table means: the one of the two in whose name its words stand, else itself."""
    words = set(re.findall(r"\w+", label.casefold()))
    return next((one for one in people if one and words <= set(re.findall(r"\w+", one.casefold()))), label)


def published(head: dict[str, str], lines: list[tuple[str, list[str]]]) -> str:
    """The page as it is published."""
    form = head["format"]
    return _page(head, lines) if form.startswith("html") else _text(lines, form)


def _text(lines: list[tuple[str, list[str]]], form: str) -> str:
    gap = "\n\n" if form.startswith("md") else "\n"
    out, before = "", ""
    for code, rest in lines:
        if code in "TRVW":
            row = "| " + " | ".join(rest) + " |"
            opens = before not in "TRVW" or not before
            out += ("\n\n" if opens else "\n") + row
            if opens and form == "mdtable":
                out += "\n|" + " --- |" * len(rest)
        else:
            close = "\n" if code == "L" and before == "L" else gap
            out += close + ("" if code == "_" else rest[-1])
        before = code
    return out.lstrip("\n") + "\n"


def _inline(text: str) -> str:
    safe = html.escape(text, quote=False)
    return re.sub(
        r"&lt;(/?)([bi])&gt;", lambda m: f"<{m.group(1)}{'strong' if m.group(2) == 'b' else 'em'}>", safe
    )


def _page(head: dict[str, str], lines: list[tuple[str, list[str]]]) -> str:
    body, before = [], ""
    title = next((rest[0] for code, rest in lines if code == "H"), "")
    for code, rest in lines:
        text = rest[-1]
        for codes, opening, closing in (("TRVW", "<table>", "</table>"), ("L", "<ul>", "</ul>")):
            if code in codes and (before == "" or before not in codes):
                body.append(opening)
            if before and before in codes and code not in codes:
                body.append(closing)
        if code == "H":
            body.append(f"<h1>{_inline(text)}</h1>")
        elif code in "TRVW":
            body.append("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in rest) + "</tr>")
        elif code == "L":
            body.append(f"<li>{_inline(text)}</li>")
        elif code == "S" or text.startswith("<h>"):
            body.append(f"<h3>{_inline(MARK.sub('', text) if '<h>' in text else text)}</h3>")
        elif code == "C":
            body.append(f'<figure><img src="x.jpg" alt=""><figcaption>{_inline(text)}</figcaption></figure>')
        else:
            body.append(f"<p>{_inline(text)}</p>")
        before = code
    if before in ("T", "V", "W", "R"):
        body.append("</table>")
    inner = "\n".join(body)
    return (
        f'<!DOCTYPE html>\n<html lang="{head.get("language", "en")}">'
        f'<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n'
        f'<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>\n<article>\n{inner}\n</article>\n'
        f"<footer><p>Contact</p></footer></body></html>\n"
    )


def main() -> None:
    """Write page and truth for each annotated text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--again", action="store_true", help="write over interviews of the same names")
    given = parser.parse_args()
    there = [file.stem for file in given.files if (given.to / f"{file.stem}.json").exists()]
    if there and not given.again:
        parser.error(f"{', '.join(there)}: already in {given.to}; take other names, or say --again")
    given.to.mkdir(parents=True, exist_ok=True)
    for file in given.files:
        head, lines = parse(file.read_text("utf-8"))
        page = given.to / (file.stem + SUFFIX[head["format"]])
        page.write_text(published(head, lines), "utf-8")
        body = {"file": page.name, **truth(head, lines)}
        page.with_suffix(".json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
