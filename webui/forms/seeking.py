"""Papers that somebody looks for beside the one at hand."""

from archive.catalogue import Brief
from webui.render import addresses
from webui.security import reader
from webui.services import services

MOST = 20
"""Papers shown at once: whoever finds more types more of the symbol."""


def found(typed: str, but: int) -> list[Brief]:
    """Return the papers with a symbol, or with a number of the archive, ``but`` one."""
    if not typed:
        return []
    held = services().catalogue.documents.by_symbol(typed, reader())
    if not held and (number := addresses.whole(typed)):
        held = tuple(services().catalogue.holdings.briefs([number], reader()))
    return [brief for brief in held if brief.id != but][:MOST]
