"""Questions and answers are told apart in eight layouts, with their speakers; other texts stay other texts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.reading.blocks import blocks
from detente.reading.page import Page
from detente.reading.turns import interview, turns
from detente.records import Document, Markup

LEAD = "“The guild decides”\nIn an interview with Hill Wire, economist and former envoy Mara Okello explains the port dispute.\n"
ASKED = [
    "Ms Okello, who could break the deadlock?",
    "You once proposed a joint customs house. Why did it fail?",
]
SAID = [
    "The guild. I have met its members, and they lose money every day.",
    "Because I forgot to ask who owns the keys.",
]


def page_of(text: str, *markup: Markup, **fields: str) -> Page:
    return Page(Document(id="d", text=text, markup=markup, **fields))


def told(page: Page) -> list[tuple[str, str | None]]:
    return [(turn.kind, turn.speaker.name if turn.speaker else None) for turn in page.of(turns)]


def talk(ask: str, say: str) -> str:
    return LEAD + "\n".join(f"{ask}{q}\n{say}{a}" for q, a in zip(ASKED, SAID, strict=True))


EXPECTED = [("question", "Hill Wire"), ("answer", "Mara Okello")] * 2


@pytest.mark.parametrize(
    "ask, say",
    [
        ("— ", "— "), ("– ", "– "), ("—", "—"), ("- ", "- "), ("— ", ""), ("Q: ", "A: "), ("Q. ", "A. "), ("Question: ", "Answer: "),
        ("**Hill Wire:** ", "**Mara Okello:** "), ("**Hill Wire**: ", "**Okello**: "), ("HW: ", "MO: "), ("HW – ", "MO – "), ("H.W.: ", "M.O.: "),
        ("Hill Wire: ", "Okello: "), ("HILL WIRE: ", "MARA OKELLO: "), ("", ""), ("Interviewer: ", "Interviewee: "),
        ("Hill Wire:\n", "Mara Okello:\n"), ("[00:01:10] Hill Wire: ", "[00:01:20] Mara Okello: "), ("Hill Wire: ", ""),
        ("| ", ""),
    ],
)  # fmt: skip
def test_two_questions_and_two_answers_in_any_layout(ask: str, say: str) -> None:
    if ask == "| ":
        rows = [f"| {q} | {a} |" for q, a in zip(ASKED, SAID, strict=True)]
        text = LEAD + "\n".join(["| Question | Answer |", "| --- | --- |", *rows])
    else:
        text = talk(ask, say)
    page = page_of(text)
    assert told(page) == EXPECTED
    for turn, words in zip(page.of(turns), [ASKED[0], SAID[0], ASKED[1], SAID[1]], strict=True):
        assert words in text[turn.start : turn.end]


@pytest.mark.parametrize("tag", ["bold", "italic", "heading"])
def test_questions_set_apart_by_markup(tag: str) -> None:
    text = talk("", "")
    marks = [Markup(start=text.index(q), end=text.index(q) + len(q), tag=tag) for q in ASKED]  # type: ignore[arg-type]
    assert told(page_of(text, *marks)) == EXPECTED


def test_rows_of_a_table_from_html() -> None:
    rows = [f"{q}\t{a}" for q, a in zip(ASKED, SAID, strict=True)]
    text = LEAD + "\n".join(rows)
    marks = [Markup(start=text.index(r), end=text.index(r) + len(r), tag="table_row") for r in rows]
    assert told(page_of(text, *marks)) == EXPECTED


def test_an_answer_goes_on_across_credits_and_lists() -> None:
    text = (
        LEAD
        + f"— {ASKED[0]}\n— {SAID[0]}\nIdris Vey / AFP\nThree things matter to them:\n- who opens the containers,\n- who keeps the scales.\n"
        f"None of these is a matter of principle.\n— {ASKED[1]}\n— {SAID[1]}"
    )
    page = page_of(text)
    first = [(b.kind, b.speaker and b.speaker.name) for b in page.of(blocks) if b.turn == 1]
    assert first == [("answer", "Mara Okello")] * 2 + [("list_item", "Mara Okello")] * 2 + [
        ("answer", "Mara Okello")
    ]
    assert [b.span.quote for b in page.of(blocks) if b.kind == "furniture"] == ["Idris Vey / AFP"]
    assert len(page.of(turns)) == 4


def test_roles_and_both_parts_come_from_the_introduction() -> None:
    found = interview(page_of(talk("— ", "— ")))
    assert found is not None
    assert found.interviewer is not None
    assert found.interviewer.name == "Hill Wire"
    assert found.interviewee is not None
    assert found.interviewee.name == "Mara Okello"
    assert found.interviewee.roles == ("economist", "former envoy")


def test_the_outlet_asks_where_nobody_else_is_named() -> None:
    text = talk("— ", "— ").replace("In an interview with Hill Wire, e", "E")
    assert told(page_of(text, outlet="Delta Post"))[0] == ("question", "Delta Post")
    assert told(page_of(text))[0] == ("question", None)


@pytest.mark.parametrize(
    "lead, asker",
    [
        ("Mara Okello is an economist. She spoke to Ada Lund of the Delta Post about the ports.", "Ada Lund"),
        ("Economist Mara Okello explained to Delta Post why the ports are closed.", "Delta Post"),
        ("Economist Mara Okello told Kontur why the ports are closed.", "Kontur"),
        ("Excerpts from a conversation of economist Mara Okello with Delta Post's Ada Lund.", "Ada Lund"),
        ("Economist Mara Okello counts ships. Ada Lund rode with her for a week.", "Ada Lund"),
        ("Экономист Мара Окелло рассказала «Горной газете» о портах.", "Горная газета"),
    ],
)
def test_who_asks_is_read_from_the_sentence_that_names_them(lead: str, asker: str) -> None:
    text = talk("— ", "— ").replace(LEAD, f"“The guild decides”\n{lead}\n")
    assert told(page_of(text))[0] == ("question", asker)


def test_labels_of_one_person_are_one_side() -> None:
    text = (
        "A talk\nAda Lund: How many ships wait?\nMara Okello: Nine, and they sell their paint.\n"
        "Lund: The guild says four.\nMara Okello: The guild cannot count.\n"
        "Lund: Who pays them?\nMara Okello: Everybody who waits pays them."
    )
    assert told(page_of(text)) == [("question", "Ada Lund"), ("answer", "Mara Okello")] * 3


def test_each_speaker_of_a_panel_is_kept_and_it_is_no_interview() -> None:
    text = (
        "Panel discussion: can cities make peace?\nModerator: Mayor Silva, did your council talk to the militia?\n"
        "Ana Silva: We talked about rubbish. One gets far from there.\nPeter Novak: In my town it was the cemetery that opened the door.\n"
        "Huda Karim: In mine the militia was the rubbish collection.\nModerator: So where is the limit?\nHuda Karim: The limit is the salary of a policeman.\n"
        "Ana Silva: We paid ours in fish for a month.\nPeter Novak: And who paid the fishermen?"
    )
    page = page_of(text)
    names = [turn.speaker.name for turn in page.of(turns) if turn.speaker]
    assert {"Ana Silva", "Peter Novak", "Huda Karim"} <= set(names)
    assert interview(page) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bridge reopens\nThe bridge reopened on Monday.\nWill it last? The mayor does not say.\n- Two lanes are open.\n- One is closed.\nNobody paid.",
        "Chronology\nDate: 3 May\nPlace: Vienna\nResult: An agreement on four points.\nDate: 9 May\nPlace: Oslo\nResult: No agreement on any point.",
        "The arithmetic of patience\nI have watched delegations for years.\n— That was the first lesson.\n— The second is harder. Why do we sign?\nWe sign to rest.",
        "What is the accord?\n\n## What does it regulate?\n\nIt sets shares.\n\n## Why did one state refuse?\n\nIts parliament objected.\n\n## What next?\n\nA meeting.",
        "",
        "?",
    ],
)
def test_what_is_no_talk_has_no_turns(text: str) -> None:
    page = page_of(text)
    assert page.of(turns) == []
    assert interview(page) is None


SEED = (
    Path(os.environ.get("DETENTE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    / "seeds/anchorage-interview.txt"
)


@pytest.mark.skipif(not SEED.exists(), reason="the seed interview is not in the shared folder")
def test_the_seed_interview_is_read_whole() -> None:
    page = page_of(SEED.read_text("utf-8").replace("\r\n", "\n"))
    found = interview(page)
    assert [turn.kind for turn in page.of(turns)] == ["question", "answer"] * 5
    assert found is not None
    assert found.interviewer is not None
    assert found.interviewer.name == "DKNews.kz"
    assert found.interviewee is not None
    assert found.interviewee.name == "Ruslan Bortnik"
    assert {"political analyst", "Director of the Ukrainian Institute of Politics"} <= set(
        found.interviewee.roles
    )
    pieces = page.of(blocks)
    assert sum(1 for b in pieces if b.kind == "furniture") == 6
    items = [b for b in pieces if b.kind == "list_item"]
    assert [(b.turn, b.speaker and b.speaker.name) for b in items] == [(9, "Ruslan Bortnik")] * 3
    assert pieces[-1].turn == 9


def test_who_alone_is_named_before_each_question_asks() -> None:
    asked = ("ANNA REED", "PIET VOS", "ANNA REED", "PIET VOS")
    lines = [f"{name}: {q}\n{a}" for name, q, a in zip(asked, ASKED * 2, SAID * 2, strict=True)]
    answer = ("answer", "Mara Okello")
    expected = [("question", "Anna Reed"), answer, ("question", "Piet Vos"), answer]
    assert told(page_of(LEAD + "\n".join(lines))) == expected * 2


def test_of_two_labels_whoever_begins_and_says_little_asks_though_nothing_ends_in_a_question_mark() -> None:
    lines = [
        "HW: So, the port.", f"MO: {SAID[0]} And they know it as well as I do, which is why nothing moves.",
        "HW: It ended with a strike.", f"MO: {SAID[1]} A strike is a key that turns only once, as we all learned.",
    ]  # fmt: skip
    assert told(page_of(LEAD + "\n".join(lines))) == EXPECTED


def test_a_title_in_capitals_with_a_full_stop_is_part_of_a_label() -> None:
    text = LEAD.replace("economist", "Monsignor") + "\n".join(
        f"HILL WIRE: {q}\nMONS. OKELLO: {a}" for q, a in zip(ASKED, SAID, strict=True)
    )
    assert told(page_of(text)) == EXPECTED


def test_a_table_goes_on_under_the_same_head_below_a_picture() -> None:
    head = "| Question | Answer |"
    rows = [f"| {ask} | {said} |" for ask, said in zip(ASKED, SAID, strict=True)]
    page = page_of(f"{LEAD}{head}\n{rows[0]}\n\nPhoto: Hill Wire archive\n\n{head}\n{rows[1]}")
    assert told(page) == EXPECTED
    assert not any("Question" in page.text[turn.start : turn.end] for turn in page.of(turns))


def test_a_headline_with_the_guest_s_name_is_no_answer() -> None:
    page = page_of(
        "WORLD > PORTS\nMara Okello: The guild decides\n\nEconomist and former envoy Mara Okello discussed the port "
        "dispute, which has now lasted three years, with the Pan-Hill Courier (PHC) in the customs house.\n\n"
        + "\n".join(f"PHC: {ask}\nMO: {said}" for ask, said in zip(ASKED, SAID, strict=True))
    )
    assert told(page) == [("question", "Pan-Hill Courier"), ("answer", "Mara Okello")] * 2


@pytest.mark.parametrize("name", ["Cmdr. (ret.) Elias Thorn", "Lt. Gen. (retd) Elias Thorn", "Elias Thorn"])
def test_a_title_is_no_name(name: str) -> None:
    page = page_of(
        f"The guild decides\nInterview: {name}\nEconomist Mara Okello explains the port dispute.\n"
        + "\n".join(f"Q: {ask}\nA: {said}" for ask, said in zip(ASKED, SAID, strict=True))
    )
    assert told(page) == [("question", "Elias Thorn"), ("answer", "Mara Okello")] * 2


def test_a_masthead_is_no_label() -> None:
    page = page_of(
        "Hill Wire, Dock Street | September 2000 | p. 11\nMara Okello, economist, in conversation with Hill Wire.\n"
        + "\n".join(f"Hill Wire: {ask}\nMs Okello: {said}" for ask, said in zip(ASKED, SAID, strict=True))
    )
    assert told(page) == EXPECTED
