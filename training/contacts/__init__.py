"""Trains the layers that tell who was in touch with whom in a sentence (`reading/contacts_learned.py`)."""
