CREATE TABLE entries (
    seq        INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT,
    subject    TEXT,
    within     INTEGER,
    supersedes INTEGER,
    author     TEXT NOT NULL,
    reason     TEXT,
    payload    TEXT NOT NULL,
    hash       BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Records are most of all entries and are seldom asked for by id: they are found by name, then looked through.
CREATE INDEX entries_by_subject ON entries (subject) WHERE kind <> 'record';
CREATE INDEX entries_by_name ON entries (kind, name);
CREATE INDEX entries_by_supersedes ON entries (supersedes) WHERE supersedes IS NOT NULL;
CREATE UNIQUE INDEX documents_once ON entries (subject) WHERE kind = 'document';

CREATE TRIGGER never_updated BEFORE UPDATE ON entries
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only: write a correction instead'); END;

CREATE TRIGGER never_deleted BEFORE DELETE ON entries
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only: write a correction instead'); END;

-- INSERT OR REPLACE would slip past the delete trigger, so an insert may only come next.
CREATE TRIGGER only_at_the_end BEFORE INSERT ON entries
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only: an entry comes after the last one'); END;
