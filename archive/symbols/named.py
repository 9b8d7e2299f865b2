"""The number of a paper in the name of its file, however a clerk wrote it.

Clerks name files by number and kind ("07-CT-UBND", "660TBUB", "163-tb-vpcp"), by
number and who sent it ("2192 syt tccb"), in any order and with what they like between.
"""

import re
from collections.abc import Iterator

from archive.symbols.grammar import TYPE_CODES
from archive.text import toneless

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 5
_CODES = frozenset(toneless(code).lower() for code in TYPE_CODES)


def numbers_named(name: str, letters: str) -> tuple[int, ...]:
    """Return the numbers that a name of a file gives a paper, as a rule one.

    ``letters`` are those of its symbol ("CT-UBND"): a number is meant where they
    stand beside it, or the code of a kind and then they; where none has them beside
    it, one with the code of a kind.

    >>> numbers_named("2352 ( 07-CT-UBND).signed.pdf", "CT-UBND")
    (7,)
    >>> numbers_named("2016 ke hoach.pdf", "KH-UBND")
    ()
    """
    wanted = tuple(_letters(letters))
    parts = _PARTS.findall(toneless(name).lower())
    return _beside(parts, wanted) or _beside(parts, tuple(_CODES))


def _beside(parts: list[str], wanted: tuple[str, ...]) -> tuple[int, ...]:
    found = (
        int(part)
        for place, part in enumerate(parts)
        if _may_be_number(part) and _is_beside(parts, place, wanted)
    )
    return tuple(dict.fromkeys(number for number in found if number))


def _letters(symbol: str) -> Iterator[str]:
    for part in _PARTS.findall(toneless(symbol).lower()):
        if part.isalpha() and len(part) > 1:
            yield part


def _may_be_number(part: str) -> bool:
    return part.isdecimal() and len(part) <= _LONGEST and not _YEAR.fullmatch(part)


def _is_beside(parts: list[str], place: int, wanted: tuple[str, ...]) -> bool:
    behind = parts[place + 1 : place + 3]
    before = parts[max(0, place - 1) : place]
    # "so" is written between kind and number: "CT so 11".
    if before == ["so"]:
        before = parts[max(0, place - 2) : place - 1]
    has_code = bool(behind) and behind[0] in _CODES
    behind = behind[: 2 if has_code else 1]
    return any(_says(part, wanted) for part in (*behind, *before))


def _says(part: str, wanted: tuple[str, ...]) -> bool:
    """Whether letters are a part of a symbol, or its kind and some of the rest.

    >>> _says("tbub", ("tb", "ubnd")), _says("tuyen", ("kh", "tu"))
    (True, False)
    """
    if part in wanted:
        return True
    left = iter("".join(wanted))
    return part.startswith(wanted[:1]) and all(letter in left for letter in part)
