"""Uneven light: a page photographed, or copied by a tired lamp, made even.

Tesseract parts ink from paper by one threshold for a whole page. Where the paper in
the shade is darker than ink in the light, that is none. Evenly lit pages stay as
they are: dividing by the light was measured to double the errors of faint copies.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

# Squares in which there is paper between the letters.
_SQUARE = 16
_AROUND = 5
_BRIGHT, _DIM = 95, 10
# In the shade paper has less than so much of its light, and a table none.
_UNEVEN = 0.8
_SURROUND = 0.4
_WHITE = 255.0


def even(picture: Image.Image) -> Image.Image:
    """Return a picture whose paper is white all over, if it was unevenly lit."""
    squares = picture.convert("L").reduce(_SQUARE)
    light = squares.filter(ImageFilter.MaxFilter(_AROUND))
    light = light.filter(ImageFilter.BoxBlur(_AROUND // 2))
    bright, dim = np.percentile(np.asarray(light), (_BRIGHT, _DIM))
    if dim > bright * _UNEVEN:
        return picture
    paper = np.asarray(light.resize(picture.size, Image.Resampling.BILINEAR))
    gain = np.float32(_WHITE) / np.maximum(paper, 1)
    if picture.mode == "RGB":
        gain = gain[..., None]
    dots = np.asarray(picture, np.float32) * gain
    dots[_surround(squares, bright, picture.size)] = _WHITE
    return Image.fromarray(np.minimum(dots, _WHITE).astype(np.uint8))


def _surround(
    squares: Image.Image, bright: float, size: tuple[int, int]
) -> NDArray[np.bool_]:
    """Tell the dots where there is no paper, and a square farther."""
    # A square of bold letters is as dark, but not all around it.
    paper = squares.filter(ImageFilter.MaxFilter(3))
    dark = paper.point([255 * (dot < bright * _SURROUND) for dot in range(256)])
    dark = dark.filter(ImageFilter.MaxFilter(_AROUND))
    return np.asarray(dark.resize(size, Image.Resampling.NEAREST)) > 0
