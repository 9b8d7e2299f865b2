"""Citations: which papers a text cites, how it names them, and what it does to them.

Pure: the text and the authority come in, citations go out. Offsets count
characters of the text exactly as given.
"""

from collections.abc import Sequence

from archive.authority import Authority
from archive.model import Change, Citation, Page, Symbol
from indexer.cite import finding
from indexer.cite import pages as paged

__all__ = ["changes", "find", "find_in"]


def find(text: str, authority: Authority) -> list[Citation]:
    """Return the citations of a plain text, in reading order; their spans never nest."""
    return finding.citations(text, authority)


def find_in(
    pages: Sequence[Page], authority: Authority, *, own_symbol: str | None = None
) -> list[Citation]:
    """Return the citations of a paper, each with the page on which it begins.

    ``own_symbol`` is the paper's own number, which it does not cite.
    """
    joined = paged.join(pages)
    found = finding.citations(joined.text, authority, own_symbol)
    return [joined.placed(citation) for citation in found]


def changes(text: str, authority: Authority) -> list[tuple[Change, Symbol | None]]:
    """Return what a plain text changes, each with the symbol of the changed paper.

    Unlike :func:`find`, this also tells changes of papers that are not cited by a
    number, or not at all ("Luật Điện lực").
    """
    return finding.changes(text, authority)
