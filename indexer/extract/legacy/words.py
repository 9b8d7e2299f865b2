"""Text in an old encoding read word by word.

The table says what each code means; some words are to be read otherwise: words of
other languages, and symbols with a hyphen that has the code of "ư".
"""

import re
import unicodedata
from functools import lru_cache, partial

from indexer.extract.legacy import viqr
from indexer.extract.legacy.capitals import mended
from indexer.extract.legacy.foreign import is_left_alone, reads
from indexer.extract.legacy.tables import letters, without_private

# Blanks of ASCII alone: in VISCII the no-break space is a letter.
_WORD = re.compile(r"[^ \t\r\n]+")
_LATIN = re.compile(r"[A-Za-z]")
_SOFT = "\xad"
# The soft hyphen, Word's own mark for it, and the minus that PDF producers make of
# it: in TCVN3 all are "ư", but no "ư" stands after a digit ("171-KH/TU") or between
# abbreviations ("QĐ-UB").
_HYPHEN = re.compile(
    r"(?<=\d)[\x1f\xad\u2212]|(?<![a-z\x80-\xff])[\x1f\xad\u2212](?=\d)"
)
_BETWEEN_CAPITALS = re.compile(r"(?<=[A-Z\xa7])[\x1f\xad\u2212](?=[A-Z\xa7])")
# Nor does any letter stand between digits: what has its code there is a sign (4×6),
# and so are degrees, fractions and powers after a digit, and rows of dots.
_SIGN = re.compile(r"((?<=\d)(?:[^\x00-\x7f](?=\d)|[°±²³¼½¾])|…{2,})")
_PART = re.compile(r"[^\W\d_]*ư[^\W\d_]*")


def read(text: str, encoding: str, *, capitals: bool = False) -> str:
    r"""Return ``text`` in NFC, its words decoded unless they mean themselves.

    ``text`` gives the codes as Latin-1 or cp1252 characters; ``capitals`` is for
    fonts that draw every letter as a capital.

    >>> read("C«ng v¨n 12-CV/TU, café", "tcvn3"), read("171\xadKH/TU", "tcvn3")
    ('Công văn 12-CV/TU, café', '171-KH/TU')
    """
    if encoding == viqr.NAME:
        return viqr.read(text)
    # Word keeps the text of fonts made as symbol fonts in the private area. Among
    # plain letters those are signs of a picture font.
    plain = text if _LATIN.search(text) else without_private(text)
    meant = _WORD.sub(lambda found: _word(found.group(), encoding), plain)
    composed = unicodedata.normalize("NFC", without_private(meant))
    if capitals:
        return composed.upper()
    return mended(composed) if encoding == "tcvn3" else composed


@lru_cache(maxsize=65536)
def _word(word: str, encoding: str) -> str:
    if word.isascii() and word.isprintable():
        return word
    if encoding == "tcvn3":
        word = _with_hyphens(word)
    decoded = "".join(
        part if index % 2 else letters(part, encoding)
        for index, part in enumerate(_SIGN.split(word))
    )
    if is_left_alone(word, decoded):
        return word
    # No letter of VNI: there it is what it is everywhere, a place to break a word.
    return decoded.replace(_SOFT, "")


def _with_hyphens(word: str) -> str:
    hyphened = _HYPHEN.sub("-", word)
    return _BETWEEN_CAPITALS.sub(partial(_hyphen_or_letter, hyphened), hyphened)


def _hyphen_or_letter(word: str, found: re.Match[str]) -> str:
    """Return the hyphen between two abbreviations, the letter inside "LƯU"."""
    decoded = letters(word[: found.start()] + "ư" + word[found.end() :], "tcvn3")
    part = _PART.search(decoded)
    return found.group() if part and reads(part.group().lower()) else "-"
