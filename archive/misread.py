"""Marks of secrecy as recognition reads them, well or badly; pure.

Worn ink and a tilted stamp make "TÔI MẠT" or "NẬT" of them. No other word in capitals
that stands alone looks so; what does is looked at by a person.
"""

from archive.text import toneless

_LEVELS = {"mat": "Mật", "toimat": "Tối mật", "tuyetmat": "Tuyệt mật"}
_MOST = {"tuyetmat": 2, "toimat": 1}
_MIDDLE = frozenset("ẬÂẠẤẦẨẪẶĂ")
_FIRST, _LAST = frozenset("MNHW"), frozenset("TIFYLJ")


def level(letters: str) -> str | None:
    """Return the level that letters in capitals say, whatever marks they lost.

    >>> level("TÓIMẠT"), level("MAT"), level("MẶTTRẬN")
    ('Tối mật', 'Mật', None)
    """
    return _LEVELS.get(toneless(letters)) if letters.isupper() else None


def level_like(letters: str) -> str | None:
    """Return the level that letters in capitals look like.

    >>> level_like("TÔIMẠI"), level_like("NẬT"), level_like("KHẨN")
    ('Tối mật', 'Mật', None)
    """
    if not letters.isupper():
        return None
    if len(letters) == 3:
        first, middle, last = tuple(letters)
        is_near = first == "M" or last == "T"
        is_like = first in _FIRST and middle in _MIDDLE and last in _LAST
        return "Mật" if is_near and is_like else None
    bare = toneless(letters)
    for known, most in _MOST.items():
        if abs(len(bare) - len(known)) <= most and _distance(bare, known) <= most:
            return _LEVELS[known]
    return None


def _distance(one: str, other: str) -> int:
    """Return by how many letters two words differ."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, row[0] = row[0], at
        for to, wanted in enumerate(other, start=1):
            here = min(row[to] + 1, row[to - 1] + 1, before + (letter != wanted))
            before, row[to] = row[to], here
    return row[-1]
