"""Pronouns, "both sides" and bare titles: looking back along the trail for who is meant."""

from __future__ import annotations

from detente.identity.mention import Mention
from detente.identity.scene import Scene
from detente.identity.wordlists import SPEECH

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
_PAIRS = {
    ("both", "sides"),
    ("both", "countries"),
    ("both", "leaders"),
    ("both", "parties"),
    ("both", "governments"),
    ("both", "presidents"),
    ("both", "ministers"),
    ("both", "delegations"),
    ("both", "men"),
    ("two", "sides"),
    ("two", "countries"),
    ("two", "leaders"),
    ("two", "parties"),
    ("two", "presidents"),
    ("two", "ministers"),
    ("two", "delegations"),
    ("two", "governments"),
    ("two", "men"),
    ("warring", "parties"),
    ("warring", "sides"),
    ("two", "states"),
    ("both", "states"),
    ("opposing", "sides"),
}
_PEOPLE_PAIRS = frozenset({"leaders", "presidents", "ministers", "men"})
WINDOW = 2  # sentences a pronoun looks back
FAR = 6  # sentences after which a lone candidate is no longer sure


def read_pronoun(scene: Scene, index: int) -> tuple[Mention, int] | None:
    """A pronoun at a word, resolved to the most plausible person, state or group before it."""
    key = scene.key(index)
    if key in HE or key in SHE:
        return _person(scene, index, "f" if key in SHE else "m"), index + 1
    if key in THEY:
        return _plural(scene, index)
    if key == "it" and scene.key(index + 1) in SPEECH:
        return _it(scene, index)
    if key in ("both", "two", "warring", "opposing"):
        return _pair(scene, index)
    return None


def _person(scene: Scene, index: int, gender: str) -> Mention:
    start, end, text = scene.span(index, index + 1)
    ranked = ranked_people(scene, index, gender)
    if not ranked:
        return Mention(
            start=start,
            end=end,
            text=text,
            actor=None,
            kind="pronoun",
            certain=False,
            why=f'"{text}": nobody it could mean was named before',
        )
    best, others = ranked[0], tuple(m.actor or "" for m in ranked[:4])
    lone = len({m.actor for m in ranked}) == 1
    which = "only" if lone else "most prominent"
    why = f'"{text}" looks back to "{best.text}", the {which} person named just before'
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=best.actor,
        kind="pronoun",
        state=best.state,
        certain=lone,
        candidates=() if lone else tuple(dict.fromkeys(others)),
        why=why,
        role=best.role,
        level=best.level,
    )


def ranked_people(scene: Scene, index: int, gender: str | None) -> list[Mention]:
    """People a pronoun may mean, best first: this sentence's first, then the last sentence's first."""
    now = scene.sentence[index]
    seen: dict[str, tuple[tuple[int, int], Mention]] = {}
    for place in range(len(scene.trail) - 1, -1, -1):
        at, mention = scene.trail[place]
        distance = now - scene.sentence[at]
        if distance > FAR:
            break
        if not (mention.actor or "").startswith("person:"):
            continue
        known = scene.people.get(mention.actor or "")
        if gender and known is not None and known.gender not in (None, gender):
            continue
        score = (distance, at if distance < WINDOW else -at)
        if mention.kind == "pronoun":
            score = (score[0], score[1] - 5)
        held = seen.get(mention.actor or "")
        if held is None or score < held[0]:
            seen[mention.actor or ""] = (score, mention)
    near = [m for s, m in sorted(seen.values(), key=lambda pair: pair[0]) if s[0] < WINDOW]
    return near or [m for _, m in sorted(seen.values(), key=lambda pair: pair[0])][:1]


def _plural(scene: Scene, index: int) -> tuple[Mention, int] | None:
    start, end, text = scene.span(index, index + 1)
    now = scene.sentence[index]
    recent: list[Mention] = []
    for at, mention in reversed(scene.trail):
        if now - scene.sentence[at] > WINDOW:
            break
        if mention.kind in ("group", "organisation", "state", "role") and mention.actor:
            recent.append(mention)
    actors = tuple(dict.fromkeys(m.actor or "" for m in recent))
    if not actors:
        return None
    best = recent[0]
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=best.actor,
        kind="pronoun",
        state=best.state,
        certain=False,
        candidates=actors[:4],
        why=f'"{text}" may look back to "{best.text}", the nearest group or state',
    ), index + 1


def _it(scene: Scene, index: int) -> tuple[Mention, int] | None:
    start, end, text = scene.span(index, index + 1)
    now = scene.sentence[index]
    for at, mention in reversed(scene.trail):
        if now - scene.sentence[at] > 1:
            return None
        if mention.kind in ("group", "organisation", "state") and mention.actor:
            return Mention(
                start=start,
                end=end,
                text=text,
                actor=mention.actor,
                kind="pronoun",
                state=mention.state,
                certain=False,
                candidates=(mention.actor,),
                role=mention.role,
                why=f'"{text}" speaks, and "{mention.text}" is the nearest that can',
            ), index + 1
    return None


def _pair(scene: Scene, index: int) -> tuple[Mention, int] | None:
    after = scene.key(index + 1)
    if (scene.key(index), after) not in _PAIRS:
        return None
    first = index - 1 if scene.key(index - 1) == "the" else index
    start, end, text = scene.span(first, index + 2)
    if after in _PEOPLE_PAIRS:
        pair = [m.actor or "" for m in ranked_people(scene, index, None)][:2]
    else:
        pair = scene.parties[-2:]
    level = {
        "leaders": "leader",
        "presidents": "leader",
        "ministers": "minister",
        "delegations": "delegation",
    }.get(after)
    sure = len(pair) == 2 and (after in _PEOPLE_PAIRS or len(scene.parties) == 2)
    why = (
        f'"{text}" takes up the two last named'
        if len(pair) == 2
        else f'"{text}": fewer than two were named before'
    )
    return Mention(
        start=start,
        end=end,
        text=text,
        actor=None,
        kind="pronoun",
        certain=sure,
        candidates=tuple(pair),
        why=why,
        level=level,
    ), index + 2
