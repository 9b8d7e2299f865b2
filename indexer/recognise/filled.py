"""What was written by hand in the header, weighed: what is believed, what stays open.

The law of this module: no reader of handwriting is believed alone for a number,
because a wrong number misleads search and links, and a missing one only waits for a
clerk. Two witnesses that do not know each other are believed: the picture, what
recognition read of it, the name of the file. A day has one in 31 values and bounds
besides, so a sure picture is enough for it. All that was written by hand is flagged.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archive.model import Filled, Page
from indexer.recognise.cells import Cell
from indexer.recognise.paper import Paper, once

_FIGURES = re.compile(r"\d{1,5}")
_LETTERS = str.maketrans("óòoOQlI|LiSsBZzqg", "66000111115582299")
_PRINTED = 0.85
_SURE, _LIKELY, _POSSIBLE = 0.9, 0.5, 0.05
# Of days in hands that the network does not know, those it is surer of than 0.97 are
# right 99 times in 100, of those between 0.7 and that seven in ten: they are taken,
# and asked about (decision 0005).
_TAKEN, _CERTAIN, _ASKED = 0.7, 0.97, 0.75
_AGREED, _SEEN_TWICE, _TEXT_ALONE = 0.9, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Option:
    """A figure that may be meant, how far it is believed, and what says so."""

    figure: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What stands in a place: ``figure`` where it is believed, and all ``options``.

    ``is_by_hand`` where it is not simply print that two readers read alike.
    """

    filled: Filled
    options: tuple[Option, ...]
    figure: int | None = None
    confidence: float = 0.0
    is_by_hand: bool = True


@dataclass(frozen=True, slots=True)
class _Read:
    """What recognition read there, and how sure it was.

    ``is_glued`` where it is one word with what stands behind; ``alike`` are the
    figures that letters look like.
    """

    figure: int | None = None
    sure: float = 0.0
    is_glued: bool = False
    alike: int | None = None

    def seconded(self, pictured: Mapping[int, float]) -> "_Read":
        """Return the letters as figures where the picture shows these, too."""
        likeliest = next(iter(pictured), None)
        if self.alike is None or self.alike != likeliest:
            return self
        return replace(self, figure=likeliest, sure=pictured[likeliest])


@once
def number_of(paper: Paper) -> Weighed | None:
    """Return the number written in the number line, None where none was looked at."""
    found = _filled(paper, paper.header.number, "number")
    if found is None:
        return None
    page, filled = found
    named = [int(guess.text) for guess in filled.guesses if guess.way == "name"]
    return _number(filled, _pictured(filled), named, _read(page, filled))


def day_of(paper: Paper, first: int = 1) -> Weighed | None:
    """Return the day written in the date line, not before the day ``first``."""
    return _of_date(paper, "day", first, 31)


def month_of(paper: Paper) -> Weighed | None:
    """Return the month written in the date line."""
    return _of_date(paper, "month", 1, 12)


def _number(
    filled: Filled,
    pictured: Mapping[int, float],
    named: list[int],
    read: _Read,
) -> Weighed:
    read = read.seconded(pictured)
    pictured = _unslashed(pictured, read)
    options = tuple(_options(pictured, named, read))
    likeliest = next(iter(pictured), None)
    text = read.figure
    if text is not None and text == likeliest and read.sure >= _PRINTED:
        is_sure = pictured[text] >= _PRINTED
        return Weighed(filled, options, text, read.sure, is_by_hand=not is_sure)
    agreed = next((n for n in named if pictured.get(n, 0) >= _POSSIBLE), None)
    if agreed is not None or (text is not None and text in named):
        return Weighed(filled, options, text if agreed is None else agreed, _AGREED)
    if text is not None and text == likeliest and pictured[text] >= _LIKELY:
        return Weighed(filled, options, text, _SEEN_TWICE)
    # Print has no blank before its kind; a form has one for the clerk to write in.
    if text is not None and read.is_glued and read.sure >= _PRINTED:
        return Weighed(filled, options, text, _TEXT_ALONE)
    return Weighed(filled, options)


