"""Lists of papers looked up: what is held, unclear, missing, not understood."""

import csv
import io
import zipfile

import pytest

from archive.model import Reader
from indexer import lookup
from tests.webui.papers import directive, dispatch, plan
from webui.pages import lookup as page_of_lists

LIST = "cv 362\n26-TB/BCĐ\n\n35-CT/TW\n171-KH/TU, ngày 01/8/2019\n<b>họp</b>"


@pytest.fixture
def client(app, keep):
    """A browser whose forms are trusted, over an archive of four papers."""
    app.config["WTF_CSRF_ENABLED"] = False
    for read in (plan(), dispatch(), directive(2019, 5, 30), directive(2024, 6, 14)):
        keep(read)
    return app.test_client()


def given(client, lines=LIST):
    """The address under which the answer to a list is found."""
    response = client.post("/lookup", data={"lines": lines})
    assert response.status_code == 303
    return response.location


def text(response):
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


def test_every_line_has_its_answer(client):
    """Counts on top, each line beside what it came to."""
    page = text(client.get(given(client)))

    for count in ("5</strong> Tất cả", "2</strong> Có trong kho", "1</strong> Chưa rõ"):
        assert count in page
    assert 'href="/documents/2"' in page
    assert "1 văn bản dẫn chiếu</a>" in page
    assert "&lt;b&gt;họp&lt;/b&gt;" in page
    assert "Không thấy số, ký hiệu" in page


def test_one_state_is_shown_alone(client):
    """The rest of the list is one click away."""
    place = given(client)

    assert "26-TB/BCĐ" in text(client.get(f"{place}?state=missing"))
    assert "cv 362" not in text(client.get(f"{place}?state=missing"))
    assert "cv 362" in text(client.get(f"{place}?state=nonsense"))


def test_the_answer_is_taken_along(client):
    """The file keeps the lines and their order, with the facts of what is held."""
    place = given(client)
    sheet = client.get(f"{place}/list.csv").get_data(as_text=True)[1:]
    rows = list(csv.DictReader(io.StringIO(sheet)))

    assert [(row["Dòng"], row["Kết quả"], row["Số, ký hiệu"]) for row in rows] == [
        ("1", "Có trong kho", "362-CV/TU"),
        ("2", "Chưa có trong kho", ""),
        ("4", "Chưa rõ văn bản nào", ""),
        ("5", "Có trong kho", "171-KH/TU"),
        ("6", "Không đọc được", ""),
    ]
    assert "30/5/2019" in rows[2]["Ghi chú"]
    assert "14/6/2024" in rows[2]["Ghi chú"]
    assert rows[1]["Số văn bản dẫn chiếu"] == "1"
    chosen = client.get(f"{place}/list.csv?state=held").get_data(as_text=True)
    assert len(chosen.splitlines()) == 3
    with zipfile.ZipFile(io.BytesIO(client.get(f"{place}/list.xlsx").data)) as book:
        assert "171-KH/TU" in book.read("xl/sharedStrings.xml").decode()


FILES = {
    "plain text": b"171-KH/TU\n",
    "CSV as Excel writes it": "\ufeffSố, ký hiệu;Ngày\r\n171-KH/TU;01/8/2019\r\n".encode(),
    "Unicode text of Excel": "Số ký hiệu\tNgày\r\n171-KH/TU\t01/8/2019\r\n".encode(
        "utf-16"
    ),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_file_is_read_in_its_encoding(client, content):
    """Files as offices have them."""
    data = {"file": (io.BytesIO(content), "danh sách.csv")}
    place = client.post("/lookup", data=data).location

    assert 'href="/documents/1"' in text(client.get(place))


WRONG = {
    "nothing": ({"lines": " \n"}, "chưa có dòng nào"),
    "too many lines": ({"lines": "1-KH/TU\n" * 5001}, "5001 dòng"),
    "a workbook": ({"file": (io.BytesIO(b"PK\x03\x04"), "a.xlsx")}, "CSV UTF-8"),
    "no text": ({"file": (io.BytesIO(bytes(range(256)) * 40), "a.csv")}, "CSV"),
}


@pytest.mark.parametrize(("data", "sentence"), WRONG.values(), ids=WRONG)
def test_limits_are_told_above_the_form(client, data, sentence):
    """The sentence says what to do, and what was typed is still there."""
    response = client.post("/lookup", data=data)

    assert response.status_code == 400
    assert sentence in response.get_data(as_text=True)
    assert 'role="alert"' in response.get_data(as_text=True)


def test_long_answers_come_in_pages(client):
    """Fifty lines at once."""
    place = given(client, "\n".join(f"{n}-KH/TU" for n in range(1, 251)))

    assert "Trang 1 trong 5" in text(client.get(place))
    assert text(client.get(f"{place}?page=5")).count("<tr>") == 51
    assert "Trang 5 trong 5" in text(client.get(f"{place}?page=99"))


def test_a_list_is_for_whoever_gave_it(client, monkeypatch):
    """Its name does not help anybody else."""
    place = given(client)
    monkeypatch.setattr(page_of_lists, "reader", lambda: Reader("minh"))

    assert client.get(place).status_code == 404
    assert client.get(f"{place}/list.csv").status_code == 404
    assert client.get("/lookup/nothing").status_code == 404


def test_a_reader_is_told_only_of_their_papers(client, monkeypatch):
    """What is hidden is answered as if it were not held."""
    place = given(client, "cv 362")
    nobody = Reader("local", frozenset())
    monkeypatch.setattr(page_of_lists, "reader", lambda: nobody)

    assert "/documents/" not in text(client.get(place))


def test_limits_of_the_form_are_those_of_the_list(client):
    """What the page promises is what is taken."""
    assert f"{lookup.MOST:,}".replace(",", ".") in text(client.get("/lookup"))
