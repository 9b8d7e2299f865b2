"""From the characters of a .doc to blocks: what is printed, once, in order."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from archive.errors import DamagedFileError
from indexer.extract.charset import western
from indexer.extract.doc.binary import Binary
from indexer.extract.doc.boxes import anchored
from indexer.extract.doc.lists import Lists
from indexer.extract.doc.pieces import Piece, pieces
from indexer.extract.doc.properties import (
    Look,
    Stretches,
    character_stretches,
    paragraph_stretches,
)
from indexer.extract.doc.story import Story
from indexer.extract.doc.styles import Styles, fonts
from indexer.extract.flow import Block


@dataclass(frozen=True, slots=True)
class _Part:
    """Characters ``start`` to ``end`` of the file, of one look throughout."""

    start: int
    end: int
    text: str
    run: Look
    paragraph: Look


class Walk:
    """Walks the stories of one file; lists are counted on the way."""

    def __init__(self, binary: Binary) -> None:
        self._binary = binary
        self._pieces = list(pieces(binary))
        self._piece_ends = [piece.end for piece in self._pieces]
        self._runs = Stretches(character_stretches(binary))
        self._paragraphs = Stretches(paragraph_stretches(binary))
        self._fonts = fonts(binary)
        self._styles = Styles(binary)
        self._lists = Lists(binary, self._fonts)
        self._boxes = anchored(binary)
        self._anchors = sorted(self._boxes)

    def story(self, name: str) -> tuple[Block, ...]:
        """Return the blocks of one story, its text boxes where they belong."""
        return self._between(*self._binary.stories[name])

    def loose_boxes(self) -> tuple[Block, ...]:
        """Return the text boxes that do not belong to the head of the paper."""
        start, end = self._binary.stories["boxes"]
        blocks: list[Block] = []
        for box_start, box_end in sorted(self._boxes.values()):
            blocks.extend(self._between(start, box_start))
            start = box_end
        return (*blocks, *self._between(start, end))

    def _between(self, start: int, end: int) -> tuple[Block, ...]:
        story = Story(self._styles, self._lists, self._fonts)
        for part in self._parts(start, end):
            for box in self._anchored_in(part):
                story.builder.put_after(self._between(*box))
            story.take(part.text, part.run, part.paragraph)
        return story.builder.blocks()

    def _anchored_in(self, part: _Part) -> Iterator[tuple[int, int]]:
        index = bisect_right(self._anchors, part.start - 1)
        while index < len(self._anchors) and self._anchors[index] < part.end:
            box = self._boxes[self._anchors[index]]
            # A box stands in its own story, behind the body that anchors it.
            if box[0] >= part.end:
                yield box
            index += 1

    def _parts(self, start: int, end: int) -> Iterator[_Part]:
        index = bisect_right(self._piece_ends, start)
        while index < len(self._pieces) and self._pieces[index].start < end:
            yield from self._parts_of(self._pieces[index], start, end)
            index += 1

    def _parts_of(self, piece: Piece, start: int, end: int) -> Iterator[_Part]:
        at, last = piece.within(start, end)
        if last > len(self._binary.main):
            raise DamagedFileError
        while at < last:
            run, stop = self._runs.at(at, last)
            paragraph, stop = self._paragraphs.at(at, stop)
            # A part may not end inside a character of two bytes.
            stop = max(stop - (stop - at) % piece.width, at + piece.width)
            text = _decoded(self._binary.main[at:stop], piece.width)
            first, after = (
                piece.start + (place - piece.place) // piece.width
                for place in (at, stop)
            )
            yield _Part(first, after, text, run, paragraph)
            at = stop


def _decoded(data: bytes, width: int) -> str:
    return data.decode("utf-16-le", "replace") if width == 2 else western(data)
