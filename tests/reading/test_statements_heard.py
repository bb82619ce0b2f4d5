"""What the layers for stands hear decides who a pronoun is, what nobody says and what is no promise."""

from dataclasses import dataclass, field

import pytest

from detente.reading.encoder.stands import Content
from detente.reading.page import Page
from detente.reading.stands import stands
from detente.reading.statements import statements
from detente.reading.statements_heard import LIKELY, audible, speaker_of, told, unled
from detente.reading.statements_interpret import statement_of
from detente.reading.statements_spans import Attribution
from detente.records import Document

TEXT = "General Amadou Keita met Ibrahim Sow on Monday. He promised that the road would be open by Friday."
SAID = "the road would be open by Friday"


@dataclass
class Hearing:
    """Stands with these contents, the words of each with its probability, and one act for all."""

    heard: list[Content] = field(default_factory=list)
    probability: float = 0.9
    act: tuple[str, float] = ("promise", 0.9)

    def contents(self) -> list[Content]:
        return self.heard

    def said(self, sentence: int, span: tuple[int, int]) -> float:
        return self.probability

    def act_of(self, sentence: int, content: object) -> tuple[str, float]:
        return self.act


def page_of(hearing: Hearing | None, text: str = TEXT) -> Page:
    page = Page(Document(id="d", text=text, published="2020-01-01"))
    page._found[stands] = hearing
    return page


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def promised(source: str | None = "He", confidence: float | None = None) -> Attribution:
    return Attribution(
        (at(SAID),), at(source) if source else None, at("promised"), "promise", "promise", confidence
    )


def content(speaker: str, probability: float = 0.9) -> Content:
    return Content(*at(SAID), probability, at(speaker))


@pytest.mark.parametrize("source", ["He", None])
def test_a_pronoun_or_nobody_is_whom_the_layers_point_at(source: str | None) -> None:
    found = speaker_of(page_of(Hearing([content("Sow")])), promised(source))
    assert found is not None
    assert TEXT[slice(*found)] == "Ibrahim Sow"


def test_a_name_stays_whoever_is_pointed_at() -> None:
    one = promised("Ibrahim Sow")
    assert speaker_of(page_of(Hearing([content("Keita")])), one) == one.source


def test_a_pronoun_stays_where_the_layers_point_at_one_or_hear_something_else() -> None:
    one = promised()
    assert speaker_of(page_of(Hearing([content("He")])), one) == one.source
    elsewhere = Content(*at("met Ibrahim"), 0.9, at("Keita"))
    assert speaker_of(page_of(Hearing([elsewhere])), one) == one.source
    assert speaker_of(page_of(None), one) == one.source


def test_a_statement_has_the_party_that_is_pointed_at_and_keeps_the_words_as_evidence() -> None:
    (one,) = statements(page_of(Hearing([content("Sow")])))
    assert one.source is not None
    assert one.source.name == "Ibrahim Sow"
    assert one.source_span is not None
    assert one.source_span.quote == "He"


def test_what_neither_reader_believes_in_is_left_out() -> None:
    unlikely, likely = promised(confidence=0.4), promised(confidence=0.8)
    assert audible(page_of(Hearing(probability=0.01)), [unlikely, likely]) == [likely]
    assert audible(page_of(Hearing(probability=0.5)), [unlikely]) == [unlikely]
    assert audible(page_of(None), [unlikely]) == [unlikely]


def test_what_is_not_heard_as_said_is_no_promise() -> None:
    assert statement_of(page_of(Hearing(probability=0.9)), promised(), None).act == "promise"
    assert statement_of(page_of(Hearing(probability=0.05)), promised(), None).act == "assert"


def test_the_layers_name_another_act_than_the_cue_only_where_they_are_sure() -> None:
    assert statement_of(page_of(Hearing(act=("threaten", 0.95))), promised(), None).act == "threaten"
    assert statement_of(page_of(Hearing(act=("threaten", 0.7))), promised(), None).act == "promise"


def test_what_no_cue_leads_in_is_read_where_nothing_else_is() -> None:
    page = page_of(Hearing([content("Keita", LIKELY)]))
    (one,) = unled(page, [], [])
    assert (one.content, one.cue, one.act) == ((at(SAID),), None, "promise")
    assert list(unled(page, [promised()], [])) == []
    assert list(unled(page, [], [at("road")])) == []
    assert list(unled(page_of(Hearing([content("Keita", LIKELY - 0.01)])), [], [])) == []


def test_where_no_layers_read_everything_is_told() -> None:
    assert told(page_of(None), [at(SAID)]) == 1.0
