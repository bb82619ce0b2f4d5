"""Last names: where the family name stands, which particles belong to it, and how else it is spelled."""

from __future__ import annotations

from detente.identity.tables import words_of

PARTICLES = words_of("surnames.particles")
FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "KHM", "VNM", "SGP", "HKG"})
GENERATION = frozenset({"jr", "jr.", "sr", "ii", "iii", "iv", "i", "vi"})
GIVEN_LAST = frozenset({"VNM", "ETH", "MMR", "ISL", "ERI"})  # addressed by the given name
_SOUNDS = (
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("ck", "k"),
    ("dj", "j"),
    ("tch", "ch"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
)
_SILENT_LETTERS = frozenset("aeiouyh")


def surname_of(name: str, homes: set[str]) -> str:
    """The part of a full name by which later sentences call the person.

    homes: states the person held office for; family names lead in Chinese, Korean and Khmer usage
    ("Kim Jong-un"), and Vietnamese, Ethiopians and Eritreans are called by their given name.
    """
    parts = [p for p in name.replace("-", "- ").split() if p]
    parts = _rejoin(parts)
    if len(parts) < 2:
        return name
    if homes & FAMILY_FIRST and not homes & GIVEN_LAST:
        return parts[0]
    if parts[-1].lower() in GENERATION:
        parts = parts[:-1]
        if len(parts) == 1 or name.split()[-1].lower() in {"ii", "iii", "iv", "vi", "i"}:
            return name
    if homes & {"ETH", "ERI"}:
        return parts[0]
    if parts[0].lower() in {"king", "pope", "mullah"}:
        return name
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower().rstrip("-") in PARTICLES:
        first -= 1
    return " ".join(parts[first:]).replace("- ", "-")


def _rejoin(parts: list[str]) -> list[str]:
    """Undo the split at hyphens for all but Arabic articles: "al- Burhan" stays apart, "Jean- Marc" joins."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1].endswith("-") and joined[-1].lower() not in ("al-", "el-"):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def spellings(name: str) -> list[str]:
    """A name with and without its Arabic article, and with its initials run together ("P.V. Rao")."""
    forms = [name]
    low = name.lower()
    for article in ("al-", "el-", "al ", "el "):
        if low.startswith(article) and len(name) > 6:
            forms.append(name[3:].strip())
            forms.append(("el-" if article[0] == "a" else "al-") + name[3:].strip())
        elif f" {article}" in low:
            at = low.index(f" {article}")
            rest = name[at + 4 :].strip()
            other = "el-" if article[0] == "a" else "al-"
            forms += [f"{name[:at]} {rest}", f"{name[:at]} {other}{rest}"]
    parts = name.split()
    initials = 0
    while initials < len(parts) and len(parts[initials]) == 2 and parts[initials][1] == ".":
        initials += 1
    if initials > 1:
        forms.append("".join(parts[:initials]) + " " + " ".join(parts[initials:]))
        forms.append("".join(p[0] for p in parts[:initials]) + " " + " ".join(parts[initials:]))
    return forms


def skeleton(keys: list[str]) -> str:
    """What stays when a name is spelled another way: its consonants, word by word, without particles.

    "Salva Kirr" and "Salva Kiir", "Riad Malki" and "Riyad al-Maliki" share one. "" for fewer than two words
    or too few consonants to tell people apart.
    """
    parts = []
    for key in keys:
        if key in PARTICLES:
            continue
        key = key[2:] if key.startswith(("al", "el")) and len(key) > 6 else key
        for long, short in _SOUNDS:
            key = key.replace(long, short)
        bones = key[:1] if key[:1] in "aeiou" else ""
        for letter in key:
            if letter not in _SILENT_LETTERS and letter.isalpha() and not bones.endswith(letter):
                bones += letter
        parts.append(bones)
    whole = " ".join(parts)
    return whole if len(parts) > 1 and len(whole) >= 5 else ""
