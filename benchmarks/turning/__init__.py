"""Turning points: shifts of documented dyads, labelled events, planted changes."""
