"""Bargaining: published examples reproduced, errors on known outcomes, and speed beside the peers."""
