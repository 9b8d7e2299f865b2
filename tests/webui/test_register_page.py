"""The registers: choosing one, reading it, taking it along."""

import csv
import gzip
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from archive.model import Reader
from tests.webui.papers import cited, directive, reading

TW = "ban chap hanh trung uong"


def html(response):
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


def plan(number, date="2019-08-01", suffix="", **facts):
    """A plan of the province under a number."""
    symbol = f"{number:02d}{suffix}-KH/TU"
    return reading(
        f"Kế hoạch {symbol}",
        **{
            "type": "Kế hoạch",
            "number": number,
            "symbol": symbol,
            "issuers": ["Tỉnh ủy Bắc Kạn"],
            "issued": {"verbatim": date, "date": date},
            "subject": f"việc thứ {number}",
            **facts,
        },
    )


@pytest.fixture
def office(keep):
    """Plans 3, 5 and 12a of the province, and two directives of the Centre."""
    for number, suffix in ((5, ""), (12, "a"), (3, "")):
        keep(plan(number, suffix=suffix), name=f"{number}.txt")
    keep(directive(2019, 5, 30), name="a.txt")
    keep(directive(2024, 6, 14), name="b.txt")


ASKED = {"body": "tinh uy bac kan", "term": "2015-2020"}


def numbers(page):
    return re.findall(r'class="book-number"[^>]*>\s*([^<\s]+)\s*<', page)


@pytest.mark.usefixtures("office")
def test_bodies_lead_to_their_registers(client):
    """A body is found by its name without marks, and shows its terms and kinds."""
    page = html(client.get("/registers", query_string={"find": "tinh uy bac kan"}))
    assert 'href="/registers?body=tinh+uy+bac+kan"' in page
    assert "Ban Chấp hành" not in page

    page = html(client.get("/registers?body=tinh+uy+bac+kan"))
    assert "Nhiệm kỳ 2015–2020" in page
    assert "term=2015-2020&amp;type=K" in page


@pytest.mark.usefixtures("office")
def test_a_register_stands_by_number_with_its_gaps(client):
    """Numbers as numbers, suffixes behind them, and what is missing between."""
    page = html(client.get("/registers/book", query_string=ASKED))

    assert numbers(page) == ["03", "05", "12a"]
    assert re.findall(r"<strong>(Thiếu số [^<]+)</strong>", page) == [
        "Thiếu số 04",
        "Thiếu số 06–11",
    ]


@pytest.mark.usefixtures("office")
def test_a_missing_number_that_is_cited_leads_to_the_wanted_list(client, keep):
    """Where somebody cites it, the missing paper can be asked for."""
    text = "Theo Kế hoạch số 08-KH/TU của Tỉnh ủy Bắc Kạn."
    mention = cited(
        text,
        "Kế hoạch số 08-KH/TU của Tỉnh ủy Bắc Kạn",
        type="Kế hoạch",
        number=8,
        symbol="08-KH/TU",
        body="Tỉnh ủy Bắc Kạn",
    )
    keep(reading(text, (mention,)), name="c.txt")

    page = html(client.get("/registers/book", query_string=ASKED))

    assert 'href="/wanted?symbol=08-KH/TU"' in page
    assert "08-KH/TU được dẫn chiếu" in page


@pytest.mark.usefixtures("office")
def test_only_clerks_are_told_of_gaps(client, monkeypatch):
    """A missing number may be a secret paper's."""
    monkeypatch.setattr("webui.security.LOCAL", Reader("local"))

    page = html(client.get("/registers/book", query_string=ASKED))
    sheet = client.get("/registers/book.csv", query_string=ASKED).get_data(as_text=True)

    assert numbers(page) == ["03", "05", "12a"]
    assert "Thiếu" not in page
    assert "Thiếu" not in sheet


def cells_of(workbook):
    """The cells of a workbook's only sheet, as a spreadsheet would show them."""
    book = zipfile.ZipFile(io.BytesIO(workbook))
    texts = [
        "".join(one.itertext())
        for one in ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314  # we made it
    ]
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    rows = []
    for row in re.findall(r"<row .*?</row>", sheet):
        found = dict.fromkeys("ABCDEFGHI", "")
        for place, kind, value in re.findall(
            r'<c r="([A-I])\d+"[^>]*?(t="s")?><v>(\d+)</v>', row
        ):
            found[place] = texts[int(value)] if kind else value
        rows.append(list(found.values()))
    return rows


