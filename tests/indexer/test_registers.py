"""Offices' own registers, in several styles: what their columns and their lines mean."""

import datetime as dt
from typing import Any

import pytest
import xlsxwriter

from archive import authority as authorities
from archive import facts
from archive.errors import NotFoundError, RefusedError
from indexer import registers
from indexer.cage import Cage
from indexer.extract.cells import Row, Sheet
from indexer.extract.limits import Limits
from indexer.registers import Book, Books, columns, days, plans

AUTHORITY = authorities.load()
TITLE = ("TỈNH ỦY BẮC KẠN", "TỈNH ỦY BẮC KẠN", "TỈNH ỦY BẮC KẠN")


def sheet(*rows, name="2019"):
    """A sheet of rows as they stand, empty ones counted."""
    return Sheet(
        name,
        tuple(Row(at, tuple(cells)) for at, cells in enumerate(rows, 1) if any(cells)),
    )


def read(*sheets, **said):
    """What the lines of sheets say, by what is guessed or ``said`` of them."""
    book = Book("so.xlsx", "", sheets)
    planned = [
        plans.Plan(**{name: getattr(plan, name) for name in plan.__slots__} | said)
        for plan in registers.guess(book, AUTHORITY)
    ]
    return registers.lines(book, planned, AUTHORITY)


def view(claims):
    """The facts that claims add up to."""
    return facts.view(claims)


def symbols(lines):
    """The symbols of lines, or why there is none."""
    return [view(one.claims).symbol or one.reason for one in lines]


OUT = sheet(
    TITLE,
    ("SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2019",) * 3,
    (),
    ("STT", "Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu nội dung", "Người ký"),
    ("(1)", "(2)", "(3)", "(4)", "(5)"),
    ("1", "171-KH/TU", "01/8/2019", "Kế hoạch về công tác cán bộ", "Nguyễn Văn A"),
    ("2", "172- KH / TU", "31/02/2019", "Kế hoạch kiểm tra", '"'),
    ("3", "", "", "", ""),
    ("Tổng cộng: 2 văn bản",) * 5,
)


def test_a_register_of_papers_sent_out():
    """Title, count of columns, ditto marks, an empty row and a total are understood."""
    first, second = read(OUT)

    one = view(first.claims)
    assert (one.symbol, one.type, one.subject) == (
        "171-KH/TU",
        "Kế hoạch",
        "về công tác cán bộ",
    )
    assert (one.issuers, one.issued.date) == (
        ("Tỉnh ủy Bắc Kạn",),
        dt.date(2019, 8, 1),
    )
    other = view(second.claims)
    assert (second.row, other.signer.name) == (7, "Nguyễn Văn A")
    assert (other.issued.verbatim, other.issued.date, other.issued.partial) == (
        "31/02/2019",
        None,
        "2019-02",
    )
    assert (
        first.cells["Tên loại và trích yếu nội dung"] == "Kế hoạch về công tác cán bộ"
    )


STYLES = {
    "the kind in the name of the sheet": (
        sheet(TITLE, ("Số", "Ngày", "Trích yếu"), ("05", "04/6", "A"), name="Kế hoạch"),
        ["05-KH/TU"],
    ),
    "number and code in two columns": (
        sheet(
            ("Số", "Ký hiệu", "Cơ quan ban hành", "Ngày ban hành", "Nội dung"),
            ("7", "NQ/TU", "Tỉnh ủy Bắc Kạn", "4/6/2019", "A"),
            ("8", "-KL/TU", "Tỉnh ủy Bắc Kạn", "4/6/2019", "B"),
            ("15", "QĐ-UBND", "UBND tỉnh Bắc Kạn", "4/6/2019", "C"),
        ),
        ["07-NQ/TU", "08-KL/TU", "15/QĐ-UBND"],
    ),
    "the kind in a heading": (
        sheet(
            TITLE,
            ("Số", "Ngày", "Trích yếu"),
            ("I. NGHỊ QUYẾT",),
            ("1", "4/6/2019", "A"),
            ("II. CHỈ THỊ",) * 3,
            ("1", "4/6/2019", "B"),
        ),
        ["01-NQ/TU", "01-CT/TU"],
    ),
    "the kind in a column of its own": (
        sheet(
            TITLE,
            ("TT", "Loại văn bản", "Số VB", "Ngày, tháng VB", "Về việc"),
            ("1", "BC", "12", "4/6/2019", "A"),
        ),
        ["12-BC/TU"],
    ),
    "a name over two lines": (
        sheet(
            TITLE,
            ("TT", "Văn bản", "Văn bản", "Trích yếu"),
            ("TT", "Số, ký hiệu", "Ngày tháng", "Trích yếu"),
            ("1", "12-BC/TU", "4/6/2019", "A"),
        ),
        ["12-BC/TU"],
    ),
    "nothing says what follows the number": (
        sheet(TITLE, ("Số", "Ngày", "Trích yếu"), ("5", "4/6/2019", "A")),
        ["no_code"],
    ),
    "nothing says whose it is": (
        sheet(("Số, ký hiệu", "Trích yếu"), ("05-KH/TU", "A")),
        ["no_body"],
    ),
    "no number, and a symbol that is none": (
        sheet(TITLE, ("Số, ký hiệu", "Trích yếu"), ("", "về A"), ("xem sổ cũ", "B")),
        ["no_number", "no_symbol"],
    ),
}


