"""Bytes to characters: UTF-8 first, then what a mark, a declaration or the letters themselves say."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from detente.sources.errors import NotText, WrongEncoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that news has been kept in; a wider choice makes the guess worse, not better.
_KNOWN = [
    "cp1251", "koi8_r", "cp1252", "cp1250", "cp1254", "cp1256", "cp1253", "cp1255",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "iso8859_2",
]  # fmt: skip
_SAMPLE = 256 * 1024
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I
)


def declared_in_html(data: bytes) -> str | None:
    """The encoding that the first 4 KiB of a page declare, where Python knows it."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    # Browsers read pages that say Latin-1 as Windows-1252, its superset.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def decode(data: bytes, *, declared: str | None = None, where: str = "the input") -> tuple[str, str]:
    """The characters of `data` and the encoding they were in; a byte order mark is left out.

    Raises `NotText` (E105) where the bytes are no text, `WrongEncoding` (E104) where no encoding fits.
    """
    text, encoding = _decode(data, declared, where)
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if controls and ("\x00" in text or controls > max(4, len(text[:_SAMPLE]) // 100)):
        at = _CONTROLS.search(text)
        place = f" (the first control character is at character {at.start():,})" if at else ""
        raise NotText(
            f"{where} with {controls} control characters{place}",
            "text",
            "Give the text, not a program's own file.",
        )
    return text, encoding


def _decode(data: bytes, declared: str | None, where: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, where), encoding.removesuffix("-sig")
    wide = _unmarked_wide(data)
    if wide is not None:
        return _strictly(data, wide, where), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as reason:
        broken = reason
    if b"\x00" in data[:_SAMPLE]:
        raise NotText(f"{where} with zero bytes in it", "text", "Give the text, not a program's own file.")
    _refuse_surrogates(data, where)
    if declared and declared != "utf-8":
        try:
            return data.decode(declared), declared
        except (UnicodeDecodeError, LookupError):
            pass
    if _mostly_utf8(data):
        # One torn character in a long UTF-8 text is damage, not another encoding.
        return data.decode("utf-8", "replace"), "utf-8"
    return _guess(data, broken, where)


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as reason:
        raise WrongEncoding(
            f"{where}, which begins as {encoding.removesuffix('-sig')} but breaks at byte {reason.start:,}",
            "the same encoding throughout",
            "Save it again as UTF-8.",
        ) from reason


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is zero over a stretch of Latin text."""
    head = data[:4096]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else None


def _refuse_surrogates(data: bytes, where: str) -> None:
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return
    at = next(i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff")
    raise WrongEncoding(
        f"{where} with half a surrogate pair at character {at:,}",
        "whole characters",
        "Save it again as UTF-8.",
    )


def _mostly_utf8(data: bytes) -> bool:
    """True where at least 20 characters beyond ASCII read as UTF-8 for each one that is torn."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    torn = text.count("\ufffd")
    beyond = sum(1 for c in text if c > "\x7f")
    return beyond - torn >= 20 * torn


def _guess(data: bytes, broken: UnicodeDecodeError, where: str) -> tuple[str, str]:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_KNOWN).best()
    names = [best.encoding] if best is not None else []
    if names and names[0] in {"cp1252", "cp1250", "cp1254", "iso8859_2"}:
        names = sorted(
            ["cp1252", "cp1250", "cp1254", "iso8859_2"], key=lambda name: _oddities(data[:_SAMPLE], name)
        )
    for name in names:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise WrongEncoding(
        f"{where}, which is not UTF-8 (byte {broken.start:,}) and fits no encoding known here",
        "UTF-8 text",
        "Save it again as UTF-8.",
    )


def _oddities(data: bytes, encoding: str) -> int:
    """How often a reading puts what no word holds inside a word: signs, or Icelandic letters."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return len(data)
    odd = 0
    for before, c, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if c > "\x7f" and (before.isalpha() or after.isalpha()):
            kind = unicodedata.category(c)
            odd += kind in {"So", "Sc", "Sk", "No", "Cc", "Sm", "Lo"} or c in "¿¡þýðÞÝÐ"
    return odd
