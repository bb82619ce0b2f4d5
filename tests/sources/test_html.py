"""Web pages: the article whole, its markup and metadata kept, nothing that is not of it."""

from __future__ import annotations

from detente.records import Document
from detente.sources import open_documents

HEAD = """<!doctype html><html lang="en-GB"><head><title>Envoy: the door is open | Upper Nile Post</title>
<meta property="og:site_name" content="Upper Nile Post"><meta name="author" content="Mary Deng">
<meta property="article:published_time" content="2019-03-02T08:00:00+02:00">
<link rel="canonical" href="https://example.org/2019/03/02/envoy"></head><body>"""
INTERVIEW = """<h1>Envoy: the door is open</h1><p class="byline">By Mary Deng</p>
<figure><img src="a.jpg"><figcaption>The envoy in Juba. Photo: J. Lado / AFP</figcaption></figure>
<p><b>Upper Nile Post:</b> Was it a success?</p><p><b>Tomas Lind:</b> Yes.</p>
<p>J. Lado / AFP</p><p><b>Upper Nile Post:</b> Why?</p>
<p><b>Tomas Lind:</b> Because both agreed on <i>three</i> points:</p><ul><li>a truce,</li><li>open roads.</li></ul>
<blockquote>We will not wait another year.</blockquote>
<table><tr><td>Q</td><td>And next?</td></tr><tr><td>A</td><td><p>Addis.</p><p>Then we see.</p></td></tr></table>
<p>Follow us on Twitter</p>"""
SITE = "<nav>" + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60)) + "</nav>"
TEXT = """Upper Nile Post: Was it a success?

Tomas Lind: Yes.

Upper Nile Post: Why?

Tomas Lind: Because both agreed on three points:

a truce,
open roads.

We will not wait another year.

Q\tAnd next?
A\tAddis.
Then we see."""


def page(body: str) -> Document:
    (document,) = open_documents(f"{HEAD}{body}</body></html>".encode(), name="a.html")
    return document


def marked(document: Document, tag: str) -> list[str]:
    return [document.text[m.start : m.end] for m in document.markup if m.tag == tag]


def test_metadata_is_what_the_page_says_of_itself() -> None:
    document = page(INTERVIEW)
    assert document.title == "Envoy: the door is open"
    assert (document.outlet, document.author, document.published) == (
        "Upper Nile Post",
        "Mary Deng",
        "2019-03-02",
    )
    assert (document.language, document.url) == ("en", "https://example.org/2019/03/02/envoy")


def test_a_plain_page_keeps_every_answer_and_drops_credits() -> None:
    assert page(INTERVIEW).text == TEXT


def test_the_same_interview_inside_a_site_keeps_every_answer() -> None:
    document = page(f"{SITE}<article>{INTERVIEW}</article>{SITE}")
    assert document.text == TEXT


def test_markup_says_what_the_page_said() -> None:
    document = page(INTERVIEW)
    assert marked(document, "bold") == ["Upper Nile Post:", "Tomas Lind:", "Upper Nile Post:", "Tomas Lind:"]
    assert marked(document, "list_item") == ["a truce,", "open roads."]
    assert marked(document, "quote") == ["We will not wait another year."]
    assert marked(document, "table_row") == ["Q\tAnd next?", "A\tAddis.\nThen we see."]
    assert marked(document, "italic") == ["three"]


def test_the_day_is_never_taken_from_prose_or_from_today() -> None:
    (document,) = open_documents(
        b"<html><body><h1>Talks go on in Rabat</h1><p>On 3 May 2004 they met; on 5 June 2006 they met again.</p></body></html>",
        name="a.html",
    )
    assert document.published is None


def test_dates_outlets_and_encodings_as_pages_give_them() -> None:
    data = (
        '<html><head><meta charset="windows-1251"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2014-09-05", "publisher": {"name": "Вестник"}}</script></head>'
        "<body><p>Стороны встретились в Минске и подписали протокол.</p></body></html>"
    ).encode("cp1251")
    (document,) = open_documents(data, name="a.html")
    assert document.text == "Стороны встретились в Минске и подписали протокол."
    assert (document.published, document.outlet) == ("2014-09-05", "Вестник")


def test_an_article_in_several_containers_is_whole() -> None:
    words = "The delegations discussed the border crossing number {} for most of the long day and agreed to go on talking. "
    chunk = "<div class='chunk'>{}</div><div class='advert'>Buy</div>"
    parts = [
        chunk.format("".join(f"<p>{words.format(10 * c + n) * 2}</p>" for n in range(5))) for c in range(4)
    ]
    document = page(f"{SITE}<div>{''.join(f'<div>{part}</div>' for part in parts)}</div>{SITE}")
    assert all(f"number {10 * c + n} " in document.text for c in range(4) for n in range(5))
