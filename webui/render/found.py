"""The words of the search from which a page was opened, in a text of it."""

from flask import request

from archive.errors import QuerySyntaxError
from archive.model import Span
from indexer.search.marks import marks
from indexer.search.syntax import parse
from webui.security import reader
from webui.services import services


def words(text: str) -> list[Span]:
    """Return where the words of this address's query stand in ``text``."""
    typed = request.args.get("q", "")
    if not typed:
        return []
    try:
        query = parse(typed, services().authority, reader())
    except QuerySyntaxError:
        return []
    return list(marks(text, query.terms))
