"""Whether a cited body is the body of a paper held.

Names are compared, each by the body that numbers its papers.
"""

import re

from archive.facts import Metadata
from archive.links.dates import Period
from archive.links.owners import (
    CENTRE,
    OF_THE_CENTRE,
    is_relative,
    names_one_body,
    numbering,
)
from archive.links.remembered import Names
from archive.links.values import Agreement
from archive.text import squeeze, toneless

_RELATIVE = re.compile(r" (?:cap )?(?:tinh|thanh pho|huyen|xa|tren)$")
_COMPARABLE = frozenset({"province", "district", "commune"})


def compare(
    cited: str | None, held: Metadata, citing: Metadata, authority: Names
) -> Agreement:
    """Compare the body a citation names with the bodies of a paper held."""
    names = [*held.issuers, *([held.organ] if held.organ else [])]
    if not cited or not names:
        return Agreement.SILENT
    whole = [_in_full(name, held, authority) for name in names]
    found = {_compare_names(cited, name, held, citing, authority) for name in whole}
    for agreement in (Agreement.AGREES, Agreement.SILENT):
        if agreement in found:
            return agreement
    return Agreement.DIFFERS


def _in_full(name: str, held: Metadata, authority: Names) -> str:
    """Return the name of a letterhead with whose body it is, as the line above tells.

    "Ban Chỉ đạo 35" under "Tỉnh ủy Bắc Kạn" is that of the province.
    """
    if not held.parent or not is_relative(name, authority):
        return name
    days = Period.of_issue(held.issued)
    day = days.first if days else None
    told = authority.resolve_relative(name, (held.parent,), day)
    return told.name if told else name


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
    return len(organs) == 2 and organs < OF_THE_CENTRE and CENTRE not in organs
