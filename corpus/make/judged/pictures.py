"""Pictures for pages: what a scanner sees, and what a camera sees."""

import io
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from corpus.make.judged.sheet import Sheet, typeface

_INCHES = 8.27, 11.69


def scan(
    sheet: Sheet, lines: list[str], *, dpi: int = 0, top: float = 0.07
) -> Image.Image:
    """Return a page of ``lines`` as a scanner or a copier sees it."""
    chance = sheet.chance
    dpi = dpi or chance.choice([100, 150, 200, 200, 300])
    picture = sheet_of(chance, dpi)
    path = typeface(sheet.face)
    size = sheet.size * dpi / 72
    face = ImageFont.truetype(path or "", size)
    drawn = ImageDraw.Draw(picture)
    left = chance.uniform(0.08, 0.13) * picture.width
    for number, line in enumerate(lines):
        place = (left, picture.height * top + number * size * 1.45)
        drawn.text(place, line, fill=chance.randrange(10, 60), font=face)
    return picture


def sheet_of(chance: random.Random, dpi: int) -> Image.Image:
    """Return an empty sheet of A4, white or a little grey."""
    width, height = (round(side * dpi) for side in _INCHES)
    return Image.new("L", (width, height), chance.choice([255, 252, 245, 235, 225]))


def damaged(chance: random.Random, picture: Image.Image) -> Image.Image:
    """Return ``picture`` as bad machines leave it, in one way or another."""
    ways = (_askew, _soft, _faint, _noisy, _edged, _fax, _shaded, _clean)
    for way in chance.sample(ways, chance.choice([1, 1, 2])):
        picture = way(chance, picture.convert("L"))
    if picture.mode == "1":
        return picture
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=chance.choice([35, 50, 75, 90]))
    return Image.open(packed)


def _clean(_: random.Random, picture: Image.Image) -> Image.Image:
    return picture


def _askew(chance: random.Random, picture: Image.Image) -> Image.Image:
    angle = chance.uniform(-3, 3)
    colour = picture.getpixel((0, 0))
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=colour)


def _soft(chance: random.Random, picture: Image.Image) -> Image.Image:
    radius = picture.width / 1654 * chance.uniform(0.5, 1.6)
    return picture.filter(ImageFilter.GaussianBlur(radius))


