"""What scanners, copiers and years do to a page: pure, the same each time.

A page is an image in colour at the resolution of the scan. Kinds follow what offices
hand in: a clean scan, one with specks and a dark edge, a fax in black and white, a
pale photocopy, a seal over text, a page laid in askew.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Dots = NDArray[np.float32]
_PAPER = (250, 249, 244)


def clean(page: Image.Image) -> Image.Image:
    """Return a page as a good scanner gives it."""
    return page.filter(ImageFilter.GaussianBlur(0.4))


def noisy(page: Image.Image) -> Image.Image:
    """Return a page with grain, specks and the dark edge of an open lid."""
    dots = _dots(_askew(page, 0.7).filter(ImageFilter.GaussianBlur(0.7)))
    dots += _chance(1).normal(0, 6, dots.shape[:2])[..., None]
    dots[:, : page.width // 60] = 40
    where = _chance(2).random(dots.shape[:2]) > 0.9999
    grown = where | np.roll(where, 1, 0) | np.roll(where, 1, 1)
    dots[grown] = 70
    return _image(dots)


def askew(page: Image.Image) -> Image.Image:
    """Return a page laid in by two and a half degrees."""
    return _askew(page, -2.5)


def fax(page: Image.Image) -> Image.Image:
    """Return a page as a fax: black or white, edges frayed."""
    grey = _dots(page.convert("L").filter(ImageFilter.GaussianBlur(0.7)))
    grey += _chance(3).normal(0, 14, grey.shape)
    return Image.fromarray(grey > 150)


def photocopy(page: Image.Image) -> Image.Image:
    """Return a copy of a copy: pale, soft, on a grey that is darker at the spine."""
    grey = _dots(page.convert("L").filter(ImageFilter.GaussianBlur(0.9)))
    grey = (grey - 255) * 0.6 + 190
    grey += 30 * np.linspace(-1, 1, grey.shape[1], dtype=np.float32)
    grey += _chance(4).normal(0, 8, grey.shape)
    return _image(grey)


KINDS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "clean": clean,
    "noisy": noisy,
    "askew": askew,
    "fax": fax,
    "photocopy": photocopy,
}


def _askew(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def _chance(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def _dots(page: Image.Image) -> Dots:
    return np.asarray(page, np.float32).copy()


def _image(dots: Dots) -> Image.Image:
    return Image.fromarray(np.clip(dots, 0, 255).astype(np.uint8))
