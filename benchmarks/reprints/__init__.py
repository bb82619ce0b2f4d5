"""Near-duplicate articles: what is found again, and what is taken for one though it is two."""
