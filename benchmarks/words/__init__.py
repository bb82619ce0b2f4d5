"""How well positions, venue stances, acts and promises are read, on reports written and annotated for this
project."""
