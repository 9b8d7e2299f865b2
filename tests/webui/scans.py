"""Scanned papers of one page, the way the readers give them."""

import msgspec
from PIL import Image

from archive.catalogue import Rendition
from archive.facts import Candidate
from archive.model import Box, Claim, Page, Reading, Seen, Sight, Text
from tests.webui.papers import AT, claims

PNG = "image/png"
TEXT = "TỈNH ỦY HẢI SƠN\nSố 4I2-CV/TU\nvề xây dựng nông thôn mới"
SIZE = (200, 300)


def seen(text, turned=0, unsure=()):
    """A sight of words ten points wide and twelve high, each on a line of the text."""
    at, words = 0, []
    for row, line in enumerate(text.split("\n")):
        for column, word in enumerate(line.split()):
            at = text.index(word, at)
            box = Box(20 * column, 20 * row, 20 * column + 10, 20 * row + 12)
            sure = 0.4 if word in unsure else 0.9
            words.append(Seen(at, at + len(word), box, sure))
            at += len(word)
    return Sight(*SIZE, tuple(words), turned=turned)


def scan(services, folder, *more: Claim, turned=0, unsure=(), black=(0, 0, 200, 30)):
    """Keep a scan with something black on it; return its number and its file.

    The page lies on its side where it is to be ``turned`` to stand.
    """
    path = folder / "quét.png"
    upright = Image.new("RGB", SIZE, "white")
    upright.paste("black", black)
    upright.rotate(turned, expand=True).save(path)
    stored = services.files.put(path)
    read = Page(1, TEXT, "ocr", seen(TEXT, turned, unsure))
    facts = (*claims(TEXT, symbol="4I2-CV/TU"), *more)
    number = services.catalogue.documents.store(
        Reading(Text(PNG, (read,)), facts, ()),
        Rendition(stored.sha256, path.name, PNG, stored.size),
        source="test",
        at=AT,
    )
    return number, stored.sha256


FIGURES = Box(100, 150, 112, 160)
"""Where a number stands that was written by hand."""


def candidate(value="41-CV/TU", box=FIGURES, why="picture"):
    return Candidate("symbol", value, why, 0.6, 1, box)


def maybe(*found):
    """The claim of what facts may be, as a reader writes it."""
    return Claim("candidates", msgspec.to_builtins(found))


def unread():
    """A number was written by hand and could not be read."""
    return (
        Claim("symbol", None),
        maybe(candidate(), candidate("47-CV/TU", None, "name")),
        Claim("flags", ["number_unreadable"]),
    )


def shades(drawn, x, y):
    """How light the dots around a place are."""
    return drawn.convert("L").crop((x - 2, y - 2, x + 3, y + 3)).tobytes()
