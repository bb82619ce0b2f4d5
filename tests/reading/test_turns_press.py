"""How presses of several languages name who asks, and how they close the talk."""

from __future__ import annotations

import pytest

from detente.reading.page import Page
from detente.reading.turns import interview, turns
from detente.reading.turns_cases import asking, written
from detente.records import Document


def page_of(text: str) -> Page:
    return Page(Document(id="d", text=text))


@pytest.mark.parametrize(
    "before, form, name",
    [
        ("он рассказал корреспонденту «Вестника реки» ", "Анне Дороховой", "Анна Дорохова"),
        ("рассказал журналисту ", "Ивану Соловьёву", "Иван Соловьёв"),
        ("розповів кореспондентці ", "Оксані Гриневич", "Оксана Гриневич"),
        ("ответил на вопросы ", "Анны Дороховой", "Анна Дорохова"),
        ("в интервью ", "Андрею Громову", "Андрей Громов"),
        ("об этом рассказал ", "Андрей Громов", "Андрей Громов"),
    ],
)
def test_a_name_of_who_asks_is_put_back_into_the_nominative(before: str, form: str, name: str) -> None:
    assert asking(form, before) == name


@pytest.mark.parametrize(
    "forms, name",
    [
        (["Анне Дороховой", "Анна Дорохова"], "Анна Дорохова"),
        (["Ивана Петрова", "Иван Петров", "Ивана Петрова"], "Иван Петров"),
        (["Андрея Громова", "Андрей Громов"], "Андрей Громов"),
        (["JANE DOE", "Jane Doe"], "Jane Doe"),
    ],
)
def test_of_all_forms_of_a_name_the_nominative_is_written(forms: list[str], name: str) -> None:
    assert written(forms, person=True) == name


@pytest.mark.parametrize(
    "thanks, kind",
    [
        ("— Спасибо за беседу.", "question"),
        ("— Спасибо.", "question"),
        ("— Thank you for your time.", "question"),
        ("— Мы подождём.", "answer"),
    ],
)
def test_thanks_at_the_end_are_said_by_who_asks(thanks: str, kind: str) -> None:
    text = (
        "Интервью с Иваном Лесковым\nИсторик Иван Лесков рассказал «Речному вестнику», как всё было.\n\n"
        "— Иван Петрович, кто начал спор?\n— Его начали соседи, и я это видел сам.\n"
        f"— А кто его закончит?\n— Мы, если нам дадут мост.\n{thanks}\n\nБеседовала Анна Тарская\n"
    )
    assert page_of(text).of(turns)[-1].kind == kind


def test_a_bold_name_before_a_comma_is_no_label() -> None:
    text = (
        "# The sea was in the room\n\n**Mara Okello**, former secretary of the Lake Dialogue, looks back.\n\n"
        "**Hill Wire:** Who began it?\n\n**Mara Okello:** The guild did, and I know the men.\n\n"
        "**Hill Wire:** And who ends it?\n\n**Mara Okello:** Whoever owns the keys of the lock.\n"
    )
    assert [turn.kind for turn in page_of(text).of(turns)] == ["question", "answer"] * 2


def test_a_colon_within_a_quotation_makes_no_label() -> None:
    text = (
        'Old borders\nMara Okello, a historian and author of "The Line: Men of the Lake", has come back.\n\n'
        "Q. Who began it?\nA. The guild did, and I know the men.\n\n"
        "Q. And who ends it?\nA. Whoever owns the keys of the lock.\n"
    )
    assert len(page_of(text).of(turns)) == 4


def test_a_rank_out_of_service_is_no_initial() -> None:
    text = (
        "„Nichts ist unterschrieben“\n\nGeneralmajor a. D. Reinhard Lorenz war Beobachter. Wir haben ihn getroffen.\n\n"
        "Herr Lorenz, wer hat den Streit begonnen?\n\nDas waren die Nachbarn, ich habe es selbst gesehen.\n\n"
        "Und wer beendet ihn?\n\nWir, wenn man uns die Brücke gibt. Ich bin bereit.\n\n"
        "Glauben Sie an eine Brücke?\n\nIch glaube an Fähren, Brücken kosten uns zu viel.\n"
    )
    told = page_of(text).of(interview)
    assert told is not None
    assert told.interviewee is not None
    assert told.interviewee.name == "Reinhard Lorenz"


@pytest.mark.parametrize(
    "language, closing, host",
    [
        ("uk", "Розмовляла Оксана Гриневич", "Оксана Гриневич"),
        ("ru", "Беседовала Оксана Громова", "Оксана Громова"),
    ],
)
def test_a_closing_credit_names_who_asks(language: str, closing: str, host: str) -> None:
    lead = {
        "uk": "Про це в інтерв'ю виданню «Річковий вісник» розповів історик Тарас Коваль.",
        "ru": "Об этом в интервью изданию «Речной вестник» рассказал историк Тарас Коваль.",
    }[language]
    text = (
        f"Тарас Коваль: «Мир — это мост»\n\n{lead}\n\n"
        "— Пане Тарасе, хто почав?\n— Сусіди, я сам це бачив.\n— Хто закінчить?\n— Ми, якщо дадуть міст.\n\n"
        f"{closing}\n"
    )
    told = page_of(text).of(interview)
    assert told is not None
    assert told.interviewer is not None
    assert told.interviewer.name == host
