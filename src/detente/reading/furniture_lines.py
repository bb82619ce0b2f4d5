"""Which lines are furniture: credits, captions, handles, share and subscribe lines, adverts.

A line is furniture by what it is made of (names and an agency, addresses, a copyright sign) or by the
words it begins with; a long line whose end is a credit gives up only that end.
"""

from __future__ import annotations

import re

from detente.reading.blocks_lines import Line, is_rule
from detente.reading.blocks_words import fold
from detente.reading.furniture_cues import cues

LONGEST = 34
"""Words beyond which a line that begins like a share line or a caption is read as text after all."""
_LETTERS = 3

_DRESS = (
    " \t\u00a0\u200b\ufeff*_#>-–—•|[](){}«»\"“”'‘’:.!►▶▸→➡↓⬇◄◀⏩🔴🔵📷📸🎥📹📢📣👉📌📲🔔🎧✉️▪■●★☆✍✏🗞📰⚡❗‼🖼©"
)
_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|(?<![\w.])@[\w.]{2,}|\S+@\S+\.\w{2,}|(?<![\w.])t\.me/\S+"
    r"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|int|gov|edu|io|co|ru|ua|kz|kg|uz|tj|by|am|az|ge|md|de|fr|es|it|tr|uk|eu|us|"
    r"ca|ch|at|be|nl|pl|cz|rs|ba|hr|mk|al|gr|bg|ro|hu|ir|iq|sy|lb|jo|il|ps|ye|sa|ae|qa|eg|ly|sd|et|ke|ug|rw|ng|za|in|pk|af|lk|np|"
    r"mm|ph|id|jp|kr|cn|tw|br|ar|cl|co|pe|ve|mx|tv|news|media|press|me|рф|укр|қаз)(?![\w-])(?:/\S*)?)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"©|\(c\)\s|\bcopyright\b|®|℗", re.IGNORECASE)
_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*\.?")
_DATE = re.compile(
    r"(?:[^\W\d_]{3,12},?\s+)?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+\d{4})(?:\s*(?:г\.?|года|р\.|ж\.|року))?"
    r"(?:[\s,|/•·—–-]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?"
)
_COUNT = re.compile(r"[\d.,\s\u00a0]+[kKмK]?\s*(?:[^\W\d_]+\s*){0,3}[\d\s.,:|•·]*")
_HASHTAGS = re.compile(r"(?:#\w+[\s,;|]*)+")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|автор|авторы|текст|автори|мәтін|text|texte|texto|yazan|yazı|بقلم|كتب|كتبت)\s*[:\s]\s*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…؟。][\"'”’»)]*$")
_CAPTION_DATE = re.compile(
    r",\s+(?:on\s+|in\s+)?(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},\s+)?(?:19|20)\d\d\.?$"
)
_SELF = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b", re.IGNORECASE)
_ONESELF = re.compile(r"(?<!\w)(?:i|my|me)(?!\w)")
_SLASH = re.compile(r"\s*(?:/|\||\\)\s*")
_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|mp4|svg)\b", re.IGNORECASE)


def _named(words: list[str]) -> bool:
    """True where every word begins with a capital (particles and initials aside): a run of names."""
    return all(word[:1].isupper() or len(word) <= 3 for word in words) and any(
        word[:1].isupper() for word in words
    )


def _addresses(text: str, words: int, ended: bool) -> bool:
    found = _ADDRESS.findall(text)
    if not found:
        return False
    left = _ADDRESS.sub(" ", text)
    rest = len(_WORD.findall(left))
    return (
        rest <= 2 * len(found)
        or (not ended and words <= 14 and rest <= 7)
        or (words <= 24 and rest <= 8 and "://" in text)
    )


