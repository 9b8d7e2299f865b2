"""The keys under which a cited paper and a held one would meet."""

from functools import lru_cache

from archive import symbols
from archive.authority.committees import committee
from archive.facts import Metadata
from archive.model import Citation, Conference
from archive.text import squeeze, toneless


def sought(citation: Citation) -> str | None:
    """Return the key to look for, or None where nothing says which paper.

    >>> sought(Citation(0, 10, "Chỉ thị 05", "short", type="Chỉ thị", number=5))
    'chi thi 5'
    """
    if citation.symbol:
        return _of_symbol(citation.symbol)
    if citation.conference:
        return meeting(citation.type or "Nghị quyết", citation.conference)
    if citation.kind == "deictic" or citation.number is None:
        return None
    return citation.type and short(citation.type, citation.number)


def symbol(metadata: Metadata) -> str | None:
    """Return the key of a paper's own symbol; a blank number gives none."""
    if not metadata.symbol or metadata.number is None:
        return None
    return _of_symbol(metadata.symbol)


# A paper asks for the same few keys again and again.
_of_symbol = lru_cache(4096)(symbols.key)


def name(metadata: Metadata) -> str | None:
    """Return the key of a paper's short name ("Chỉ thị 05")."""
    if metadata.type is None or metadata.number is None:
        return None
    return short(metadata.type, metadata.number)


def short(type_name: str, number: int) -> str:
    """Return the key of a kind of paper and a number, without a symbol."""
    return f"{squeeze(toneless(type_name))} {number}"


def meeting(type_name: str, conference: Conference) -> str | None:
    """Return the key of what a meeting passed; None where no one meeting is told.

    >>> meeting("Nghị quyết", Conference("plenum", "4", "XII"))
    'nghi quyet hoi nghi 4 xii'
    >>> meeting("Nghị quyết", Conference("congress", "XII", of="Đảng bộ tỉnh Bắc Kạn"))
    'nghi quyet dai hoi xii tinh uy bac kan'
    """
    parts = _meeting(conference)
    if not all(parts):
        return None
    return toneless(" ".join((squeeze(type_name), *map(str, parts))))


def _meeting(conference: Conference) -> tuple[str | None, ...]:
    if conference.level == "plenum":
        of = (whose(conference),) if conference.of else ()
        return "hội nghị", conference.ordinal, conference.term, *of
    return "đại hội", conference.ordinal, whose(conference)


def whose(conference: Conference) -> str:
    """Return the key of the committee whose meeting it is: of the Centre by default."""
    of = squeeze(toneless(conference.of or ""))
    return committee(of) if of and of != "toan quoc" else "toan quoc"
