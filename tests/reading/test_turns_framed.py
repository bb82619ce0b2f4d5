"""Pages copied whole: mastheads, menus and headlines of other articles are furniture, and nobody says them."""

from __future__ import annotations

import pytest

from detente.reading.blocks import blocks
from detente.reading.blocks_lines import lines
from detente.reading.furniture_around import UNDER, arounds
from detente.reading.page import Page
from detente.reading.turns import interview, turns
from detente.reading.turns_candidates import gather
from detente.reading.turns_parts import heard, parts
from detente.reading.turns_signed import conducting, signed
from detente.reading.turns_talk import talk
from detente.records import Document

TALK = (
    "Mara Okello, a lock keeper, kept both gates of the canal through the siege. Ada Lund met her in Gorava.",
    "**How many ships wait?**",
    "Nine of them wait, and I can tell you that their crews sell the paint by the bucket.",
    "**Who pays you?**",
    "Everybody who waits pays me, and nobody who leaves has ever paid me twice.",
    "**Would you do it again?**",
    "Yes, with a better boat.",
)


def page_of(*above: str, below: tuple[str, ...] = (), title: str = "The paint is sold by the bucket") -> Page:
    return Page(Document(id="d", text="\n\n".join([*above, title, *TALK, *below])))


def said(page: Page) -> str:
    return "\n".join(b.span.quote for b in page.of(blocks) if b.turn is not None and b.kind != "furniture")


@pytest.mark.parametrize(
    "above",
    [
        ("THE GORAVA OBSERVER", "Menu  Search  Log in"),
        ("Hill Wire", "Politics | Rivers | Opinion | Podcasts", "Home > Rivers > Interviews"),
        ("Речной вестник", "Главная » Интервью"),
    ],
)
def test_what_stands_above_a_headline_opens_no_turn(above: tuple[str, ...]) -> None:
    page = page_of(*above)
    assert [turn.kind for turn in page.of(turns)] == ["question", "answer"] * 3
    kinds = {b.span.quote: b.kind for b in page.of(blocks)}
    assert [kinds[line] for line in above] == ["furniture"] * len(above)


@pytest.mark.parametrize(
    "below",
    [
        ("Related stories", "Who counts the gates of Tolma?", "Bread prices up again from Monday"),
        ("## Further reading", "- Timeline of the siege, 1994–1996", "- Fact sheet: locks and gates"),
        ("Lesen Sie auch", "Strom für Tolma: Wer zahlt die Rechnung?"),
        ("Другие материалы рубрики", "Мост есть, дороги нет", "Школа на двух языках"),
    ],
)
def test_headlines_of_other_articles_are_not_said(below: tuple[str, ...]) -> None:
    page = page_of(below=below)
    assert said(page).endswith("Yes, with a better boat.")
    assert len(page.of(turns)) == 6


def test_a_short_last_answer_is_still_said() -> None:
    assert "Yes, with a better boat." in said(page_of(below=("© 2024 Hill Wire", "Tags: canals, gates")))


def test_a_line_knows_the_heading_it_stands_under() -> None:
    page = page_of(below=("Related stories", "Bread prices up again from Monday"))
    found = page.of(lines)
    heading = next(number for number, line in enumerate(found) if line.text == "Related stories")
    around = arounds(found, {heading})
    assert UNDER in around[heading + 1]
    assert UNDER not in around[heading - 1]


def test_a_masthead_is_no_label_though_the_paper_asks() -> None:
    text = (
        "THE SLUICE\n\nMonthly of the guild\n\nGates for all\n\nMara Okello keeps the lock at Gorava.\n\n"
        "The Sluice: How many ships wait?\n\nOkello: Nine, and they sell their paint.\n\n"
        "The Sluice: Who pays them?\n\nOkello: Everybody who waits pays them."
    )
    assert [turn.kind for turn in Page(Document(id="d", text=text)).of(turns)] == ["question", "answer"] * 2


def test_a_line_that_names_who_takes_part_is_no_turn() -> None:
    text = (
        "Gates for all\n\nPresenter: Ada Lund. Studio guest: Mara Okello, lock keeper.\n\n"
        "LUND: How many ships wait?\n\nOKELLO: Nine, and they sell their paint.\n\n"
        "LUND: Who pays them?\n\nOKELLO: Everybody who waits pays them."
    )
    assert len(Page(Document(id="d", text=text)).of(turns)) == 4


def test_an_introduction_in_bold_is_no_question() -> None:
    lead = "**For two years Mara Okello kept the lock at Gorava. Now she is back in Tolma, where she keeps bees.**"
    page = Page(Document(id="d", text="\n\n".join(["The paint is sold", lead, *TALK])))
    assert [turn.kind for turn in page.of(turns)] == ["question", "answer"] * 3


@pytest.mark.parametrize(
    "credit",
    [
        "Propos recueillis par Ada Lund",
        "(Interview by Ada Lund; translated by Idris Vey)",
        "Беседовала Ада Лунд",
    ],
)
def test_who_is_credited_with_the_interview_asks_under_the_label_of_the_paper(credit: str) -> None:
    text = (
        "Gates for all\n\nMara Okello keeps the lock at Gorava.\n\n"
        "Hill Wire: How many ships wait?\n\nOkello: Nine, and they sell their paint.\n\n"
        f"Hill Wire: Who pays them?\n\nOkello: Everybody who waits pays them.\n\n{credit}"
    )
    found = interview(Page(Document(id="d", text=text)))
    assert found is not None
    assert found.interviewer is not None
    assert found.interviewer.name in ("Ada Lund", "Ада Лунд")


def test_a_picture_is_not_signed_and_a_clause_of_a_credit_is() -> None:
    page = page_of(below=("Photo: Idris Vey", "(Reporting by Ada Lund; editing by Sela Marr)"))
    told = page.of(talk)
    found = {seen.name: seen for seen in gather(parts(page, told, told.heads()[0][0]), heard(page, told))}
    assert signed(found["Ada Lund"])
    assert not signed(found["Idris Vey"])
    chosen = conducting(list(found.values()), set())
    assert chosen is not None
    assert chosen.name == "Ada Lund"
