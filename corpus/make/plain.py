"""Papers as plain text, columns side by side as a clerk would type them."""

import itertools
import textwrap
from pathlib import Path

from corpus.make.layout import Block, Columns, Grid, Line

_WIDTH = 88
_LEFT = 40


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write ``blocks`` to ``path``; ``title`` has no place in plain text."""
    del title
    lines = [line.rstrip() for block in blocks for line in _text(block)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(block: Block) -> list[str]:
    if isinstance(block, Columns):
        return _side_by_side(block)
    if isinstance(block, Grid):
        return ["\t".join(row) for row in block.rows]
    if block.align == "center":
        return [line.center(_WIDTH) for line in _wrapped(block, _WIDTH)]
    return [*_wrapped(block, _WIDTH), ""]


def _side_by_side(block: Columns) -> list[str]:
    left = [t for line in block.left for t in _wrapped(line, _LEFT - 2)]
    right = [t for line in block.right for t in _wrapped(line, _WIDTH - _LEFT)]
    pairs = itertools.zip_longest(left, right, fillvalue="")
    return [f"{a:<{_LEFT}}{b}" for a, b in pairs]


def _wrapped(line: Line, width: int) -> list[str]:
    return textwrap.wrap(line.text, width, break_on_hyphens=False) or [""]
