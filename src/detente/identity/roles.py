"""Titles made into mentions: with a name after them, alone, or leaning on somebody named before."""

from __future__ import annotations

import msgspec

from detente.identity.alone import alone
from detente.identity.mention import Mention
from detente.identity.naming import name_after
from detente.identity.officeholders import office_mention, title_mention
from detente.identity.phrase import Title, owner_at, read_title
from detente.identity.pronouns import HE, SHE, ranked_people
from detente.identity.scene import Scene
from detente.identity.tables import words_of

_SILENT = words_of("roles.silent")


def read_role(scene: Scene, index: int) -> list[Mention] | None:
    """The mentions of a title that starts at a word, or None. The last word is in the last mention's end."""
    leaning = _counterpart(scene, index)
    if leaning is not None:
        return leaning
    title = read_title(scene, index)
    if title is None or (title.office.kind == "relative"):
        return _shared_title(scene, index)
    if title.office.kind == "body" or title.plural:
        return _body(scene, title)
    mention = name_after(scene, title) or alone(scene, title)
    return [mention] if mention is not None else None


def _shared_title(scene: Scene, index: int) -> list[Mention] | None:
    """ "the Russian and Ukrainian presidents": each state gets the office it shares."""
    at = index + 1 if scene.key(index) == "the" else index
    owners: list[tuple[int, int]] = []
    title = None
    while len(owners) < 6:
        found = owner_at(scene, at)
        if found is None or found[0].use not in ("adjective", "name"):
            return None
        owners.append((at, found[1]))
        title = read_title(scene, at) if owners[:-1] else None
        if title is not None and title.owner is not None:
            break
        at = found[1]
        gap = scene.gap(at)
        if scene.key(at) in ("and", "or"):
            at += 1
        elif gap.strip() != "," and scene.gap(at) != "-":
            return None
    if title is None or len(owners) < 2:
        return None
    mentions = []
    for first, last in owners[:-1]:
        entry = owner_at(scene, first)
        assert entry is not None
        mentions.append(office_mention(scene, Title(first, last, title.office, entry[0])))
    return [*mentions, office_mention(scene, title)]


def _body(scene: Scene, title: Title) -> list[Mention] | None:
    """A ministry, army or government, or several office holders: it speaks for its state."""
    if title.owner is None:
        if (
            title.office.kind == "post"
            or not title.definite
            or title.office.role in _SILENT - {"government", "delegation"}
        ):
            return None
        return [_bare_body(scene, title)]
    return [office_mention(scene, title)]


def _bare_body(scene: Scene, title: Title) -> Mention:
    text = scene.span(title.first, title.last)[2]
    states = [p for p in scene.parties if len(p) == 3]
    actor = states[-1] if states else None
    why = f'"{text}" does not say whose; ' + (
        f"{scene.gazetteer.states[actor]} was named last" if actor else "no state was named"
    )
    return title_mention(
        scene,
        title,
        actor=actor,
        state=actor,
        certain=False,
        candidates=tuple(reversed(states[-3:])),
        why=why,
    )


def _counterpart(scene: Scene, index: int) -> list[Mention] | None:
    """ "his Russian counterpart Sergey Lavrov": the same office in another state."""
    at = index + 1 if scene.key(index) in HE | SHE | {"the", "their"} else index
    owner = owner_at(scene, at)
    if owner is None or not any(e.kind == "relative" for e in scene.entries(owner[1], "office")):
        return None
    last = scene.hits[owner[1]].last
    gender = "f" if scene.key(index) in SHE else "m" if scene.key(index) in HE else None
    lead = next((m for m in ranked_people(scene, index, gender) if m.role), None)
    if lead is None or lead.role is None:
        return None
    office = next((e for e in scene.gazetteer.entries.get(lead.role, []) if e.use == "office"), None)
    if office is None:
        return None
    title = Title(index, last, office, owner[0])
    mention = name_after(scene, title) or office_mention(scene, title)
    why = f'{mention.why}; "counterpart" takes the office of "{lead.text}"'
    return [msgspec.structs.replace(mention, why=why)]
