"""Whether a cited body is the body of a paper held.

A symbol names a kind of body, not a body (``domain.md`` F2): ``TU`` is any
provincial committee. So names are compared, each by the body that numbers its
papers: the Standing Board of a committee numbers in the committee's series.
"""

import re
from enum import Enum
from functools import lru_cache

from archive import symbols
from archive.facts import Metadata
from archive.links.remembered import Names
from archive.model import Citation
from archive.text import squeeze, syllables, toneless

_CENTRE = "ban chap hanh trung uong"
_OF_THE_CENTRE = frozenset({_CENTRE, "bo chinh tri", "ban bi thu"})
_RELATIVE = re.compile(r" (?:cap )?(?:tinh|thanh pho|huyen|xa|tren)$")
# Steering committees and congresses come by the dozen under one code.
_MANY = frozenset({"steering", "congress"})


_COMPARABLE = frozenset({"province", "district", "commune"})


class Agreement(Enum):
    """How two facts compare; silent where one side does not say.

    Unsure are places of which nobody here knows whether one lies in the other.
    """

    AGREES = "agrees"
    SILENT = "silent"
    UNSURE = "unsure"
    DIFFERS = "differs"


def numbering(name: str, authority: Names) -> str:
    """Return the key of the body in whose series ``name`` numbers its papers."""
    key = authority.body_key(name)
    return _CENTRE if key in _OF_THE_CENTRE else key


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


def is_relative(name: str, authority: Names) -> bool:
    """Whether which body is meant depends on who writes ("Tỉnh ủy", "Sở Y tế").

    Names of places end in a capital: "Sở Y tế" has none, "Tỉnh ủy Bắc Kạn" has.
    """
    named = authority.body_named(name)
    if named is None or named.level == "central":
        return False
    return named.inferred or not syllables(named.name)[-1][0].isupper()


def compare(
    cited: str | None, held: Metadata, citing: Metadata, authority: Names
) -> Agreement:
    """Compare the body a citation names with the bodies of a paper held."""
    names = [*held.issuers, *([held.organ] if held.organ else [])]
    if not cited or not names:
        return Agreement.SILENT
    found = {_compare_names(cited, name, held, citing, authority) for name in names}
    for agreement in (Agreement.AGREES, Agreement.SILENT):
        if agreement in found:
            return agreement
    return Agreement.DIFFERS


def _compare_names(
    cited: str, name: str, held: Metadata, citing: Metadata, authority: Names
) -> Agreement:
    key, whole = numbering(cited, authority), numbering(name, authority)
    if key == whole and not is_relative(name, authority):
        return Agreement.AGREES
    if key == whole or whole.startswith(f"{_RELATIVE.sub('', key)} "):
        place = near(citing, held, authority)
        return Agreement.SILENT if place is Agreement.UNSURE else place
    if key.startswith(f"{whole} ") and is_relative(name, authority):
        return _compare_above(key.removeprefix(f"{whole} "), held)
    return Agreement.DIFFERS


def _compare_above(whose: str, held: Metadata) -> Agreement:
    """Compare the rest of a full name with what stands above the paper's body.

    A letterhead prints "TỈNH ỦY BẮC KẠN" over "BAN TUYÊN GIÁO".
    """
    parent, place = (squeeze(toneless(n or "")) for n in (held.parent, held.place))
    if not parent and not place:
        return Agreement.SILENT
    is_same = (parent and (whose in parent or parent in whose)) or (
        place and place in whose
    )
    return Agreement.AGREES if is_same else Agreement.DIFFERS


def near(citing: Metadata, held: Metadata, authority: Names) -> Agreement:
    """Compare where two papers are at home, by their bodies and places.

    Central papers are at home everywhere: they are silent. Two provinces differ;
    whether a ward lies in a province is not known here.
    """
    if held.symbol is not None and names_one_body(held.symbol, authority):
        return Agreement.SILENT
    ours, theirs = _home(citing, authority), _home(held, authority)
    is_same = ours.keys() & theirs.keys()
    if is_same or _says_place(citing, held) or _says_place(held, citing):
        return Agreement.AGREES
    if set(ours.values()) & set(theirs.values()) & _COMPARABLE:
        return Agreement.DIFFERS
    is_known = citing.place and (held.place or theirs)
    return Agreement.UNSURE if is_known else Agreement.SILENT


def _home(metadata: Metadata, authority: Names) -> dict[str, str]:
    """Return the bodies, named in full, that a paper comes from, with their level."""
    names = [*metadata.issuers, *([metadata.parent] if metadata.parent else [])]
    keys = {numbering(n, authority) for n in names if not is_relative(n, authority)}
    named = {key: authority.body_named(key) for key in keys}
    return {key: body.level if body else "" for key, body in named.items()}


def _says_place(one: Metadata, other: Metadata) -> bool:
    """Whether the place of ``one`` stands in the place or the bodies of ``other``."""
    place = squeeze(toneless(one.place or ""))
    names = (other.place, other.parent, *other.issuers)
    return bool(place) and any(place in toneless(name) for name in names if name)


def is_other_organ(cited: str | None, held: Metadata, authority: Names) -> bool:
    """Whether another organ of the Centre is said to have decided."""
    if not cited or not held.organ:
        return False
    organs = {authority.body_key(cited), authority.body_key(held.organ)}
    return len(organs) == 2 and organs < _OF_THE_CENTRE and _CENTRE not in organs


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
