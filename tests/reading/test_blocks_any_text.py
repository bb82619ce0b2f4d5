"""On any text: blocks cover every word, do not overlap, hold their quotes; nothing crashes."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.reading.blocks import blocks
from detente.reading.furniture import furniture
from detente.reading.language import language
from detente.reading.page import Page
from detente.reading.sentences import sentences
from detente.reading.turns import interview, turns
from detente.records import Document, Markup

PIECES = [
    "Q: ", "A: ", "— ", "- ", "• ", "**", "__", "*", "# ", "> ", "| ", " | ", "\t", "\n", "\n\n", "\r\n", "\u2028", ":", "?", ".", "…",
    "Jane Doe: ", "JD: ", "J.D. – ", "The Paper: ", "Question | Answer", "|---|---|", "Photo: Reuters", "@handle", "(Photo: AFP)", "© ",
    "Read also: ", "What do you think?", "I think so.", "Interview by Jane Doe", "س: ", "ج: ", "هل انتهت الحرب؟", "— Что дальше?", "1. ",
    "[00:12:01] ", "<b>", "</b>", "“", "”", "«", "»", "U.S. ", "No. 5 ", "https://example.org/a ", "\u200b", "\ufeff", "\u0301", "🔴", "İ",
    "a", "word ", "Word ", "ВОПРОС: ", "Soru: ", "\x00", "\x1c", "\x85",
]  # fmt: skip
TEXT = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
TAGS = ["heading", "bold", "italic", "list_item", "quote", "caption", "table_row", "paragraph"]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXT).encode("utf-8", "replace").decode("utf-8")
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        marks.append(Markup(start=a, end=b, tag=draw(st.sampled_from(TAGS))))
    title = draw(st.one_of(st.none(), st.just(text[:20])))
    return Document(id="d", text=text, title=title, markup=tuple(marks))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_blocks_cover_every_word_once_and_hold(document: Document) -> None:
    page = Page(document)
    text, last, covered = document.text, 0, bytearray(len(document.text))
    for block in page.of(blocks):
        assert block.span.start >= last
        assert block.span.start < block.span.end
        assert block.span.holds_in(text)
        assert not block.span.quote[0].isspace()
        assert not block.span.quote[-1].isspace()
        covered[block.span.start : block.span.end] = b"\x01" * (block.span.end - block.span.start)
        last = block.span.end
    missed = [char for char, seen in zip(text, covered, strict=True) if not seen and char.isalnum()]
    assert not missed


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_turns_sentences_and_furniture_agree_with_the_blocks(document: Document) -> None:
    page = Page(document)
    pieces = page.of(blocks)
    for at, turn in enumerate(page.of(turns)):
        assert turn.number == at
        assert all(pieces[b].turn == at for b in turn.blocks)
        assert (turn.start, turn.end) == (pieces[turn.blocks[0]].span.start, pieces[turn.blocks[-1]].span.end)
    last = 0
    for sentence in page.of(sentences):
        inside = pieces[sentence.block_index]
        assert inside.kind != "furniture"
        assert inside.span.start <= sentence.start < sentence.end <= inside.span.end
        assert sentence.start >= last
        last = sentence.end
    kinds = {(p.span.start, p.span.end): p.kind for p in pieces}
    assert all(kinds[found] == "furniture" for found in furniture(page))
    interview(page)
    language(page)
