"""Hours of an office in one run: files come in, people search, processes die."""
