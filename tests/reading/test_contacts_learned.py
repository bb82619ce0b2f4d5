"""Contacts that the encoder sees: words no list holds, bystanders, courses; common nouns; dates that fit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.reading import contacts_learned
from detente.reading.contacts import contacts
from detente.reading.contacts_details import fitting
from detente.reading.encoder import EncoderUnavailable
from detente.reading.encoder import contacts as layers
from detente.reading.page import Page
from detente.reading.profile import reading_as
from detente.records import Contact, Document


def read(text: str, published: str = "2014-09-10") -> list[Contact]:
    """The contacts of a report."""
    return contacts(Page(Document(id="report", text=text, published=published)))


def sides(contact: Contact) -> set[str | None]:
    """For whom the participants act."""
    return set(contact.sides)


IN_NO_LIST = (
    "Kenya's president shared a pot of tea with Ugandan President Yoweri Museveni on the lawn of State House."
)


def test_a_contact_told_in_words_that_no_list_holds_is_read() -> None:
    (contact,) = read(IN_NO_LIST)
    assert sides(contact) == {"KEN", "UGA"}
    assert (contact.status, contact.medium) == ("occurred", "in_person")


def test_the_fast_profile_asks_no_encoder() -> None:
    with reading_as("fast"):
        assert read(IN_NO_LIST) == []


def test_without_the_weights_the_lists_go_on_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise EncoderUnavailable("no weights", "weights", "Reinstall.")

    monkeypatch.setattr(contacts_learned, "load_contacts", missing)
    assert read(IN_NO_LIST) == []
    assert len(read("President Sirleaf met the Guinean foreign minister in Conakry.")) == 1


def test_weights_changed_by_a_byte_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(layers.FOLDER, folder)
    heads = bytearray((folder / "contacts.npz").read_bytes())
    heads[-1] ^= 1
    (folder / "contacts.npz").write_bytes(heads)
    monkeypatch.setattr(layers, "FOLDER", folder)
    layers.load_contacts.cache_clear()
    with pytest.raises(EncoderUnavailable, match=r"contacts\.npz with another hash"):
        layers.load_contacts()


def test_one_who_only_comments_takes_no_part() -> None:
    (contact,) = read(
        "The presidents of Chad and Niger talked for two hours, Nigeria's foreign minister told reporters."
    )
    assert sides(contact) == {"TCD", "NER"}


def test_a_contact_that_fell_through_did_not_happen() -> None:
    (contact,) = read("Armenia's president waved away any idea of sitting down with Ilham Aliyev.")
    assert (sides(contact), contact.status) == ({"ARM", "AZE"}, "denied")


def test_an_order_of_sentences_does_not_change_what_is_read() -> None:
    sentences = [IN_NO_LIST, "The presidents of Chad and Niger shook hands in Abuja."]
    alone = [sides(c) for text in sentences for c in read(text)]
    assert [sides(c) for c in read("\n\n".join(sentences))] == alone


OPENING = "Congo's president and the M23 signed a truce in Nairobi on Monday.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "The president will meet the rebels again in Nairobi on Friday.",
        "Government negotiators and rebel commanders will sit down in Nairobi on Friday.",
    ],
)
def test_common_nouns_stand_for_those_named_before(sentence: str) -> None:
    found = [c for c in read(OPENING + sentence) if c.status == "planned"]
    assert [sides(c) for c in found] == [{"COD", "group:m23"}]


def test_the_envoy_is_the_envoy_named_before() -> None:
    text = "UN envoy Staffan de Mistura flew to Tehran.\n\nThe envoy met Iran's foreign minister over lunch."
    assert any(sides(c) == {"org:united-nations", "IRN"} for c in read(text))


@pytest.mark.parametrize(
    ("date", "words", "status", "fits"),
    [
        ("2024-01", "in January", "planned", "2025-01"),
        ("2024-12-20", "on 20 December", "occurred", "2023-12-20"),
        ("2024-09-06", "on Friday", "planned", "2024-09-13"),
        ("2024-09-13", "on Friday", "occurred", "2024-09-06"),
        ("2024-08-09", "of 9 August", "planned", "2024-08-09"),
        ("2024-01", "in January 2024", "planned", "2024-01"),
        ("2024-01", "in January", "occurred", "2024-01"),
        ("2024", "this year", "planned", "2024"),
        (None, "", "planned", None),
    ],
)
def test_dates_fit_what_happened(date: str | None, words: str, status: str, fits: str | None) -> None:
    assert fitting(date, words, status, "2024-09-10") == fits  # type: ignore[arg-type]


def test_a_date_is_left_alone_where_the_day_of_publication_is_unknown() -> None:
    assert fitting("2024-01", "in January", "planned", None) == "2024-01"
