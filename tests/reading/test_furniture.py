"""Credits, captions, handles and buttons are furniture; what people say is not."""

from __future__ import annotations

import pytest

from detente.reading.blocks import blocks
from detente.reading.blocks_lines import Line
from detente.reading.furniture import furniture
from detente.reading.furniture_lines import inside, is_furniture
from detente.reading.page import Page
from detente.records import Document, Markup


def line(text: str) -> Line:
    return Line(0, len(text), 0, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Okello / AFP", "Reuters/Idris Vey", "© Hill Wire / Ada Lund", "Ada Lund for Hill Wire via Getty Images", "Photo: Ada Lund",
        "(AP Photo/Ada Lund)", "A bridge near Gorava, 4 May 2023. Photo: Ada Lund/Reuters", "@hillwire", "t.me/hillwire", "hillwire.org",
        "ministry.gov.xx, пресс-служба министерства, hillwire.kz", "Фото: пресс-служба МИД", "Читайте также: Как закрывали мост",
        "Подписывайтесь на наш телеграм-канал", "Світлина з архіву", "Фото: Қазақпарат", "Тағы оқыңыз: Көпір тарихы", "Жарнама",
        "Lea también: El puente", "PUBLICIDAD", "Suscríbase al boletín", "Lire aussi : Le pont", "Crédit photo : A. Lund / AFP",
        "Abonnez-vous à notre newsletter", "Lesen Sie auch: Die Brücke", "Foto: picture alliance / dpa", "Anzeige", "اقرأ أيضا: قصة الجسر",
        "تابعونا على تلغرام", "صورة: رويترز", "İlgili haber: Köprü", "Fotoğraf: Anadolu Ajansı", "Reklam", "Read also: The bridge", "SHARE",
        "Subscribe to our weekly newsletter", "Advertisement", "Story continues below", "4 March 2024, 10:15", "#talks #bridge", "3 min read",
        "Share on WhatsApp", "By Ada Lund", "— Advertisement —", "https://example.org/bridge", "***", "Tags: talks, bridge", "Hill Wire / archive", "Hill Wire | 4 March 2024",
    ],
)  # fmt: skip
def test_this_is_furniture(text: str) -> None:
    assert is_furniture(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "— Yes.", "— Home.", "— No, and I would not share it.", "Sources say that the talks failed.", "Next, we must open the bridge.",
        "The photo shows nothing that we did not know.", "Our share of the river is a third.", "Reuters reported on Monday that the talks had failed.",
        "Read the agreement: it says nothing about mines.", "Follow the money and you will find the front line.",
        "We support neither side, and both sides know it.", "Источник войны — страх.", "La fuente del conflicto es el agua.",
        "Can the parties still agree / disagree in public?", "I would listen to the guild.", "Subscribe to a truce and you inherit its enemies, my father said to me.",
    ],
)  # fmt: skip
def test_this_is_text(text: str) -> None:
    assert not is_furniture(line(text))


def test_a_credit_inside_a_line_is_cut_out_and_the_rest_stays() -> None:
    text = "The sides needed to hear each other say no in the same room. (Photo: Ada Lund) They did, and it took them a week to say it."
    (start, end) = inside(line(text))[0]
    assert text[start:end] == "(Photo: Ada Lund)"
    text = "The sides needed to hear each other say no in the same room, and they did so at last. Photo: Ada Lund/AFP"
    (start, end) = inside(line(text))[0]
    assert text[start:end] == "Photo: Ada Lund/AFP"


def test_a_caption_by_markup_is_furniture() -> None:
    text = "The bridge reopened on Monday.\n\nA woman carries flour across.\n\nNobody checked her papers."
    at = text.index("A woman")
    page = Page(Document(id="d", text=text, markup=(Markup(start=at, end=at + 29, tag="caption"),)))
    assert [text[s:e] for s, e in furniture(page)] == ["A woman carries flour across."]


@pytest.mark.parametrize(
    "line",
    [
        "Hill Wire · 12 May 2021", "HILL WIRE — Weekend Edition — 9 December 2006", "Reading time: 6 minutes",
        "From our special correspondent Anna Reed", "Season 3, episode 12 · Transcript",
    ],
)  # fmt: skip
def test_mastheads_and_bylines_before_the_talk_are_furniture(line: str) -> None:
    text = (
        f"The guild decides\n{line}\nIn an interview with Hill Wire the envoy Mara Okello explains the dispute.\n"
        "— Who could break the deadlock?\n— The guild. I have met its members.\n"
        "— And why did you fail?\n— Because I forgot to ask who owns the keys.\n"
    )
    kinds = {block.span.quote: block.kind for block in Page(Document(id="d", text=text)).of(blocks)}
    assert kinds[line] == "furniture"
    assert kinds["In an interview with Hill Wire the envoy Mara Okello explains the dispute."] == "paragraph"
