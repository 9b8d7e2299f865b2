"""The reading of one picture: made level, parted by inks, recognised."""

from dataclasses import replace

from PIL import Image

from archive.model import Page, Sight
from indexer.extract.ocr import colours, stamps, tilt
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Line, written
from indexer.extract.ocr.pictures import DPI, Picture


def read(engine: Engine, picture: Picture) -> Page:
    """Return a page as recognised, with what was seen of it."""
    text, words = written(_lines(engine, picture.image), picture.scale)
    width, height = (round(side * picture.scale, 1) for side in picture.image.size)
    return Page(picture.number, text, "ocr", Sight(width, height, words))


def _lines(engine: Engine, image: Image.Image) -> list[Line]:
    fallen = tilt.of(image.convert("L"))
    if abs(fallen) < tilt.LEAST:
        return _seen(engine, image)
    level = tilt.level(image, fallen)
    return [_moved(line, level) for line in _seen(engine, level.image)]


def _seen(engine: Engine, image: Image.Image) -> list[Line]:
    inks = colours.parted(image)
    lines = engine.lines(inks.black, DPI)
    return stamps.among(lines, stamps.read(engine, inks, DPI))


def _moved(line: Line, level: tilt.Level) -> Line:
    words = (replace(word, box=level.before(word.box)) for word in line.words)
    return replace(line, words=tuple(words))
