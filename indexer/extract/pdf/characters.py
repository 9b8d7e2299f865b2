"""The characters of a page in the order in which they are drawn."""

import math
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from operator import itemgetter

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from indexer.extract.pdf import bulk
from indexer.extract.pdf.lines import Box, Letter, turned
from indexer.extract.pdf.runs import LINE_HYPHEN, Run

_MOST = 60_000
_MADE_UP = 0
_LAST_CODE = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_QUARTER = math.pi / 2
_SIZE_IN_BOX = 0.9

# Only these need to be asked about: pdfium makes up blanks and ends of lines, and
# holds a hyphen that ends a line as one of two codes.
_MAY_BE_MADE_UP = frozenset(" \r\n")
_MAY_BE_HYPHENS = frozenset(f"\x02{LINE_HYPHEN}")


class Characters:
    """The characters of one page; none where it has more than anybody can write."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._asked = bulk.Asked(text)
        self._text = str(text.get_text_range())
        count = text.count_chars()
        self._all = range(count if count <= _MOST else 0)

    def text(self) -> str:
        """Return the text as pdfium puts it together."""
        return self._text.replace("\r\n", "\n").replace(LINE_HYPHEN, "-\n")

    def drawn(self) -> Iterator[tuple[str, Box]]:
        """Yield each character with its box.

        Blanks that nobody drew are there too: they part the words.
        """
        signs = self._signs(hyphen="-")
        places = [place for place in self._all if signs[place]]
        for place, box in zip(places, self._asked.steps(places).tolist(), strict=True):
            yield signs[place], tuple(box)

    def runs(self) -> Iterator[Run]:
        """Yield the text cut by font."""
        signs = self._signs(hyphen=LINE_HYPHEN)
        for font, stretches in groupby(self._fonts(), itemgetter(0)):
            run = "".join("".join(signs[start:end]) for _, start, end in stretches)
            if run:
                yield Run(font, run.replace("\r", ""))

    def letters(self) -> Iterator[Letter]:
        """Yield each drawn character with its place.

        Controls stay: they show that a font has no table of characters.
        """
        signs = self._signs(hyphen="-")
        places = [x for x in self._all if signs[x] and x not in self._generated]
        angles = np.array(self._asked.each(bulk.ANGLE, places), float)
        turns = np.rint(np.nan_to_num(angles) / _QUARTER).astype(int) % 4
        origins = _upright(np.tile(self._asked.origins(places), 2), turns)
        # The font size as written is 1 wherever a matrix does the scaling; the
        # loose box is as tall as the font and as wide as the step.
        steps = _upright(self._asked.steps(places), turns)
        shapes = steps
        # Only a mark that is drawn apart is held against the shapes of letters.
        if any(map(unicodedata.combining, set(filter(None, signs)))):
            shapes = _upright(self._asked.shapes(places), turns)
        columns = (
            origins[:, 1],
            steps[:, 0],
            steps[:, 2],
            (shapes[:, 0] + shapes[:, 2]) / 2,
            np.fmax(1.0, (steps[:, 3] - steps[:, 1]) * _SIZE_IN_BOX),
            turns,
        )
        characters = (signs[place] for place in places)
        return map(Letter, characters, *(column.tolist() for column in columns))

    def _signs(self, *, hyphen: str) -> list[str]:
        """Return each character, "" where it has no code, ``hyphen`` at line ends."""
        signs = self._codes.copy()
        for place in self._hyphens:
            signs[place] = hyphen
        return signs

    @cached_property
    def _codes(self) -> list[str]:
        # What has no code is missing in the text.
        if len(self._text) == len(self._all):
            return list(self._text)
        codes = self._asked.each(bulk.UNICODE, self._all)
        return ["" if _is_no_code(code) else chr(code) for code in codes]

    @cached_property
    def _hyphens(self) -> frozenset[int]:
        return self._those(bulk.IS_HYPHEN, _MAY_BE_HYPHENS)

    @cached_property
    def _generated(self) -> frozenset[int]:
        return self._those(bulk.IS_GENERATED, _MAY_BE_MADE_UP)

    def _those(self, ask: bulk.Ask, among: frozenset[str]) -> frozenset[int]:
        places = [place for place, code in enumerate(self._codes) if code in among]
        answers = self._asked.each(ask, places)
        return frozenset(x for x, yes in zip(places, answers, strict=True) if yes == 1)

    def _fonts(self) -> Iterator[tuple[str, int, int]]:
        """Yield each font with where it begins and ends; what is made up goes along."""
        objects = self._asked.each(bulk.OBJECT, self._all)
        for place in self._generated:
            objects[place] = _MADE_UP
        names: dict[int, str] = {}
        font, start = "", 0
        for thing, group in groupby(objects):
            end = start + sum(1 for _ in group)
            if thing != _MADE_UP:
                handle = bulk.FONT_OF(thing)
                if handle not in names:
                    names[handle] = self._asked.font(start)
                font = names[handle]
            yield font, start, end
            start = end


def _is_no_code(code: int) -> bool:
    return not 0 < code <= _LAST_CODE or code in _SURROGATES


def _upright(
    boxes: NDArray[np.float64], turns: NDArray[np.int_]
) -> NDArray[np.float64]:
    """Return ``boxes`` as they are when the paper is held so that each letter stands."""
    for some in set(turns.tolist()) - {0}:
        rows = turns == some
        boxes[rows] = np.column_stack(turned(tuple(boxes[rows].T), some))
    return boxes