def _unslashed(pictured: Mapping[int, float], read: _Read) -> Mapping[int, float]:
    """Return what the picture shows without the slash of print, which looks like a 1."""
    if read.figure is None or not read.is_glued:
        return pictured
    slashed = int(f"{read.figure}1")
    if next(iter(pictured), None) != slashed:
        return pictured
    return {read.figure: pictured[slashed], **pictured}


def _of_date(paper: Paper, what: str, first: int, last: int) -> Weighed | None:
    found = _filled(paper, paper.header.dated, what)
    if found is None:
        return None
    page, filled = found
    read = _read(page, filled)
    seen = _pictured(filled)
    pictured = {n: share for n, share in seen.items() if first <= n <= last}
    read = read.seconded(pictured)
    is_possible = read.figure is not None and first <= read.figure <= last
    return _date_part(filled, pictured, read if is_possible else _Read())


def _date_part(filled: Filled, pictured: Mapping[int, float], read: _Read) -> Weighed:
    options = tuple(_options(pictured, [], read))
    text, likeliest = read.figure, next(iter(pictured), None)
    share = 0.0 if likeliest is None else pictured[likeliest]
    if text is not None and text == likeliest:
        is_sure = min(read.sure, share) >= _PRINTED
        both = max(read.sure, share)
        return Weighed(filled, options, text, both, is_by_hand=not is_sure)
    if text is not None and read.sure >= _PRINTED and share < _SURE:
        return Weighed(filled, options, text, _TEXT_ALONE)
    if share >= _TAKEN:
        sure = share if share >= _CERTAIN else share * _ASKED
        return Weighed(filled, options, likeliest, sure)
    return Weighed(filled, options)


def _options(
    pictured: Mapping[int, float], named: list[int], read: _Read
) -> Iterator[Option]:
    """Yield what may be meant, the likeliest first, each once."""
    shares = dict(pictured)
    if read.figure is not None:
        alone = read.sure * _TEXT_ALONE
        shares[read.figure] = max(shares.get(read.figure, 0.0), alone)
    for number in named:
        shares[number] = max(shares.get(number, 0.0), _TEXT_ALONE)
    for figure, share in sorted(shares.items(), key=lambda one: -one[1]):
        is_named, is_pictured = figure in named, figure in pictured
        why = "agreed" if is_named and is_pictured else "picture"
        yield Option(figure, share, "name" if is_named and not is_pictured else why)


def _filled(paper: Paper, line: Cell | None, what: str) -> tuple[Page, Filled] | None:
    if line is None:
        return None
    page = next(page for page in paper.text.pages if page.number == line.page)
    seen = page.sight.filled if page.sight else ()
    here = (
        one
        for one in seen
        if one.what == what and line.start <= one.start <= one.end <= line.end
        if one.end
    )
    first = next(here, None)
    return None if first is None else (page, first)


def unplaced(paper: Paper) -> Filled | None:
    """Return what the name of the file says of a number whose place nobody found."""
    seen = (page.sight for page in paper.text.pages if page.sight)
    filled = (one for sight in seen for one in sight.filled)
    return next((one for one in filled if one.what == "number" and not one.end), None)


def _pictured(filled: Filled) -> dict[int, float]:
    found: dict[int, float] = {}
    for guess in filled.guesses:
        if guess.way == "picture" and _FIGURES.fullmatch(guess.text):
            number = int(guess.text)
            found[number] = found.get(number, 0.0) + guess.confidence
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def _read(page: Page, filled: Filled) -> _Read:
    text = page.text[filled.start : filled.end].strip(" .…_-,:;'`")
    # Print that lost its shape: "I8", "ó45". The picture has to say the same.
    told = text.translate(_LETTERS)
    if not _FIGURES.fullmatch(told):
        return _Read()
    words = page.sight.words if page.sight else ()
    sure = (
        w.confidence for w in words if w.start < filled.end and w.end > filled.start
    )
    is_glued = not page.text[filled.end : filled.end + 1].isspace()
    if told != text:
        return _Read(alike=int(told), is_glued=is_glued)
    return _Read(int(text), min(sure, default=0.0), is_glued)