ROWS = [
    ["3", "KH/TU", "01/8/2019", "Kế hoạch", "việc thứ 3"],
    ["04", "KH/TU", "", "", ""],
    ["5", "KH/TU", "01/8/2019", "Kế hoạch", "việc thứ 5"],
    ["06–11", "KH/TU", "", "", ""],
    ["12a", "KH/TU", "01/8/2019", "Kế hoạch", "việc thứ 12"],
]


@pytest.mark.usefixtures("office")
def test_a_register_is_taken_along(client):
    """CSV and Excel hold every row, the missing numbers among them."""
    text = client.get("/registers/book.csv", query_string=ASKED).get_data()
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert rows[0][:5] == [
        "Số",
        "Ký hiệu",
        "Ngày ban hành",
        "Loại văn bản",
        "Trích yếu",
    ]
    assert [row[:5] for row in rows[1:]] == ROWS
    assert rows[4][-1] == "Thiếu 6 số"

    book = client.get("/registers/book.xlsx", query_string=ASKED).get_data()
    assert [row[:5] for row in cells_of(book)[1:]] == ROWS


@pytest.mark.usefixtures("office")
def test_terms_of_the_centre_are_apart(client):
    """35-CT/TW of 2019 and of 2024 stand in two registers."""
    for term, day in (("XII", "30/5/2019"), ("XIII", "14/6/2024")):
        page = html(
            client.get("/registers/book", query_string={"body": TW, "term": term})
        )
        assert numbers(page) == ["35"]
        assert day in page


@pytest.mark.usefixtures("office")
def test_a_register_of_all_bodies_names_each(client):
    """A year of the whole archive lists body after body, without gaps."""
    page = html(client.get("/registers/book?year=2019"))

    assert numbers(page) == ["35", "03", "05", "12a"]
    assert "Tỉnh ủy Bắc Kạn · Kế hoạch (KH)" in page
    assert "Thiếu số" not in page


NOWHERE = {
    "no such body": "/registers/book?body=xyz",
    "no such body to choose": "/registers?body=xyz",
    "a year that is no number": "/registers/book?year=abc",
    "a year beyond all calendars": "/registers/book?year=999999",
    "the year nought": "/registers/book?year=0",
    "no such term": "/registers/book?body=tinh+uy+bac+kan&term=XX",
}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("address", NOWHERE.values(), ids=NOWHERE)
def test_a_register_that_is_not_kept_is_not_found(client, address):
    """An address that means nothing is no empty register."""
    assert client.get(address).status_code == 404


def test_an_address_without_a_register_leads_to_the_choice(client):
    """Nothing asked for is no register of everything."""
    assert client.get("/registers/book").location == "/registers"
    assert client.get("/registers/book.csv").location == "/registers"


def test_an_empty_archive_keeps_no_registers(client):
    """It says so in words."""
    assert "Kho chưa có văn bản nào." in html(client.get("/registers"))


def test_a_long_register_is_paged(client, keep, monkeypatch):
    """The gap between two pages stands on the second."""
    monkeypatch.setattr("webui.pages.register.ROWS", 2)
    for number in (1, 2, 5):
        keep(plan(number), name=f"{number}.txt")

    page = html(client.get("/registers/book", query_string=ASKED | {"page": 2}))

    assert numbers(page) == ["05"]
    assert "Thiếu số 03–04" in page
    assert "Trang 2 trong 2" in page
    (back,) = re.findall(r'rel="prev"\s+href="([^"]*)"', page)
    assert back.endswith("page=1#list")
    assert 'id="list"' in page


def test_what_is_printed_is_never_markup(client, keep):
    """A subject is shown as text, in the page and in the file."""
    keep(plan(7, subject="=HYPERLINK <script>alert(1)</script>"))

    page = html(client.get("/registers/book", query_string=ASKED))
    sheet = client.get("/registers/book.csv", query_string=ASKED).get_data(as_text=True)

    assert "<script>alert" not in page
    assert "'=HYPERLINK" in sheet


@pytest.mark.usefixtures("office")
def test_a_long_page_is_sent_packed(client):
    """Two hundred rows stay small on the line, for browsers that unpack them."""
    packed = client.get(
        "/registers/book", query_string=ASKED, headers={"Accept-Encoding": "gzip"}
    )
    plain = client.get("/registers/book", query_string=ASKED)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert len(packed.get_data()) * 3 < len(plain.get_data())
