"""Training of the head that tells who asks and who is asked in an interview."""
