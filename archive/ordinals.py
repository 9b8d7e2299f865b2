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
}
_ONES_SPELT = {"mot": 1, "lam": 5} | {w: n for w, n in _NUMBERS.items() if 1 < n < 10}
_NUMBERS |= {f"muoi {word}": 10 + one for word, one in _ONES_SPELT.items()}
# District congresses count into the twenties and thirties: "lần thứ hai mươi hai".
_NUMBERS |= {f"{ten} muoi": 10 * _ONES_SPELT[ten] for ten in ("hai", "ba")}
_NUMBERS |= {
    f"{ten} muoi {word}": 10 * _ONES_SPELT[ten] + one
    for ten in ("hai", "ba")
    for word, one in _ONES_SPELT.items()
}
_SPELT = frozenset(
    {"nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
)
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_WORTH = {"I": 1, "V": 5, "X": 10}
_ONE = "mot|hai|ba|tu|bon|nam|lam|sau|bay|tam|chin"
WORDS = rf"(?:(?:hai|ba)\s)?muoi(?:\s(?:{_ONE})(?!\w))?|nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin"
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


def value(letters: str) -> int:
    """Return the number that Roman letters write; other letters count nothing.

    >>> value("IX"), value("XIV")
    (9, 14)
    """
    worth = [_WORTH.get(letter, 0) for letter in letters]
    return sum(
        -one if one < after else one
        for one, after in zip(worth, [*worth[1:], 0], strict=True)
    )


def is_spelt(printed: str) -> bool:
    """Tell whether a printed word is an ordinal and not one that looks like it."""
    return printed.isdecimal() or printed.casefold().split()[0] in _SPELT
