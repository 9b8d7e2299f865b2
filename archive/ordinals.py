"""Ordinals of congresses, plenums and terms, in words, figures and Roman letters."""

_NUMBERS = {
    "nhat": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "muoi ba": 13,
    "muoi bon": 14,
    "muoi lam": 15,
}
_SPELT = frozenset(
    {"nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
)
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
WORDS = r"nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi(?:\s(?:mot|hai|ba|bon|lam))?"
"""The ordinals in words, as a pattern over toneless text."""


def figure(word: str) -> str:
    """Return an ordinal in figures, where it is a word.

    >>> figure("bay"), figure("12"), figure("xii")
    ('7', '12', 'XII')
    """
    spelt = _NUMBERS.get(" ".join(word.split()))
    return str(spelt) if spelt else word.upper().lstrip("0")


def roman(word: str) -> str:
    """Return an ordinal in Roman letters, as congresses and terms carry it.

    >>> roman("12"), roman("xiii"), roman("nhat")
    ('XII', 'XIII', 'I')
    """
    number = figure(word)
    if not number.isdecimal():
        return number
    tens, ones = divmod(int(number), 10)
    return "X" * tens + _ONES[ones]


def is_spelt(printed: str) -> bool:
    """Tell whether a printed word is an ordinal and not one that looks like it."""
    return printed.isdecimal() or printed.casefold().split()[0] in _SPELT
