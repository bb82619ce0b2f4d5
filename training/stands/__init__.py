"""Training of the layers that read who stands where."""
