"""Training of the reading encoder. Needs the `train` extra (torch); nothing here is imported at run time."""
