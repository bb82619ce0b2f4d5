"""The roles stated beside a name: "political analyst and Director of the Institute, Jane Doe"."""

from __future__ import annotations

import re

from detente.reading.turns_people import people
from detente.reading.turns_roles_said import heading, said_after, said_before

_REACH = 260
_CLOSE = re.compile(
    r"[!?;:\n()\[\]]|(?<!of )[“«]|[”»](?!,?\s+(?:and|,|has|who|is))|(?<![A-ZА-Я])\.(?:\s|$)|(?<=\s)[—–](?=\s)"
)
_OPENING = re.compile(r"\s*(?:,|\(|[—–-]|/|\||،)\s*")
_BEING = re.compile(
    r"\s+(?:is|was|has\s+been|является|est|ist|es|—)\s+(?=(?:the|a|an|un|une|le|la|ein|eine|el|der|die)\s)",
    re.I,
)
_IS = re.compile(r"\s+(?:is|was|est|ist|es)\s+")
_ARTICLE = re.compile(
    r"(?:who\s+(?:is|was|heads|leads)\s+)?(?:(?:the|a|an|our|its|his|her|their|whose|le|la|les|un|une|der|die|das|dem|den|ein|eine|einer|el|los|las|una|al|du)\s+|l[’'])*",
    re.I,
)
_BREAK = re.compile(
    r"(?<!\w)(?:told|tells|asked|asks|met|meets|interviewed|interviews|heads|leads|chairs|runs|spoke|speaks|says|said|explains|explained|answers|answered|answering|talks(?=\s+(?:to|with|about))|talked|discusses|discussed|joined|joins|"
    r"who|which|whose|about|before|until|during|after|since|sat|sits|has|had|was|is|are|were|in an interview|in conversation|why|how|what|where|takes|took|argues|warns|believes|reflects|agreed|on\s+(?:the|why|how|what)|"  # noqa: E501
    r"рассказал\w*|рассказыва\w*|ответил\w*|отвеча\w*|объясн\w*|говорит|считает|о том|про|которы\w*|розпов\w*|відпов\w*|поясн\w*|який|яка|"  # noqa: E501
    r"explica|explicó|habla|habló|responde|respondió|conversó|cuenta|sobre|que|qui|répond|explique|parle|évoque|raconte|revient|erklärt|spricht|"
    r"antwortet|über|der\s+seit|die\s+seit|anlat\w*|yanıtl\w*|konuş\w*|айтады|айтып|жауап|يتحدث|تتحدث|يجيب|تجيب|حول|عن|الذي|التي)(?!\w)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s+(?:and|&|и|та|й|і|және|y|e|et|und|ve)\s+(?:(?:the|a|an)\s+)?|\s+و(?=\S)", re.IGNORECASE
)
_LEFT_STOP = re.compile(
    r"(?:the|a|an|our|its|his|her|their|this|last|spring|summer|autumn|winter|year|month|week|when|with|to|by|of|for|from|is|was|and|as|asked|met|at|in|on|spoke|interview|guest|answered|answers|here|with|"
    r"с|со|з|із|у|к|на|для|наш|наша|отвечает|ответил|ответила|гость|відповідає|con|a|al|el|la|los|de|del|par|avec|le|les|un|une|à|du|der|die|das|dem|den|mit|von|ein|eine|"
    r"an|ile|مع|إلى|ضيفنا|entrevista|entretien|gespräch|беседа|интервью|розмова)$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?<!\w)(?:and|with|to|of|for|from|by|or|than|и|с|у|та|і|y|con|et|avec|und|mit|ve|и|—|–)$", re.IGNORECASE
)


_OTHER = re.compile(r"\s+(?:and|&|и|та|y|et|und|ve)\s+[A-ZÀ-ÞА-Я]\S+(?:\s+[A-ZÀ-ÞА-Я]\S+){1,2}\s*$")
_OF = re.compile(r"(?<!\w)(?:of|for|to|in|at|de|del|du|des|der|für|in|по|من|في)(?!\w)", re.IGNORECASE)


def _split(segment: str) -> list[str]:
    """ "historian and former envoy" as two roles; "Institute of War and Peace" stays one."""
    parts: list[str] = []
    at = 0
    for joint in _AND.finditer(segment):
        left, right = segment[at : joint.start()], segment[joint.end() :]
        first = " ".join(right.split()[:4])
        plain = not _OF.search(left) and len(left.split()) <= 3
        if (people().role.search(first) and (plain or people().role.search(left))) or (
            plain and right[:1].islower()
        ):
            parts.append(left)
            at = joint.end()
    return [part.strip(" ,.") for part in [*parts, segment[at:]] if part.strip(" ,.")]


