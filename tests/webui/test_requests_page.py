"""Asking for missing papers, and following what was asked."""

import csv
import datetime as dt
import io
import re

import pytest

from archive.catalogue import Rendition, Seeking
from archive.model import Reader
from tests.webui.papers import dispatch, plan
from webui.render import chased


def html(response):
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


@pytest.fixture(autouse=True)
def citing(app, keep):
    """A plan that cites missing papers; forms without tokens."""
    app.config["WTF_CSRF_ENABLED"] = False
    return keep(plan())


def key(services, symbol):
    """What the form says to mean a missing paper."""
    missing = services.catalogue.missing
    (paper,) = missing.papers(Reader("local"), Seeking(symbol=symbol))
    return chased.key(paper)


FORM = {"on": "2026-11-20", "of": "Văn phòng Tỉnh ủy Bắc Kạn", "note": "gọi điện"}


def test_several_papers_are_asked_for_at_once(client, services):
    """Each shows when and of whom, in the list and in the list of requests."""
    papers = [key(services, "362-CV/TU"), key(services, "35-CT/TW")]
    sent = client.post(
        "/wanted/requests", data={"paper": papers, **FORM, "back": "/wanted?page=1"}
    )
    assert (sent.status_code, sent.location) == (303, "/wanted?page=1&noted=2")
    page = html(client.get(sent.location))
    assert "Đã ghi là đã xin 2 văn bản." in page
    assert page.count("noted=") == 0, "it is told once, and carried on by no link"

    told = "Đã xin ngày 20/11/2026, của Văn phòng Tỉnh ủy Bắc Kạn"
    assert html(client.get("/wanted")).count(f"<strong>{told}</strong>") == 2
    assert "362-CV/TU" not in html(client.get("/wanted?asked=no"))
    page = html(client.get("/wanted/requests"))
    assert page.count("Đang chờ") == 2
    assert "Công văn 362-CV/TU, Tỉnh ủy Bắc Kạn, ngày 18/7/2019" in page


def test_what_arrives_is_shown_as_met(client, services):
    """The paper leaves the list, and its request says when it came."""
    now = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)
    services.clock = lambda: now
    client.post("/wanted/requests", data={"paper": key(services, "362-CV/TU"), **FORM})
    assert "Đang chờ" in html(client.get("/wanted/requests"))

    file = Rendition("0" * 64, "cv.txt", "text/plain", 9)
    number = services.catalogue.documents.store(
        dispatch(), file, source="lan", at=now + dt.timedelta(days=2)
    )

    page = html(client.get("/wanted/requests"))
    assert "Đã nhận ngày 26/11/2026" in page
    assert f'href="/documents/{number}"' in page
    assert "362-CV/TU" not in html(client.get("/wanted"))


def test_a_request_is_withdrawn_and_kept(client, services):
    """It leaves the list of the missing, and stays in the history."""
    client.post("/wanted/requests", data={"paper": key(services, "362-CV/TU"), **FORM})

    assert client.post("/wanted/requests/1/withdraw").status_code == 303
    assert "<strong>Đã xin" not in html(client.get("/wanted"))
    assert "Đã rút lại" in html(client.get("/wanted/requests"))
    assert client.post("/wanted/requests/1/withdraw").status_code == 409
    assert client.post("/wanted/requests/9/withdraw").status_code == 404


WRONG = {
    "nothing chosen": ({"paper": []}, "Chưa chọn văn bản nào"),
    "no day": ({"on": ""}, "Chưa ghi ngày xin."),
    "a day that is none": ({"on": "37/7/2019"}, "Chưa ghi ngày xin."),
    "nobody": ({"of": "  "}, "Chưa ghi đã xin của ai."),
    "tomorrow and more": ({"on": "2999-01-01"}, "Ngày xin chưa tới."),
}


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=WRONG)
def test_a_form_filled_in_wrongly_is_given_back(client, services, given, told):
    """With what was chosen and written, and what is wrong with it."""
    chosen = key(services, "362-CV/TU")
    answer = client.post("/wanted/requests", data={"paper": chosen, **FORM, **given})
    page = " ".join(answer.get_data(as_text=True).split())

    assert answer.status_code == 400
    assert told in page
    assert ('value="gọi điện"') in page
    assert len(re.findall(r'name="paper"[^>]* checked', page)) == ("paper" not in given)
    assert "Chưa ghi lần xin nào." in html(client.get("/wanted/requests"))


def test_a_paper_that_has_come_meanwhile_is_not_asked_for(client, services, keep):
    """Somebody else took it in while the form was open."""
    chosen = key(services, "362-CV/TU")
    keep(dispatch(), name="cv.txt")

    answer = client.post("/wanted/requests", data={"paper": chosen, **FORM})

    assert answer.status_code == 409


def test_nobody_is_sent_elsewhere(client, services):
    """The way back is a page of ours."""
    data = {"paper": key(services, "362-CV/TU"), **FORM, "back": "//elsewhere.vn"}

    assert client.post("/wanted/requests", data=data).location == "/wanted?noted=1"


def test_the_symbol_tells_the_body(client):
    """Of /TW only the Central Committee's series can be meant."""
    page = html(client.get("/wanted?symbol=35-CT/TW"))

    assert "Ban Chấp hành Trung ương" in page
    assert "theo ký hiệu" in page


def test_the_list_is_narrowed_by_its_form(client, citing):
    """To a body and to what one paper cites, as addresses to share."""
    page = html(client.get("/wanted?body=tinh+uy+bac+kan"))
    assert "362-CV/TU" in page
    assert "26-TB/BCĐ" not in page

    page = html(client.get(f"/wanted?citing={citing}"))
    assert ">171-KH/TU<" in page.partition("<table")[0]
    assert "Không có văn bản còn thiếu nào như vậy." in html(
        client.get("/wanted?body=xyz")
    )


def test_the_list_is_taken_along_with_its_requests(client, services):
    """A file of all rows, narrowed as the page is."""
    client.post("/wanted/requests", data={"paper": key(services, "362-CV/TU"), **FORM})
    text = client.get("/wanted.csv?asked=yes").get_data().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))

    assert [row[1] for row in rows] == ["Số, ký hiệu", "362-CV/TU"]
    assert rows[1][2] == "Tỉnh ủy Bắc Kạn"
    assert rows[1][6].startswith("Đã xin ngày 20/11/2026")
    assert client.get("/wanted.xlsx").get_data()[:2] == b"PK"


def test_a_letter_asks_for_the_papers_of_a_body(client):
    """It names whom it goes to and lists the papers by number."""
    page = html(client.get("/wanted/letter?body=tinh+uy+bac+kan"))

    assert "Danh mục văn bản cần xin" in page
    assert "Kính gửi: Tỉnh ủy Bắc Kạn" in page
    assert "362-CV/TU" in page
    assert "26-TB/BCĐ" not in page


def test_a_letter_tells_how_many_more_cite(client, keep):
    """Three that cite are named, the rest counted, with a blank between."""
    for name in "abc":
        keep(plan(), f"{name}.txt")
    page = html(client.get("/wanted/letter?symbol=362-CV/TU"))

    assert re.search(r"171-KH/TU\s*</?[^>]*>\s+và \d văn bản khác", page)
