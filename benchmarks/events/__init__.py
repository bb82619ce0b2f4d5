"""Event roots by the lexicon, on sentences with marked actors."""
