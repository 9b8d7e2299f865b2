"""Lists as files: every cell arrives as it is, and none becomes a formula."""

import csv
import io
import zipfile
from urllib.parse import quote

import pytest

from webui.render import sheets
from webui.render.sheets import Sheet

ROWS = [
    ("171-KH/TU", 171, "Kế hoạch"),
    ("=HYPERLINK(1)", None, "a, “b”\nc"),
    ("+1", 0, "-2"),
]
SHEET = Sheet("sổ-văn-bản", ("Ký hiệu", "Số", "Trích yếu"), ROWS)


@pytest.fixture
def download(app):
    """Download in the midst of a request."""

    def downloaded(sheet, form):
        with app.test_request_context():
            answer = sheets.download(sheet, form)
            answer.direct_passthrough = False
            return answer

    return downloaded


def test_csv_reads_back(download):
    """Excel's mark, the columns, and what looks like a formula made harmless."""
    answer = download(SHEET, "csv")
    lines = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))

    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    assert lines == [
        ["Ký hiệu", "Số", "Trích yếu"],
        ["171-KH/TU", "171", "Kế hoạch"],
        ["'=HYPERLINK(1)", "", "a, “b”\nc"],
        ["'+1", "0", "'-2"],
    ]


def test_a_workbook_holds_no_formula(download):
    """All text is a string to Excel, whatever it begins with."""
    book = zipfile.ZipFile(io.BytesIO(download(SHEET, "xlsx").get_data()))
    cells = book.read("xl/worksheets/sheet1.xml").decode()
    strings = book.read("xl/sharedStrings.xml").decode()

    assert "<f>" not in cells
    assert "=HYPERLINK(1)" in strings
    assert "<v>171</v>" in cells


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_has_its_name(form, download):
    """Its name is kept for a browser, marks and all."""
    named = download(SHEET, form).headers["Content-Disposition"]

    assert named.startswith("attachment; filename=so-van-ban.")
    assert f"filename*=UTF-8''{quote(SHEET.name)}.{form}" in named
    assert named.isascii()
