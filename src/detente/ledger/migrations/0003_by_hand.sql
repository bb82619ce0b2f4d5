-- Records that an analyst wrote belong to no reading; a document's page asks for its own among them.
CREATE INDEX entries_by_hand ON entries (payload ->> '$.span.document') WHERE kind = 'record' AND within IS NULL;
