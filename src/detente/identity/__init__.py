"""Names to actors: who is who, and when."""
