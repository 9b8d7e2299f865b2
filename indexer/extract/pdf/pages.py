"""The reading of one page: which way of reading is best, and if any is enough."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PIL import Image

from archive.errors import DamagedFileError
from archive.model import Decoded, Origin, Page
from indexer.extract import legacy
from indexer.extract.flow.written import Written, joined, merged
from indexer.extract.pdf import judge, lines, lost, pdfium, runs, sturdy, torn
from indexer.extract.pdf.judge import Verdict
from indexer.extract.pdf.objects import Looks
from indexer.extract.pdf.quality import best, quality

DAMAGED = "pdf_page_damaged"
_RECOGNISED = "pdf_recognised"
_REBUILT = "pdf_rebuilt"
_SECOND = "pdf_fallback"
_OLD = "legacy_"
# Enough to tell lines of writing, and little to draw.
_DPI = 94
_MOST_PIXELS = 4_000_000

_BLANK_ENDS = {"\u00a0": " ", "\r": "\n", "\f": "\n", "\v": "\n"}
_BLANK_END = re.compile("[\u00a0\r\f\v]")
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A page as read, with what was noticed.

    ``layer`` is what the file itself holds of it; it is not ``is_sound`` where letters
    have no meaning, or another program misread them.
    """

    page: Page
    layer: Page
    notes: tuple[str, ...] = ()
    is_sound: bool = True


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of reading: its text, and the note that tells of it.

    ``written`` is the text with what it was before, where it was decoded.
    """

    text: str
    note: str = ""
    written: Written | None = None

    @property
    def origin(self) -> Origin:
        return "rebuilt" if self.note == _REBUILT else "text"


def read(document: pdfium.Document, number: int, second: sturdy.Second) -> Found:
    """Return page ``number``; where it must be looked at, its origin is ``image``.

    Such a page has no text, unless it is one that was typed in part.
    """
    try:
        with document.page(number) as page:
            return _read(document, page, number, second)
    except DamagedFileError:
        text = second.text(number)
        if text is None:
            return _damaged(number)
        return _judged(number, _Way(_composed(text), _SECOND), Looks(0.0, 0))


def read_sturdily(document: sturdy.Document, number: int) -> Found:
    """Return page ``number`` as pypdf reads it."""
    try:
        way = _Way(_composed(document.text(number)))
        covered = 1.0 if not way.text.strip() and document.has_images(number) else 0.0
    except DamagedFileError:
        return _damaged(number)
    if legacy.detect(way.text):
        way = _decoded([runs.Run("", way.text)]) or way
    return _judged(number, way, Looks(covered, 0))


def is_worth_reading(page: pdfium.Page, picture: Image.Image, found: Found) -> bool:
    """Say whether ``picture`` of ``page`` shows writing that its layer does not say."""
    if not found.is_sound:
        return judge.holds_more(picture, "", ())
    return judge.holds_more(picture, found.layer.text, page.known())


def better(layer: Page, recognised: Page, *, is_sound: bool) -> Page:
    """Return of a layer and what was recognised the better one."""
    is_better = judge.is_better(layer.text, recognised.text, is_sound=is_sound)
    return layer if is_better else recognised


def drawn(page: pdfium.Page) -> Image.Image:
    """Return a small picture of ``page``, to be looked at for writing."""
    return page.image(_DPI, _MOST_PIXELS)


def _damaged(number: int) -> Found:
    page = Page(number, "", "blank")
    return Found(page, page, (DAMAGED,))


def _read(
    document: pdfium.Document, page: pdfium.Page, number: int, second: sturdy.Second
) -> Found:
    way = _Way(_composed(page.characters.text()))
    found = quality(way.text)
    looks = page.looks()
    is_poor = not (found.is_good or judge.is_scan(found, looks))
    if is_poor and torn.may_be_mended(way.text):
        way = _better(way, page, number, second)
    gone = _gone(way, page)
    verdict = judge.verdict(way.text, looks, gone)
    if verdict == "doubtful":
        has_more = document.spends_a_look() and _has_more(page, way)
        verdict = judge.settled(way.text, looks, has_more=has_more)
    return _found(number, way, verdict, is_sound=judge.is_sound(way.text, gone))


def _gone(way: _Way, page: pdfium.Page) -> int:
    """Count the letters that are drawn in fonts without meaning."""
    # The numbers of an old font have one, though they may look like controls.
    if way.note.startswith(_OLD) or not lost.may_be(way.text):
        return 0
    return lost.count(page.characters.runs())


def _has_more(page: pdfium.Page, way: _Way) -> bool:
    return judge.holds_more(drawn(page), way.text, page.known())


def _better(first: _Way, page: pdfium.Page, number: int, second: sturdy.Second) -> _Way:
    """Return the best way of reading; pypdf is slow and asked only in need."""
    way = _decoded(page.characters.runs())
    if way and _best(first, way) is way:
        return way
    better = first if quality(first.text).is_noise else _rebuilt_or(first, page)
    if quality(better.text).is_vietnamese:
        return better
    text = second.text(number)
    return better if text is None else _best(better, _Way(_composed(text), _SECOND))


def _rebuilt_or(first: _Way, page: pdfium.Page) -> _Way:
    """Return the better of two ways; noise stays noise, wherever its letters stand."""
    return _best(first, _Way(lines.rebuild(page.characters.letters()), _REBUILT))


def _decoded(drawn: Iterable[runs.Run]) -> _Way | None:
    decoded = runs.decoded(drawn)
    if decoded is None:
        return None
    return _Way(decoded.written.text, f"{_OLD}{decoded.encoding}", decoded.written)


def _best(one: _Way, other: _Way) -> _Way:
    return one if best([one.text, other.text]) == one.text else other


def _judged(number: int, way: _Way, looks: Looks) -> Found:
    verdict = judge.verdict(way.text, looks)
    return _found(number, way, verdict, is_sound=judge.is_sound(way.text))


def _found(number: int, way: _Way, verdict: Verdict, *, is_sound: bool) -> Found:
    """Take the text as drawn for judged: tidied, noise no longer shows."""
    text = _tidy(way.text)
    layer = Page(number, "", "blank")
    if text.strip():
        layer = Page(number, text, way.origin, decoded=_spans(way.written, text))
    notes = (way.note,) if way.note and layer.text else ()
    match verdict:
        case "scan":
            return Found(Page(number, "", "image"), layer, is_sound=is_sound)
        case "mixed":
            return Found(replace(layer, origin="image"), layer, notes, is_sound)
        case "recognised":
            layer = replace(layer, origin="ocr")
            return Found(layer, layer, (*notes, _RECOGNISED), is_sound)
        case _:
            return Found(layer, layer, notes, is_sound)


def _spans(written: Written | None, text: str) -> tuple[Decoded, ...]:
    """Return what was decoded in ``text``, which is ``written`` tidied."""
    if written is None:
        return ()
    lines = [line.rstripped() for line in written.lines()]
    while lines and not lines[0].text:
        del lines[0]
    page = joined(lines, "\n")
    # Where anything else was taken out, nothing tells which place is which.
    is_same = _with_plain_blanks(page.text.rstrip("\n")) == text
    return merged(text, page.decoded) if is_same else ()


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _tidy(text: str) -> str:
    """Take out what no reader can see, and the blanks at the ends of lines."""
    seen = _UNPRINTED.sub("", _with_plain_blanks(text))
    return "\n".join(line.rstrip() for line in seen.strip("\n").split("\n"))


def _with_plain_blanks(text: str) -> str:
    return _BLANK_END.sub(lambda found: _BLANK_ENDS[found.group()], text)
