"""Times beside their peers."""
