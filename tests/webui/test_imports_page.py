"""An office's register on its pages: chosen, looked through, imported, taken back."""

import io
import re

import pytest

from archive.model import Reader
from tests.webui.papers import plan

REGISTER = """Tỉnh ủy Bắc Kạn
SỔ VĂN BẢN ĐI NĂM 2019
STT;Số, ký hiệu;Ngày tháng;Trích yếu;Ghi chú
1;171-KH/TU;37/7/2019;về công tác cán bộ;<b>gấp</b>
2;172-KH/TU;05/8/2019;về kiểm tra;
3;172-KH/TU;05/8/2019;về kiểm tra;
4;xem sổ cũ;05/8/2019;về việc khác;
"""


@pytest.fixture
def client(app):
    """A browser whose forms are trusted."""
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


def text(response):
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


def brought(client, content=REGISTER):
    """Choose a register and return where its preview is."""
    file = (io.BytesIO(content.encode()), "so di.csv")
    response = client.post("/registers/import", data={"file": file})
    assert response.status_code == 303
    return response.location


def first_paper(page):
    """Where the first paper that a page leads to is."""
    return re.findall(r'href="(/documents/\d+)"', page)[0]


def imported(client, place, **said):
    """Confirm a register and return where its report is."""
    response = client.post(place, data={"do": "import", **said})
    assert response.status_code == 303
    return response.location


def test_a_register_is_looked_through_before_anything_is_written(client, services):
    """Counts, what the columns mean, and the first lines with what is doubtful."""
    page = text(client.get(brought(client)))

    for told in (
        "<strong>2</strong> Mục mới",
        "<strong>1</strong> Đã có",
        "<strong>1</strong> Không hiểu được",
        "Không đọc được số, ký hiệu.",
        "Ngày in trên văn bản không có thật",
        'value="Tỉnh ủy Bắc Kạn"',
        '<option value="subject" selected>Trích yếu</option>',
    ):
        assert told in page
    assert services.catalogue.imports.listed(Reader("local")) == ()


def test_no_words_of_a_secret_lie_on_the_disk(client, services):
    """Not even as long as its register is looked through."""
    place = brought(
        client,
        "Tỉnh ủy Bắc Kạn;;\nSố, ký hiệu;Độ mật;Trích yếu\n"
        "05-KH/TU;Tối mật;chim ưng\n06-KH/TU;;chim sẻ\n",
    )
    client.get(place)
    home = services.settings.archive.home
    left = b"".join(one.read_bytes() for one in home.rglob("*") if one.is_file())

    assert "chim sẻ".encode() in left
    assert "chim ưng".encode() not in left


def test_a_person_says_otherwise(client):
    """What is chosen in the form is what is shown, and then imported."""
    place = brought(client)
    said = {
        "used-0": "1",
        "shown-0": "3",
        "header-0": "3",
        "body-0": "Huyện ủy Ba Bể",
        "type-0": "",
        "code-0": "HU",
        "year-0": "2018",
        "column-0-3": "kept",
        "column-0-4": "subject",
    }

    page = text(client.post(place, data={"do": "look", **said}))

    assert "Huyện ủy Ba Bể</span>" in page
    assert '<option value="subject" selected>' in page
    assert "&lt;b&gt;gấp&lt;/b&gt;" in page


def test_it_is_imported_and_taken_back(client):
    """Each line has its outcome, its paper is found, and all of it can be undone."""
    report = imported(client, brought(client))

    page = text(client.get(report))
    assert "<strong>2</strong> Mục mới" in page
    assert "Trùng với một dòng ở trên" in page
    paper = first_paper(page)
    shown = text(client.get(paper))
    assert "Có trong sổ, chưa có tệp" in shown
    assert "Ghi trong sổ văn bản" in shown
    assert "so di.csv" in shown
    refused = text(client.get(f"{report}?outcome=refused"))
    assert "xem sổ cũ" in refused
    assert "về kiểm tra" not in refused
    assert "171-KH/TU" in client.get(f"{report}/lines.csv").get_data(as_text=True)

    assert client.post(f"{report}/undo").status_code == 303
    assert "Đã bỏ khỏi kho" in text(client.get(report))
    assert client.get(paper).status_code == 404
    assert client.post(f"{report}/undo").status_code == 409


def test_what_is_held_is_led_to(client, keep):
    """A line of a paper that has its file is linked to it, and adds none."""
    number = keep(plan())
    rows = "Số, ký hiệu;Ngày tháng;Cơ quan ban hành;Trích yếu\n"
    line = "171-KH/TU;01/8/2019;Thành ủy Bắc Kạn;về việc khác\n"

    place = brought(client, rows + line)
    page = text(client.get(place))
    assert "Kho đã có tệp của văn bản này." in page
    assert f'href="/documents/{number}"' in page
    imported(client, place)

    shown = text(client.get(f"/documents/{number}"))
    assert "Ghi trong sổ văn bản" in shown


def test_pages_of_a_paper_without_a_file(client):
    """They are there, or say that there is nothing; none of them fails."""
    report = imported(client, brought(client))
    paper = first_paper(text(client.get(report)))
    pages = ("text", "files", "history", "standing", "neighbours", "pages/1/text")
    verbs = ("text", "files", "claims", "pages/1/words", "recognition")

    addresses = [f"{paper}/{one}" for one in pages]
    addresses += [f"/api/v1{paper}", *(f"/api/v1{paper}/{one}" for one in verbs)]
    answers = {one: client.get(one).status_code for one in addresses}

    assert set(answers.values()) <= {200, 404}
    assert answers[f"{paper}/files"] == answers[f"/api/v1{paper}"] == 200


def test_what_is_no_register_is_told(client):
    """Nothing chosen, nothing in it, or no spreadsheet: a sentence says so."""
    for file in (
        None,
        (io.BytesIO(b"%PDF-1.4"), "a.pdf"),
        (io.BytesIO(b" \n"), "a.csv"),
    ):
        sent = client.post("/registers/import", data={"file": file} if file else {})
        assert sent.status_code == 400
        assert 'role="alert"' in sent.get_data(as_text=True)


def test_a_preview_is_of_whoever_brought_it_and_goes(client):
    """A name that nobody was given leads nowhere, nor does one that was confirmed."""
    place = brought(client)
    imported(client, place)

    assert client.get(place).status_code == 404
    assert client.get("/registers/import/" + "x" * 22).status_code == 404
