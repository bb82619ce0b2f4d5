"""Who does what to whom next: a ranker on features strictly from before the day."""
