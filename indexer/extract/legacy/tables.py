"""What each code of the old encodings means, read from ``tables.tsv``.

TCVN3 has seven capitals with a code of their own (Ă Â Đ Ê Ô Ơ Ư); all others
exist only through fonts that draw every letter as a capital.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from indexer.extract.legacy.capitals import mended

ENCODINGS = ("tcvn3", "vni", "vps", "viscii")

# PDF producers name glyphs after what they look like and so rename codes. The
# stroked D is never such an alias: tried, it broke text that was right.
_RENAMED = {"\u00ad": "\u2212", "\u00b7": "\u2219\u22c5", "\u00b5": "\u03bc"}
PRIVATE = 0xF000
"""Where Word keeps the codes of fonts made as symbol fonts."""

_LONG = ("vni", "viqr")
_LATIN_ENDS = 0x180
_KEPT = re.compile(r"[\uf020-\uf0ff]")


def decode(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Return ``text``, its codes given as Latin-1 or cp1252 characters, in NFC.

    ``capitals`` is for fonts that draw every letter as a capital.

    >>> decode("NghÞ quyÕt", "tcvn3"), decode("b¸o", "tcvn3", capitals=True)
    ('Nghị quyết', 'BÁO')
    """
    composed = letters(without_private(text), encoding)
    if capitals:
        return composed.upper()
    return mended(composed) if encoding == "tcvn3" else composed


def without_private(text: str) -> str:
    """Return ``text`` with the codes of a symbol font as those of any other."""
    return _KEPT.sub(lambda found: chr(ord(found.group()) - PRIVATE), text)


def letters(text: str, encoding: str) -> str:
    """Return ``text`` as the table has it, in NFC."""
    if encoding in _LONG:
        meaning = _letters(encoding)
        meant = _codes(encoding).sub(lambda match: meaning[match.group()], text)
    else:
        meant = text.translate(_single(encoding))
    return unicodedata.normalize("NFC", meant)


@cache
def without_code(encoding: str) -> frozenset[str]:
    """Return the Western letters that ``encoding`` has no use for."""
    used = set("".join(_letters(encoding)))
    latin = map(chr, range(0xC0, 0x100))
    return frozenset(letter for letter in latin if letter not in used)


@cache
def _single(encoding: str) -> dict[int, str]:
    # Letters that mean themselves are named too: a miss costs more than a hit.
    meaning = {code: chr(code) for code in range(_LATIN_ENDS)}
    return meaning | {ord(code): letter for code, letter in _letters(encoding).items()}


@cache
def _letters(encoding: str) -> dict[str, str]:
    meaning: dict[str, str] = {}
    for letter, code in rows(encoding):
        for spelling in _spellings(code):
            meaning.setdefault(spelling, letter)
    if encoding == "vni":
        _accept_marks_of_other_case(meaning)
    return meaning


@cache
def _codes(encoding: str) -> re.Pattern[str]:
    # The longest code first: in VNI "ô" + "ù" is one letter, as is "ô" alone.
    codes = sorted(_letters(encoding), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, codes)))


def rows(encoding: str) -> list[tuple[str, str]]:
    """Return each letter with its code in ``encoding``."""
    table = files(__package__).joinpath("tables.tsv").read_text("utf-8")
    head, *lines = (line.split("\t") for line in table.splitlines())
    column = head.index(encoding)
    return [
        (row[0], "".join(chr(int(code, 16)) for code in row[column].split("+")))
        for row in lines
        if row[column] != "-"
    ]


def _spellings(code: str) -> list[str]:
    spellings = [code]
    if code in _RENAMED:
        spellings.extend(_RENAMED[code])
    if "\x80" <= code <= "\x9f":
        # Windows shows these controls as print characters: 0x8A is "Š".
        spellings.append(code.encode("latin-1").decode("cp1252", "replace"))
    return [spelling for spelling in spellings if spelling != "\ufffd"]


def _accept_marks_of_other_case(meaning: dict[str, str]) -> None:
    # Typists let go of Shift after the first key: "Uû" is Ủ as well as "UÛ".
    for code, letter in list(meaning.items()):
        if len(code) == 2:
            meaning.setdefault(code[0] + code[1].lower(), letter)
            meaning.setdefault(code[0] + code[1].upper(), letter)
