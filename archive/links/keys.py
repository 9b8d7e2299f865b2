"""The keys under which a cited paper and a held one would meet."""

from archive import symbols
from archive.facts import Metadata
from archive.model import Citation
from archive.text import squeeze, toneless


def sought(citation: Citation) -> str | None:
    """Return the key to look for, or None where nothing says which paper.

    >>> sought(Citation(0, 10, "Chỉ thị 05", "short", type="Chỉ thị", number=5))
    'chi thi 5'
    """
    if citation.symbol:
        return symbols.key(citation.symbol)
    if citation.kind == "deictic" or citation.conference or citation.number is None:
        return None
    return citation.type and short(citation.type, citation.number)


def symbol(metadata: Metadata) -> str | None:
    """Return the key of a paper's own symbol; a blank number gives none."""
    if not metadata.symbol or metadata.number is None:
        return None
    return symbols.key(metadata.symbol)


def name(metadata: Metadata) -> str | None:
    """Return the key of a paper's short name ("Chỉ thị 05")."""
    if metadata.type is None or metadata.number is None:
        return None
    return short(metadata.type, metadata.number)


def short(type_name: str, number: int) -> str:
    """Return the key of a kind of paper and a number, without a symbol."""
    return f"{squeeze(toneless(type_name))} {number}"