def _credited(text: str, folded: str, words: list[str], ended: bool) -> bool:
    """A name and an agency, in any of the ways they are put together."""
    known = cues()
    bare = folded.strip(_DRESS)
    if bare in known.agencies or (bare.rstrip(".") in known.agencies):
        return True
    if len(words) > 12 or (ended and "/" not in text) or "?" in text:
        return False
    if _SIGN.search(text):
        return True
    parts = [part.strip(_DRESS) for part in _SLASH.split(text) if part.strip(_DRESS)]
    if len(parts) >= 2 and all(_party(part) for part in parts) and any(part[:1].isupper() for part in parts):
        return "/" in text or "|" in text
    if not known.agency.search(folded):
        return False
    joined = any(word.casefold() in known.joining for word in words)
    listed = re.split(r"\s*[,;/|–—-]\s*|\s+[–—-]\s+", bare)
    whole = any(part.strip(_DRESS) in known.agencies for part in listed)
    return (
        len(words) <= 8
        and (joined or whole)
        and _named([w for w in words if w.casefold() not in known.joining])
    )


def _party(part: str) -> bool:
    """One side of a credit's stroke: a name, an agency, or where the picture was kept ("archive")."""
    known = cues()
    words = _WORD.findall(part)
    folded = fold(part)
    return (
        _DATE.fullmatch(part) is not None
        or _named([word for word in words if fold(word) not in known.joining])
        or folded in known.agencies
        or folded in known.joining
        or (len(words) <= 3 and known.credit.match(folded) is not None)
    )


_POINTING = re.compile(
    r"(?:listen\s+to|hear|watch|read|download|follow|subscribe\s+to|join|get|receive|see|visit|discover|explore)\s+(?:[^\s.]+\s+){0,9}?"
    r"(?:podcast|newsletter|channel|episode|video|app|website|report|series|briefing|broadcast|programme|program|recording|transcript|"
    r"gallery|map|timeline|archive|feed|page|group|story|article|investigation|interview)s?\W*$",
)


def _begun(folded: str, words: int, ended: bool) -> bool:
    """Begins like a credit or points elsewhere."""
    known = cues()
    bare = folded.lstrip(_DRESS)
    spoken = folded[:1] in "–—-" and folded[-1:] not in "–—-"
    if bare.rstrip(_DRESS + " …") in known.alone and not spoken:
        return True
    if words > LONGEST or (ended and words > 8 and _ONESELF.search(folded)):
        return False
    if found := known.credit.match(bare):
        after = bare[found.end() :].lstrip(" *_)]")
        if after[:1] in (":", "：", "/", "|", "—", "–", "©") or (after[:1] == "-" and " " in after[:2]):
            return True
        pictured = " " in found.group() or _PICTURE.fullmatch(found.group()) is not None
        return pictured and not ended and words <= (16 if " " in found.group() else 8)
    if not ended and not spoken and words <= 14 and _POINTING.match(bare):
        return True
    if found := known.elsewhere.match(bare):
        after = bare[found.end() :].lstrip(" *_)]")
        if len(found.group()) <= _LETTERS and ended and words > 6:
            return False  # "AD: When did you leave?" is asked by somebody of these initials.
        if after[:1] in (":", "：", "|", ">", "»", "→") or (not after.strip(_DRESS) and not spoken):
            return True
        return (
            " " in found.group()
            or "'" in found.group()
            or (not ended and words <= 6)
            or bare.startswith(_URGING)
        )
    return False


def pictured(text: str) -> bool:
    """True for a line that begins like the credit of a picture."""
    found = cues().credit.match(fold(text).lstrip(_DRESS))
    return found is not None


def _shouted(text: str, words: list[str]) -> bool:
    """Begins with a word that may stand alone, in capitals and set apart: "— ADVERTISEMENT — Candles"."""
    first = words[0].rstrip(".")
    after = text.split(words[0], 1)[1].lstrip()[:1]
    return (
        len(words) <= LONGEST
        and len(first) >= 5
        and first.isupper()
        and fold(first) in cues().alone
        and (after in "–—-·:|•/" or words[0].endswith("."))
    )


_PICTURE = re.compile(
    r"photos?|photograph|foto\w*|фото\w*|світлин\w|снимок|знімок|скриншот|сурет\w*|imagen|bild|aufnahme|archivbild|صورة|الصورة|illustration|screenshot"
)
_URGING = (
    "subscribe to", "подпис", "підпис", "suscríb", "síguenos", "abonnez", "abonnieren sie", "inscrivez", "поделит", "поділит", "жазылыңыз",  # noqa: E501
    "اشترك", "تابعونا", "تابعنا", "abone", "paylaş", "follow ", "compart", "partagez", "читайте", "присоединяйтесь", "приєднуйтесь",  # noqa: E501
)  # fmt: skip


