"""The provenance of a case as PROV-JSON (https://www.w3.org/submissions/prov-json/).

Documents, records and judgements are entities; readings and corrections activities; readers and analysts
agents.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from detente.ledger.chain import Entry

if TYPE_CHECKING:
    from detente.ledger.case import Case

SECTIONS = (
    *("entity", "activity", "agent", "wasGeneratedBy", "used", "wasAssociatedWith", "wasDerivedFrom"),
    *("wasAttributedTo", "wasInvalidatedBy"),
)


class _Graph:
    def __init__(self) -> None:
        self.parts: dict[str, dict[str, dict[str, Any]]] = {section: {} for section in SECTIONS}
        self.readings: dict[int, str] = {}  # reading's number to its document
        self.last: dict[str, int] = {}  # an id to the newest entry about it

    def relate(self, section: str, **ends: str) -> None:
        """One relation between nodes."""
        part = self.parts[section]
        part[f"_:{section}{len(part) + 1}"] = {f"prov:{role}": node for role, node in ends.items()}

    def take(self, entry: Entry) -> None:
        """Put one entry into the graph."""
        node = f"detente:entry-{entry.seq}"
        agent = self._agent(entry)
        if entry.kind == "reading":
            self.readings[entry.seq] = str(entry.subject)
            self._activity(node, entry, agent)
            self.relate("used", activity=node, entity=_document(entry.subject))
            return
        entity = _document(entry.subject) if entry.kind == "document" else node
        self.parts["entity"][entity] = self._entity(entry)
        self.relate("wasAttributedTo", entity=entity, agent=agent)
        if entry.within is not None:
            self.relate("wasGeneratedBy", entity=node, activity=f"detente:entry-{entry.within}")
            document = _document(self.readings.get(entry.within))
            self.relate("wasDerivedFrom", generatedEntity=node, usedEntity=document)
        if entry.kind == "judgement":
            self._judgement(node, entry, agent)
        if entry.kind == "record" and entry.subject is not None:
            self.last[entry.subject] = entry.seq

    def _judgement(self, node: str, entry: Entry, agent: str) -> None:
        act = f"detente:act-{entry.seq}"
        self._activity(act, entry, agent)
        self.relate("wasGeneratedBy", entity=node, activity=act)
        value = entry.value()
        for id in value["of"]:
            if id in self.last:
                self.relate("used", activity=act, entity=f"detente:entry-{self.last[id]}")
                if value["act"] == "reject":
                    self.relate("wasInvalidatedBy", entity=f"detente:entry-{self.last[id]}", activity=act)
        if entry.supersedes is not None:
            self.relate("wasInvalidatedBy", entity=f"detente:entry-{entry.supersedes}", activity=act)

    def _activity(self, node: str, entry: Entry, agent: str) -> None:
        found: dict[str, Any] = {
            "prov:startTime": entry.at,
            "prov:endTime": entry.at,
            "prov:type": entry.kind,
        }
        if entry.reason:
            found["detente:reason"] = entry.reason
        if entry.kind == "reading":
            found |= {f"detente:reader-{name}": version for name, version in entry.value()["readers"].items()}
        self.parts["activity"][node] = found
        self.relate("wasAssociatedWith", activity=node, agent=agent)

    def _entity(self, entry: Entry) -> dict[str, Any]:
        found = {"prov:type": entry.name or entry.kind, "prov:generatedAtTime": entry.at}
        if entry.subject is not None:
            found["detente:id"] = entry.subject
        return found

    def _agent(self, entry: Entry) -> str:
        machine = entry.author == "détente"
        node = "detente:agent-" + "".join(c if c.isalnum() else "-" for c in entry.author)
        kind = "prov:SoftwareAgent" if machine else "prov:Person"
        self.parts["agent"][node] = {
            "prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"},
            "prov:label": entry.author,
        }
        return node


def _document(id: str | None) -> str:
    return f"detente:document-{id}"


def export_prov(case: Case, to: str | os.PathLike[str]) -> int:
    """Write who and what made which record, when and from what; the number of entries told of."""
    graph, count = _Graph(), 0
    for entry in case.ledger.entries():
        graph.take(entry)
        count += 1
    whole = {"prefix": {"detente": "urn:detente:", "prov": "http://www.w3.org/ns/prov#"}, **graph.parts}
    Path(to).write_bytes(msgspec.json.format(msgspec.json.encode(whole)) + b"\n")
    return count