def _after(text: str, end: int) -> list[str]:
    chunk = text[end : end + _REACH]
    opening = _BEING.match(chunk) or _IS.match(chunk) or _OPENING.match(chunk)
    if opening is None:
        return []
    if opening.re is _IS and not people().role.match(chunk, opening.end()):
        return []
    chunk = chunk[opening.end() :]
    stop = _CLOSE.search(chunk)
    chunk = chunk[: stop.start()] if stop else chunk
    roles: list[str] = []
    for segment in re.split(r"\s*[,،]\s*", chunk):
        segment = segment[(_ARTICLE.match(segment) or re.match("", segment)).end() :]  # type: ignore[union-attr]
        segment = re.sub(r"^(?:and|и|та|y|et|und|ve|is|was)\s+(?:(?:the|a|an|now)\s+)?", "", segment)
        broken = _BREAK.search(segment)
        kept = segment[: broken.start()] if broken else segment
        found = people().role.search(kept)
        if found is None or len(kept[: found.start()].split()) > 5:
            break
        roles += _split(_OTHER.sub("", kept) if broken else kept)
        if broken:
            break
    return roles


def _before(text: str, start: int) -> list[str]:
    chunk = text[max(0, start - _REACH) : start]
    for stop in list(_CLOSE.finditer(chunk))[-1:]:
        if chunk[stop.end() :].strip():
            chunk = chunk[stop.end() :]
        elif stop.group().strip() not in ("—", "–"):
            return []
        else:
            earlier = [s.end() for s in _CLOSE.finditer(chunk[: stop.start()])]
            chunk = chunk[earlier[-1] if earlier else 0 : stop.start()]
    chunk = chunk.rstrip()
    adjacent = not chunk.endswith((",", "،"))
    segments = [segment.strip() for segment in re.split(r"[,،]", chunk) if segment.strip()]
    roles: list[str] = []
    for segment in reversed(segments):
        broken = [b.end() for b in _BREAK.finditer(segment) if people().role.search(segment[b.end() :])]
        cut = broken[-1] if broken else 0
        segment = segment[cut:].lstrip()
        found = people().role.search(segment)
        tail = segment[found.end() :] if found else ""
        if found is None or _BREAK.search(tail) or (adjacent and _LOOSE.search(segment.split()[-1])):
            break
        at = _leftward(segment, found.start())
        roles = [*_split(segment[at:]), *roles]
        if at > 0 or cut:
            break
        adjacent = False
    return roles


_TITLE = re.compile(r"\s+(?:dr|prof|mr|mrs|ms|sir|sheikh)\.?$", re.IGNORECASE)
_OPENING_WORDS = frozenset(
    ("Answering", "Speaking", "Talking", "Interviewing", "Following", "During", "Meeting")
)
_ADJECTIVES = frozenset(
    (
        "retired",
        "demobilised",
        "demobilized",
        "elected",
        "exiled",
        "disabled",
        "decorated",
        "renowned",
        "celebrated",
        "armed",
        "united",
    )
)


def _leftward(segment: str, at: int) -> int:
    """Where a role begins: its noun with the adjectives before it."""
    words = list(re.finditer(r"\S+", segment[:at]))
    taken = 0
    for word in reversed(words):
        plain = word.group()
        if (
            taken >= 3
            or _LEFT_STOP.match(plain)
            or _BREAK.match(plain)
            or (plain.endswith("ed") and plain.lower() not in _ADJECTIVES)
            or plain in _OPENING_WORDS
        ):
            break
        at, taken = word.start(), taken + 1
    return at


def roles_of(text: str, start: int, end: int) -> list[str]:
    """The roles that stand before and after the name [start, end) of a text, in the text's order."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    found = [*_before(text, start), *_after(text, end)]
    found = found or [*said_before(before), *said_after(after)]
    found += heading(after)
    tidy = [" ".join(_TITLE.sub("", role.strip(" ,.;:—–-*_")).split()) for role in found]
    tidy = [role + "”" * (role.count("“") > role.count("”")) for role in tidy]
    return [role for role in dict.fromkeys(tidy) if 2 < len(role) <= 160]
