"""Contents are fitted to quotation marks, and a quotation has one speaker."""

from detente.reading.encoder.attributions import AttributionSpans, Span
from detente.reading.encoder.edges import settled


def attribution(text: str, source: str, cue: str, *content: str, score: float = 0.9) -> AttributionSpans:
    def place(part: str) -> Span:
        at = text.index(part)
        return at, at + len(part)

    return AttributionSpans([place(source)], [place(cue)], [place(c) for c in content], score)


def contents(text: str, *found: AttributionSpans) -> list[list[str]]:
    return [[text[a:b] for a, b in one.content] for one in settled(text, list(found))]


def test_a_content_that_starts_inside_a_quotation_takes_its_opening() -> None:
    text = "“Our boats will stay here all winter,” said the captain."
    got = contents(text, attribution(text, "the captain", "said", "will stay here all winter,”"))
    assert got == [["“Our boats will stay here all winter,”"]]


def test_a_content_that_stops_inside_a_quotation_takes_its_end() -> None:
    text = "The queen said that “every word of it is true. Nobody doubts it.”"
    got = contents(text, attribution(text, "The queen", "said", "that “every word of it is true"))
    assert got == [["that “every word of it is true. Nobody doubts it.”"]]


def test_a_phrase_quoted_within_a_longer_content_is_left_alone() -> None:
    text = "He said the plan was “a very bad joke” and left."
    assert contents(text, attribution(text, "He", "said", "the plan was “a very bad joke”")) == [
        ["the plan was “a very bad joke”"]
    ]


def test_a_statement_inside_a_quotation_does_not_take_the_quotation() -> None:
    text = "“My brother says the road is closed to us,” said Ana."
    inner = attribution(text, "My brother", "says", "the road is closed to us")
    assert contents(text, inner)[0] == ["the road is closed to us"]


def test_a_quotation_claimed_twice_stays_with_the_surer_speaker() -> None:
    text = "“The harvest was good,” said Ana. “The harvest was poor this year,” said Bo."
    one = attribution(text, "Ana", "said", "“The harvest was good,”", score=0.9)
    two = attribution(
        text, "Bo", "said", "“The harvest was good,”", "“The harvest was poor this year,”", score=0.6
    )
    assert contents(text, one, two) == [["“The harvest was good,”"], ["“The harvest was poor this year,”"]]


def test_an_unclosed_mark_moves_nothing() -> None:
    text = "“We will see, said the captain, and the ship went down with all who sailed in her."
    got = contents(text, attribution(text, "the captain", "said", "We will see"))
    assert got == [["We will see"]]


def test_a_statement_nested_in_another_stays_beside_it() -> None:
    text = "Ana said that Bo had told her the road was open all year and safe for carts."
    outer = attribution(text, "Ana", "said", text[9:-1])
    inner = attribution(text, "Bo", "had told", "the road was open all year and safe for carts", score=0.5)
    assert settled(text, [outer, inner]) == [outer, inner]


def test_a_quotation_that_goes_on_after_its_speaker_is_joined_to_it() -> None:
    text = "“The mill is gone,” said Ana. “We will build another one.”\n\nThe rain fell."
    assert contents(text, attribution(text, "Ana", "said", "“The mill is gone,”")) == [
        ["“The mill is gone,”", "“We will build another one.”"]
    ]


def test_a_quotation_in_another_paragraph_is_not_joined() -> None:
    text = "“The mill is gone,” said Ana.\n\n“We will build another one.”"
    assert contents(text, attribution(text, "Ana", "said", "“The mill is gone,”")) == [
        ["“The mill is gone,”"]
    ]


def test_a_quotation_claimed_from_two_paragraphs_stays_in_its_own() -> None:
    text = "“The harvest was good this year,” said Ana.\n\n“It was a poor one for us,” said Bo."
    far = attribution(
        text, "Ana", "said", "“The harvest was good this year,”", "“It was a poor one for us,”", score=0.99
    )
    at = text.rindex("said")
    near = AttributionSpans([(at + 5, at + 7)], [(at, at + 4)], far.content[1:], 0.4)
    assert contents(text, far, near) == [
        ["“The harvest was good this year,”"],
        ["“It was a poor one for us,”"],
    ]


def test_the_same_content_told_by_two_cues_stays_with_the_surer() -> None:
    text = "Ana was asked, said Bo, whether the road was open."
    one = attribution(text, "Ana", "was asked", "whether the road was open", score=0.8)
    two = attribution(text, "Bo", "said", "whether the road was open", score=0.4)
    assert settled(text, [one, two]) == [one]
