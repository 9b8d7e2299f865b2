r"""VIQR: Vietnamese typed in plain letters, its marks behind them ([RFC 1456]).

"Chi? thi. ve^` co^ng ta'c" means "Chỉ thị về công tác". Points, question marks and
apostrophes are letters here and signs everywhere else, so that a text is taken for
VIQR only as a whole, and only where nearly all of its words are Vietnamese then.
"""

import re
import unicodedata
from functools import cache

from archive.orthography import is_well_formed
from indexer.extract.legacy.tables import rows

NAME = "viqr"
_LITERAL = "\\"
# A point or a question mark before a digit or at the end of a paragraph is none of a
# letter. Elsewhere the standard wants those behind a backslash.
_ENDS = r"(?![\d.]|[\"')\]]*(?:\Z|\s*\n\s*\n|\s*\Z))"
_WORD = re.compile(r"[^\W\d_]+")
# What no other language writes: a roof, a bowl or a horn behind a vowel, a double d.
_TELLING = re.compile(r"[aeo]\^|a\(|[ou][+*]|\bdd[aeiouy]", re.IGNORECASE)
_VOWELS_AND_MARKS = "aeiouy^(+*'`?~."
_LAST = re.compile("o[ae]|u[yeo]")
_ENOUGH = 8
_TELL = 0.1
_VIETNAMESE = 0.85
_MOST_SIGNS = 0.02
_SAMPLE = 20_000
_SIGNS = re.compile(r"[{}<>=;\[\]|@#$%&_\\]")


def is_viqr(text: str) -> bool:
    """Say whether ``text`` as a whole is Vietnamese typed in VIQR.

    >>> is_viqr("The committee's plan isn't final. Is it? Go.")
    False
    """
    sample = text[:_SAMPLE]
    plain = len(_WORD.findall(sample))
    telling = len(_TELLING.findall(sample))
    signs = len(_SIGNS.findall(sample))
    if telling < max(_ENOUGH, _TELL * plain) or signs > _MOST_SIGNS * len(sample):
        return False
    words = [word for word in _WORD.findall(read(sample)) if not word.isupper()]
    right = sum(map(is_well_formed, words))
    return bool(words) and right >= _VIETNAMESE * len(words)


def read(text: str) -> str:
    r"""Return ``text`` in Unicode; a mark behind a backslash is itself.

    >>> read("DDa?ng bo^. ti?nh, nga`y 5\\."), read("Vi` sao dde^? the^'?")
    ('Đảng bộ tỉnh, ngày 5.', 'Vì sao để thế?')
    """
    return unicodedata.normalize("NFC", _codes().sub(_meant, text))


def _meant(found: re.Match[str]) -> str:
    code, sign = found.group(), ""
    if code[0] == _LITERAL:
        return code[1:]
    is_last = not found.string[found.end() : found.end() + 1].isalpha()
    if code[-1] in ".?" and is_last and _is_misplaced(found.string, found.start()):
        code, sign = code[:-1], code[-1]
    letter = _letters().get(code.lower().replace("*", "+"), code)
    return (letter.upper() if code[0].isupper() else letter) + sign


def _is_misplaced(text: str, at: int) -> bool:
    """Say whether no mark belongs on the vowel at ``at``: "khai.", "III.".

    Marks go on the last vowel only where it is the only one, or in "oa", "uy" and
    the like.
    """
    before = text[max(at - 2, 0) : at].lower()
    if not before[-1:] or before[-1] not in _VOWELS_AND_MARKS:
        return False
    pair = before[-1] + text[at].lower()
    return before not in ("gi", "qu") and not _LAST.fullmatch(pair)


@cache
def _letters() -> dict[str, str]:
    return {code.lower(): letter.lower() for letter, code in rows(NAME)}


@cache
def _codes() -> re.Pattern[str]:
    # The longest code first: "a^'" is one letter, as is "a^" alone.
    codes = sorted(_letters(), key=len, reverse=True)
    spelt = [
        re.escape(code).replace(r"\+", "[+*]") + (_ENDS if code[-1] in ".?" else "")
        for code in codes
    ]
    return re.compile(rf"\\[\^(+*'`?~.]|{'|'.join(spelt)}", re.IGNORECASE)
