"""The reading of one picture: made even and level, parted by inks, recognised."""

from dataclasses import dataclass, replace

from PIL import Image

from archive.model import Page
from archive.sight import Sight
from indexer.extract.image import turned_clockwise
from indexer.extract.ocr import (
    again,
    cells,
    closer,
    colours,
    leaders,
    light,
    secret,
    stamps,
    tables,
    tilt,
    turning,
)
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Box, Line, parted, written
from indexer.extract.ocr.pictures import DPI, Picture

_FIRST = 1


@dataclass(frozen=True, slots=True)
class _Seen:
    """The lines of a picture, and other readings of those of its head."""

    lines: list[Line]
    looks: list[closer.Look]


def read(engine: Engine, picture: Picture) -> Page:
    """Return a page as recognised, with what was seen of it."""
    image, turned = light.even(picture.image), 0
    has_head = picture.number == _FIRST
    seen = _seen(engine, image, has_head=has_head)
    if degrees := turning.needed(seen.lines):
        upright = turned_clockwise(image, degrees)
        other = _seen(engine, upright, has_head=has_head)
        if turning.is_better(other.lines, seen.lines):
            image, seen, turned = upright, other, degrees
    text, words = written(seen.lines, picture.scale)
    width, height = (round(side * picture.scale, 1) for side in image.size)
    rereads = closer.rereads(seen.looks, words)
    sight = Sight(width, height, words, rereads, turned)
    return Page(picture.number, text, "ocr", sight)


def _seen(engine: Engine, image: Image.Image, *, has_head: bool) -> _Seen:
    """Return what is seen on a picture that stands upright."""
    grey = image.convert("L")
    fallen = tilt.of(grey)
    is_level = abs(fallen) < tilt.LEAST
    if is_level and abs(fallen) >= tilt.LEAST_OF_TABLES:
        is_level = not tables.found(grey.rotate(fallen, fillcolor="white"))
    if is_level:
        return _on_level(engine, image, has_head=has_head)
    level = tilt.level(image, fallen)
    seen = _on_level(engine, level.image, has_head=has_head)
    return replace(seen, lines=[_moved(line, level) for line in seen.lines])


def _on_level(engine: Engine, image: Image.Image, *, has_head: bool) -> _Seen:
    inks = colours.parted(image)
    # Arrival stamps lay leaders of their own across the lines of a head, and numbers
    # are written upon those that it has.
    below = closer.HEAD if has_head else 0.0
    black, dotted = leaders.cleared(inks.black, below=below)

    def look(box: Box) -> list[Line]:
        block = engine.block(black.crop(box), DPI)
        return [line.shifted(box[0], box[1]) for line in block]

    lines = leaders.among(engine.lines(black, DPI), dotted)
    lines = [parted(line) for line in lines]
    lines = cells.celled(lines, tables.found(inks.black), look)
    lines = again.surer(engine, lines, black, DPI)
    lines = stamps.among(lines, stamps.read(engine, inks, DPI))
    for stamp in secret.found(engine, inks, lines, DPI):
        lines.insert(stamps.place_among(lines, stamp.words[0].box[1]), stamp)
    if not has_head:
        return _Seen(lines, [])
    shown = [inks.black] + ([image.convert("L")] if inks.coloured else [])
    return _Seen(lines, closer.looks(engine, lines, shown, DPI))


def _moved(line: Line, level: tilt.Level) -> Line:
    words = (replace(word, box=level.before(word.box)) for word in line.words)
    return replace(line, words=tuple(words))
