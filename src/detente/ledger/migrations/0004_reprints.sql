-- Documents that print the same text. Derived from the entries, as every index is.
CREATE TABLE bands (band INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (band, seq)) WITHOUT ROWID;
CREATE TABLE reprints (seq INTEGER NOT NULL, of INTEGER NOT NULL, share REAL NOT NULL, PRIMARY KEY (seq, of))
WITHOUT ROWID;
