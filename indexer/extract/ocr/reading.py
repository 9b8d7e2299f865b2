"""The reading of one picture: made even and level, parted by inks, recognised."""

from dataclasses import replace

from PIL import Image

from archive.model import Page, Sight
from indexer.extract.ocr import cells, colours, light, stamps, tables, tilt, turning
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Box, Line, written
from indexer.extract.ocr.pictures import DPI, Picture

# Rules are looked for at 100 dots per inch.
_REDUCED = 2


def read(engine: Engine, picture: Picture) -> Page:
    """Return a page as recognised, with what was seen of it."""
    image = light.even(picture.image)
    lines, turned = _lines(engine, image), 0
    if degrees := turning.needed(lines):
        upright = turning.turned(image, degrees)
        again = _lines(engine, upright)
        if turning.is_better(again, lines):
            image, lines, turned = upright, again, degrees
    text, words = written(lines, picture.scale)
    width, height = (round(side * picture.scale, 1) for side in image.size)
    sight = Sight(width, height, words, turned=turned)
    return Page(picture.number, text, "ocr", sight)


def _lines(engine: Engine, image: Image.Image) -> list[Line]:
    fallen = tilt.of(image.convert("L"))
    if abs(fallen) < tilt.LEAST:
        return _seen(engine, image, fallen)
    level = tilt.level(image, fallen)
    return [_moved(line, level) for line in _seen(engine, level.image, 0.0)]


def _seen(engine: Engine, image: Image.Image, fallen: float) -> list[Line]:
    inks = colours.parted(image)
    lines = _in_cells(engine.lines(inks.black, DPI), inks.black, fallen)
    return stamps.among(lines, stamps.read(engine, inks, DPI))


def _in_cells(lines: list[Line], black: Image.Image, fallen: float) -> list[Line]:
    small = black.reduce(_REDUCED)
    found = tables.found(small.rotate(fallen, fillcolor="white"))

    def at(box: Box) -> tuple[float, float]:
        x = (box[0] + box[2]) / 2 / _REDUCED
        y = (box[1] + box[3]) / 2 / _REDUCED
        return tilt.turned_about(x, y, small, -fallen)

    return cells.celled(lines, found, at)


def _moved(line: Line, level: tilt.Level) -> Line:
    words = (replace(word, box=level.before(word.box)) for word in line.words)
    return replace(line, words=tuple(words))
