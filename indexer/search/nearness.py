"""When two words are one typing error apart.

An error is a letter too many, one missing, one in place of another, or two
neighbours that changed places (Damerau 1964: four of five misspellings).
"""


def is_near(one: str, other: str) -> bool:
    """Say whether at most one error lies between two words.

    >>> is_near("hoach", "haoch"), is_near("hoach", "hoac"), is_near("ke", "cho")
    (True, True, False)
    """
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = _common(one, other)
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    return (
        one[at : at + 2] == other[at : at + 2][::-1]
        and one[at + 2 :] == other[at + 2 :]
    )


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), len(one))
