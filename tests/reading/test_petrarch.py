"""Events by dictionaries of the user's own, written here in the formats that PETRARCH reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from detente.cli.main import app
from detente.reading import read
from detente.reading.errors import NoDictionaries
from detente.reading.petrarch import Dictionaries, code, coding_with, load
from detente.reading.petrarch.actors import read_actors
from detente.reading.petrarch.agents import read_agents
from detente.reading.petrarch.ontology import denied, read_ontology
from detente.reading.petrarch.verbs import read_verbs
from detente.records import Document, Event

ACTORS = """<!-- three states and a man -->
TULAND [TUL]
+TULISH  # its people
OSTMARK_ [OST]
VELIA
\t[VEL]
REPUBLIC_OF_MARN [MRN]
+MARN
IVO_KRANZ
\t[TULGOV 20010101-20041231]
\t[TULOPP > 20050101]
\t[TULCIV <991231]
"""
AGENTS = """!PEOPLE! = MAN, WOMAN
SOLDIER [~MIL]
AMBASSADOR [~GOV]
FOREIGN_MINISTER [~GOVFRM]
RELIEF_AGENCY {RELIEF_AGENCIES} [NGO~]
CONGRESS!PEOPLE! [~LEG]
PRESS {} [~MED]
"""
VERBS = """&PACT
+TREATY
+WRITTEN_AGREEMENT

--- CONDEMN [111] ---
CONDEMN
REBUKE {REBUKES REBUKED REBUKING}
- * RAID (BY) [112]  # blame for a raid

--- MEET [040:040] ---
MEET {MEETS MET MEETING}

--- SIGN [---] ---
SIGN
- * &PACT [057]
- * {TRADE &PACT} [061]

--- RECEIVE [---] ---
RECEIVE
- + * MONEY $ [071]

--- POSTPONE [120] ---
POSTPONE
- % * [121]

