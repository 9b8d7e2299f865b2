r"""Papers as the RTF of an office before Unicode: font .VnTime, TCVN3 bytes.

Capitals with marks have no codes of their own in TCVN3: they are the codes of
small letters in a font whose name ends in H.
"""

import itertools
from pathlib import Path

from corpus.make.layout import Block, Columns, Grid, Line

_BYTES = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
)
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
CODES = dict(zip(_LETTERS, _BYTES, strict=True))
"""The code of each letter, as a character of Windows-1252."""

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 .VnTime;}"
    r"{\f1\fnil\fcharset0 .VnTimeH;}}\paperw11906\paperh16838\margl1701\margr850"
)
_ALIGN = {"left": r"\ql", "center": r"\qc", "right": r"\qr", "justify": r"\qj"}


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write ``blocks`` to ``path``; a ``title`` could not be spelled there."""
    del title
    body = "\n".join(_rtf(block) for block in blocks)
    path.write_bytes(f"{_HEAD}\n{body}\n}}\n".encode("ascii"))


def _rtf(block: Block) -> str:
    if isinstance(block, Grid):
        return "\n".join(_row(tuple((Line(t),) for t in row)) for row in block.rows)
    if isinstance(block, Columns):
        return _row((block.left, block.right))
    return r"\pard" + _line(block) + r"\par"


def _row(cells: tuple[tuple[Line, ...], ...]) -> str:
    edge = 9350 // len(cells)
    bounds = "".join(rf"\cellx{edge * at}" for at in range(1, len(cells) + 1))
    texts = [r"\par ".join(rf"\pard\intbl{_line(t)}" for t in cell) for cell in cells]
    return rf"\trowd{bounds} " + "".join(rf"{text}\cell " for text in texts) + r"\row"


def _line(line: Line) -> str:
    style = (r"\b" if line.bold else "") + (r"\i" if line.italic else "")
    size = rf"\fs{line.size * 2}"
    return f"{_ALIGN[line.align]}{{{style}{size}{_runs(line.text)}}}"


def _needs_capital_font(letter: str) -> bool:
    return letter not in CODES and letter.lower() in CODES


def _runs(text: str) -> str:
    if text.isupper():
        return rf"\f1 {_encoded(text.lower())}"
    found = []
    for is_capital, letters in itertools.groupby(text, _needs_capital_font):
        run = "".join(letters)
        found.append(
            rf"\f{int(is_capital)} {_encoded(run.lower() if is_capital else run)}"
        )
    return "".join(found)


def _encoded(text: str) -> str:
    return "".join(_character(letter) for letter in text)


def _character(letter: str) -> str:
    code = ord(CODES.get(letter, letter))
    if code < 128:
        return "\\" + letter if letter in "{}\\" else letter
    # Only dashes and quotes are outside Latin-1, and RTF has words for them.
    return rf"\'{code:02x}" if code < 256 else rf"\u{code}?"