def _listed(text: str, words: list[str]) -> bool:
    """Dates, counts, hashtags, bylines, file names: what stands around an article's head and foot."""
    bare = text.strip(_DRESS)
    if (
        not bare
        or _DATE.fullmatch(bare)
        or _HASHTAGS.fullmatch(text.strip())
        or (_FILE.search(text) and len(words) <= 8)
    ):
        return True
    if bare[:1].isdigit() and len(words) <= 3 and _COUNT.fullmatch(bare) and not _SENTENCE_END.search(text):
        return len(bare) > 2 or len(words) > 1
    found = _BYLINE.match(bare)
    return (
        bool(found)
        and len(words) <= 8
        and not _SENTENCE_END.search(bare)
        and _named(words[1:])
        and len(words) > 1
    )


def is_furniture(line: Line) -> bool:
    """True where the whole line is furniture."""
    text = line.text
    if line.tags & {"caption", "header"} or is_rule(text):
        return True
    if len(text) > 420:
        return False
    words = _WORD.findall(text)
    folded, ended = fold(text), _SENTENCE_END.search(text) is not None
    if not words:
        return "?" not in text
    if len(words) <= 4 and text[0] in "([" and text[-1] in ")]" and text.count("[") + text.count("(") == 1:
        return "?" not in text
    if line.row is not None and len(words) > 8:
        return False
    tokens = set(_TOKEN.findall(folded)) if len(words) <= 24 else set()
    return (
        _begun(folded, len(words), ended)
        or _shouted(text, words)
        or _addresses(text, len(words), ended)
        or _credited(text, folded, words, ended)
        or (line.row is None and _listed(text, words))
        or (len(words) <= 24 and cues().urging.within(folded, tokens))
        or (len(words) <= 16 and (not ended or len(words) <= 10) and cues().said.within(folded, tokens))
        or _captioned(line, words)
    )


def _captioned(line: Line, words: list[str]) -> bool:
    """One sentence of description that closes with its credit, its date, or both."""
    text = line.text
    if len(words) > 45 or text[:1] in "–—":
        return False
    credit = _tail(text, 0)
    tail = credit or (_LAST.search(text) if text[-1] in ")]" or "/" in text or "|" in text else None)
    if tail is not None:
        given = credit is not None or (
            cues().agency.search(fold(tail.group())) is not None
            and _named(_WORD.findall(tail.group()))
            and "(" not in text[: tail.start()]
        )
        return given and not _SELF.search(text[: tail.start()])
    return (
        len(words) <= 26
        and _CAPTION_DATE.search(text) is not None
        and not _SELF.search(text)
        and text.count(". ") == 0
    )


_LAST = re.compile(r"[(\[/|]\s*([^()\[\]/|]{2,60})[)\]]?\.?$")


def _lower(text: str) -> str:
    """In lower case where that keeps every character in its place, else as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _tail(text: str, at: int) -> re.Match[str] | None:
    """A credit that closes the text, looked for from `at` on."""
    if not any(mark in text[-100:] for mark in ":：/|–—©"):
        return None
    return cues().tail.search(_lower(text), at)


def inside(line: Line) -> list[tuple[int, int]]:
    """Stretches of furniture within a line that is not furniture as a whole: bracketed or closing credits."""
    text, found = line.text, []
    if "(" in text or "[" in text:
        found = [
            (line.start + m.start(), line.start + m.end()) for m in cues().bracketed.finditer(_lower(text))
        ]
    if not found and len(text) > 60:
        tail = _tail(text, max(len(text) - 130, 0))
        if tail is not None and len(_WORD.findall(tail.group())) <= 12:
            start = tail.start()
            while start < tail.end() and (text[start] in ".!?…»”\"')],–—-" or text[start].isspace()):
                start += 1
            found.append((line.start + start, line.end))
    return [(s, e) for s, e in found if e > s]
