"""Taking in, beside what the parsers alone need for the same files."""
