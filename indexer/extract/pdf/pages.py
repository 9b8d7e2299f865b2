"""The reading of one page: which way of reading is best, and if any is enough."""

import unicodedata
from dataclasses import dataclass

from archive.errors import DamagedFileError
from archive.model import Origin, Page
from indexer.extract import legacy
from indexer.extract.pdf import judge, lines, pdfium, runs, sturdy

DAMAGED = "pdf_page_damaged"
_REBUILT = "pdf_rebuilt"
_SECOND = "pdf_fallback"
_OUTLINED = 50
"""Shapes from which on a page without text may hold text drawn as outlines."""

_BLANK_ENDS = str.maketrans({"\u00a0": " ", "\r": "\n", "\f": "\n", "\v": "\n"})
_UNPRINTED = str.maketrans(
    dict.fromkeys([*range(9), *range(14, 32), 0x7F, 0xAD, 0xFEFF, 0xFFFE, 0xFFFF])
)


@dataclass(frozen=True, slots=True)
class Found:
    """A page as read, with what was noticed."""

    page: Page
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of reading: its text, and the note that tells of it."""

    text: str
    note: str = ""


def read(document: pdfium.Document, number: int, second: sturdy.Second) -> Found:
    """Return page ``number``; its text is empty where it must be looked at."""
    try:
        with document.page(number) as page:
            return _read(page, number, second)
    except DamagedFileError:
        text = second.text(number)
        if text is None:
            return Found(Page(number, "", "blank"), (DAMAGED,))
        return _found(number, _Way(_composed(text), _SECOND), pdfium.Looks(0.0, 0))


def read_sturdily(document: sturdy.Document, number: int) -> Found:
    """Return page ``number`` as pypdf reads it."""
    try:
        way = _Way(_composed(document.text(number)))
        covered = 1.0 if not way.text.strip() and document.has_images(number) else 0.0
    except DamagedFileError:
        return Found(Page(number, "", "blank"), (DAMAGED,))
    if encoding := legacy.detect(way.text):
        way = _Way(legacy.decode(way.text, encoding), f"legacy_{encoding}")
    return _found(number, way, pdfium.Looks(covered, 0))


def _read(page: pdfium.Page, number: int, second: sturdy.Second) -> Found:
    way = _Way(_composed(page.text()))
    quality = judge.quality(way.text)
    if not judge.needs_a_look(quality):
        return _found(number, way, pdfium.Looks(0.0, 0))
    looks = page.looks()
    if not (quality.is_good or judge.is_scan(quality, looks.covered)):
        way = _better(way, page, number, second)
    return _found(number, way, looks)


def _better(first: _Way, page: pdfium.Page, number: int, second: sturdy.Second) -> _Way:
    """Return the best way of reading; pypdf is slow and asked only in need."""
    if decoded := runs.decoded(page.runs()):
        way = _Way(_composed(decoded.text), f"legacy_{decoded.encoding}")
        if _best(first, way) is way:
            return way
    best = _best(first, _Way(lines.rebuild(page.letters()), _REBUILT))
    if judge.quality(best.text).is_vietnamese:
        return best
    text = second.text(number)
    return best if text is None else _best(best, _Way(_composed(text), _SECOND))


def _best(one: _Way, other: _Way) -> _Way:
    return one if judge.best([one.text, other.text]) == one.text else other


def _found(number: int, way: _Way, looks: pdfium.Looks) -> Found:
    text = _tidy(way.text)
    origin = _origin(way.text, text, looks)
    if origin != "text":
        return Found(Page(number, "", origin))
    return Found(Page(number, text, origin), (way.note,) if way.note else ())


def _origin(drawn: str, text: str, looks: pdfium.Looks) -> Origin:
    """Judge the text as drawn: tidied, noise no longer shows."""
    if not text.strip():
        something = looks.covered > judge.A_LITTLE or looks.shapes >= _OUTLINED
        return "image" if something else "blank"
    quality = judge.quality(drawn)
    unread = quality.is_garbage or judge.is_scan(quality, looks.covered)
    return "image" if unread else "text"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _tidy(text: str) -> str:
    """Take out what no reader can see, and the blanks at the ends of lines."""
    seen = text.translate(_BLANK_ENDS).translate(_UNPRINTED)
    return "\n".join(line.rstrip() for line in seen.strip("\n").split("\n"))
