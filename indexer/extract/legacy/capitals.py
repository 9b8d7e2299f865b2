"""Capitals that TCVN3 lost: it has no codes for most accented ones.

They exist only through fonts that draw every letter as a capital. Where such a
font was replaced, "TỔ CHỨC" reads "Tổ CHứC", and only its neighbours tell.
"""

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+")
_CAN_BE_CAPITALS = re.compile(r"[^\W\d_a-z]+")


def mended(text: str) -> str:
    """Return ``text`` with words of capitals given back their accented ones.

    >>> mended("BAN Tổ CHứC"), mended("Số 171-KH/TU"), mended("Sở KH và CN")
    ('BAN TỔ CHỨC', 'Số 171-KH/TU', 'Sở KH và CN')
    """
    words = list(_WORD.finditer(text))
    sure = [_is_capitals(word.group()) for word in words]
    joined = [_only_blanks(text, left, right) for left, right in pairwise(words)]
    parts = []
    at = 0
    for index, word in enumerate(words):
        if sure[index] or _among_capitals(words, sure, joined, index):
            parts += [text[at : word.start()], word.group().upper()]
            at = word.end()
    return "".join([*parts, text[at:]])


def _is_capitals(word: str) -> bool:
    """Say whether ``word`` has a capital after its first letter and no small a-z."""
    return _CAN_BE_CAPITALS.fullmatch(word) is not None and any(
        letter.isupper() for letter in word[1:]
    )


def _among_capitals(
    words: list[re.Match[str]], sure: list[bool], joined: list[bool], index: int
) -> bool:
    if not _CAN_BE_CAPITALS.fullmatch(words[index].group()):
        return False
    beside = [index - 1] if index and joined[index - 1] else []
    beside += [index + 1] if index < len(joined) and joined[index] else []
    # "Sở KH" stands beside an abbreviation, not among words of capitals.
    return all(sure[other] for other in beside) and any(
        not words[other].group().isascii() for other in beside
    )


def _only_blanks(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    return not between.strip() and "\n" not in between
