"""Numbers of lists as they are printed: 1, a, IV."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 780


def ordinal(number: int, style: str) -> str:
    """Return ``number`` in a numbering style of Word, decimal if it is unknown.

    >>> ordinal(4, "upperRoman"), ordinal(28, "lowerLetter"), ordinal(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    if style == "decimalZero":
        return f"{number:02d}"
    if not 0 < number <= _LONGEST:
        return str(number)
    if style in ("lowerRoman", "upperRoman"):
        small = _roman(number)
    elif style in ("lowerLetter", "upperLetter"):
        # After z Word goes on with aa, bb, cc.
        turns, letter = divmod(number - 1, 26)
        small = chr(ord("a") + letter) * (turns + 1)
    else:
        return str(number)
    return small.upper() if style.startswith("upper") else small


def _roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        parts.append(letters * times)
    return "".join(parts)
