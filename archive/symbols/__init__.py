"""Numbers and symbols of papers: found in texts, read alone, typed by readers."""

from archive.symbols.grammar import TYPE_CODES, find, key, normal, read, scan
from archive.symbols.named import numbers_named
from archive.symbols.typed import TypedSymbol, typed

__all__ = [
    "TYPE_CODES",
    "TypedSymbol",
    "find",
    "key",
    "normal",
    "numbers_named",
    "read",
    "scan",
    "typed",
]
