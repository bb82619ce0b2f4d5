"""Whatever is done to a ledger, in any order, it agrees with a model of it and verifies."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from benchmarks.ledger.made import VERSIONS, document, records
from detente.ledger import Added, Case
from detente.ledger.exchange import export_jsonl, import_jsonl

NUMBERS = st.integers(0, 4)
PICK = st.integers(0, 10_000)


class Ledgers(RuleBasedStateMachine):
    """The model: readings by document, and judgements in order, each in force or taken back."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.case = Case.create(self.folder / "case")
        self.readings: dict[int, tuple[int, int]] = {}  # number to (version, how many records)
        self.acts: list[list] = []  # [entry, act, id, value, in force]
        self.states: list[tuple[str, object]] = []

    @rule(number=NUMBERS, version=st.integers(1, 3), keep=st.integers(0, 9))
    def add(self, number: int, version: int, keep: int) -> None:
        report = document(number, sentences=3)
        expected = Added.DOCUMENT
        if number in self.readings:
            expected = Added.NOTHING if self.readings[number][0] == version else Added.READING
        found = self.case.ledger.add_document(
            report, records(report)[:keep], VERSIONS | {"contacts": str(version)}
        )
        assert found is expected
        if expected:
            self.readings[number] = (version, keep)

    @precondition(lambda self: self.contacts())
    @rule(pick=PICK, day=st.integers(1, 28))
    def change(self, pick: int, day: int) -> None:
        id = self.contacts()[pick % len(self.contacts())]
        seq = self.case.ledger.correct.change(id, {"date": f"2025-08-{day:02d}"}, reason="x")
        self.acts.append([seq, "change", id, f"2025-08-{day:02d}", True])

    @precondition(lambda self: self.contacts())
    @rule(pick=PICK)
    def reject(self, pick: int) -> None:
        id = self.contacts()[pick % len(self.contacts())]
        self.acts.append([self.case.ledger.correct.reject(id, reason="x"), "reject", id, None, True])

    @precondition(lambda self: self.acts)
    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        target = self.acts[pick % len(self.acts)]
        seq = self.case.ledger.correct.undo(target[0], reason="x")
        self.acts.append([seq, "undo", target[0], None, True])
        dead: set[int] = set()
        for act in reversed(self.acts):
            act[4] = act[0] not in dead
            if act[4] and act[1] == "undo":
                dead.add(act[2])

    @rule()
    def reopen(self) -> None:
        self.case.close()
        self.case = Case.open(self.folder / "case")

    @rule()
    def remember(self) -> None:
        last = list(self.case.ledger.entries())[-1:]
        if last:
            self.states.append((last[0].at, self.case.ledger.records()))

    @rule()
    def out_and_in(self) -> None:
        export_jsonl(self.case, self.folder / "export")
        import_jsonl(self.folder / "export", self.folder / "again")
        with Case.open(self.folder / "again") as other:
            assert other.ledger.verify() == self.case.ledger.verify()
        shutil.rmtree(self.folder / "again")

    def contacts(self) -> list[str]:
        """Ids that a person could see: of readings in force."""
        found = [records(document(n, sentences=3))[:keep] for n, (_, keep) in sorted(self.readings.items())]
        return [r.id for part in found for r in part if type(r).__name__ == "Contact"]

    @invariant()
    def agrees(self) -> None:
        if not hasattr(self, "case"):
            return
        force = [act for act in self.acts if act[4]]
        rejected = {id for _, act, id, _, _ in force if act == "reject"}
        dates = {id: value for _, act, id, value, _ in force if act == "change"}
        shown = {c.id: c.date for c in self.case.ledger.records("contact")}
        assert set(shown) == (set(self.contacts()) | set(dates)) - rejected
        assert all(shown[id] == date for id, date in dates.items() if id in shown)

    @invariant()
    def verifies(self) -> None:
        if hasattr(self, "case"):
            assert self.case.ledger.verify().ok

    @invariant()
    def past_stays(self) -> None:
        for at, then in getattr(self, "states", []):
            assert self.case.ledger.records(as_known_on=at) == then

    def teardown(self) -> None:
        if hasattr(self, "case"):
            self.case.close()
            shutil.rmtree(self.folder)


Ledgers.TestCase.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestLedgers = Ledgers.TestCase
