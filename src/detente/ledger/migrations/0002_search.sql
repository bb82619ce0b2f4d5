-- Full-text search over documents. Derived from the entries, as every index is.
CREATE VIRTUAL TABLE search USING fts5 (
    title, outlet, text, content = '', tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO search (rowid, title, outlet, text)
SELECT seq, payload ->> '$.title', payload ->> '$.outlet', payload ->> '$.text'
FROM entries WHERE kind = 'document';
