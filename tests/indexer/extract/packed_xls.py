"""Small .xls files laid out by hand: the records of a workbook, without a container."""

import struct
from pathlib import Path

BOF, EOF, FONT, XF, FORMAT, SHEET = 0x809, 0x0A, 0x31, 0xE0, 0x41E, 0x85
LABEL, NUMBER, MERGED, DIMENSIONS, DATE_MODE, CODE_PAGE = (
    0x204, 0x203, 0xE5, 0x200, 0x22, 0x42,
)  # fmt: skip
RICH = 0xD6
FILE_PASS = 0x2F


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def begin(what: int) -> bytes:
    return record(BOF, struct.pack("<HHHHII", 0x600, what, 1, 1997, 0, 6))


def wide(text: str) -> bytes:
    """A string of two bytes a character with its length."""
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def font(name: str) -> bytes:
    head = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0)
    return record(FONT, head + bytes([len(name), 1]) + name.encode("utf-16-le"))


def style(font_index: int, code: int = 0) -> bytes:
    return record(XF, struct.pack("<HHH", font_index, code, 1) + bytes(14))


def number_format(key: int, code: str) -> bytes:
    return record(FORMAT, struct.pack("<H", key) + wide(code))


def label(row: int, column: int, text: str, style: int = 0) -> bytes:
    return record(LABEL, struct.pack("<HHH", row, column, style) + wide(text))


def rich(row: int, column: int, text: str, *runs: tuple[int, int]) -> bytes:
    """A string of which each of ``runs`` begins a font at a character."""
    ends = b"".join(struct.pack("<HH", *run) for run in runs)
    head = struct.pack("<HHH", row, column, 0)
    return record(RICH, head + wide(text) + struct.pack("<H", len(runs)) + ends)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(NUMBER, struct.pack("<HHHd", row, column, style, value))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(MERGED, struct.pack("<HHHHH", 1, top, bottom, left, right))


def packed(
    path: Path,
    *sheets: bytes,
    fonts: tuple[str, ...] = ("Arial",),
    styles: bytes = b"",
    hidden: tuple[int, ...] = (),
    head: bytes = b"",
) -> Path:
    """Write a workbook of ``sheets``, each the records of its cells."""
    shared = begin(5) + head + record(CODE_PAGE, struct.pack("<H", 1200))
    shared += b"".join(map(font, fonts)) + (styles or style(0))
    bodies = [begin(16) + cells + record(EOF) for cells in sheets]
    # Each sheet is told by where it begins, which depends on how they are told.
    entry = 4 + len(sheet_entry(0, 0, "0"))
    at = len(shared) + entry * len(sheets) + 4
    for index, body in enumerate(bodies):
        state = int(index in hidden)
        shared += record(SHEET, sheet_entry(at, state, str(index)))
        at += len(body)
    path.write_bytes(shared + record(EOF) + b"".join(bodies))
    return path


def sheet_entry(at: int, state: int, name: str) -> bytes:
    letters = name.encode("utf-16-le")
    return struct.pack("<IBBBB", at, state, 0, len(name), 1) + letters
