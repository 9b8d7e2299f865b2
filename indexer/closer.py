"""A closer look at the header of a paper: what was written in it by hand.

Where the places are, the recogniser knows; what the picture shows there, the reader
of handwriting; and clerks name files by the number that they wrote. What is found is
kept with the page, and the recogniser decides what is believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive import symbols
from archive.authority import Authority
from archive.facts import view
from archive.model import Box, Filled, Guess, Page, Reading, Text
from indexer.extract import Limits, handwriting
from indexer.extract.pdf import pdfium
from indexer.recognise import blanks

_LETTERS = re.compile(r"[\s./⁄\d-]{0,12}[^\W\d_]\S{0,40}")
_HEADER = 0.25
_NAMED = 0.6
"""How far the name of a file is believed alone: it may be the number of arrival."""


def is_wanted(reading: Reading) -> bool:
    """Whether a PDF that holds its text itself leaves its number or day open.

    The paper was printed, signed by hand or by a key, and then numbered.
    """
    if reading.text.media_type != pdfium.MEDIA_TYPE:
        return False
    found = view(reading.claims)
    is_dayless = found.issued is not None and "date_partial" in found.issued.flags
    return is_dayless or "number_blank" in found.flags


def looked_closer(
    path: Path, name: str, text: Text, limits: Limits, authority: Authority
) -> Text:
    """Return a text with what may have been written by hand in its header.

    Raises:
        RefusedError: The page cannot be drawn, or is larger than the limit.
    """
    found = blanks.find(text, authority)
    pages = list(text.pages)
    for place, page in enumerate(pages):
        here = [blank for blank in found if blank.page == page.number]
        if here:
            looked = handwriting.looked_closer(
                path, text.media_type, page, here, limits
            )
            pages[place] = _named(looked, name)
    return replace(text, pages=tuple(_unplaced(pages, name)))


def _unplaced(pages: Sequence[Page], name: str) -> Iterator[Page]:
    """Yield the pages; the first tells the number in the name if none has a place."""
    told = symbols.numbers_named(name, "")
    is_placed = any(
        one.what == "number"
        for page in pages
        if page.sight
        for one in page.sight.filled
    )
    for place, page in enumerate(pages):
        is_first = place == 0 and page.sight is not None and page.sight.words
        if page.sight is None or not is_first or is_placed or not told:
            yield page
            continue
        guesses = tuple(Guess(f"{number:02d}", _NAMED, "name") for number in told)
        top = Box(0, 0, page.sight.width, round(page.sight.height * _HEADER, 1))
        filled = (*page.sight.filled, Filled("number", 0, 0, top, guesses))
        yield replace(page, sight=replace(page.sight, filled=filled))


def _named(page: Page, name: str) -> Page:
    """Return a page with what the name of the file says of its number."""
    if page.sight is None:
        return page
    filled = tuple(_with_name(one, page.text, name) for one in page.sight.filled)
    return replace(page, sight=replace(page.sight, filled=filled))


def _with_name(filled: Filled, text: str, name: str) -> Filled:
    letters = _LETTERS.match(text, filled.end)
    if filled.what != "number" or letters is None:
        return filled
    told = symbols.numbers_named(name, letters.group())
    guesses = tuple(Guess(f"{number:02d}", _NAMED, "name") for number in told)
    return replace(filled, guesses=(*filled.guesses, *guesses))