@pytest.mark.parametrize(("given", "expected"), STYLES.values(), ids=STYLES)
def test_styles(given, expected):
    """The symbol is whole in a cell, or put together from what the sheet says."""
    assert symbols(read(given)) == expected


def test_a_register_of_papers_received():
    """Whose paper it is stands in a column; who names a committee is told from here."""
    [line] = read(
        sheet(
            ("HUYỆN ỦY BA BỂ",),
            ("Số đến", "Ngày đến", "Nơi gửi", "Số, ký hiệu", "Ngày VB", "Trích yếu"),
            ("45", "06/8/2019", "Tỉnh ủy", "171-KH/TU", "01/8/2019", "V/v cán bộ"),
        ),
        body="Huyện ủy Ba Bể",
    )

    metadata = view(line.claims)
    assert metadata.issuers == ("Tỉnh ủy Bắc Kạn",)
    assert metadata.issued.date == dt.date(2019, 8, 1)
    assert line.cells["Số đến"] == "45"


def test_nothing_of_a_secret_is_kept():
    """A line under a mark of secrecy is held, and its words are not there any more."""
    [line] = read(
        sheet(
            TITLE,
            ("Số, ký hiệu", "Độ mật", "Trích yếu"),
            ("05-KH/TU", "Tối mật", "điều không ai được biết"),
        )
    )

    assert (line.outcome, line.reason) == ("held", "secrecy")
    assert (line.cells, line.claims) == ({}, ())


def test_nothing_of_a_secret_lies_ready():
    """Nor where its mark is repeated; what repeats a secret's words repeats none."""
    book = Book(
        "so.csv",
        "x",
        (
            sheet(
                TITLE,
                ("Số, ký hiệu", "Độ mật", "Trích yếu", "Nơi nhận"),
                ("05-KH/TU", "Tối mật", "điều không ai được biết", "Ban X"),
                ("06-KH/TU", "nt", "điều không ai được biết", ""),
                ("07-KH/TU", "", "nt", "Ban Y"),
                ("08-KH/TU", "Thường", "điều ai cũng biết", "Ban Z"),
            ),
        ),
    )

    [left] = registers.untold(book, AUTHORITY).sheets

    assert [row.cells[2:] for row in left.rows[-4:]] == [
        ("…", "…"),
        ("…", ""),
        ("nt", "Ban Y"),
        ("điều ai cũng biết", "Ban Z"),
    ]
    assert [one.outcome for one in read(left)] == ["held", "held", None, None]


DAYS = {
    "04/6/2019": (dt.date(2019, 6, 4), None),
    "4.6.2019": (dt.date(2019, 6, 4), None),
    "04-06-19": (dt.date(2019, 6, 4), None),
    "2019-06-04T00:00:00": (dt.date(2019, 6, 4), None),
    "43620": (dt.date(2019, 6, 4), None),
    "ngày 04 tháng 6 năm 2019": (dt.date(2019, 6, 4), None),
    "4/6": (dt.date(2019, 6, 4), None),
    "": (None, "2019"),
    "chưa rõ": (None, "2019"),
    "37/7/2019": (None, "2019-07"),
    "6/2019": (None, "2019"),
}


@pytest.mark.parametrize(("cell", "expected"), DAYS.items(), ids=DAYS)
def test_days(cell, expected):
    """However a day is written it is one; what is none keeps its words."""
    issued: Any = days.day(cell, 2019)

    assert (issued.date, issued.partial) == expected
    assert issued.verbatim == (cell or "2019")


