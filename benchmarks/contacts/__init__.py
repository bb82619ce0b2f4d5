"""Contacts beside their goals: who takes part in talks and where they are held, on mediation reports."""
