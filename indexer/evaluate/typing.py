"""One question as different people and keyboards type it.

Each way must find what the others find: accents are left out, letters come taken
apart from some systems, and the tone of "hoà" and "hòa" has two places.
"""

import re
import unicodedata
from collections.abc import Callable

from archive.text import toneless
from indexer.search.analysis import syllables

_TONES = "[\u0300\u0309\u0303\u0301\u0323]?"
_OPEN_PAIR = re.compile(
    rf"(?<!q)(o(?={_TONES}[ae])|u(?={_TONES}y))({_TONES})([aey])({_TONES})"
    r"(?![^\W\d_]|[\u0300-\u036f])",
    re.IGNORECASE,
)
# What may be a sign of the query language: all but letters and what stops a sentence.
_SIGN = re.compile(r"[^\w\s.,;/?!%\u0300-\u036f]|_")
_OPERATOR = re.compile(r"(?<!\S)(?:OR|HOẶC|HOAC)(?!\S)")
_MOST_WORDS = 100


def with_the_other_tone(text: str) -> str:
    """Return ``text`` with tones of open oa, oe, uy on their other vowel.

    >>> with_the_other_tone("Uỷ ban hòa giải quý, khoẻ mạnh")
    'Ủy ban hoà giải quý, khỏe mạnh'
    """
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _OPEN_PAIR.sub(r"\1\4\3\2", apart))


def taken_apart(text: str) -> str:
    """Return ``text`` in NFD, as some systems send it."""
    return unicodedata.normalize("NFD", text)


WAYS: dict[str, Callable[[str], str]] = {
    "as typed": str,
    "without accents": toneless,
    "in NFD": taken_apart,
    "other tone placement": with_the_other_tone,
}
"""How each question is asked, by the name under which figures are shown."""


def plain_words(text: str) -> str:
    """Return ``text`` as words only: no signs of the query language, not too many."""
    kept, count = [], 0
    plain = _OPERATOR.sub(lambda found: found.group().lower(), _SIGN.sub(" ", text))
    for word in plain.split():
        count += len(syllables(word))
        if count > _MOST_WORDS:
            break
        kept.append(word)
    return " ".join(kept)
