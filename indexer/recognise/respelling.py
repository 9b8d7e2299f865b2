"""The body of a recognised letterhead whose name was read a letter or a mark off.

Recognition is weakest at bold capitals: "SỞ TÀI GHÍNH". Syllables that no body is
named with are read as one that looks like them, where one body that there is comes
of it. Where none or several do, the name stays as read.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import product
from math import prod

from archive.text import modern_tone, toneless

_WORD = re.compile(r"[^\W\d_]{1,8}")
_MOST_WRONG, _MOST_MEANT = 2, 80


def respelt(
    name: str, known: Collection[str], body_of: Callable[[str], str | None]
) -> str | None:
    """Return the one body that may be meant, None where it is not one.

    ``known`` are the syllables of names; ``body_of`` tells the body a name has.
    """
    words = list(_WORD.finditer(name))
    wrong = [word for word in words if modern_tone(word[0].casefold()) not in known]
    if not 1 <= len(wrong) <= _MOST_WRONG:
        return None
    meant = [_alike(word[0].casefold(), known) for word in wrong]
    if prod(map(len, meant)) > _MOST_MEANT:
        return None
    spelled = (_with(name, wrong, ones) for ones in product(*meant))
    found = {body for one in spelled if (body := body_of(one)) is not None}
    return found.pop() if len(found) == 1 else None


def _alike(word: str, known: Collection[str]) -> list[str]:
    """Return the syllables with other marks or, where none is, one other letter."""
    bare = toneless(word)
    marked = [one for one in known if toneless(one) == bare]
    return marked or [one for one in known if _is_letter_off(toneless(one), bare)]


def _is_letter_off(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < 2:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _with(name: str, wrong: Sequence[re.Match[str]], words: Sequence[str]) -> str:
    return "".join(_parts(name, wrong, words))


def _parts(
    name: str, wrong: Sequence[re.Match[str]], words: Sequence[str]
) -> Iterator[str]:
    done = 0
    for match, word in zip(wrong, words, strict=True):
        yield name[done : match.start()]
        yield word
        done = match.end()
    yield name[done:]
