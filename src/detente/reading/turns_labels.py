"""Labels of speakers at the head of a line: "Q:", "RB:", "**Maria Lopez:**", "BBC —", "The Paper:".

A label counts where it returns, or stands in for question and answer, or belongs to a transcript in
which others return: a single "Note:" does not make a speaker.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from detente.reading.blocks_lines import Line
from detente.reading.blocks_words import fold
from detente.reading.turns_cues import cues

_STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–—]?\s*)?"
_OPEN = r"(?:[*_]{1,3}|(?:<(?:b|strong|em|i|u)>)+)?"
_CLOSE = r"(?:[*_]{1,3}|(?:</(?:b|strong|em|i|u)>)+)?"
_COLON = re.compile(
    rf"{_STAMP}(?:[-–—]\s+)?{_OPEN}\s*[«„“‘\"]?(?P<label>[^\W_][^:：\n*<>|?!؟]{{0,78}}?)\s*{_STAMP}{_CLOSE}\s*[:：]\s*{_CLOSE}\s*(?=\S|$)"
)
_LETTER = re.compile(
    rf"{_STAMP}{_OPEN}\s*(?P<label>[^\W\d_]{{1,9}}\.?\s?\d{{0,3}})\s*(?:[.):\-–—|]\s*{_CLOSE}|{_CLOSE}\s*[.):\-–—|])\s*{_CLOSE}\s*(?=\S|$)"
)
_DASHED = re.compile(
    rf"{_STAMP}{_OPEN}\s*(?P<label>[^\W\d_][^:：\n*<>|?!؟,;—–]{{0,40}}?)\s*{_CLOSE}\s+[—–-]\s+{_CLOSE}(?=\S)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?-?){2,4}|[^\W\d_]\.|[^\W\d_a-zа-яё]{2,4}")
_ASIDE = re.compile(r"\s*[(\[].*?[)\]]|\s*,\s.*$")
_TOKEN = re.compile(r"[^\W_]+(?:[.’'\-&/][^\W_]+)*\.?")
_NUMBERED = re.compile(r"[\s.]*\d{1,3}$")
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "zu",
        "of",
        "the",
        "and",
        "und",
        "y",
        "e",
        "et",
        "und",
        "i",
        "и",
        "і",
        "та",
        "й",
        "für",
        "for",
        "ould",
        "ag",
        "bint",
        "st",
        "dr",
        "ли",
        "оглы",
        "кызы",
        "улы",
        "uly",
        "qyzy",
        "ұлы",
        "қызы",
    ]
)


@dataclass(slots=True)
class Label:
    """A label at the head of a line: `key` compares, `text` is as written, speech starts at `body`."""

    key: str
    text: str
    body: int
    form: str
    """colon, letter (Q. A.), dash, bold, or own (a line that is nothing else)."""
    role: str | None = None
    """question or answer, where the label itself says so."""


def key_of(label: str) -> str:
    """What two labels are compared by."""
    bare = _ASIDE.sub("", label) or label
    return " ".join(fold(_NUMBERED.sub("", bare).strip(" .*_[]()")).split())


def _role(key: str) -> str | None:
    known = cues()
    if key in known.question and key in known.answer:
        return "either"
    return "question" if key in known.question else "answer" if key in known.answer else None


def name_like(label: str) -> bool:
    """True where a label could name a person or an outlet: few words, capitals where the script has them."""
    bare = _ASIDE.sub("", label).strip()
    words = _TOKEN.findall(bare)
    if not 1 <= len(words) <= 6 or key_of(label) in cues().not_names or len(bare) > 60:
        return False
    lead = words[0]
    if not lead[:1].isupper() and lead[:1].islower() and not re.match(r"[a-z]{1,3}-?[A-Z]", lead):
        return False
    return all(
        w[:1].isupper() or not w[:1].islower() or w.casefold() in PARTICLES or w[:1].isdigit() or "." in w
        for w in words
    )


def _made(line: Line, text: str, past: int, form: str) -> Label | None:
    text = text.strip(' «»„“”‘’"')
    key = key_of(text)
    role = _role(key) if len(key.split()) <= 2 else None
    if not key:
        return None
    if role is None and not name_like(text):
        loose = (
            form == "colon" and text[:1].isupper() and len(key.split()) <= 3 and key not in cues().not_names
        )
        return Label(key, text, line.inner + past, "loose") if loose else None
    if form == "letter" and (role is None or not (text[:1].isupper() or not text[:1].islower())):
        return None
    return Label(key, text.strip(), line.inner + past, form, role)


def _bold(line: Line) -> Label | None:
    """A name set in bold before the words: with no colon after it."""
    length = line.bold
    offset = line.inner - line.start
    if not length or offset >= length + 6 or length * 10 >= 9 * (len(line.text) - offset):
        return None
    lead = line.words[:length].strip("*_ ").rstrip(":：.—–- ")
    past = length
    while past < len(line.words) and line.words[past] in "*_:：.—–- \u00a0":
        past += 1
    if not lead or lead[-1] in "?!؟" or len(lead) > 60 or past >= len(line.words):
        return None
    return _made(line, lead, past, "bold")


def label_at(line: Line) -> Label | None:
    """The label at the head of a line, if one stands there."""
    words = line.words
    head = words[:120]
    for pattern, form in ((_COLON, "colon"), (_LETTER, "letter")):
        found = pattern.match(head)
        if found and not words[found.end() :].startswith("//"):
            after, colon = (
                words[found.end() : found.end() + 1],
                words[found.start() : found.end()].rstrip("*_ "),
            )
            if (
                form == "colon"
                and after.isdigit()
                and colon[-2:-1].isdigit()
                and not words[found.end() - 1].isspace()
            ):
                continue
            made = _made(line, found.group("label"), found.end(), form)
            if made is not None:
                return (
                    made
                    if found.end() < len(words)
                    else Label(made.key, made.text, line.end, "own", made.role)
                )
    if (bold := _bold(line)) is not None:
        return bold
    bare = words.strip("*_[] ")
    if ":" in bare:
        return None
    if (
        len(bare) <= 60
        and bare
        and (not line.ended or _INITIALS.fullmatch(bare))
        and not bare.startswith(("@", "©", "-", "–", "—"))
    ):
        made = _made(line, bare, len(words), "own")
        if made is not None:
            return made
    found = _DASHED.match(head)
    return _made(line, found.group("label"), found.end(), "dash") if found else None


def labels(body: list[tuple[int, Line]]) -> dict[int, Label]:
    """Line number -> its label, for the labels that count in this document."""
    found = {number: label for number, line in body if (label := label_at(line)) is not None}
    kept = _kept(found, dict(body))
    if len(kept) < 2:
        return {}
    return kept


def _kept(found: dict[int, Label], lines: dict[int, Line]) -> dict[int, Label]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for label in found.values():
        counts[label.key][label.form] += 1
    paired = {letter for a, b in cues().pairs if a in counts and b in counts for letter in (a, b)}
    firm: set[str] = set()
    for key, forms in counts.items():
        sure = forms["colon"] + forms["bold"] + forms["letter"]
        total = sum(forms.values())
        role = _role(key)
        if forms["loose"]:
            said = [_said(number, label, lines) for number, label in found.items() if label.key == key]
            if len(said) >= 2 and sum(1 for text in said if "?" in text or "؟" in text) * 3 >= 2 * len(said):
                firm.add(key)
        elif len(key) == 1 and role is not None:
            if key in paired:
                firm.add(key)
        elif (
            (role is not None and total - forms["own"] - forms["dash"] >= 1)
            or sure >= 2
            or (total >= 2 and (forms["own"] or forms["dash"]) and (role or _spoken(key, found, lines)))
        ):
            firm.add(key)
    if not firm:
        return _few(found, lines)
    if not _talk(firm, found, lines):
        return {}
    kept = {}
    several = sum(1 for label in found.values() if label.key in firm) >= 3 and len(firm) >= 2
    tokens = {token for key in firm for token in key.split() if len(token) > 2}
    for number, label in found.items():
        if (label.key in firm and (label.form != "dash" or counts[label.key]["dash"] >= 2)) or (
            label.form in ("colon", "bold")
            and (
                tokens & set(label.key.split())
                or (several and len(label.key.split()) in (2, 3, 4))
                or _abbreviates(label, firm)
            )
        ):
            kept[number] = label
    return kept


def _abbreviates(label: Label, firm: set[str]) -> bool:
    letters = "".join(token[0] for token in re.findall(r"[^\W\d_]+", label.key))
    return any(letters == key.replace(".", "").replace(" ", "") for key in firm)


def _spoken(key: str, found: dict[int, Label], lines: dict[int, Line]) -> bool:
    """True where a line that is only this label is followed by words each time, never by another label."""
    order = list(lines)
    place = {number: at for at, number in enumerate(order)}
    numbers = [number for number, label in found.items() if label.key == key]
    after = [lines[order[place[n] + 1]] for n in numbers if place[n] + 1 < len(order)]
    follow = [line for line in after if len(line.text) > 25 or "?" in line.text]
    own = [number for number in numbers if found[number].form == "own"]
    return not own or len(follow) >= max(2, len(own) - 1)


def _talk(firm: set[str], found: dict[int, Label], lines: dict[int, Line]) -> bool:
    """True where the labelled lines read like talk: somebody asks, or people speak at length in turn."""
    spoken = [(label, _said(number, label, lines)) for number, label in found.items() if label.key in firm]
    if not spoken:
        return False
    asked = sum(
        1 for label, said in spoken if "?" in said or "؟" in said or label.role in ("question", "either")
    )
    lengths = sorted(len(said.split()) for _, said in spoken)
    sides = len({label.key for label, _ in spoken})
    if sides == 1:
        return len(spoken) >= 2 and (
            asked * 2 >= len(spoken) or spoken[0][0].role == "answer" or lengths[len(lengths) // 2] >= 10
        )
    return asked >= 1 or (len(spoken) >= 4 and lengths[len(lengths) // 2] >= 8)


def _said(number: int, label: Label, lines: dict[int, Line]) -> str:
    line = lines[number]
    said = line.text[label.body - line.start :]
    following = lines.get(number + 1) or lines.get(number + 2) or lines.get(number + 3)
    return said if said.strip() or following is None else following.text


def _few(found: dict[int, Label], lines: dict[int, Line]) -> dict[int, Label]:
    """A short exchange: two names with a colon each, a question and its answer."""
    named = [(n, label) for n, label in sorted(found.items()) if label.form in ("colon", "bold")]
    for (n, first), (m, second) in zip(named, named[1:], strict=False):
        asks = re.search(r"[?؟][\"”»]?$", _said(n, first, lines).strip())
        if asks and first.key != second.key and m - n <= 3 and len(_said(m, second, lines).split()) >= 6:
            return {n: first, m: second}
    return {}
