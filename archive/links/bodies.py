"""Whether a cited body is the body of a paper held.

A symbol names a kind of body, not a body (``domain.md`` F2): ``TU`` is any
provincial committee. So names are compared, each by the body that numbers its
papers: the Standing Board of a committee numbers in the committee's series.
"""

import re
from enum import Enum

from archive import symbols
from archive.authority import Authority
from archive.facts import Metadata
from archive.text import squeeze, toneless

_CENTRE = "ban chap hanh trung uong"
_OF_THE_CENTRE = frozenset({_CENTRE, "bo chinh tri", "ban bi thu"})
_BOARD = re.compile(r"(?:ban thuong vu|ban chap hanh|thuong truc) (?!trung uong)")
_RELATIVE = re.compile(r" (?:cap )?(?:tinh|thanh pho|huyen|xa|tren)$")
# Steering committees and congresses come by the dozen under one code.
_MANY = frozenset({"steering", "congress"})


class Agreement(Enum):
    """How two facts compare; silent where one side does not say."""

    AGREES = "agrees"
    SILENT = "silent"
    DIFFERS = "differs"


def numbering(name: str, authority: Authority) -> str:
    """Return the key of the body in whose series ``name`` numbers its papers."""
    key = authority.body_key(name)
    return _CENTRE if key in _OF_THE_CENTRE else _BOARD.sub("", key, count=1)


def numbering_of(metadata: Metadata, authority: Authority) -> str | None:
    """Return the key of the body that numbered a paper, where it is known."""
    name = metadata.issuers[0] if metadata.issuers else metadata.organ
    return numbering(name, authority) if name else None


def compare(
    cited: str | None, held: Metadata, citing: Metadata, authority: Authority
) -> Agreement:
    """Compare the body a citation names with the bodies of a paper held."""
    names = [*held.issuers, *([held.organ] if held.organ else [])]
    if not cited or not names:
        return Agreement.SILENT
    key, keys = numbering(cited, authority), {numbering(n, authority) for n in names}
    if key in keys and not _is_relative(cited, authority):
        return Agreement.AGREES
    if key in keys or any(_shortens(key, whole) for whole in keys):
        return near(citing, held, authority)
    return Agreement.DIFFERS


def _is_relative(name: str, authority: Authority) -> bool:
    """Whether which body is meant depends on who writes ("Tỉnh ủy")."""
    named = authority.body_named(name)
    return named is not None and named.inferred


def _shortens(key: str, whole: str) -> bool:
    """Whether ``key`` is a relative form of ``whole``, its place left out."""
    return whole.startswith(f"{_RELATIVE.sub('', key)} ")


def near(citing: Metadata, held: Metadata, authority: Authority) -> Agreement:
    """Compare where two papers are at home, by their places and bodies.

    Central papers are at home everywhere: they are silent.
    """
    if held.symbol is not None and names_one_body(held.symbol, authority):
        return Agreement.SILENT
    if set(map(toneless, citing.issuers)) & set(map(toneless, held.issuers)):
        return Agreement.AGREES
    if not citing.place or not (held.place or held.issuers):
        return Agreement.SILENT
    is_same = _says_place(citing, held) or _says_place(held, citing)
    return Agreement.AGREES if is_same else Agreement.DIFFERS


def _says_place(one: Metadata, other: Metadata) -> bool:
    """Whether the place of ``one`` stands in the place or the bodies of ``other``."""
    place = squeeze(toneless(one.place or ""))
    names = (other.place, other.parent, *other.issuers)
    return bool(place) and any(place in toneless(name) for name in names if name)


def names_one_body(symbol: str, authority: Authority) -> bool:
    """Whether a symbol's code is one body's: ``TW`` is, ``TU`` and ``BCĐTW`` not."""
    read = symbols.read(symbol)
    bodies = authority.bodies_coded(read.body) if read else ()
    if not bodies or any(b.level != "central" or b.kind in _MANY for b in bodies):
        return False
    return len({numbering(body.name, authority) for body in bodies}) == 1
