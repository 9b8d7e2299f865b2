"""Typed pages whose text cannot be read from the file, or not all of it."""

import re
import string
import unicodedata
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.pathobject import PDFPathObject

from corpus.make.judged.sheet import Sheet, typeface

_DOT = 0.34
_BOLD = {"serif": "serif-bold", "narrow": "narrow-bold", "times": "times-bold"}


def _page(sheet: Sheet) -> list[str]:
    return sheet.words(sheet.chance.randrange(10, 34))


def _no_table(sheet: Sheet) -> None:
    """No font of the page says which letters it draws."""
    sheet.write(_page(sheet))
    sheet.lose_table()


def _titles_lost(sheet: Sheet) -> None:
    """The bold font alone has no table: the body reads well, the titles do not."""
    sheet.face = "serif" if sheet.face == "sans" else sheet.face
    title = sheet.chance.choice(["KẾ HOẠCH", "Điều 1. Phạm vi", "I- MỤC ĐÍCH, YÊU CẦU"])
    below = sheet.write([title], face=_BOLD[sheet.face], top=780)
    below = sheet.write(_page(sheet)[:24], top=below - 10)
    sheet.write(["Người ký"], face=_BOLD[sheet.face], top=below - 10)
    sheet.lose_table("bold")


def _inner_numbers(sheet: Sheet) -> None:
    """The letters show the numbers they have in their font."""
    shift = sheet.chance.choice([29, 28, 31])
    sheet.write(["".join(_inner(c, shift) for c in line) for line in _page(sheet)])


def _inner(letter: str, shift: int) -> str:
    """In most fonts "A" is number 36; the Vietnamese letters come after a thousand."""
    if letter.isascii():
        return chr(ord(letter) - shift) if ord(letter) - shift > ord(" ") else " "
    return chr(0x400 + ord(letter) % 0x80)


def _scrambled(sheet: Sheet) -> None:
    """The letters show others, so that nobody can copy the text."""
    letters = list(string.ascii_letters)
    others = letters.copy()
    sheet.chance.shuffle(others)
    table = str.maketrans(dict(zip(letters, others, strict=True)))
    plain = (unicodedata.normalize("NFD", line) for line in _page(sheet))
    bare = ("".join(c for c in line if c.isascii()) for line in plain)
    sheet.write([line.translate(table) for line in bare])


def _replaced(sheet: Sheet) -> None:
    """A converter wrote a sign of replacement for each letter with a mark."""
    lines = ["".join(c if c.isascii() else "\ufffd" for c in x) for x in _page(sheet)]
    sheet.write(lines, face="sans")


def _outlines(sheet: Sheet) -> None:
    """All letters are drawings."""
    _draw(sheet, _page(sheet)[:20])


def _outlines_stamped(sheet: Sheet) -> None:
    """All letters are drawings but those of a stamp and the number of the page."""
    _draw(sheet, _page(sheet)[:20])
    sheet.write(
        ["Ký bởi: Tỉnh ủy Hải Sơn", "Ngày ký: 05-03-2024 10:45"], size=8, top=90
    )
    sheet.write(["2"], left=290, top=810)


def _draw(sheet: Sheet, lines: list[str]) -> None:
    """Draw the outlines of ``lines``, row by row of dots joined to strokes."""
    face = ImageFont.truetype(typeface(sheet.face) or "", 28)
    for number, line in enumerate(lines):
        mask = Image.new("1", (1400, 40))
        ImageDraw.Draw(mask).text((0, 0), line, fill=1, font=face)
        _trace(sheet, mask, 770 - number * 19)


def _trace(sheet: Sheet, mask: Image.Image, top: float) -> None:
    path = sheet.canvas.beginPath()
    for y in range(mask.height):
        row = mask.crop((0, y, mask.width, y + 1)).tobytes()
        dots = "".join(f"{byte:08b}" for byte in row)
        for run in re.finditer("1+", dots):
            _stroke(path, run.span(), top - y * _DOT)
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def _stroke(path: PDFPathObject, run: tuple[int, int], top: float) -> None:
    left, right = (60 + end * _DOT for end in run)
    path.moveTo(left, top)
    path.lineTo((left + right) / 2, top)
    path.lineTo(right, top)
    path.lineTo(right, top - _DOT)
    path.lineTo(left, top - _DOT)
    path.close()


KINDS: dict[str, Callable[[Sheet], None]] = {
    "no table of letters": _no_table,
    "titles lost": _titles_lost,
    "inner numbers": _inner_numbers,
    "scrambled": _scrambled,
    "replaced letters": _replaced,
    "outlines": _outlines,
    "outlines and a stamp": _outlines_stamped,
}
