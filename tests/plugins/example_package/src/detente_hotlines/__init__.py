"""Hotlines between states: a reader, a definition and a question for détente."""
