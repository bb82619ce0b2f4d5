"""Made-up interviews in many wordings, to learn from: parts put together by chance.

    python -m training.interviews.generate --count 20 --seed 1 --to FOLDER

writes some to look at. The wordings are in wording/, what fills them in pools.yaml; names and papers are made
up, and many roles and papers are of no known kind on purpose: what is learned is the sentence, not the word.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

from benchmarks.structure.annotate import SUFFIX, parse, published, truth
from training.interviews import frames
from training.interviews.story import Story, wording

WHOLE, PIECES = 0.75, 16
"""The most of made-up interviews whose opening was written as one; so many such wordings make it half."""
FRAMED = 0.5
"""The share of made-up interviews with what stands around an article on a page."""
TURNS = " <> "
"""What stands in a wording for the talk between opening and closing."""


def annotated(pick: random.Random, framed: float = 0.0) -> str:
    """One made-up interview as an annotated text (see benchmarks.structure.annotate); at a share of `framed`
    with what stands around an article on a page."""
    story = Story(pick)
    form = pick.choices(("txt", "md", "html"), (66, 22, 12))[0]
    head = _opening(story)
    closing = _closing(story)
    lines = _turns(story, form)
    if framed and pick.random() < framed:
        head, lines, closing = _framed(story, head, lines, closing)
    host = {"person": story.host.name, "outlet": story.paper.name, "none": "-"}[story.asks]
    top = [
        f"@format {form}",
        f"@language {story.language}",
        "@layout made",
        f"@interviewer {host}",
        f"@interviewee {story.guest.name}",
    ]
    return "\n".join([*top, *head, *lines, *closing]) + "\n"


def _framed(
    story: Story, head: list[str], lines: list[str], closing: list[str]
) -> tuple[list[str], list[str], list[str]]:
    """The parts of an interview with furniture above, between and below them."""
    pick = story.pick
    above = [f"F|{line}" for line in frames.top(story)] if pick.random() < 0.8 else []
    under = [f"F|{line}" for line in frames.under(story)] if pick.random() < 0.6 else []
    turns: list[str] = []
    for line in lines:
        if line.startswith("Q|") and turns and pick.random() < 0.3:
            turns += [f"F|{one}" for one in frames.inside(story)]
        turns.append(line)
    below = [f"F|{line}" for line in frames.foot(story)] if pick.random() < 0.8 else []
    return [*above, head[0], *under, *head[1:]], turns, [*closing, *below]


def _whole(story: Story) -> list[str]:
    """An opening that was written as one."""
    text = story.chosen(story.pick.choice(wording(story.language)["whole"]))
    story.asks = "person" if re.search(r"\{(?:OH|H\w?)\}", text) else "outlet" if "{O" in text else "none"
    text, _, closing = text.partition(TURNS)
    story.closing = [story.filled(line) for line in closing.split("//") if line.strip()]
    story.closed = False  # type: ignore[attr-defined]
    lines = [story.filled(line) for line in text.split("//") if line.strip()]
    return [f"H|{lines[0]}", *(f"P|{line}" for line in lines[1:])]


def _opening(story: Story) -> list[str]:
    pick = story.pick
    whole = len(wording(story.language).get("whole", ()))
    if whole and pick.random() < min(WHOLE, whole / (whole + PIECES)):
        return _whole(story)
    for _ in range(50):
        title = story.of("headline")
        if story.paper.name in title and story.asks != "outlet":
            continue
        said = [story.of("guest") for _ in range(pick.choice((0, 1, 1, 2)))]
        said += [story.of("neutral") for _ in range(pick.choice((0, 0, 1, 1, 2, 3)))]
        pick.shuffle(said)
        byline: list[str] = []
        closed = False
        if story.asks == "person":
            how = pick.random()
            byline = [story.of("byline")] if "byline" in wording(story.language) and how < 0.4 else []
            closed = 0.4 <= how < 0.5
            if not byline and not closed:
                said.append(story.of("host_person"))
            elif byline and pick.random() < 0.2:
                said.append(story.of(pick.choice(("host_none", "host_person", "host_outlet"))))
        else:
            said.append(story.of(f"host_{story.asks}"))
        if pick.random() < 0.15:
            said = [*said[-1:], *said[:-1]]
        if story.guest.name in " ".join([title, *said]) or pick.random() < 0.02:
            break
    story.closed = closed  # type: ignore[attr-defined]
    joined = [" ".join(said)] if pick.random() < 0.65 else said
    body = [f"P|{line}" for line in joined if line]
    at = pick.choice((0, 0, len(body)))
    body[at:at] = [f"P|{line}" for line in byline]
    if pick.random() < 0.15:
        body.insert(pick.randint(0, len(body)), "F|" + story.of("aside"))
    return [f"H|{title}", *body]


def _closing(story: Story) -> list[str]:
    pick, lines = story.pick, [f"P|{line}" for line in story.closing]
    if pick.random() < 0.3:
        lines.append("F|" + story.of("closing_neutral"))
    if getattr(story, "closed", False) or (story.asks == "person" and pick.random() < 0.12):
        lines.insert(pick.randint(0, len(lines)), "P|" + story.of("closing_person"))
    elif story.asks == "outlet" and pick.random() < 0.2:
        lines.append("F|" + story.of("closing_outlet"))
    return lines


def _turns(story: Story, form: str) -> list[str]:
    pick = story.pick
    layout = pick.choices(
        ("dash", "qa", "plain", "bold", "names", "initials", "answers"), (22, 22, 14, 14, 12, 10, 6)
    )[0]
    asks, says = "", ""
    host = story.host.name if story.asks == "person" else story.paper.name
    if layout == "dash":
        asks = says = pick.choice(("— ", "– "))
    elif layout == "qa" or (layout in ("names", "initials") and story.asks == "none"):
        asks, says = pick.choice(
            (("Q: ", "A: "), ("Question: ", "Answer: "), ("Q. ", "A. "), ("Interviewer: ", "Guest: "))
        )
    elif layout == "names":
        asks, says = pick.choice(
            (
                (f"{host}: ", f"{story.guest.name}: "),
                (f"{host.split()[-1]}: ", f"{story.guest.last}: "),
                (f"{host}: ", f"{story.guest.last}: "),
            )
        )
    elif layout == "initials":
        letters = [
            "".join(word[0] for word in re.findall(r"[^\W_]+", name)).upper()
            for name in (host, story.guest.name)
        ]
        if letters[0] != letters[1] and all(len(found) > 1 for found in letters):
            asks, says = (f"{found}: " for found in letters)
        else:
            asks, says = "Q: ", "A: "
    elif layout == "answers":
        asks, says = ("", f"{story.guest.name}: ")
    lines = []
    count = pick.choice((2, 3, 3, 4))
    questions = pick.sample(
        wording(story.language)["question"], min(count, len(wording(story.language)["question"]))
    )
    for question in questions:
        asked, said = story.filled(question), story.of("answer")
        bold = layout in ("bold", "answers")
        mark = ("<b>", "</b>") if form == "html" and bold else ("**", "**") if bold else ("", "")
        lines.append(f"Q|Interviewer|{mark[0]}{asks}{asked}{mark[1]}")
        lines.append(f"A|Guest|{says}{said}")
        if pick.random() < 0.2:
            lines.append("F|" + story.of("aside"))
    return lines


def made(count: int, seed: int, folder: Path, framed: float = 0.0) -> None:
    """Write made-up interviews with their truths into a folder; `framed` as in `annotated`."""
    folder.mkdir(parents=True, exist_ok=True)
    pick = random.Random(seed)
    for number in range(count):
        head, lines = parse(annotated(pick, framed))
        page = folder / f"made_{seed}_{number:05d}{SUFFIX[head['format']]}"
        page.write_text(published(head, lines), "utf-8")
        body = {"file": page.name, **truth(head, lines)}
        page.with_suffix(".json").write_text(json.dumps(body, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Write some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--framed", type=float, default=0.0)
    parser.add_argument("--to", type=Path, required=True)
    given = parser.parse_args()
    made(given.count, given.seed, given.to, given.framed)


if __name__ == "__main__":
    main()
