"""Marks of secrecy that recognition took for something else.

Worn ink and a tilted stamp make "TÔI MẠT" or "NẬT" of them. No other word in capitals
that stands alone looks so; what does is looked at by a person.
"""

from archive.text import toneless

_LONG = {"tuyetmat": ("Tuyệt mật", 2), "toimat": ("Tối mật", 1)}
_MIDDLE = frozenset("ẬÂẠẤẦẨẪẶĂ")
_FIRST, _LAST = frozenset("MNHW"), frozenset("TIFYLJ")


def level_like(letters: str) -> str | None:
    """Return the level that letters in capitals look like.

    >>> level_like("TÔIMẠT"), level_like("NẬT"), level_like("KHẨN")
    ('Tối mật', 'Mật', None)
    """
    if len(letters) == 3:
        first, middle, last = letters
        is_near = first == "M" or last == "T"
        is_like = first in _FIRST and middle in _MIDDLE and last in _LAST
        return "Mật" if is_near and is_like else None
    bare = toneless(letters)
    for known, (level, most) in _LONG.items():
        if abs(len(bare) - len(known)) <= most and _distance(bare, known) <= most:
            return level
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
