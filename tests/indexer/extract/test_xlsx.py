"""Excel 2007 and later (.xlsx): what the cells show, with the fonts of their runs."""

import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    RefusedError,
    TooLargeError,
    TooManyPagesError,
)
from indexer.extract import xlsx
from indexer.extract.limits import Limits
from indexer.sniff import sniff

LIMITS = Limits()
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def made(tmp_path):
    """Make a workbook of Excel's own kind by what is done to it."""

    def make(fill):
        path = tmp_path / "a.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            fill(book)
        return path

    return make


def packed(path: Path, rows: str, after: str = "", **parts: str) -> Path:
    """Write a workbook of one sheet, of ``rows`` as they stand."""
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="{name}" Type="{links}/{name}" Target="{name}.xml"/>'
        for name in ("worksheet", *parts)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr(
            "[Content_Types].xml",
            '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/></Types>',
        )
        parcel.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{links}"><sheets>'
            '<sheet name="a" r:id="worksheet"/></sheets></workbook>',
        )
        parcel.writestr("xl/_rels/workbook.xml.rels", f"<R>{relations}</R>")
        parcel.writestr(
            "xl/worksheet.xml",
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
        )
        for name, part in parts.items():
            parcel.writestr(f"xl/{name}.xml", part)
    return path


def body(path: Path) -> str:
    return xlsx.extract(path, LIMITS).body


def test_rows_of_a_sheet(made):
    """Cells are parted by tabs, numbers and days are written as they are shown."""

    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "UBND TỈNH")
        sheet.write("D1", "ĐẢNG")
        sheet.write_row("A5", ["TT", "Số tiền", "Ngày"])
        sheet.write("A6", 1)
        sheet.write("B6", 1234567.25, book.add_format({"num_format": "#,##0.0"}))
        sheet.write("C6", 37960, book.add_format({"num_format": 14}))
        sheet.write_formula("D6", "=B6*2", None, 2469134.5)
        sheet.write_boolean("E6", True)
        sheet.write_formula("F6", "=1/0", None, "#DIV/0!")

    assert body(made(fill)) == (
        "UBND TỈNH\tĐẢNG\nTT\tSố tiền\tNgày\n"
        "1\t1.234.567,3\t05/12/2003\t2469134,5\tTRUE\t#DIV/0!"
    )


def test_sheets_are_pages(made):
    """Hidden sheets are noted, empty ones have no page."""

    def fill(book):
        book.add_worksheet().write(0, 0, "một")
        book.add_worksheet()
        hidden = book.add_worksheet()
        hidden.write(0, 0, "ẩn")
        hidden.hide()
        book.add_worksheet().write(0, 0, "hai")

    text = xlsx.extract(made(fill), LIMITS)

    assert [(page.number, page.text) for page in text.pages] == [(1, "một"), (2, "hai")]
    assert text.notes == ("hidden_sheets",)


def test_old_fonts_of_cells_and_runs(made):
    """Text is decoded by the font of its cell, and of its runs."""

    def fill(book):
        old, capitals, vni = (
            book.add_format({"font_name": name})
            for name in (".VnTime", ".VnTimeH", "VNI-Times")
        )
        sheet = book.add_worksheet()
        sheet.write("A1", "uû ban nh©n d©n", capitals)
        sheet.write_rich_string("A2", old, "C«ng v¨n ", vni, "coâng taùc", old)
        sheet.write("A3", "Sè 12-KH/TU", old)
        sheet.write("A4", "Căn cứ Luật", old)

    text = xlsx.extract(made(fill), LIMITS)

    assert text.body == "UỶ BAN NHÂN DÂN\nCông văn công tác\nSố 12-KH/TU\nCăn cứ Luật"
    assert [one.font for one in text.pages[0].decoded] == [
        ".VnTimeH", ".VnTime", "VNI-Times", ".VnTime",
    ]  # fmt: skip


def test_a_box_over_the_sheet(made):
    """Text boxes are read after the cells."""

    def fill(book):
        sheet = book.add_worksheet()
        sheet.insert_textbox("B2", "Dự thảo")
        sheet.write("A1", "KẾ HOẠCH")

    assert body(made(fill)) == "KẾ HOẠCH\nDự thảo"


def test_sniffed(made):
    """A workbook is told by its list of types."""
    path = made(lambda book: book.add_worksheet().write(0, 0, "a"))

    assert sniff(path, "a.doc") == xlsx.MEDIA_TYPE


def cell(place: str, value: str, kind: str = "str") -> str:
    return f'<row><c r="{place}" t="{kind}"><v>{value}</v></c></row>'