def _faint(chance: random.Random, picture: Image.Image) -> Image.Image:
    black = chance.randrange(60, 115)
    return picture.point(lambda grey: black + grey * (245 - black) // 255)


def _noisy(chance: random.Random, picture: Image.Image) -> Image.Image:
    noise = Image.effect_noise(picture.size, chance.uniform(10, 50))
    return ImageChops.add(picture.convert("L"), noise, 1, -128)


def _edged(chance: random.Random, picture: Image.Image) -> Image.Image:
    picture = picture.copy()
    wide = round(picture.width * chance.uniform(0.01, 0.05))
    box = (0, 0, wide, picture.height)
    ImageDraw.Draw(picture).rectangle(box, fill=chance.randrange(10, 60))
    return picture


def _fax(_: random.Random, picture: Image.Image) -> Image.Image:
    return picture.convert("1", dither=Image.Dither.NONE)


def _shaded(chance: random.Random, picture: Image.Image) -> Image.Image:
    shade = Image.linear_gradient("L").rotate(chance.choice([0, 90, 180, 270]))
    shade = shade.resize(picture.size).point(lambda grey: 130 + grey * 125 // 255)
    return ImageChops.multiply(picture.convert("L"), shade)


def sealed(chance: random.Random, picture: Image.Image) -> Image.Image:
    """Return ``picture`` with a seal somewhere on it."""
    picture = picture.convert("RGB")
    radius = picture.width * 0.09
    x = chance.uniform(0.3, 0.8) * picture.width
    y = chance.uniform(0.3, 0.85) * picture.height
    seal = Image.new("RGB", picture.size, "white")
    drawn = ImageDraw.Draw(seal)
    colour = chance.choice([(200, 40, 50), (215, 90, 90), (60, 70, 180)])
    for share, width in ((1.0, 0.05), (0.87, 0.02), (0.6, 0.02)):
        reach = radius * share
        box = (x - reach, y - reach, x + reach, y + reach)
        drawn.ellipse(box, None, colour, max(1, round(radius * width)))
    drawn.regular_polygon((x, y, radius * 0.35), 5, fill=colour)
    _around(drawn, "UY BAN NHAN DAN * TINH HAI SON *", (x, y), radius * 0.74, colour)
    return ImageChops.multiply(picture, seal)


def _around(
    drawn: ImageDraw.ImageDraw,
    text: str,
    centre: tuple[float, float],
    radius: float,
    colour: tuple[int, int, int],
) -> None:
    face = ImageFont.truetype(typeface("sans") or "", max(6, radius * 0.22))
    for number, letter in enumerate(text):
        angle = 2 * math.pi * number / len(text)
        place = (
            centre[0] + radius * math.sin(angle),
            centre[1] - radius * math.cos(angle),
        )
        drawn.text(place, letter, fill=colour, font=face, anchor="mm")


def photograph(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Return light and dark at every size, with things that people photograph."""
    picture = Image.new("RGB", size, (128, 128, 128))
    for grain in (3, 7, 20, 60, 200):
        small = Image.frombytes("RGB", (grain, grain), chance.randbytes(3 * grain**2))
        clouds = small.resize(size, Image.Resampling.BICUBIC)
        picture = Image.blend(picture, clouds, chance.uniform(0.25, 0.5))
    drawn = ImageDraw.Draw(picture)
    for _ in range(chance.randrange(3, 9)):
        chance.choice([_house, _head, _hill])(chance, drawn, size)
    return picture.filter(ImageFilter.GaussianBlur(size[0] / 1500))


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def _house(
    chance: random.Random, drawn: ImageDraw.ImageDraw, size: tuple[int, int]
) -> None:
    """A front with rows of windows, the most like lines of writing."""
    x, y = (chance.uniform(0, 0.7) * side for side in size)
    wide, high = (chance.uniform(0.1, 0.4) * side for side in size)
    drawn.rectangle((x, y, x + wide, y + high), fill=_colour(chance))
    step = max(8.0, chance.uniform(0.02, 0.06) * size[0])
    colour = _colour(chance)
    for row in range(int(high / step)):
        for column in range(int(wide / step)):
            left, top = x + column * step + step / 4, y + row * step + step / 4
            drawn.rectangle((left, top, left + step / 2, top + step / 2), fill=colour)


def _head(
    chance: random.Random, drawn: ImageDraw.ImageDraw, size: tuple[int, int]
) -> None:
    x, y = (chance.uniform(0.1, 0.8) * side for side in size)
    reach = chance.uniform(0.03, 0.1) * size[0]
    drawn.ellipse((x - reach, y - reach, x + reach, y + reach), fill=_colour(chance))
    body = (x - 2 * reach, y + reach, x + 2 * reach, y + 5 * reach)
    drawn.pieslice(body, 180, 360, fill=_colour(chance))


def _hill(
    chance: random.Random, drawn: ImageDraw.ImageDraw, size: tuple[int, int]
) -> None:
    points = [
        (step * size[0] / 9, chance.uniform(0.5, 1) * size[1]) for step in range(10)
    ]
    drawn.polygon([(0, size[1]), *points, size], fill=_colour(chance))


def chart(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Return bars, a pie or lines, without a word."""
    picture = Image.new("RGB", size, "white")
    drawn = ImageDraw.Draw(picture)
    wide, high = size
    match chance.randrange(3):
        case 0:
            for bar in range(12):
                top = chance.uniform(0.1, 0.8) * high
                box = (
                    wide * (bar + 0.6) / 13,
                    top,
                    wide * (bar + 1.4) / 13,
                    high * 0.9,
                )
                drawn.rectangle(box, fill=_colour(chance))
        case 1:
            at = 0.0
            while at < 360:
                turn = chance.uniform(20, 90)
                box = (
                    wide / 2 - high * 0.4,
                    high * 0.1,
                    wide / 2 + high * 0.4,
                    high * 0.9,
                )
                drawn.pieslice(box, at, at + turn, fill=_colour(chance))
                at += turn
        case _:
            for _ in range(4):
                points = [
                    (wide * x / 20, chance.uniform(0.1, 0.9) * high)
                    for x in range(1, 20)
                ]
                drawn.line(points, fill=_colour(chance), width=max(2, wide // 300))
    drawn.line((wide / 20, 0, wide / 20, high * 0.9, wide, high * 0.9), fill=0, width=2)
    return picture


def emblem(chance: random.Random, size: int) -> Image.Image:
    """Return a round sign with a star and ears of rice."""
    picture = Image.new("RGB", (size, size), "white")
    drawn = ImageDraw.Draw(picture)
    drawn.ellipse((2, 2, size - 2, size - 2), fill=(218, 37, 29), outline=(255, 205, 0))
    drawn.regular_polygon((size / 2, size / 2.3, size / 5), 5, fill=(255, 255, 0))
    for turn in range(20, 160, 7):
        angle = math.radians(turn)
        x, y = (size / 2 * (1 + 0.8 * f(angle)) for f in (math.cos, math.sin))
        reach = size / 30 * chance.uniform(0.8, 1.2)
        drawn.ellipse((x - reach, y - reach, x + reach, y + reach), fill=(255, 205, 0))
    return picture


def landmap(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Return fields, rivers and roads seen from above, without names."""
    picture = Image.new("RGB", size, (240, 238, 225))
    drawn = ImageDraw.Draw(picture)
    for _ in range(chance.randrange(25, 60)):
        x, y = (chance.uniform(0, 1) * side for side in size)
        points = [
            (x + chance.gauss(0, 0.12) * size[0], y + chance.gauss(0, 0.12) * size[1])
            for _ in range(chance.randrange(3, 9))
        ]
        if chance.random() < 0.5:
            drawn.polygon(points, fill=_colour(chance), outline=(90, 90, 90))
        else:
            drawn.line(points, fill=_colour(chance), width=chance.randrange(1, 9))
    return picture
