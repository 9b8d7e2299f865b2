"""In whose series a paper is numbered, by the names and the symbols of bodies.

A symbol names a kind of body, not a body (``domain.md`` F2): ``TU`` is any
provincial committee. The Standing Board of a committee numbers in its series.
"""

from functools import lru_cache

from archive import symbols
from archive.authority.bodies import code_key
from archive.facts import Metadata
from archive.links.remembered import Names
from archive.model import Citation
from archive.text import syllables

CENTRE = "ban chap hanh trung uong"
"""The key of the body in whose series all organs of the Centre number."""

OF_THE_CENTRE = frozenset({CENTRE, "bo chinh tri", "ban bi thu"})
"""The keys of its organs."""

# Steering committees and congresses come by the dozen under one code.
_MANY = frozenset({"steering", "congress"})


def numbering(name: str, authority: Names) -> str:
    """Return the key of the body in whose series ``name`` numbers its papers."""
    key = authority.body_key(name)
    return CENTRE if key in OF_THE_CENTRE else key


def numbering_of(metadata: Metadata, authority: Names) -> str | None:
    """Return the key of the body that numbered a paper, where it is known.

    A body that is not named in full ("Ban Chỉ đạo 35") is told from others of
    its name by the one above it, or by its place.
    """
    name = metadata.issuers[0] if metadata.issuers else metadata.organ
    if not name:
        return None
    above = metadata.parent or metadata.place
    if above and is_relative(name, authority):
        return f"{numbering(name, authority)} {authority.body_key(above)}"
    return numbering(name, authority)


def above_key(metadata: Metadata, authority: Names) -> str | None:
    """Return the key of the body that stands above that of a paper, where it is said."""
    return numbering(metadata.parent, authority) if metadata.parent else None


def is_relative(name: str, authority: Names) -> bool:
    """Whether which body is meant depends on who writes ("Tỉnh ủy", "Sở Y tế").

    Names of places end in a capital: "Sở Y tế" has none, "Tỉnh ủy Bắc Kạn" has.
    """
    named = authority.body_named(name)
    if named is None or named.level == "central":
        return False
    return named.inferred or not syllables(named.name)[-1][0].isupper()


def contradicts(citation: Citation, authority: Names) -> bool:
    """Whether a citation names a body that does not sign with its symbol.

    ``06-HD/TW`` "của Ban Tổ chức Trung ương" contradicts itself.
    """
    if not citation.body or not citation.symbol:
        return False
    one = _one_body(citation.symbol, authority)
    return one is not None and one != numbering(citation.body, authority)


def numbered_by(citation: Citation, authority: Names) -> str | None:
    """Return the key of the body that numbered the paper cited, where that is said.

    Where the citation names none, its symbol may tell: ``TW`` is one series.
    """
    if citation.body:
        return numbering(citation.body, authority)
    return _one_body(citation.symbol, authority) if citation.symbol else None


def signing(symbol: str, authority: Names) -> str | None:
    """Return the name of the one body that signs with a symbol, or None.

    ``35-CT/TW`` is of the Central Committee's series, whichever of its organs
    decided; ``171-KH/TU`` may be of any province.
    """
    series = _one_body(symbol, authority)
    bodies = authority.bodies_coded(_code_of_body(symbol) or "")
    named = (b.name for b in bodies if authority.body_key(b.name) == series)
    return next(named, None)


def code(citation: Citation) -> str | None:
    """Return the key of the code in a symbol: ``btgtw``."""
    said = _code_of_body(citation.symbol) if citation.symbol else None
    return code_key(said) if said else None


def names_one_body(symbol: str, authority: Names) -> bool:
    """Whether a symbol's code is one body's: ``TW`` is, ``TU`` and ``BCĐTW`` not."""
    return _one_body(symbol, authority) is not None


def _one_body(symbol: str, authority: Names) -> str | None:
    code = _code_of_body(symbol)
    bodies = authority.bodies_coded(code) if code else ()
    if any(body.level != "central" or body.kind in _MANY for body in bodies):
        return None
    series = {numbering(body.name, authority) for body in bodies}
    return series.pop() if len(series) == 1 else None


@lru_cache(maxsize=4096)
def _code_of_body(symbol: str) -> str | None:
    read = symbols.read(symbol)
    return read.body if read else None
