"""Where a text speaks of time: spans only. One pattern a kind of expression, the longest match wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading import times_words as w


@dataclass(frozen=True)
class TimeSpan:
    """A stretch of text that speaks of time, and the pattern that saw it."""

    start: int
    end: int
    pattern: str


_ZONE = r"(?: ?\(?(?:GMT|UTC|EST|EDT|PST|PDT|CET|CEST|MSK|EEST|local time|[A-Z]{3,4}T)\)?\b)?"
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:a\.?m\.?|p\.?m\.?)(?!\w)|(?:[01]?\d"
    r"|2[0-3]):[0-5]\d(?: ?hrs)?\b"
    r"|(?:noon|midday|midnight)\b|\d{1,2} (?:o'clock|in the (?:morning|afternoon|evening))\b"
    r"|[0-2]\d[0-5]\d (?:GMT|UTC)\b)"
)
_DATE = (
    rf"(?:{w.MONTH} {w.DAY}(?!\d)(?!,\d)(?: ?[-–] ?{w.DAY}(?!\d))?(?:,? {w.YEAR}\b)?"
    rf"|(?:the )?{w.DAY}(?: ?[-–] ?{w.DAY}| (?:and|to) {w.DAY})? (?:of )?{w.MONTH}(?:,? (?:of )?{w.YEAR}\b)?)"
)
_WHICH = (
    r"(?:last|next|this|this past|this coming|the (?:previous|following|next|same|coming|past)|that(?:"
    r" same)?|previous|following|past|coming)"
)
_THIS = (
    r"(?:(?:the )?(?:last|next|previous|following|coming|current|same|past|preceding|latest|first"
    r"|final|remaining)"
    r"|this(?: past| coming| same)?|that(?: same)?|each|every|every other|all|the rest of the|most of the)"
)
_LEAD = rf"(?:(?:{w.PHASE}|{w.ABOUT}|mid)[ -])?"
_AGO = (
    r"(?:ago|earlier|later|before|afterwards?|from now|hence|previously|from today|before that|after that"
    r"|into the future)\b"
)

_PATTERNS: dict[str, str] = {
    "iso": (
        r"\b\d{4}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?Z?)?(?!\d)|\b(?:[0-3]?\d)[/.](?:[01]?\d"
        r"|[0-3]\d)[/.](?:(?:19|20)\d\d|\d\d)(?![\d/.])"
    ),
    "clock": (
        rf"(?<![\d.:$])(?:{w.ABOUT} )?{_CLOCK}{_ZONE}(?:,? (?:on )?(?:{w.WEEKDAY}(?:,? {_DATE})?|{_DATE}"
        rf"|today|yesterday|tomorrow))?"
    ),
    "date": (
        rf"(?<![\d.$])\b(?:(?:{w.PHASE} |{w.ABOUT} |mid-))?(?:{w.WEEKDAY_SHORT},? (?:the )?)?{_DATE}(?:"
        rf" (?:last|this|next) year\b)?"
    ),
    "month": (
        rf"\b{_LEAD}(?:{_WHICH} )?{w.MONTH},?(?: of)? (?:{w.YEAR}\b|(?:last|this|next|that|the (?:previous"
        rf"|following|same)) year\b)|\b{_LEAD}(?:{_WHICH} )?{w.MONTH}"
    ),
    "weekday": (
        rf"\b(?:(?:early|late) )?(?:{_WHICH} )?{w.WEEKDAY}(?:,? (?:last|next) week\b)?(?: (?:early |late"
        rf" )?{w.PART}| at {_CLOCK}{_ZONE})?"
    ),
    "day": (
        rf"\b(?:(?:early|late|earlier|later) )?(?:the day (?:before yesterday|after tomorrow)|today"
        rf"|yesterday|tomorrow|tonight|overnight)(?: {w.PART})?\b"
    ),
    "part": (
        rf"\b(?:(?:early|late) )?(?:this|last|that|the(?: next| following| previous)?|tomorrow|yesterday)"
        rf" (?:very )?{w.PART}|\blast night\b"
    ),
    "season": (
        rf"\b{_LEAD}(?:{_WHICH} )?(?:the )?{w.SEASON}(?: of)?(?:,? {w.YEAR}\b| (?:last|this|next) year\b)"
        rf"|\b{_LEAD}{_WHICH} {w.SEASON}|\b{_LEAD}the {w.SEASON}"
        r"(?! (?:in|apart|into|short|out|through|behind|on|from|under)\b)"
    ),
    "deictic": (
        rf"\b{_LEAD}(?:{_THIS})(?: (?:{w.NUMBER}|{w.VAGUE}))?(?: (?:fiscal|full|financial|calendar"
        rf"|academic|trading|entire|whole))? (?:{w.UNIT}|weekend\b)(?:(?: or so|'s end|-end)\b)?"
    ),
    "quarter": (
        rf"\b(?:the )?(?:(?:{w.YEAR}|last year's|this year's|next year's|fiscal|(?:year|month|week)-(?:ago"
        rf"|earlier)|current|latest|corresponding|same)[ -]){{0,4}}(?:(?:first|second|third|fourth"
        rf"|final)[ -](?:q"
        rf"uarter|half)s?|(?<=[ -])quarter)\b(?:(?: of)? (?:fiscal )?{w.YEAR}\b| (?:last|this|next)"
        rf" year\b)?"
    ),
    "period": (
        r"\b(?:the )?(?:year|month|week)-(?:ago|earlier)(?: (?:quarter|period|month|year|week|half))?\b"
        r"|\b(?:around |the )?year[ -]end\b|\bfiscal (?:19|20)\d\d\b"
    ),
    "ago": (
        rf"\b(?:{w.ABOUT} )?(?:(?:{w.NUMBER}(?: (?:and a half|to {w.NUMBER}|or {w.NUMBER}))?|{w.VAGUE}"
        rf"|the) )?(?:more |full |short )?{w.UNIT}(?: or (?:so|two|more))? {_AGO}"
    ),
    "duration": (
        rf"(?<![\d.$-])\b(?:{w.ABOUT} )?(?:the (?={w.NUMBER} ))?(?:{w.NUMBER}(?:(?: to |-| or"
        rf" ){w.NUMBER})?|{w.VAGUE}|half an?|half a)(?:[ -]| (?:more|additional|full|consecutive|straight"
        rf"|working|trading|whole|long) )(?:{w.UNIT}|days'|weeks'|months'|years')(?:(?: and a half| or"
        rf" (?:so|more|two))\b)?(?:-long\b)?(?![ -]old)"
    ),
    "year": (
        rf"\b{_LEAD}(?:mid-|fiscal |fiscal year |the year |the end of"
        rf" )?(?<![$€£.,\d/])(?<!\d[-–]){w.YEAR}\b(?![%\d]"
        rf"|,\d|\.\d|-\d)(?: and beyond\b)?"
    ),
    "decade": (
        rf"\b{_LEAD}(?:the )?(?:early |late |mid-)?(?:(?:1[5-9]|20)\d0s|'[2-9]0s)\b|\b(?:the )?(?:early "
        rf"|late |mid-)?(?:1\d|2[01]|[5-9])(?:th|st) century\b"
    ),
    "set": (
        rf"\b(?:daily|weekly|monthly|yearly|hourly|every (?:other )?(?:{w.WEEKDAY}|{w.PART}|{w.UNIT})|each"
        rf" (?:{w.WEEKDAY}|{w.UNIT})|once an? {w.UNIT}|twice an? {w.UNIT}"
        rf"|(?:{w.WEEKDAY.replace(chr(92) + 'b', 's')}))\b"
    ),
    "reference": rf"\b(?:{w.any_of(w.REFERENCES)})\b(?!-)",
    "holiday": rf"\b{w.any_of(w.HOLIDAYS)}(?: {w.YEAR})?\b",
    "same_day": (
        r"\b(?:earlier |later )?(?:the|that) same (?:day|week|month|year|night|evening|morning)\b|\bthe"
        r" (?:next|following|previous) (?:day|morning|evening|night)\b|\bthe day (?:before|after)\b(?="
        r" *[.,;])|\bthe (?:week|year|full year|fiscal year|latest period|year-ago period|end of the"
        r" (?:week|month|year))\b(?!-)"
    ),
    "words": (
        r"\brecent (?:days|weeks|months|quarters)\b|\bnineteen (?:twenty|thirty|forty|fifty|sixty|seventy"
        r"|eighty|ninety)(?:-\w+| (?:one|two|three|four|five|six|seven|eight|nine)\b)?|\bthe year two"
        r" thousand\b|\b(?:the )?weekend\b|(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin ))"
        r"(?:days|weeks|months|years|decades|centuries)(?: or (?:weeks|months|years|decades))?\b"
        r"(?! (?:ago|of|before|later|to|past|ahead|earlier)\b)"
    ),
}
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}

# "may" and "march" are months only in capitals, weighed here, not in the patterns
_MODAL = re.compile(r"^(?:may|march|mar\.?|sun\.?|sat\.?|dec\.?|second|fall|spring)$", re.IGNORECASE)


# no time: "soon after", "future plans", "a second", "three-quarters", a title ("48 Hours"), a name ("Jan B.")
_UNTIMELY = re.compile(
    r"^(?i:soon) \|  ?(?:as|after)\b|^(?i:future) \||^(?i:a second) \||^(?i:about |nearly |almost )?"
    r"\w+-quarters \|"
    r"|(?i:\bquarters?) \|  ?of (?:the|its|all)\b|^\d+ (?:Minutes|Hours|Days) \|"
    r"|^Jan \| [ ](?=[A-Z])"
)


def _doubtful(text: str, start: int, end: int) -> bool:
    """True for words that only look like time: "may" the verb, "march" the walk, "fall" the verb."""
    words = text[start:end]
    if _UNTIMELY.search(f"{words} | {text[end : end + 14]}"):
        return True
    if _MODAL.match(words):
        if not words[0].isupper() or words.lower() in ("second", "fall", "spring", "sun", "sat"):
            return True
        before = text[max(0, start - 12) : start]
        after = text[end : end + 12]
        opens = not before.strip() or before.rstrip()[-1:] in '.!?"“”:;\n'
        if words.lower() == "may" and (opens or re.match(r" (?:be|have|not|well|also|I)\b", after)):
            return not re.search(r"\b(?:in|of|since|until|last|next|by|this) $", before, re.IGNORECASE)
        if (
            words.lower() == "march"
            and re.match(r" (?:on|for|in|against|of|to|from)\b", after)
            and not re.search(r"\b(?:in|since|until|last|next|by|this|from|of) $", before)
        ):
            return True
    return False


_REACH = 70
_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_SIGNS = frozenset(
    [
        word
        for words in (w.MONTHS, w.WEEKDAYS, w.SEASONS, w.PARTS, w.REFERENCES, w.HOLIDAYS)
        for name in words
        for word in name.split()
    ]
    + [form for unit in w.UNITS for form in (unit, unit + "s")]
    + [
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "overnight",
        "weekend",
        "weekends",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "hourly",
        "noon",
        "midday",
    ]
    + [
        "midnight",
        "nineteen",
        "thousand",
        "thanksgiving",
        "century",
        "centuries",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
    ]
    + [
        "saturdays",
        "sundays",
        "quarterly",
        "fiscal",
        "nightfall",
        "dawn",
        "mornings",
        "evenings",
        "afternoons",
        "s",
    ]
) - frozenset(
    ["the", "in", "at", "right", "this", "point", "these", "to", "long", "s", "a", "near", "later", "eve"]
)


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that hold a word or figure of time: the rest need not be searched."""
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        if not match[0][0].isdigit() and match[0].lower() not in _SIGNS:
            continue
        start, end = max(0, match.start() - _REACH), min(len(text), match.end() + _REACH)
        while start > 0 and not text[start - 1].isspace() and match.start() - start < 2 * _REACH:
            start -= 1
        while end < len(text) and not text[end].isspace() and end - match.end() < 2 * _REACH:
            end += 1
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def time_spans(text: str) -> list[TimeSpan]:
    """Every expression of time in a text, in order, none overlapping another; linear in the text."""
    found: list[TimeSpan] = []
    for low, high in _windows(text):
        for name, pattern in _COMPILED.items():
            for match in pattern.finditer(text, low, high):
                start, end = match.span()
                if end > start and not _doubtful(text, start, end):
                    found.append(TimeSpan(start, end, name))
    return longest(found)


def longest(spans: list[TimeSpan]) -> list[TimeSpan]:
    """Of spans that overlap the longest, of equals the one that begins first."""
    kept: list[TimeSpan] = []
    for candidate in sorted(spans, key=lambda s: (s.start, -s.end)):
        while kept and kept[-1].end > candidate.start:
            if kept[-1].end - kept[-1].start >= candidate.end - candidate.start:
                break
            kept.pop()
        else:
            kept.append(candidate)
    return kept
