"""Ink: lines of writing are counted, other ink is not."""

import random

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from archive.model import Box
from indexer.extract import ink
from tests.indexer.extract import paper

A4 = (1240, 1754)


def blank(colour="white"):
    return Image.new("L", A4, colour)


def seal():
    picture = blank()
    drawn = ImageDraw.Draw(picture)
    for radius in (140, 120):
        box = (700 - radius, 1200 - radius, 700 + radius, 1200 + radius)
        drawn.ellipse(box, outline=110, width=6)
    drawn.regular_polygon((700, 1200, 50), 5, fill=110)
    return picture


def photograph(seed=1):
    """Light and dark clouds at every size, as pictures of the world have."""
    chance = random.Random(seed)  # noqa: S311  # not a secret
    picture = blank(128)
    for size in (8, 24, 72, 216):
        small = Image.new("L", (size, size))
        small.putdata([chance.randrange(256) for _ in range(size * size)])
        clouds = small.resize(A4, Image.Resampling.BICUBIC)
        picture = Image.blend(picture, clouds, 0.45)
    return picture


def shone_through():
    """The mirrored writing of the other side of the sheet."""
    mirrored = paper.scan().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return mirrored.point(lambda grey: 200 + grey * 50 // 255)


def ruled():
    picture = blank()
    drawn = ImageDraw.Draw(picture)
    for place in range(200, 1500, 60):
        drawn.line((100, place, 1100, place), fill=0, width=2)
        drawn.line((place // 2, 200, place // 2, 1460), fill=0, width=2)
    return picture


def specks():
    chance = random.Random(2)  # noqa: S311  # not a secret
    picture = blank()
    for _ in range(3000):
        place = (chance.randrange(A4[0]), chance.randrange(A4[1]))
        picture.putpixel(place, 0)
    return picture


NOTHING = {
    "an empty sheet": blank,
    "a grey sheet": lambda: blank(170),
    "a seal": seal,
    "a photograph": photograph,
    "the other side": shone_through,
    "rules": ruled,
    "specks": specks,
}


@pytest.mark.parametrize("made", NOTHING.values(), ids=NOTHING)
def test_tells_what_nobody_wrote(made):
    """Less than a name and an office is seen where no line is written."""
    assert ink.letters(made()) < ink.SOME


def signed():
    picture = blank()
    face = ImageFont.truetype(paper.TYPEFACE, 27)
    drawn = ImageDraw.Draw(picture)
    drawn.text((700, 300), "PHÓ BÍ THƯ", fill=0, font=face)
    drawn.text((700, 500), "Nguyễn Văn An", fill=0, font=face)
    return picture


def faint():
    return paper.scan().point(lambda grey: 130 + grey * 110 // 255)


def sideways():
    return paper.scan().rotate(90, expand=True)


def askew():
    return paper.scan().rotate(3, fillcolor="white", expand=True)


def coarse():
    return paper.scan().filter(ImageFilter.GaussianBlur(2)).convert("1")


def dark():
    return paper.scan().point(lambda grey: grey * 150 // 255)


def large():
    return paper.scan().resize((4960, 7016))


def small():
    return paper.scan().resize((620, 877), Image.Resampling.LANCZOS)


def inverted():
    return ImageOps.invert(paper.scan())


WRITTEN = {
    "white on black": inverted,
    "as scanned": paper.scan,
    "faint": faint,
    "on its side": sideways,
    "askew": askew,
    "sent by fax": coarse,
    "in the shade": dark,
    "at 600 dots per inch": large,
    "at 75 dots per inch": small,
}


@pytest.mark.parametrize("made", WRITTEN.values(), ids=WRITTEN)
def test_counts_letters(made):
    """However a page was scanned, about as many letters are seen as it has."""
    there = sum(map(str.isalpha, "".join(paper.LETTER)))

    assert 0.6 * there < ink.letters(made()) < 1.6 * there


def test_sees_who_signed():
    """A name and an office alone on a sheet are writing."""
    assert ink.letters(signed()) >= ink.SOME


def test_sees_a_title():
    """A cover with one line of large letters is writing."""
    face = ImageFont.truetype(paper.TYPEFACE, 80)
    cover = blank()
    drawn = ImageDraw.Draw(cover)
    drawn.text((620, 700), "NGHỊ QUYẾT ĐẠI HỘI", fill=0, font=face, anchor="mm")

    assert ink.letters(cover) >= ink.SOME


def test_leaves_out_what_is_known():
    """What a layer of text says already does not count."""
    everything = Box(0, 0, 1, 1)
    heading = Box(0, 0, 1, 0.18)

    assert ink.letters(paper.scan(), [everything]) == 0
    assert 0 < ink.letters(paper.scan(), [heading]) < ink.letters(paper.scan())