--- SEAL [172] ---
+SEAL_OFF {+SEALED_OFF}
"""
DISCARDS = "FOOTBALL CUP\n+MOTOR RALLY\n"
ONTOLOGY = "111:0x1007f\n050:0x0080\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dictionaries")
    for name, text in (
        ("my.actors.txt", ACTORS),
        ("my.agents.txt", AGENTS),
        ("my.verbs.txt", VERBS),
        ("my.discards.txt", DISCARDS),
    ):
        (place / name).write_text(text, "utf-8")
    return place


@pytest.fixture(scope="module")
def known(folder: Path) -> Dictionaries:
    return load(folder)


def triples(text: str, known: Dictionaries, day: str | None = "20100101") -> set[str]:
    return {f"{c.source} {c.code} {c.target}" for c in code(text, 0, len(text), known, day)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tuland condemned Ostmark on Monday.", {"TUL 111 OST"}),
        ("Ostmark was condemned by Tuland and Velia.", {"TUL 111 OST", "VEL 111 OST"}),
        ("Ostmark was condemned and rebuked by Tuland.", {"TUL 111 OST"}),
        ("Tuland condemned a raid by Ostmark soldiers.", {"TUL 112 OSTMIL"}),
        ("Soldiers from Velia sealed off the roads into Marn.", {"VELMIL 172 MRN"}),
        (
            "The Tulish foreign minister met Velia's ambassador.",
            {"TULGOVFRM 040 VELGOV", "VELGOV 040 TULGOVFRM"},
        ),
        ("Tuland and Velia met in Ostmark.", {"TUL 040 VEL", "VEL 040 TUL"}),
        ("The ambassadors of Tuland and Velia condemned Marn.", {"TULGOV 111 MRN", "VELGOV 111 MRN"}),
        ("Tuland signed a treaty with Velia.", {"TUL 057 VEL"}),
        ("Tuland signed a new trade treaty with Velia.", {"TUL 061 VEL"}),
        ("Tuland has received by courier money from Velia.", {"VEL 071 TUL"}),
        ("Tuland and Velia have postponed their talks.", {"TUL 121 VEL", "VEL 121 TUL"}),
        ("Tuland condemned Velia, and Marn rebuked Ostmark.", {"TUL 111 VEL", "MRN 111 OST"}),
        ("The president of Tuland, who met nobody, rebuked Velia.", {"TUL 111 VEL"}),
        ("Tuland condemned Velia, an official of Marn said.", {"TUL 111 VEL"}),
        ("Congresswomen of Tuland condemned Velia.", {"TULLEG 111 VEL"}),
        ("A Tuland relief agency condemned Velia.", {"NGOTUL 111 VEL"}),
        ("On Monday Tuland condemned Velia.", {"TUL 111 VEL"}),
        ("Tuland's decision to leave Marn was condemned by Velia.", {"VEL 111 TUL"}),
        ("A pact between Tuland and Marn was condemned by Velia.", {"VEL 111 TUL", "VEL 111 MRN"}),
        (
            "Soldiers of Tuland who met Marn's ambassador rebuked Velia.",
            {"TULMIL 040 MRNGOV", "MRNGOV 040 TULMIL", "TULMIL 111 VEL"},
        ),
        (
            "The ambassador and the foreign minister of Tuland rebuked Velia.",
            {"TULGOV 111 VEL", "TULGOVFRM 111 VEL"},
        ),
    ],
)
def test_who_does_what_to_whom_is_coded_from_the_raw_text(
    text: str, wanted: set[str], known: Dictionaries
) -> None:
    assert triples(text, known) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Tuland refused to condemn Ostmark.",  # not done
        "Tuland likes Ostmark.",  # no verb of the dictionary
        "Condemned by crowds, the plan was dropped.",  # nobody that the dictionary names
        "Tuland condemned Velia before the Football Cup.",  # a sentence to leave out
        "Tuland signed the visitors' book in Velia.",  # coded by patterns only, and none fits
    ],
)
def test_nothing_is_coded_without_ground(text: str, known: Dictionaries) -> None:
    assert triples(text, known) == set()


@pytest.mark.parametrize(
    ("day", "actor"), [("19980505", "TULCIV"), ("20030101", "TULGOV"), ("20100101", "TULOPP")]
)
def test_an_actor_has_the_code_of_the_day(day: str, actor: str, known: Dictionaries) -> None:
    assert triples("Ivo Kranz condemned Velia.", known, day) == {f"{actor} 111 VEL"}


def test_names_want_a_capital_and_dates_may_be_unknown(known: Dictionaries) -> None:
    assert triples("The tuland condemned Velia.", known) == set()
    assert triples("Ivo Kranz condemned Velia.", known, None) == set()


def test_a_denied_act_becomes_what_the_ontology_says(folder: Path, tmp_path: Path) -> None:
    text = "Tuland did not condemn Velia."
    plain = code(text, 0, len(text), load(folder))
    assert [(e.code, e.turned) for e in plain] == [("111", False)]
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "ontology.txt").write_text(ONTOLOGY, "utf-8")
    turned = code(text, 0, len(text), load(tmp_path))
    assert [(e.code, e.turned) for e in turned] == [("050", True)]
    assert denied("040", read_ontology(ONTOLOGY)) is None


def test_a_document_read_with_dictionaries_has_their_events(folder: Path) -> None:
    text = "Tuland condemned Velia. Soldiers did not march. Marn will not rebuke Ostmark."
    document = Document(id="d", text=text, published="2010-01-01")
    with coding_with(folder):
        events = [r for r in read(document) if isinstance(r, Event)]
    assert [(e.type, e.status, e.actors[0].actor, e.recipients[0].name) for e in events] == [
        ("ACCUSE", "occurred", "code:TUL", "Velia"),
        ("ACCUSE", "denied", "code:MRN", "Ostmark"),
    ]
    assert all(e.span.quote in text for e in events)
    assert not [r for r in read(document) if isinstance(r, Event) and r.actors[0].actor == "code:TUL"]
    rally = Document(id="r", text="Tuland condemned Velia. The motor rally began.", published=None)
    with coding_with(folder):
        assert not [r for r in read(rally) if isinstance(r, Event)]


def test_the_command_takes_a_folder_and_refuses_an_empty_one(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Tuland condemned Velia on Monday.", "utf-8")
    told = CliRunner().invoke(
        app, ["read", str(page), "--dictionaries", str(folder), "--format", "json", "--workers", "1"]
    )
    assert told.exit_code == 0
    assert '"dictionaries: TUL 111 VEL"' in told.stdout
    with pytest.raises(NoDictionaries, match="E303"):
        load(tmp_path)


def test_the_older_verb_files_without_blocks_are_read() -> None:
    verbs = read_verbs("ACCUSE [112]\n- * {WAR CRIMES} [1125]\nAID [070]\n").forms
    accused = verbs[("ACCUSED",)]
    assert accused.code is not None
    assert accused.code.forth == "112"
    assert len(accused.patterns) == 1
    assert verbs[("AIDING",)].patterns == []


def test_what_is_not_an_entry_is_passed_over() -> None:
    assert read_actors("NAME WITHOUT CODE\n[XXX <oddly>]\n") == []
    assert read_agents("AGENT WITHOUT CODE\n") == {}
    assert read_ontology("words\n010:0x1000\n") == {"010": 0x1000}


WORDS = [
    *("Tuland", "Velia", "and", "was", "condemned", "by", "met", "who", "that", "not", "to", "of"),
    *",'().",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_any_row_of_words_is_coded_or_left(words: list[str]) -> None:
    known = Dictionaries(
        actors={(n.upper(),): read_actors(f"{n.upper()} [{n[:3].upper()}]") for n in ("Tuland", "Velia")},
        verbs=read_verbs(VERBS).forms,
    )
    text = " ".join(words)
    for event in code(text, 0, len(text), known):
        assert event.source != event.target
        assert text[slice(*event.source_span)]
        assert text[slice(*event.verb)]
