"""The schema, one numbered file a step. A step that was released is never edited."""
