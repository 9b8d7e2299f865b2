"""The small network that reads figures: 112,000 weights, run in numpy.

It was trained on figures drawn, written and printed in many hands
(``docs/decisions/0005-handwriting.md``); ``corpus/figures`` makes the weights
anew. Pictures are 32 dots high, 1.0 where there is ink; each step of the answer is
four dots wide.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HEIGHT = 32
"""Of the pictures that are read, in dots."""

_WEIGHTS = Path(__file__).with_name("figures.npz")


def steps(picture: Floats) -> Floats:
    """Return how likely each step shows nothing (0) or a figure (1 to 10: 0 to 9).

    ``picture`` is 32 dots high; the answer has a row for every four dots of width,
    and each row adds up to 1.
    """
    seen = _layer(picture[:, :, None], "c1", stride=2, pad=(2, 2))
    seen = _layer(seen, "c2", stride=2, pad=(1, 1))
    seen = _halved(_layer(seen, "c3", pad=(1, 1)))
    seen = _halved(_layer(seen, "c4", pad=(1, 1)))
    seen = _layer(seen, "c5", pad=(0, 1))
    seen = _layer(seen, "c6", pad=(0, 1))
    scores = _convolved(seen, "out")[0]
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely: Floats = raised / raised.sum(axis=1, keepdims=True)
    return likely


@cache
def _weights() -> dict[str, Floats]:
    with np.load(_WEIGHTS, allow_pickle=False) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def _layer(seen: Floats, name: str, **shape: Any) -> Floats:
    return np.maximum(_convolved(seen, name, **shape), 0)


def _convolved(
    seen: Floats, name: str, stride: int = 1, pad: tuple[int, int] = (0, 0)
) -> Floats:
    """Return ``seen`` (rows, columns, channels) under the weights ``name``."""
    weights = _weights()[f"{name}.w"]
    down, across = pad
    padded = np.pad(seen, ((down, down), (across, across), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(
        padded, weights.shape[:2], axis=(0, 1)
    )[::stride, ::stride]
    # Windows come as rows, columns, channels, height, width.
    summed: Floats = np.tensordot(windows, weights, axes=((3, 4, 2), (0, 1, 2)))
    return summed + _weights()[f"{name}.b"]


def _halved(seen: Floats) -> Floats:
    """Return the greater of each two rows."""
    return np.maximum(seen[::2], seen[1::2])
