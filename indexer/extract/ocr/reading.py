"""The reading of one picture: made even and level, parted by inks, recognised."""

from dataclasses import replace

from PIL import Image

from archive.model import Page, Sight
from indexer.extract.ocr import cells, colours, light, stamps, tables, tilt, turning
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Box, Line, written
from indexer.extract.ocr.pictures import DPI, Picture


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
    grey = image.convert("L")
    fallen = tilt.of(grey)
    is_level = abs(fallen) < tilt.LEAST
    if is_level and abs(fallen) >= tilt.LEAST_OF_TABLES:
        is_level = not tables.found(grey.rotate(fallen, fillcolor="white"))
    if is_level:
        return _seen(engine, image)
    level = tilt.level(image, fallen)
    return [_moved(line, level) for line in _seen(engine, level.image)]


def _seen(engine: Engine, image: Image.Image) -> list[Line]:
    inks = colours.parted(image)

    def look(box: Box) -> list[Line]:
        block = engine.block(inks.black.crop(box), DPI)
        return [line.shifted(box[0], box[1]) for line in block]

    lines = engine.lines(inks.black, DPI)
    lines = cells.celled(lines, tables.found(inks.black), look)
    return stamps.among(lines, stamps.read(engine, inks, DPI))


def _moved(line: Line, level: tilt.Level) -> Line:
    words = (replace(word, box=level.before(word.box)) for word in line.words)
    return replace(line, words=tuple(words))
