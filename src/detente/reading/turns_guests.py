"""Who is interviewed and who asks: from headline, introduction, closing line and the questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.reading.blocks_words import fold
from detente.reading.turns_cases import ASKER_OF, genitive, instrumental, outlet
from detente.reading.turns_cues import cues
from detente.reading.turns_frames import beside, on_staff, sentence_before, told, turned, worked_for
from detente.reading.turns_names import Name, names
from detente.reading.turns_people import people
from detente.reading.turns_roles import roles_of

_VOCATIVE = re.compile(
    r"(?:^|[—–-]\s*|,\s+|\.\s+)(?:([^\W\d_]+\.?)\s+)?([^\W\d_][\w’'-]+)(?:\s+([^\W\d_][\w’'-]+))?(?=\s*[,?!،])"
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_NAME = re.compile(
    r"(?:الدكتور|الدكتورة|السفير|السفيرة|الأستاذ|الأستاذة|اللواء|الباحث|الباحثة|المحلل|المحللة|الخبير|الخبيرة|السيد|السيدة|المحامي|المحامية|المؤرخ|المؤرخة|"
    r"الوزير|الوزيرة|الناشط|الناشطة|حوار مع|مقابلة مع|لقاء مع)"
    r"(?:\s+ال\w+){0,2}?\s+(?!ال)((?!مع\b)\w+(?:\s+\w+){1,3}?)(?=\s*[،,.:؛()\n\-—–]|\s+(?:حول|عن|في|مدير|مديرة|أستاذ|أستاذة|الباحث|الباحثة|رئيس|رئيسة|إن|على|من)\b|$)"
)
_ARABIC_HEAD = re.compile(r"^\W*((?!ال)\w+(?:\s+\w+){1,3})\s*:")


@dataclass(slots=True)
class Candidate:
    """A person or outlet of the introduction: every form seen, and how much speaks for either part."""

    kind: str
    forms: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    guest: float = 0.0
    host: float = 0.0
    first: int = 0
    inflected: set[str] = field(default_factory=set)
    talks: int = 0
    """How often a verb of asking or answering stands beside the name."""


def _key(name: Name) -> str:
    words = re.findall(r"[^\W\d_]+", name.text.casefold())
    if name.kind != "person":
        return "=" + "".join(words)
    return f"{words[0][:3]} {words[-1][:4]}"


def candidates(parts: list[tuple[str, str]], labels: Iterable[str] = ()) -> dict[str, Candidate]:
    """Candidates from the text outside the turns: (where, text); where is headline, intro, outro or note."""
    found: dict[str, Candidate] = {}
    named = [(where, text, _names(text, where)) for where, text in parts]
    known = {name.text for _, _, listed in named for name in listed if name.kind == "person"}
    elsewhere = " ".join(text for where, text, _ in named if where != "headline") + " ".join(labels)
    for where, text, listed in named:
        if where == "headline" and _title_case(text):
            listed = [name for name in listed if name.text in elsewhere]
        for name in (_shorter(name, known) for name in listed):
            if name.kind == "organisation":
                continue
            seen = found.setdefault(_key(name), Candidate(name.kind, first=len(found)))
            seen.forms.append(_masthead(name, text, elsewhere))
            _weigh(seen, name, text, where, listed)
    return found


def _masthead(name: Name, text: str, page: str) -> str:
    if name.kind == "person":
        oblique = ASKER_OF.search(text[max(0, name.start - 20) : name.start])
        return genitive(name.text) if oblique else name.text
    return outlet(name.text, text[max(0, name.start - 40) : name.start], page)


def _title_case(text: str) -> bool:
    """True where capitals say nothing about names: most words of the headline have them."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) >= 3 and sum(1 for word in words if word[0].isupper()) * 10 >= 8 * len(words)


def _shorter(name: Name, known: set[str]) -> Name:
    """ "Almaty Jane Doe" is "Jane Doe" where that is named by itself elsewhere."""
    words = name.text.split()
    for skip in range(1, len(words) - 1):
        tail = " ".join(words[skip:])
        if name.kind == "person" and tail in known:
            return Name(name.end - len(tail), name.end, tail, "person")
    return name


_PLACED = re.compile(r"(?:of|de|del|du|von)\s+$")


def _placed(name: Name, text: str) -> Name:
    """ "Mayor of Zubin Jane Doe" names Jane Doe: the place before her belongs to her office."""
    words = name.text.split()
    ahead = text[max(0, name.start - 60) : name.start]
    if (
        name.kind != "person"
        or len(words) < 3
        or not _PLACED.search(ahead)
        or not people().role.search(ahead)
    ):
        return name
    tail = " ".join(words[-2:])
    return Name(name.end - len(tail), name.end, tail, "person") if name.text.endswith(tail) else name


def _names(text: str, where: str) -> list[Name]:
    found = [_placed(name, text) for name in names(text)]
    if _ARABIC.search(text):
        found += [Name(m.start(1), m.end(1), m.group(1), "person") for m in _ARABIC_NAME.finditer(text)]
        if where == "headline" and (head := _ARABIC_HEAD.match(text)):
            found.append(Name(head.start(1), head.end(1), head.group(1), "person"))
    return found


