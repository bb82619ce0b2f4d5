"""The language is the declared one, else the one the text looks like, else unknown."""

from __future__ import annotations

import pytest

from detente.reading.language import language, language_of
from detente.reading.page import Page
from detente.records import Document


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "The delegations left without a joint text, and the mediators described the round as useful."),
        ("ru", "Стороны договорились обменяться списками задержанных, но даты обмена пока не назвали."),
        ("uk", "Сторони домовилися обмінятися списками затриманих, але дати обміну поки що не назвали."),
        ("kk", "Тараптар тізім алмасуға келісті, бірақ айырбас күнін әзірге жариялаған жоқ, деді өкіл."),
        ("es", "Las delegaciones se marcharon sin un texto común y los mediadores hablaron de avances."),
        ("fr", "Les délégations sont reparties sans texte commun, mais les médiateurs restent confiants."),
        (
            "de",
            "Die Delegationen reisten ohne gemeinsamen Text ab, die Vermittler sprachen von Fortschritten.",
        ),
        ("ar", "غادرت الوفود من دون نص مشترك ووصف الوسطاء الجولة بأنها مفيدة رغم صعوبتها الكبيرة."),
        ("tr", "Heyetler ortak bir metin olmadan ayrıldı, arabulucular ise görüşmeleri yararlı buldu."),
    ],
)
def test_the_language_of_a_sentence_is_told(code: str, text: str) -> None:
    assert language_of(text) == code


def test_short_text_has_no_language_and_a_declared_one_wins() -> None:
    assert language_of("Yes.") is None
    assert language_of("") is None
    assert language(Page(Document(id="d", text="Yes.", language="pt-BR"))) == "pt"
    assert language(Page(Document(id="d", text="12:30 —"))) is None