NAMES = {
    "Số đến": "kept",
    "Ngày đến": "kept",
    "Số và ký hiệu": "symbol",
    "Số/Ký hiệu": "symbol",
    "Số hiệu văn bản": "symbol",
    "Ngày, tháng, năm ban hành": "issued",
    "Ngày tháng văn bản": "issued",
    "Cơ quan ban hành văn bản": "body",
    "Nơi nhận văn bản": "recipients",
    "Đơn vị, người nhận bản lưu": "kept",
    "Số lượng bản": "kept",
    "Ghi chú": "kept",
    "Họ tên người ký": "signer",
    "Mức độ mật": "secrecy",
    "Tên loại văn bản": "type",
    "Thứ": None,
}


@pytest.mark.parametrize(("name", "field"), NAMES.items(), ids=NAMES)
def test_names_of_columns(name, field):
    """What offices call their columns is known."""
    assert columns.meaning(name) == field


def test_a_person_says_where_the_header_is():
    """Then the columns are named by that row, whatever had been guessed."""
    plan = registers.guess(Book("a", "", (OUT,)), AUTHORITY)[0]

    other = plans.with_header(plan, OUT, 2)

    assert (plan.header, other.header) == (4, 2)
    assert set(other.columns) == {"kept"}


@pytest.fixture(scope="module")
def cage():
    """A cage for one file of this module after the other."""
    with Cage() as opened:
        yield opened


def bring(path, cage):
    """Read a file as it would be when it is uploaded."""
    return registers.bring(path, path.name, cage=cage, limits=Limits())


def test_a_workbook(tmp_path, cage):
    """Merged cells say their words everywhere, and days are days however shown."""
    path = tmp_path / "so.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        months_first = book.add_format({"num_format": "m/d/yyyy"})
        page = book.add_worksheet("Năm 2019")
        page.merge_range("A1:D1", "TỈNH ỦY BẮC KẠN")
        page.merge_range("A2:A3", "STT")
        page.merge_range("B2:C2", "Văn bản")
        page.write_row("B3", ["Số, ký hiệu", "Ngày tháng"])
        page.merge_range("D2:D3", "Trích yếu")
        page.write_row("A4", [1, "171-KH/TU"])
        page.merge_range("C4:C5", dt.date(2019, 6, 4), months_first)
        page.write_row("A5", [2, "172-KH/TU"])
        page.write("D4", "về A")
        page.write("D5", "về B")
        book.add_worksheet("trống")

    made = bring(path, cage)

    assert [one.name for one in made.sheets] == ["Năm 2019"]
    found = [view(one.claims) for one in read(*made.sheets)]
    assert [(one.symbol, one.issued.date) for one in found] == [
        ("171-KH/TU", dt.date(2019, 6, 4)),
        ("172-KH/TU", dt.date(2019, 6, 4)),
    ]


@pytest.mark.parametrize("sign", ["\t", ";", ","], ids=["tab", "semicolon", "comma"])
def test_a_list_in_text(tmp_path, cage, sign):
    """What parts the columns is found though subjects hold commas."""
    path = tmp_path / "so.csv"
    rows = [("Số, ký hiệu", "Cơ quan ban hành", "Trích yếu")]
    rows += [(f"{at}-KH/TU", "Tỉnh ủy Bắc Kạn", "về A, B, C") for at in range(10, 20)]
    quoted = (sign.join(f'"{cell}"' for cell in row) for row in rows)
    path.write_text("\n".join(quoted), encoding="utf-16")

    made = bring(path, cage)

    assert symbols(read(*made.sheets)) == [f"{at}-KH/TU" for at in range(10, 20)]


def test_what_is_no_register_is_refused(tmp_path, cage):
    """A paper, or nothing, is told from a spreadsheet."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF")

    with pytest.raises(RefusedError):
        bring(path, cage)


def test_a_register_waits_for_whoever_brought_it(tmp_path):
    """Nobody else gets at it; it can be put away."""
    books = Books(tmp_path / "registers")
    book = Book("so.xlsx", "", (OUT,))

    name = books.keep(book, "lan")

    assert books.read(name, "lan") == book
    with pytest.raises(NotFoundError):
        books.read(name, "an")
    books.drop(name, "lan")
    with pytest.raises(NotFoundError):
        books.read(name, "lan")
