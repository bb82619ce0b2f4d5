"""Which labels make speakers: those that return, or stand in for question and answer.

A label seen once counts in a transcript in which others return; a single "Note:" does not make a speaker.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from detente.reading.blocks_lines import Line
from detente.reading.blocks_words import fold
from detente.reading.turns_cues import cues
from detente.reading.turns_label import Label, label_at, role_of
from detente.reading.turns_tables import head_rows

_NAMING = 20
"""The most words of a line that names who takes part."""
_LEAD = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){1,5}")


def labels(body: list[tuple[int, Line]]) -> dict[int, Label]:
    """Line number -> its label, for the labels that count in this document; a table's head row has none."""
    lines = dict(body)
    heads = head_rows(body)
    found = {
        number: label
        for number, line in body
        if line.row not in heads and (label := label_at(line)) is not None
    }
    cells = Counter(label.key for number, label in found.items() if lines[number].row is not None)
    found = {n: label for n, label in found.items() if lines[n].row is None or cells[label.key] > 1}
    kept = _kept(found, lines)
    if len(kept) < 2:
        kept = _unsigned(lines)
    if len(kept) < 2:
        return {}
    tabled = {number: label for number, label in kept.items() if lines[number].row is not None}
    return tabled if 2 * len(tabled) > max(len(kept), 4) else kept


def _unsigned(lines: dict[int, Line]) -> dict[int, Label]:
    """Names that run into the words where styles were lost: two of them at least, each returning."""
    heads: dict[str, list[int]] = defaultdict(list)
    for number, line in lines.items():
        run = _LEAD.match(line.words)
        words = run.group().split() if run and line.row is None and len(line.words) > run.end() else []
        for length in range(2, min(len(words), 5) + 1):
            heads[" ".join(words[:length])].append(number)
    whole = {
        head: at for head, at in heads.items()
        if len(at) >= 2
        and not any(o.startswith(head + " ") and len(heads[o]) == len(at) for o in heads)
    }  # fmt: skip
    longest = sorted(whole, key=len, reverse=True)
    kept: dict[int, Label] = {}
    for head in longest:
        for number in whole[head]:
            line = lines[number]
            kept.setdefault(number, Label(fold(head), head, line.inner + len(head) + 1, "unsigned"))
    return (
        kept
        if len({label.key for label in kept.values()}) >= 2 and len(kept) * 5 >= 3 * len(lines) - 10
        else {}
    )


def _kept(found: dict[int, Label], lines: dict[int, Line]) -> dict[int, Label]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, label in found.items():
        by_key[label.key].append(number)
    order = list(lines)
    after = dict(pairwise(order))
    paired = {letter for a, b in cues().pairs if a in by_key and b in by_key for letter in (a, b)}
    firm = {key for key, numbers in by_key.items() if _firm(key, numbers, found, lines, after, paired)}
    if not firm:
        return _few(found, lines)
    if not _talk(firm, found, lines):
        return {}
    several = sum(1 for label in found.values() if label.key in firm) >= 3 and len(firm) >= 2
    tokens = {token for key in firm for token in key.split() if len(token) > 2}
    letters = {key.replace(".", "").replace(" ", "") for key in firm}
    forms = Counter((label.key, label.form) for label in found.values())
    shouted = all(found[n].text.isupper() for key in firm for n in by_key[key])
    styles = {form for key, form in forms if key in firm}
    dashed = Counter({key: times for (key, form), times in forms.items() if form == "dash"})
    kept = {}
    for number, label in found.items():
        words = label.key.split()
        beside = sum(forms[label.key, form] for form in ("colon", "bold", "dash"))
        if label.form == "own" and beside > forms[label.key, "own"]:
            continue  # A masthead, on a page where that name speaks on the line of its words.
        if label.key in firm:
            belongs = label.form != "dash" or dashed[label.key] >= 2
        else:
            alike = label.form in styles and label.text.isupper() >= shouted
            near = (
                bool(tokens & set(words))
                or (several and alike and (1 if shouted else 2) <= len(words) <= 4)
                or _first(label.key) in letters
            )
            belongs = label.form in ("colon", "bold") and near
        if belongs:
            kept[number] = label
    return _unheaded(kept, lines)


def _unheaded(kept: dict[int, Label], lines: dict[int, Line]) -> dict[int, Label]:
    """Without the lines above the talk that name who takes part ("Presenter: Jane Doe"): a label seen once,
    short and without a question, before any of two or more that return."""
    times = Counter(label.key for label in kept.values())
    returning = {key for key, count in times.items() if count >= 2}
    if len(returning) < 2:
        return kept
    first = min(number for number, label in kept.items() if label.key in returning)
    tokens = {token for key in returning for token in key.split()} | {_first(key) for key in returning}
    names = {
        number
        for number, label in kept.items()
        if number < first
        and label.form == "colon"
        and not tokens & {*label.key.split(), _first(label.key)}
        and "?" not in (said := _said(number, label, lines))
        and len(said.split()) <= _NAMING
    }
    return {number: label for number, label in kept.items() if number not in names}


def _firm(
    key: str,
    numbers: list[int],
    found: dict[int, Label],
    lines: dict[int, Line],
    after: dict[int, int],
    paired: set[str],
) -> bool:
    """True where a label makes a speaker by itself."""
    forms = Counter(found[number].form for number in numbers)
    role = role_of(key)
    if forms["loose"]:
        said = [_said(number, found[number], lines) for number in numbers]
        return len(said) >= 2 and sum(1 for text in said if "?" in text or "؟" in text) * 3 >= 2 * len(said)
    if len(key) == 1 and role is not None:
        return key in paired and (forms["own"] < len(numbers) or len(numbers) >= 2)
    if role is not None and len(numbers) > forms["own"] + forms["dash"]:
        return True
    if forms["colon"] + forms["bold"] + forms["letter"] >= 2:
        return True
    return len(numbers) >= 2 and (role is not None or _spoken(numbers, found, lines, after))


def _first(key: str) -> str:
    return "".join(token[0] for token in re.findall(r"[^\W\d_]+", key))


def _spoken(
    numbers: list[int], found: dict[int, Label], lines: dict[int, Line], after: dict[int, int]
) -> bool:
    """True where a line that is only this label is followed by words each time, never by another label."""
    following = [lines[after[number]] for number in numbers if number in after]
    follow = sum(1 for line in following if len(line.text) > 25 or "?" in line.text)
    own = sum(1 for number in numbers if found[number].form == "own")
    return not own or follow >= max(2, own - 1)


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
    for (n, first), (m, second) in pairwise(named):
        asks = re.search(r"[?؟][\"”»]?$", _said(n, first, lines).strip())
        if asks and first.key != second.key and m - n <= 3 and len(_said(m, second, lines).split()) >= 6:
            return {n: first, m: second}
    return {}
