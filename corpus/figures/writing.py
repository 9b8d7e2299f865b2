"""Numbers as different hands write them, and as print has them."""

import json
import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from corpus.figures import strokes

HELD = (
    "bad-script",
    "reenie",
    "mansalva",
    "handlee",
    "playwrite-es",
    "nothing",
    "kalam",
    "gochi",
)
"""The fonts that are kept for the test."""

PRINT = [
    Path("/usr/share/fonts/truetype") / name
    for name in (
        *(f"liberation2/LiberationSerif-{s}.ttf" for s in ("Regular", "Italic", "Bold")),
        *("liberation2/LiberationSans-Regular.ttf", "dejavu/DejaVuSerif.ttf"),
    )
]  # fmt: skip
_OFTEN = [
    "11",
    "11",
    "1",
    "101",
    "112",
    "41",
    "14",
    "47",
    "74",
    "119",
    "17",
    "10",
    "01",
    "111",
    "12",
    "21",
    "31",
    "71",
    "110",
    "211",
    "1111",
    "07",
]


@dataclass(frozen=True)
class Hands:
    """MNIST figures by figure, and fonts: those to learn from, or those of the test."""

    figures: list[np.ndarray]
    fonts: list[Path]

    @classmethod
    def of(cls, figures: Path, fonts: Path, *, is_test: bool) -> "Hands":
        """Read both folders; a tenth of the figures and some fonts are for the test."""
        kept = []
        for figure in range(10):
            told = json.loads((figures / f"{figure}.json").read_text())["data"]
            all_of = np.array(told[: len(told) // 784 * 784], np.float32)
            all_of = all_of.reshape(-1, 28, 28)
            cut = int(len(all_of) * 0.9)
            kept.append(all_of[cut:] if is_test else all_of[:cut])
        named = sorted(fonts.glob("*.ttf"))
        return cls(
            kept, [f for f in named if any(h in f.name for h in HELD) == is_test]
        )


def number(chance: random.Random) -> str:
    """Return figures as they stand in headers: days and small numbers are common."""
    share = chance.random()
    if share < 0.12:
        return str(chance.randint(0, 9))
    if share < 0.42:
        return f"{chance.randint(1, 31):02d}"
    if share < 0.6:
        return str(chance.randint(10, 99))
    if share < 0.7:
        return chance.choice(_OFTEN)
    return str(chance.randint(100, 999) if share < 0.88 else chance.randint(1000, 9999))


def written(figures: str, hands: Hands, chance: random.Random) -> np.ndarray:
    """Return figures in one hand, or in print, black on white."""
    share = chance.random()
    if share < 0.3:
        return _copied(figures, hands, chance)
    if share < 0.55:
        return _set(figures, hands.fonts, chance)
    if share < 0.92:
        return strokes.written(figures, chance)
    return _set(figures, [font for font in PRINT if font.exists()], chance)


@lru_cache(maxsize=600)
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a font of a size, loaded once."""
    return ImageFont.truetype(str(path), size)


def _set(figures: str, fonts: list[Path], chance: random.Random) -> np.ndarray:
    face = font(chance.choice(fonts), chance.choice((36, 44, 52, 60)))
    picture = Image.new("L", (420, 150), 255)
    left, gap = 40.0, chance.uniform(-0.15, 0.3)
    for figure in figures:
        top = 35 + chance.uniform(-3, 3)
        ImageDraw.Draw(picture).text((left, top), figure, font=face, fill=0)
        left += face.getlength(figure) * (1 + gap * chance.uniform(0.5, 1.5))
    return np.asarray(picture)


def _copied(figures: str, hands: Hands, chance: random.Random) -> np.ndarray:
    tall = int(chance.uniform(40, 54))
    ink = np.zeros((110, 120 + tall * len(figures)), np.float32)
    left, gap, slant = 30.0, chance.uniform(-0.22, 0.25), chance.uniform(-0.1, 0.35)
    for figure in figures:
        one = _sized(hands.figures[int(figure)], tall, chance)
        top, start = (
            int(25 + tall - len(one) + chance.uniform(-3, 3)),
            max(0, int(left)),
        )
        part = ink[top : top + len(one), start : start + one.shape[1]]
        np.maximum(part, one[:, : part.shape[1]], out=part)
        left += one.shape[1] + tall * gap * chance.uniform(0.5, 1.3) * 0.6
        left += 2 if figure == "1" else 0
    grey = 255 - ink * 255
    if (thin := chance.uniform(-1.5, 1.0)) < -0.3:
        grey = ndimage.grey_dilation(grey, size=(2 if thin > -1 else 3,) * 2)
    picture = Image.fromarray(grey.astype("u1"))
    turned = picture.transform(
        picture.size,
        Image.Transform.AFFINE,
        (1, slant, -slant * 50, 0, 1, 0),
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )
    return np.asarray(turned)


def _sized(figures: np.ndarray, tall: int, chance: random.Random) -> np.ndarray:
    one = figures[chance.randrange(len(figures))]
    rows, columns = (np.flatnonzero((one > 0.3).any(axis=axis)) for axis in (1, 0))
    one = one[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    high = tall * chance.uniform(0.85, 1.1)
    wide = round(one.shape[1] * high / len(one) * chance.uniform(0.85, 1.1))
    size = max(3, min(wide, int(high * 1.1))), int(high)
    picture = Image.fromarray((one * 255).astype("u1"))
    return np.asarray(picture.resize(size, Image.Resampling.BICUBIC), np.float32) / 255
