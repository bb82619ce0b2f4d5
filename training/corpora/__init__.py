"""One file a corpus: how it is read into annotated tokens."""
