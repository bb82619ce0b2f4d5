"""Import of event feeds."""