ODD = {
    "no place": (
        '<row r="3"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>',
        "a\tb",
    ),
    "a string that is not there": (cell("A1", "7", "s") + cell("A2", "x"), "x"),
    "no number": (cell("A1", "1..2", "n"), "1..2"),
    "a number beyond all": (cell("A1", "1e999", "n") + cell("A2", "x"), "x"),
    "an ISO day": (cell("A1", "2003-12-05T00:00:00", "d"), "05/12/2003"),
    "text in place": (
        '<row><c t="inlineStr"><is><r><t>Số </t></r><r><t>5</t></r><rPh/></is></c></row>',
        "Số 5",
    ),
    "a character by its number": (cell("A1", "th_x00AD_ ký"), "th ký"),
    "lines in a cell": (cell("A1", "ỦY BAN&#10;*"), "ỦY BAN\n*"),
    "the last cell there is": (cell("XFD1048576", "góc"), "góc"),
}


@pytest.mark.parametrize(("rows", "expected"), ODD.values(), ids=ODD)
def test_odd_cells(tmp_path, rows, expected):
    """Programs of all kinds write sheets; what can be meant is read."""
    assert body(packed(tmp_path / "a.xlsx", rows)) == expected


def test_areas_under_merged_cells(tmp_path):
    """What programs left under a merged cell is not shown."""
    row = "".join(f'<c r="{at}1" t="str"><v>{at}</v></c>' for at in "ABCD")
    merged = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="odd"/></mergeCells>'

    assert body(packed(tmp_path / "a.xlsx", f"<row>{row}</row>", merged)) == "A\tD"


def test_too_many_sheets_are_refused(made):
    """A sheet is a page."""

    def fill(book):
        for name in "ab":
            book.add_worksheet(name).write("A1", name)

    with pytest.raises(TooManyPagesError):
        xlsx.extract(made(fill), Limits(max_pages=1))


def test_a_string_used_without_end_is_refused(tmp_path):
    """One long string in many cells is many letters."""
    strings = f'<sst xmlns="{MAIN}"><si><t>{"chữ " * 1_000}</t></si></sst>'
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 10_000 + "</row>"
    path = packed(tmp_path / "a.xlsx", rows, sharedStrings=strings)

    with pytest.raises(TooLargeError):
        xlsx.extract(path, LIMITS)


@pytest.mark.slow
def test_too_many_cells_are_refused(tmp_path):
    """Cells are counted before they are kept."""
    path = packed(
        tmp_path / "a.xlsx", "<row>" + '<c t="n"><v>1</v></c>' * 500_001 + "</row>"
    )

    with pytest.raises(TooLargeError):
        xlsx.extract(path, LIMITS)


def test_a_million_empty_rows_are_nothing(tmp_path):
    """Rows and cells that only have a style hold nothing."""
    path = packed(
        tmp_path / "a.xlsx", '<row s="1"><c s="1"/></row>' * 100_000 + cell("A9", "x")
    )

    assert body(path) == "x"


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
HOSTILE = {
    "entities in a sheet": (
        "xl/worksheet.xml",
        f'{BOMB}<a xmlns="{MAIN}"><row><c><v>&c;</v></c></row></a>',
    ),
    "entities in the strings": (
        "xl/sharedStrings.xml",
        f'{BOMB}<sst xmlns="{MAIN}"><si><t>&c;</t></si></sst>',
    ),
    "no XML": ("xl/worksheet.xml", f'<worksheet xmlns="{MAIN}"><sheetData><row'),
    "no sheets": ("xl/workbook.xml", f'<workbook xmlns="{MAIN}"/>'),
}


@pytest.mark.parametrize(("name", "part"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_parts_are_refused(tmp_path, name, part):
    """Bombs and torn parts are damage, by name."""
    whole = packed(tmp_path / "a.xlsx", cell("A1", "0", "s"), sharedStrings="<a/>")
    changed = tmp_path / "b.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w") as new:
        for one in old.namelist():
            kept = part if one == name else old.read(one)
            if one == "xl/worksheet.xml" and name != one:
                kept = old.read(one)
            new.writestr(one, kept)

    with pytest.raises(DamagedFileError):
        xlsx.extract(changed, LIMITS)


def test_with_a_password_is_refused(tmp_path):
    """A workbook with a password is wrapped into another container."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))

    with pytest.raises(EncryptedFileError):
        xlsx.extract(path, LIMITS)


def test_damage_is_named(tmp_path):
    """Parts changed at random give a text or a refusal, nothing else."""
    rows = cell("A1", "1", "n") + cell("B2", "Sè", "str") + cell("C3", "0", "s")
    chance = random.Random(7)  # noqa: S311  # repeatable damage, not a secret
    for _ in range(200):
        changed = list(rows)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] = chance.choice('<>"/A1&;rcv')
        path = packed(tmp_path / "a.xlsx", "".join(changed), sharedStrings="<a/>")
        try:
            assert isinstance(body(path), str)
        except RefusedError:
            continue