def _weigh(seen: Candidate, name: Name, text: str, where: str, listed: list[Name]) -> None:
    """Add what one mention says for either part. The weights were set by hand on interviews of our own."""
    known = people()
    before, after = text[max(0, name.start - 60) : name.start], text[name.end : name.end + 60]
    clause = sentence_before(text, name.start)
    asked = known.before_host.search(before) is not None or turned(clause)
    asks = known.after_host.match(after) is not None or (where == "intro" and beside(after))
    if name.kind != "person":
        _weigh_outlet(seen, name, text, where, asked or told(clause), asks)
        return
    if re.search(r"(?:^|\s)(?:с|со|з|із|зі)\s+(?:[^\s,]+\s+){0,6}$", before):
        seen.inflected.add(name.text)
    others = [other.text for other in listed if other.kind == "person" and other.text != name.text]
    roles = [r for r in roles_of(text, name.start, name.end) if not any(f"{other} " in r for other in others)]
    known_roles = {role.casefold() for role in seen.roles}
    seen.roles += [role for role in roles if role.casefold() not in known_roles]
    journalist = any(known.journalist.search(role) for role in roles)
    expert = bool(roles) and not journalist
    staff = on_staff(text, name, listed) and not expert
    of_outlet = _OF_OUTLET.match(after)
    signed = (
        where == "intro" and before.rstrip()[-1:] in (".", "”", "!") and not after.strip(". ") and not roles
    )
    staff = (
        staff
        or signed
        or (of_outlet is not None and known.after_host.match(after, of_outlet.end() - 1) is not None)
    )
    answers = known.after_guest.match(after) is not None
    reversed_ = turned(clause) and not expert
    questioned = known.before_guest.search(_bare(before)) is not None and not (reversed_ or staff)
    seen.talks += asked or asks or questioned or (where == "intro" and _announced(text, name))
    seen.guest += 0.5 + 2.5 * expert + 2.0 * questioned + 1.0 * answers + _headed(before, after, where)
    seen.guest += 1.5 * (where == "intro" and _announced(text, name))
    seen.guest -= 3.0 * ((asks and not answers) or staff or reversed_) + 3.0 * journalist
    seen.guest -= 4.0 * (where in ("outro", "note") and asked)
    seen.host += 3.0 * (asked and not questioned) + 3.0 * asks + 8.0 * staff + 3.0 * journalist
    seen.host += 1.0 * (asked and where != "intro") - 2.0 * (where == "headline") - 2.0 * expert


def _weigh_outlet(seen: Candidate, name: Name, text: str, where: str, asked: bool, asks: bool) -> None:
    """An outlet named in the introduction of an interview whose interview it is, unless somebody's past."""
    if where == "intro" and worked_for(sentence_before(text, name.start)):
        seen.host -= 2.0
        return
    announced = where == "intro" and _announced(text, name)
    seen.host += (
        3.0 * asked + 3.0 * asks + 2.5 * (where == "intro") + 0.5 * (where != "headline") + 2.0 * announced
    )


_LED = re.compile(r"[”»\"’:：—–]\s*[:：—–,-]?\s*(?:[^\s.:]+\s+){0,6}$")


def _headed(before: str, after: str, where: str) -> float:
    """What a place in the headline says for somebody: most where it opens or closes it."""
    if where != "headline":
        return 0.0
    led = re.match(r"\s*[:：—–]|\s*$", after) is not None or _LED.search(before) is not None
    return 4.0 if led else 2.0


def _announced(text: str, name: Name) -> bool:
    """True where the sentence that names somebody speaks of an interview."""
    start = max(text.rfind(mark, 0, name.start) for mark in (". ", "? ", "! "))
    end = text.find(". ", name.end)
    return cues().announcing.search(fold(text[max(start, 0) : end if end > 0 else len(text)])) is not None


_OF_OUTLET = re.compile(
    r"(?:'s|’s)?,?\s+(?:of|from|for|with|de|del|von|из|от|з|із)\s+(?:[^\s,]+\s+){1,4}?(?=[a-zа-яіїєґ])"
)


def _bare(before: str) -> str:
    """The words before a name without its title and role: "spoke to Dr" is "spoke to"."""
    found = list(people().role.finditer(before))
    shorter = before[: found[0].start()] if found else before
    words = shorter.split()
    while words and (
        words[-1].rstrip(".").casefold() in people().honorifics
        or words[-1].casefold() in ("the", "former", "a", "an")
    ):
        words.pop()
    return " ".join(words)


def address(found: dict[str, Candidate], questions: list[str], answers: list[str]) -> None:
    """Weigh who is spoken to by name in the questions, and who is only spoken of."""
    called: dict[str, int] = defaultdict(int)
    for question in questions:
        for match in _VOCATIVE.finditer(question[:70]):
            for word in match.groups():
                if word and word[:1].isupper():
                    called[word.casefold()] += 1
        for match in _VOCATIVE.finditer(question[-40:]):
            for word in match.groups():
                if word and word[:1].isupper():
                    called[word.casefold()] += 1
    spoken = {word.casefold() for text in answers for word in re.findall(r"[^\W\d_]{3,}", text)}
    for seen in found.values():
        if seen.kind != "person":
            continue
        words = [word.casefold() for form in seen.forms for word in re.findall(r"[^\W\d_]{3,}", form)]
        seen.guest += 4.0 * any(word in called for word in words)
        last = re.findall(r"[^\W\d_]{3,}", seen.forms[0])[-1:]
        seen.guest -= 2.5 * any(word.casefold() in spoken for word in last)


def called(seen: Candidate) -> str:
    """The name to use: as an uninflected place has it, else put back into the nominative."""
    plain = [form for form in seen.forms if form not in seen.inflected]
    if plain:
        return max(dict.fromkeys(plain), key=lambda form: (len(form.split()), plain.count(form)))
    return " ".join(instrumental(word) for word in seen.forms[0].split())
