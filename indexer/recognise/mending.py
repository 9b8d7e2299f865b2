"""A symbol of which recognition lost a sign or mistook a letter, where one is meant.

"/CTUBND" can only be "/CT-UBND", and "-CTưHU" only "-CTr/HU": a kind of paper that the
regime has, and behind it the code of a body. Where the signs and the authority file
leave several readings, or none, nothing is mended. Figures are never touched.
"""

import re
from collections.abc import Collection, Iterator

from archive.authority import Authority
from archive.model import Style, Symbol
from archive.symbols import TYPE_CODES
from archive.text import toneless

# What recognition takes for what: read, then meant.
_ALIKE = (
    ("", ""),
    ("II", "H"),
    ("ll", "H"),
    ("ư", "r"),
    ("Ư", "r"),
    ("0", "O"),
    ("1", "I"),
    ("8", "B"),
    ("5", "S"),
    ("b", "Đ"),
    ("ĐĐ", "Đ"),
    ("DĐ", "Đ"),
)
_PARTS = re.compile(
    r"(?P<number>\d{1,5})(?P<suffix>[a-h]?)\W{0,3}(?:(?P<year>(?:19|20)\d\d)\s?/)?"
    r"(?P<tail>[^\d]\D{0,30}|\w{0,12}/\w{1,12})$"
)
_CODES = {toneless(code): code for code in reversed(TYPE_CODES)}
_LONGEST = 24
_JOINT = re.compile(
    r"(?<![A-ZĐ])(?P<code>TTLT|NQLT|KHLT|QCLT)\W?(?P<bodies>[A-ZĐ]{2,9}(?:-[A-ZĐ]{2,9}){1,6})$"
)


def mended(
    printed: str,
    authority: Authority,
    style: Style | None = None,
    kinds: Collection[str] = (),
) -> Symbol | None:
    """Return the one symbol that may be printed, None where it is not one.

    ``style`` is that of the regime, where no sign tells; ``kinds`` are the codes of
    what the heading says, where it says one.

    >>> from archive.authority import load
    >>> str(mended("171KHTU", load(), "party"))
    '171-KH/TU'
    """
    match = _PARTS.match(printed)
    if match is None:
        return None
    told = _style(printed[match.end("number") :]) or style
    found = set(_readings(match["tail"], told, authority))
    if kinds:
        found = {one for one in found if one[0] in kinds}
        found = found or set(_headed(match["tail"], told, kinds, authority))
    if len(found) != 1:
        return None
    code, body, own = found.pop()
    year = int(match["year"]) if match["year"] else None
    return Symbol(int(match["number"]), code, body, own, year, match["suffix"])


def is_known(symbol: Symbol, authority: Authority, kinds: Collection[str] = ()) -> bool:
    """Whether a symbol has a kind and a body that there are, or the body alone.

    Where the heading says one of ``kinds``, it has one of these.
    """
    bodies = symbol.body.split("-")
    code = _CODES.get(toneless(symbol.type_code))
    if code is None and kinds:
        return False
    named = bodies[0] if code else symbol.type_code
    return _folded(named) in authority.codes


def _style(signs: str) -> Style | None:
    """Return what the first sign behind the number says: a dash is the Party's."""
    first = next((sign for sign in signs if sign in "-–_/⁄"), "")
    return None if not first else "state" if first in "/⁄" else "party"


def _readings(
    tail: str, style: Style | None, authority: Authority
) -> Iterator[tuple[str, str, Style]]:
    letters = re.sub(r"[\W_]", "", tail)
    if len(letters) > _LONGEST:
        return
    for read, meant in _ALIKE:
        if read in letters:
            yield from _split(letters.replace(read, meant), style, authority)
    yield from _of_several(tail, style, authority)


def _of_several(
    tail: str, style: Style | None, authority: Authority
) -> Iterator[tuple[str, str, Style]]:
    """Yield the kind and the bodies of a joint paper: "TTLTBNV-BCA"."""
    joint = _JOINT.search(tail)
    bodies = joint["bodies"].split("-") if joint else []
    if joint and all(_folded(body) in authority.codes for body in bodies):
        yield joint["code"], joint["bodies"], style or "state"


def _split(
    letters: str, style: Style | None, authority: Authority
) -> Iterator[tuple[str, str, Style]]:
    """Yield kind and body that letters are, one behind the other."""
    bare = _folded(letters)
    for short, code in _CODES.items():
        body = letters[len(short) :].upper()
        if not bare.startswith(short) or bare[len(short) :] not in authority.codes:
            continue
        styles: tuple[Style, ...] = (style,) if style else ("party", "state")
        for one in styles:
            if authority.types_coded(code, one):
                yield code, body, one


def _headed(
    tail: str, style: Style | None, kinds: Collection[str], authority: Authority
) -> Iterator[tuple[str, str, Style]]:
    """Yield the kind of the heading and the body that letters end in.

    Of the kind one letter has to be there: "-KUHU" below "KẾT LUẬN" is "-KL/HU".
    """
    letters = re.sub(r"[\W_]", "", tail)
    places = (
        i for i in range(len(letters) - 1) if _folded(letters[i:]) in authority.codes
    )
    start = next(places, None)
    for code in kinds if start is not None else ():
        read = _folded(letters[:start])
        is_near = abs(len(read) - len(code)) <= 1
        for one in (style,) if style else ("party", "state"):
            is_kind = authority.types_coded(code, one)
            if is_near and is_kind and set(read) & set(_folded(code)):
                yield code, letters[start:].upper(), one


def _folded(letters: str) -> str:
    return re.sub(r"[\W_]", "", toneless(letters))
