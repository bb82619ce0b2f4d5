"""Plain text: offsets agree with the file, the header is metadata, encodings are told or refused."""

from __future__ import annotations

import hashlib

import pytest

from detente.sources import open_documents
from detente.sources.days import published
from detente.sources.errors import NotText, WrongEncoding
from detente.sources.headline import headline

BODY = "The delegations met in Muscat.\nThey will meet again."


def one(data: bytes, name: str = "a.txt"):  # type: ignore[no-untyped-def]
    (document,) = open_documents(data, name=name)
    return document


def test_text_is_the_characters_with_crlf_made_lf() -> None:
    data = "— Так?\r\n— Да.\tNo change \u00a0 here.\r\n\r\nEnd\rhere".encode()
    assert one(data).text == "— Так?\n— Да.\tNo change \u00a0 here.\n\nEnd\rhere"
    assert one(data).id == hashlib.sha256(data).hexdigest()


def test_a_header_is_read_and_stays_in_the_text() -> None:
    head = "Title: A truce in Taiz\nOutlet: Yemen Monitor\nDate: 3 May 2022\nURL: https://example.org/a\n"
    document = one(f"{head}\n{BODY}".encode())
    assert (document.title, document.outlet, document.published) == (
        "A truce in Taiz",
        "Yemen Monitor",
        "2022-05-03",
    )
    assert document.url == "https://example.org/a"
    assert document.text == f"{head}\n{BODY}"
    (mark,) = document.markup
    assert (mark.tag, document.text[mark.start : mark.end]) == ("header", head)


def test_an_interview_with_labels_is_no_header() -> None:
    document = one(b"Q: Will you go to Rabat?\nA: I will.\nQ: When?\nA: In May.")
    assert document.markup == ()
    assert document.title is None


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("utf-16", "Talks went on."),
        ("utf-8-sig", "Talks went on."),
        ("utf-16-le", "The talks went on in Geneva all day."),
        ("cp1251", "Министры встретились в Женеве и обсудили перемирие."),
        ("koi8_r", "Министры встретились в Женеве и обсудили перемирие."),
        ("cp1252", "Le général a déclaré que l’accord était « prêt » à être signé à Genève."),
        ("iso8859_2", "Minister powiedział, że rozmowy odbędą się w Łodzi w środę."),
        ("cp1254", "Dışişleri Bakanı görüşmelerin İstanbul'da yapılacağını söyledi, ateşkes çağrısı yaptı."),
        ("cp1256", "التقى وزير الخارجية نظيره الروسي في جنيف يوم الاثنين"),
        ("gb18030", "外交部长星期一在日内瓦会见了俄罗斯外长，讨论停火问题。"),
    ],
)
def test_encodings_are_told(encoding: str, text: str) -> None:
    document = one(text.encode(encoding))
    assert document.text == text
    if not encoding.startswith("utf-8"):
        assert "charset=" in document.media_type


def test_what_is_no_text_is_refused_with_its_place() -> None:
    with pytest.raises(WrongEncoding, match="character 6"):
        one("hello \ud800".encode("utf-8", "surrogatepass"))
    with pytest.raises(NotText):
        one(b"half a te\x00xt")


@pytest.mark.parametrize(
    "text",
    [
        "Envoys return to Juba\nThe two envoys arrived on Monday and met the president.",
        "“Nobody has won”: the general on the ceasefire\n\nThe general received us in his office.",
        "محادثات السلام تستأنف في جنيف\nقال الوزير إن المحادثات ستستأنف يوم الاثنين في جنيف.",
    ],
)
def test_a_headline_is_the_title(text: str) -> None:
    assert headline(text) == text.split("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys arrived on Monday.\nThey met the president.",
        "— Will you go to Rabat?\n— I will.",
        "Jane Roe / Reuters\nThe envoys arrived on Monday and met the president.",
        "15 August 2025\nThe envoys arrived on Monday and met the president.",
        "GENEVA, Aug 15 -\nThe envoys arrived on Monday and met the president.",
        "The envoys who had arrived in the city late\nthe evening before met the president.",
        "One line alone",
    ],
)
def test_a_sentence_a_label_a_credit_or_a_date_is_no_title(text: str) -> None:
    assert headline(text) is None


@pytest.mark.parametrize(
    "written, day",
    [
        ("2025-08-15T10:00Z", "2025-08-15"),
        ("Fri, 15 Aug 2025 10:00:00 GMT", "2025-08-15"),
        ("15 августа 2025 г., 12:30", "2025-08-15"),
        ("15 de agosto de 2025", "2025-08-15"),
        ("August 2025", "2025-08"),
        ("05/08/2025", None),
        ("25/08/2025", "2025-08-25"),
        ("2025-02-30", None),
        ("yesterday", None),
    ],
)
def test_days_are_read_never_guessed(written: str, day: str | None) -> None:
    assert published(written) == day
