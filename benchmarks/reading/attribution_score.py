"""Attribution measures: exact span F1 a role; records matched on half their content words, with the right
source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.reading.brat import Record, Spans

WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
ROLES = ("source", "cue", "content")


def f1(both: int, found: int, gold: int) -> float:
    """F1 in per cent from counts of agreement, of what was found and of what was there."""
    return round(200 * both / max(1, found + gold), 1)


def form(text: str, content: Spans) -> str:
    """direct, mixed or indirect, by how much of the content stands between double quotation marks."""
    body = " ".join(text[a:b] for a, b in content).strip()
    if not re.search('["“”]', body):
        return "indirect"
    quoted = sum(map(len, re.findall('["“]([^"“”]*)["”]?', body)))
    return "direct" if quoted >= 0.85 * len(body) - 4 else "mixed"


def covered(words: list[tuple[int, int]], spans: Spans) -> frozenset[int]:
    """The words that the spans touch."""
    return frozenset(i for i, (a, b) in enumerate(words) for s, e in spans if a < e and b > s)


def pairs(gold: list[frozenset[int]], found: list[frozenset[int]]) -> list[tuple[int, int]]:
    """One-to-one matches with a Jaccard index of at least one half, the closest first."""
    near = sorted(
        ((len(g & f) / max(1, len(g | f)), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        reverse=True,
    )
    out: dict[int, int] = {}
    for score, i, j in near:
        if score >= 0.5 and i not in out and j not in out.values():
            out[i] = j
    return list(out.items())


def score(articles: Iterable[tuple[str, list[Record], list[Record]]]) -> dict[str, float]:
    """Measures in per cent over (text, gold, found) of each article."""
    n: Counter[str] = Counter()
    for text, gold, found in articles:
        for role in ROLES:
            g, f = ({s for r in rs for s in getattr(r, role)} for rs in (gold, found))
            n.update({f"{role} both": len(g & f), f"{role} gold": len(g), f"{role} found": len(f)})
        _records(text, [r for r in gold if r.content], [r for r in found if r.content], n)
    out = {f"exact {r} F1": f1(n[f"{r} both"], n[f"{r} found"], n[f"{r} gold"]) for r in ROLES}
    out["record content F1"] = f1(n["matched"], n["found"], n["gold"])
    out["record content+source F1"] = f1(n["right"], n["found"], n["gold"])
    out["source right on matched"] = round(100 * n["right"] / max(1, n["matched"]), 1)
    for kind in ("direct", "mixed", "indirect"):
        out[f"recall {kind}"] = round(100 * n[f"right {kind}"] / max(1, n[f"gold {kind}"]), 1)
    return out


def _records(text: str, gold: list[Record], found: list[Record], n: Counter[str]) -> None:
    words = [m.span() for m in WORD.finditer(text)]
    n.update({"gold": len(gold), "found": len(found)})
    n.update(f"gold {form(text, r.content)}" for r in gold)
    content = [[covered(words, r.content) for r in rs] for rs in (gold, found)]
    for i, j in pairs(*content):
        n["matched"] += 1
        ours, theirs = covered(words, found[j].source), covered(words, gold[i].source)
        if (not ours and not theirs) or ours & theirs:
            n.update(["right", f"right {form(text, gold[i].content)}"])
