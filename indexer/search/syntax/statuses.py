"""The statuses of papers as an office calls them, behind ``trạng thái:``.

A word finds the papers whose badge says it. Only "hết hiệu lực" is wider: the registers
of State papers say it of all that have ended, whichever way (they know "còn hiệu lực",
"hết hiệu lực một phần" and "hết hiệu lực").
"""

import re

from archive import words
from archive.links import ENDED, STATUSES, StatusCode
from indexer.search.analysis import plain

_SAID_OF_PAPERS = re.compile(r"(?:(?:da|dang|bi|duoc) )+")
"""What stands before the word, and is often left out."""

_ENDED = ("het hieu luc", "het", "khong con hieu luc", "ended")
_ALSO: dict[str, StatusCode] = {
    "con": "in_force",
    "co hieu luc": "in_force",
    "sua doi": "partly_changed",
    "sua doi bo sung": "partly_changed",
    "bo sung": "partly_changed",
    "het mot phan": "partly_changed",
    "mot phan": "partly_changed",
    "dinh chi": "suspended",
    "tam dung dinh chi": "suspended",
    "tam ngung": "suspended",
    "ngung hieu luc": "suspended",
    "het giai doan": "expired",
    "het han": "expired",
    "khong ro": "unknown",
}


def named(text: str) -> tuple[StatusCode, ...]:
    """Return the statuses that ``text`` names, none where it names none.

    >>> named("Đã bị thay thế"), named("còn"), len(named("hết hiệu lực"))
    (('superseded',), ('in_force',), 5)
    """
    return _NAMES.get(_bare(text), ())


def _bare(text: str) -> str:
    return _SAID_OF_PAPERS.sub("", plain(text), count=1)


def _names() -> dict[str, tuple[StatusCode, ...]]:
    ended = tuple(code for code in STATUSES if code in ENDED)
    names = dict.fromkeys(_ENDED, ended)
    names |= {name: (code,) for name, code in _ALSO.items()}
    for code in STATUSES:
        said = code, words.SHORT_STATUSES[code], words.STATUSES[code]
        names |= {_bare(name): (code,) for name in said}
    return names


_NAMES = _names()
