"""Capitals that TCVN3 lost: it has no codes for most accented ones.

They exist only through fonts that draw every letter as a capital. Where such a
font was replaced, "TỔ CHỨC" reads "Tổ CHứC", and only its neighbours tell.
"""

import re

# Words without a small letter from a to z: all that may be of capitals alone.
_CAN_BE_CAPITALS = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]+(?![^\W\d_])")
_BLANKS_BEFORE = re.compile(r"([^\W\d_]?)[^\S\n]{1,99}\Z")
_BLANKS_AFTER = re.compile(r"[^\S\n]{1,99}([^\W\d_]?)")
_FARTHEST = 100


def mended(text: str) -> str:
    """Return ``text`` with words of capitals given back their accented ones.

    >>> mended("BAN Tổ CHứC"), mended("Số 171-KH/TU"), mended("Sở KH và CN")
    ('BAN TỔ CHỨC', 'Số 171-KH/TU', 'Sở KH và CN')
    """
    words = list(_CAN_BE_CAPITALS.finditer(text))
    sure = {word.end(): word for word in words if _is_capitals(word.group())}
    if not sure:
        return text
    starts = {word.start(): word for word in sure.values()}
    parts = []
    at = 0
    for word in words:
        if word.end() in sure or _among_capitals(text, word, starts, sure):
            parts += [text[at : word.start()], word.group().upper()]
            at = word.end()
    return "".join([*parts, text[at:]])


def _is_capitals(word: str) -> bool:
    """Say whether ``word`` has a capital after its first letter."""
    return any(letter.isupper() for letter in word[1:])


def _among_capitals(
    text: str,
    word: re.Match[str],
    starts: dict[int, re.Match[str]],
    ends: dict[int, re.Match[str]],
) -> bool:
    """Say whether the words beside ``word``, with only blanks between, are capitals."""
    before = _BLANKS_BEFORE.search(
        text[max(word.start() - _FARTHEST, 0) : word.start()]
    )
    after = _BLANKS_AFTER.match(text, word.end())
    beside = []
    if before and before[1]:
        beside.append(ends.get(word.start() - len(before.group()) + 1))
    if after and after[1]:
        beside.append(starts.get(after.start(1)))
    # "Sở KH" stands beside an abbreviation, not among words of capitals.
    return all(beside) and any(one and not one.group().isascii() for one in beside)
