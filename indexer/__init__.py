"""How papers are read and found. Knows the archive, and no page."""
