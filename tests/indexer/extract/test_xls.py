"""Excel 97 to 2003 (.xls): what the cells show, with the fonts of their runs."""

import random
import struct
from pathlib import Path

import pytest

from archive.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    RefusedError,
    TooLargeError,
    TooManyPagesError,
)
from indexer.extract import xls
from indexer.extract.limits import Limits
from indexer.sniff import sniff
from tests.indexer.extract.packed_ole import contained
from tests.indexer.extract.packed_xls import (
    FILE_PASS,
    label,
    merged,
    number,
    number_format,
    packed,
    record,
    rich,
    style,
)

LIMITS = Limits()


@pytest.fixture
def book(tmp_path):
    return tmp_path / "a.xls"


def body(path: Path) -> str:
    return xls.extract(path, LIMITS).body


def test_rows_are_lines(book):
    """Cells of a row are parted by tabs, empty rows and outer blanks left out."""
    packed(
        book,
        label(2, 1, "TT") + label(2, 3, "Nội dung"),
    )

    assert body(book) == "TT\t\tNội dung"


def test_each_sheet_is_a_page(book):
    """Sheets that are shown and hold something are pages; a hidden one is noted."""
    packed(
        book,
        label(0, 0, "một"),
        b"",
        label(0, 0, "ẩn"),
        label(0, 0, "hai"),
        hidden=(2,),
    )

    text = xls.extract(book, LIMITS)

    assert [(page.number, page.text) for page in text.pages] == [(1, "một"), (2, "hai")]
    assert text.notes == ("hidden_sheets",)


FONTS = (".VnTime", ".VnTimeH", "VNI-Times", "Arial")


def test_old_fonts_of_cells_and_runs(book):
    """Text is decoded by the font of its cell, and of its runs."""
    styles = style(0) + style(1)
    packed(
        book,
        label(0, 0, "uû ban nh©n d©n", 1)
        + rich(1, 0, "C«ng v¨n coâng taùc", (9, 2))
        + label(2, 0, "Sè 12-KH/TU"),
        fonts=FONTS,
        styles=styles,
    )

    text = xls.extract(book, LIMITS)

    assert text.body == "UỶ BAN NHÂN DÂN\nCông văn công tác\nSố 12-KH/TU"
    assert text.notes == ("legacy_tcvn3", "legacy_vni")
    assert [one.font for one in text.pages[0].decoded] == [
        ".VnTimeH", ".VnTime", "VNI-Times", ".VnTime",
    ]  # fmt: skip


def test_numbers_and_days_as_shown(book):
    """Formats say how numbers are written."""
    styles = style(0) + style(0, 3) + style(0, 14) + style(0, 200)
    packed(
        book,
        number(0, 0, 1234567.0, 1)
        + number(0, 1, 37960.0, 2)
        + number(0, 2, 5.0, 3)
        + number(0, 3, 2003.0),
        styles=number_format(200, '00"-KH/TU"') + styles,
    )

    assert body(book) == "1.234.567\t05/12/2003\t05-KH/TU\t2003"


def test_merged_cells_are_read_once(book):
    """What lies under a merged cell is not shown, and parts nothing."""
    packed(
        book,
        merged(0, 1, 0, 2)
        + label(0, 0, "ỦY BAN")
        + label(0, 1, "dưới")
        + label(0, 3, "ĐẢNG")
        + label(1, 2, "dưới")
        + label(1, 3, "bên"),
    )

    assert body(book) == "ỦY BAN\tĐẢNG\nbên"


def test_in_its_container(book):
    """A workbook is told by the stream of its container, and read out of it."""
    packed(book, label(0, 0, "trong tệp"))
    book.write_bytes(contained(book.read_bytes(), "Workbook"))

    assert (sniff(book, "a.doc"), body(book)) == (xls.MEDIA_TYPE, "trong tệp")


def test_a_wide_and_empty_sheet_costs_nothing(book):
    """The last cell of the largest sheet is one cell."""
    packed(book, label(65_535, 255, "góc"))

    assert body(book) == "góc"


REFUSED = {
    "no bytes": (b"", EmptyFileError),
    "other bytes": (b"\x09\x08" + bytes(30), DamagedFileError),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(book, data, error):
    """What is no workbook is refused by name."""
    book.write_bytes(data)

    with pytest.raises(error):
        xls.extract(book, LIMITS)


def test_encrypted_is_refused(book):
    """A workbook with a password is told to have one."""
    packed(
        book,
        label(0, 0, "a"),
        head=record(FILE_PASS, struct.pack("<HHHH", 1, 1, 0, 0) + bytes(48)),
    )

    with pytest.raises(EncryptedFileError):
        xls.extract(book, LIMITS)


def test_too_much_text_is_refused(book):
    """Letters are counted before they are put together."""
    packed(book, b"".join(label(row, 0, "chữ " * 50) for row in range(50)))

    with pytest.raises(TooLargeError):
        xls.extract(book, Limits(max_text=1_000))


def test_too_many_sheets_are_refused(book):
    """A sheet is a page; those that nobody sees do not count."""
    cells = label(0, 0, "một")
    packed(book, cells, cells, cells, hidden=(2,))

    assert len(xls.extract(book, Limits(max_pages=2)).pages) == 2
    with pytest.raises(TooManyPagesError):
        xls.extract(book, Limits(max_pages=1))


def test_damage_is_named(book):
    """Bytes changed at random give a text or a refusal, nothing else."""
    packed(
        book,
        rich(1, 0, "C«ng v¨n coâng taùc", (9, 2))
        + number(2, 1, 5.0)
        + merged(0, 1, 0, 2),
        fonts=FONTS,
    )
    data = book.read_bytes()
    chance = random.Random(5)  # noqa: S311  # repeatable damage, not a secret
    for _ in range(400):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        book.write_bytes(changed)
        try:
            assert isinstance(body(book), str)
        except RefusedError:
            continue
