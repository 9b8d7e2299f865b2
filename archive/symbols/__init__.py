"""Numbers and symbols of papers: found in texts, read alone, typed by readers."""

from archive.symbols.grammar import TYPE_CODES, find, key, normal, read, scan

__all__ = ["TYPE_CODES", "find", "key", "normal", "read", "scan"]
