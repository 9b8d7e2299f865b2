"""Letters that are drawn and cannot be read: one font of the page has no meaning.

A page whose body reads well may have lost its titles, because the bold font came
without a table of characters. Such a font shows controls and private characters,
or signs in a row that nobody writes. Pure: it knows runs of text, not PDFs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from indexer.extract.gate import noise
from indexer.extract.pdf.runs import LINE_HYPHEN, Run

MANY = 6
"""Lost letters from which on a page must be looked at: "Điều 1", the least title."""

_OF_SALAD = re.compile(r"[!\"#$&'<>?@\\^`{|}~]")
_SIGNS = re.compile(r"[^\w\s]+")
# A private character that stands alone is the bullet of a list.
_ODD = re.compile("[\x00-\x08\x0e-\x1f\ufffd]|[\ue000-\uf8ff]{2}")
_MAY_BE_ODD = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_RARE = 3
# Fonts of signs: what they show is no text, with or without a table.
_OF_SIGNS = re.compile("(?i)symbol|wingding|webding|dingbat|marlett|mt.?extra|math")
_LETTERS = 0.5
_ENOUGH = 8


def may_be(text: str) -> bool:
    """Say whether any letter of ``text`` may be lost; costs next to nothing."""
    return _has_salad(text) or bool(_MAY_BE_ODD.search(text) and _ODD.search(text))


def count(runs: Iterable[Run]) -> int:
    """Return how many letters of ``runs`` are lost with their fonts."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for run in runs:
        texts[run.font].append(run.text.replace(LINE_HYPHEN, "-\n"))
    return sum(_lost(font, "".join(parts)) for font, parts in texts.items())


def _lost(font: str, text: str) -> int:
    drawn = "".join(text.split())
    if _OF_SIGNS.search(font) or len(drawn) < MANY:
        return 0
    return len(drawn) if _is_meaningless(drawn, text) else 0


def _is_meaningless(drawn: str, text: str) -> bool:
    if noise(text) >= _RARE:
        return True
    letters = sum(character.isalnum() for character in drawn)
    return (
        _has_salad(text) and len(drawn) >= _ENOUGH and letters < _LETTERS * len(drawn)
    )


def _has_salad(text: str) -> bool:
    return _OF_SALAD.search(text) is not None and any(
        _is_salad(signs) for signs in _SIGNS.findall(text)
    )


def _is_salad(signs: str) -> bool:
    return _OF_SALAD.search(signs) is not None and len(set(signs)) >= _RARE
