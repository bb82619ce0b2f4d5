"""Corrections: each is a new entry with its author and reason; none removes what was there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from detente.ledger.chain import payload_json
from detente.ledger.errors import BadCorrection, NoSuchEntry
from detente.ledger.judgements import set_field
from detente.ledger.writing import Draft
from detente.records import Made, Record, from_builtins, to_builtins, to_json

if TYPE_CHECKING:
    from detente.ledger.ledger import Ledger

FIXED = frozenset({"id", "record", "made", "text"})


class Corrections:
    """What an analyst may do to a ledger (`case.ledger.correct`). Every call returns its entry's number.

    `author` defaults to the case's analyst; `reason` is required, because a later reader will ask.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def change(self, id: str, fields: Mapping[str, Any], *, reason: str, author: str | None = None) -> int:
        """Change fields of a record or document: {"date": "2025-08-15", "place.iso3": "KAZ"}.

        Raises NoSuchEntry (E211), BadCorrection (E212) where the record cannot have such a field or value.
        """
        kind, current = self._current(id)
        value = msgspec.json.decode(to_json(current))
        for path, new in fields.items():
            if path.split(".")[0] in FIXED or path.split(".")[0] not in value:
                known = ", ".join(sorted(set(value) - FIXED))
                raise BadCorrection(
                    f"the field {path!r} for {id}", f"one of {known}", "Name one of these fields."
                )
            try:
                set_field(value, path, new)
            except (KeyError, IndexError, ValueError, TypeError) as fault:
                raise BadCorrection(
                    f"{path!r}", f"a field that {id} has", "Change the whole field."
                ) from fault
        try:
            from_builtins(value)
        except (msgspec.ValidationError, ValueError) as fault:
            raise BadCorrection(
                f"{dict(fields)} for {id}", str(fault), "Give a value of that kind."
            ) from fault
        return self._judge("change", kind, (id,), dict(fields), reason, author)

    def reject(self, id: str, *, reason: str, author: str | None = None) -> int:
        """Leave a record, or a document with all that was read from it, out of every answer."""
        kind, _ = self._current(id)
        return self._judge("reject", kind, (id,), {}, reason, author)

    def add(self, record: Record, *, reason: str, author: str | None = None) -> int:
        """Add a record by hand; it is marked as made by the analyst."""
        who = author or self.ledger.analyst
        made = msgspec.to_builtins(Made(reader="analyst", analyst=who, why=reason))
        value = to_builtins(record) | {"made": made}
        by_hand = from_builtins(value)
        id = getattr(by_hand, "id", None)
        if not isinstance(id, str) or not id:
            raise BadCorrection(
                "a record without id", "a record with an id of its own", "Use records.record_id."
            )
        if any(entry.kind == "record" for entry in self._history(id)):
            raise BadCorrection(
                f"a second {id}", "an id that the case does not have", "Use `change` instead."
            )
        draft = Draft("record", to_json(by_hand), who, str(value["record"]), id, None, None, reason)
        with self.ledger.batch() as batch:
            return batch.add(draft)

    def merge(
        self, what: str, ids: Sequence[str], *, into: str, reason: str, author: str | None = None
    ) -> int:
        """Say that several are one: actors take the id `into` everywhere.

        Contacts keep each its own evidence.
        """
        if len(set(ids) | {into}) < 2:
            raise BadCorrection(f"{list(ids)} into {into}", "at least two different ids", "Name another id.")
        return self._judge("merge", what, tuple(dict.fromkeys(ids)), {"into": into}, reason, author)

    def split(
        self,
        what: str,
        ids: Sequence[str],
        *,
        reason: str,
        into: str | None = None,
        records: Sequence[str] = (),
        author: str | None = None,
    ) -> int:
        """Say that what was taken for one is several.

        Actors: in the named `records`, the actor `ids[0]` becomes `into`. Others: `ids` are not the same.
        """
        if what == "actor" and (into is None or not records or len(ids) != 1):
            raise BadCorrection(
                f"actor {list(ids)} into {into} in {len(records)} records",
                "one actor, the id it becomes, and the records in which it does",
                "Give all three.",
            )
        if what != "actor" and len(set(ids)) < 2:
            raise BadCorrection(f"{list(ids)}", "at least two different ids", "Name another id.")
        value = {"into": into, "records": list(records)} if into is not None else {}
        return self._judge("split", what, tuple(ids), value, reason, author)

    def link(self, what: str, ids: Sequence[str], *, reason: str, author: str | None = None) -> int:
        """Say that several reports tell of the same thing; each keeps its evidence."""
        if len(set(ids)) < 2:
            raise BadCorrection(f"{list(ids)}", "at least two different ids", "Name another id.")
        return self._judge("link", what, tuple(dict.fromkeys(ids)), {}, reason, author)

    def undo(self, seq: int, *, reason: str, author: str | None = None) -> int:
        """Take an entry back by its number; undoing the undo brings it back."""
        entry = self.ledger.entry(seq)
        return self._judge(
            "undo", entry.kind, (entry.subject or str(seq),), {}, reason, author, supersedes=seq
        )

    def judge(
        self,
        act: str,
        what: str,
        ids: Sequence[str],
        value: Mapping[str, Any] | None = None,
        *,
        reason: str,
        author: str | None = None,
        supersedes: int | None = None,
    ) -> int:
        """Any other judgement, with an act that a question defines for itself."""
        return self._judge(act, what, tuple(ids), dict(value or {}), reason, author, supersedes)

    def _judge(
        self,
        act: str,
        what: str,
        ids: tuple[str, ...],
        value: dict[str, Any],
        reason: str,
        author: str | None,
        supersedes: int | None = None,
    ) -> int:
        if not reason.strip():
            raise BadCorrection(
                f"a {act} without a reason", "why it is right, in a few words", "Give a reason."
            )
        payload = payload_json({"act": act, "what": what, "of": list(ids), "value": value})
        who = author or self.ledger.analyst
        draft = Draft("judgement", payload, who, act, ids[0] if ids else None, None, supersedes, reason)
        with self.ledger.batch() as batch:
            return batch.add(draft)

    def _history(self, id: str) -> Sequence[Any]:
        try:
            return self.ledger.history(id)
        except NoSuchEntry:
            return ()

    def _current(self, id: str) -> tuple[str, Record]:
        """Kind and present state of a record or document; raises NoSuchEntry (E211)."""
        found = [e for e in self._history(id) if e.kind in ("document", "record") and e.subject == id]
        if not found:
            raise NoSuchEntry(
                id, "the id of a record or document of this case", "Check the id with --format json."
            )
        kind = found[-1].name or "document"
        rules = self.ledger.view().rules
        return kind, from_builtins(rules.apply(id, found[-1].value()))
