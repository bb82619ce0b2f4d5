"""PDF, by pypdf: the text layer of its pages. Scanned pages hold none."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from detente.records import Markup
from detente.sources.draft import Draft, encodable, field
from detente.sources.errors import Damaged, Empty, Encrypted, TooManyPages
from detente.sources.header import header
from detente.sources.headline import headline
from detente.sources.limits import Limits
from detente.sources.pages import paragraphs
from detente.sources.registry import source

_NO_TITLE = re.compile(
    r"(?i)^(?:untitled|microsoft word|document\d*$|.*\.(?:docx?|indd|pdf|qxd|rtf|odt|tex)$)"
)


def sniff(head: bytes) -> bool:
    """True where the first KiB holds the PDF signature."""
    return b"%PDF-" in head[:1024]


@source(
    "pdf", suffixes=(".pdf",), media_types=("application/pdf",), sniff=sniff, isolated=True, signature=True
)
def read(data: bytes, name: str | None, limits: Limits) -> Iterator[Draft]:
    """One draft.

    Raises `Encrypted` (E110), `TooManyPages` (E115), `Damaged` (E109), and `Empty` (E106) for scans. The day
    the file was made is not the day of publication and is not taken for it.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError, WrongPasswordError

    where = name or "the input"
    try:
        pdf = PdfReader(io.BytesIO(data), strict=False)
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise WrongPasswordError("a password is needed")
        count = len(pdf.pages)
        if count > limits.pages:
            raise TooManyPages(
                f"{where} with {count:,} pages",
                f"at most {limits.pages:,}",
                "Split it, or raise Limits.pages.",
            )
        pages = [encodable(page.extract_text() or "") for page in pdf.pages]
        info = pdf.metadata
        title, author = (info.title, info.author) if info else (None, None)
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as reason:
        raise Encrypted(
            f"{where}, locked by a password", "an open PDF", "Save a copy without a password."
        ) from reason
    except PdfReadError as reason:
        raise Damaged(f"{where} ({reason})", "a whole PDF", "Fetch or save the file anew.") from reason
    text = paragraphs(pages)
    if not text.strip():
        raise Empty(
            f"{where}, {count} pages without a text layer",
            "a PDF whose words can be selected",
            "It is probably a scan: run it through OCR (ocrmypdf) first.",
        )
    yield _draft(text, field(title), field(author))


def _draft(text: str, title: str | None, author: str | None) -> Draft:
    found = header(text)
    fields = {"author": author, **(found.fields if found else {})}
    said = fields.pop("title", None) or (title if title and not _NO_TITLE.match(title) else None)
    markup = [Markup(start=found.start, end=found.end, tag="header")] if found else []
    rest = text[found.end :] if found else text
    return Draft(
        text=text, title=said or headline(rest), markup=markup, media_type="application/pdf", **fields
    )
