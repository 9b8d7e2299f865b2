"""The query language: what a reader types becomes a query.

No engine's parser is ever the user interface; ``docs/query-syntax.md`` tells
readers the same as this package.
"""

import re

from archive.authority import Authority
from archive.model import Reader
from indexer.search.query import Filters, Query, Sort
from indexer.search.syntax import problems
from indexer.search.syntax.grammar import Grammar, Match
from indexer.search.syntax.lexer import tokens

__all__ = ["LONGEST", "parse"]

LONGEST = 1000
"""How many characters a query may have."""

_DIRECTIONS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u200b"
)
"""Signs for the direction of writing, pasted along with a symbol: as good as unseen."""

_FILE = re.compile(r"(?<=\w)\.(?:docx?|pdf|rtf|odt|xlsx?|zip)(?=\s*\Z)", re.IGNORECASE)
"""What the name of a file ends with: people paste "171-KH-TU.docx" from a folder."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def parse(  # noqa: PLR0913  # one argument for each thing the search page lets choose
    text: str,
    authority: Authority,
    reader: Reader,
    *,
    sort: Sort = "relevance",
    offset: int = 0,
    limit: int = 20,
    filters: Filters | None = None,
    facets: bool = True,
    match: Match = "all",
) -> Query:
    """Return the query that ``text`` states for ``reader``.

    Raises:
        QuerySyntaxError: with the place, the reason and what would work.
    """
    if len(text) > LONGEST:
        raise problems.too_long(LONGEST)
    text = _FILE.sub(_blank, text.translate(_DIRECTIONS))
    tree = Grammar(text, tokens(text), authority, match).read()
    chosen = filters or Filters()
    return Query(tree, reader, sort, offset, limit, chosen, facets)
