"""How the old letters of a page may be read otherwise, and what the page is then.

A page may hold letters that were surely decoded and others that were not: where any
are doubtful, only those are read anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from archive.facts import OldText
from archive.model import Decoded
from indexer.extract import legacy
from webui.forms.inputs import clean
from webui.render import typed

CODES = (*typed.ENCODINGS, typed.ORIGINAL)
"""The ways in which old letters may be read."""

_LINES = 8
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Way:
    """One way of reading the old letters of a page, and how they begin then."""

    code: str
    lines: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A way of reading the letters in doubt, and where it is looked at first."""

    code: str
    told: str
    address: str


def in_question(decoded: Sequence[Decoded]) -> tuple[Decoded, ...]:
    """Return what may be read anew: what is doubtful, all where nothing is."""
    return tuple(one for one in decoded if one.is_doubtful) or tuple(decoded)


def ways(text: str, decoded: Sequence[Decoded]) -> list[Way]:
    """Return the ways in which the page ``text`` may be read, that of today first."""
    asked = in_question(decoded)
    today = asked[0].encoding
    order = sorted(CODES, key=lambda code: code != today)
    return [
        Way(code, tuple(_begins(text, asked, code)), code == today) for code in order
    ]


def _begins(text: str, asked: Sequence[Decoded], code: str) -> Iterator[str]:
    lines = (
        line[:_LONGEST]
        for one in asked
        for line in _read(text, one, code).split("\n")
        if line.strip()
    )
    for line, _ in zip(lines, range(_LINES), strict=False):
        yield line


def reread(text: str, decoded: Sequence[Decoded], code: str) -> str:
    """Return the page ``text`` with its old letters read as ``code``."""
    parts = []
    at = 0
    for one in in_question(decoded):
        parts += [text[at : one.start], _read(text, one, code)]
        at = one.end
    return "".join([*parts, text[at:]])


def _read(text: str, one: Decoded, code: str) -> str:
    if code == one.encoding:
        return text[one.start : one.end]
    return "\n".join(_line(line, one.font, code) for line in one.verbatim.split("\n"))


def _line(verbatim: str, font: str, code: str) -> str:
    if code == typed.ORIGINAL:
        return clean(verbatim, len(verbatim))
    said = legacy.encoding_of_font(font)
    capitals = said is not None and said.encoding == code and said.capitals
    read = legacy.read(verbatim, code, capitals=capitals)
    return clean(read, len(read))


def offers(number: int, found: Sequence[OldText]) -> list[Offer]:
    """Return the other ways of reading the first letters in doubt of a paper."""
    if not found:
        return []
    first = found[0]
    # Where encodings read alike, one of them is enough, and best none of them.
    told = {
        _line(first.verbatim, first.font, code): code
        for code in CODES
        if code != first.encoding
    }
    return [
        Offer(
            code,
            text,
            url_for("decodings.show", number=number, page=first.page, read_as=code),
        )
        for text, code in told.items()
    ]
