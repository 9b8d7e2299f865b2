"""Whether a citation speaks of the very paper that makes it.

Annexes and enclosed rules name the paper they were issued with ("ban hành kèm theo
Quyết định số …"): that is no other paper, and nobody has to look for it
(``domain.md`` §1.2, §4.2).
"""

from archive.facts import Metadata
from archive.links import keys, passing
from archive.links.remembered import Names
from archive.links.resolving import resolve
from archive.links.values import Candidate, Resolved
from archive.model import Citation


def is_own(citation: Citation, citing: Metadata, authority: Names) -> bool:
    """Whether a paper cites itself: by its number, or by the meeting that passed it.

    A short name is not enough: a province numbers its own "Nghị quyết 18" too.
    """
    wanted = keys.sought(citation)
    if wanted is None:
        return False
    if citation.symbol is None:
        return bool(citation.conference) and wanted == passing.key(citing, authority)
    if wanted != keys.symbol(citing):
        return False
    told = resolve(citation, citing, [Candidate(0, citing)], authority)
    return isinstance(told, Resolved) and not told.flags


def sought(citation: Citation, citing: Metadata, authority: Names) -> str | None:
    """Return the key of another paper to look for, if there is one."""
    return None if is_own(citation, citing, authority) else keys.sought(citation)


def unsought(citation: Citation) -> tuple[str, ...]:
    """Return why a citation is not looked for: it is the paper itself, or says nothing."""
    return ("itself",) if keys.sought(citation) else ("no_symbol",)
