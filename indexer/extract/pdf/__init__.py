"""PDF: pdfium first, then whatever reads better, and images where nothing does.

pdfium is twenty times faster than pypdf and right on more layouts; pypdf outlives
files that pdfium cannot open or dies of.
"""

from collections.abc import Iterable
from pathlib import Path

from archive.errors import DamagedFileError, TooLargeError, TooManyPagesError
from archive.model import Page, Text
from indexer.extract.limits import Limits
from indexer.extract.pdf import pages, pdfium, sturdy

FALLBACK = "pdf_fallback"


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a PDF page by page; hostile files may end the process.

    Raises:
        RefusedError: Encrypted, damaged, or beyond the limits.
    """
    try:
        with pdfium.opened(path) as document:
            return _read(document, sturdy.Second(path, limits), limits)
    except DamagedFileError:
        return extract_sturdily(path, limits)


def extract_sturdily(path: Path, limits: Limits) -> Text:
    """Return the text of a PDF without pdfium, which died of it or cannot open it.

    Raises:
        RefusedError: Encrypted, damaged, or beyond the limits.
    """
    with sturdy.opened(path, limits) as document:
        numbers = range(1, len(document) + 1)
        found = (pages.read_sturdily(document, number) for number in numbers)
        return _text(found, limits, FALLBACK)


def _read(document: pdfium.Document, second: sturdy.Second, limits: Limits) -> Text:
    if len(document) > limits.max_pages:
        raise TooManyPagesError
    numbers = range(1, len(document) + 1)
    with second:
        found = (pages.read(document, number, second) for number in numbers)
        return _text(found, limits)


def _text(found: Iterable[pages.Found], limits: Limits, *notes: str) -> Text:
    kept: list[Page] = []
    noticed = list(notes)
    room = limits.max_text
    for each in found:
        kept.append(each.page)
        noticed += each.notes
        room -= len(each.page.text)
        if room < 0:
            raise TooLargeError
    if noticed.count(pages.DAMAGED) == len(kept):
        raise DamagedFileError
    return Text(pdfium.MEDIA_TYPE, tuple(kept), tuple(dict.fromkeys(noticed)))
