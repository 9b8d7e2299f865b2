"""Handing files in and following them."""

import csv
import datetime as dt
import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from archive.model import Outcome, Reader
from tests.webui.papers import AT, plan

LEASE = dt.timedelta(minutes=5)


def html(response):
    assert response.status_code == 200
    return response.get_data(as_text=True)


def token(client):
    found = re.search(
        r'name="csrf_token"\s+value="([^"]+)"', html(client.get("/intake"))
    )
    assert found
    return found[1]


def hand_in(client, *names):
    files = [(io.BytesIO(f"nội dung {name}".encode()), name) for name in names]
    return client.post("/intake", data={"csrf_token": token(client), "files": files})


def test_files_are_kept_and_written_into_the_ledger(client, services):
    """Each upload lies on the disk under its own name before anything is read."""
    answer = hand_in(client, "Kế hoạch 171.docx", "362.pdf")

    assert answer.status_code == 303
    rows = services.catalogue.intake.rows(1)
    assert [Path(row.path).name for row in rows] == ["Kế hoạch 171.docx", "362.pdf"]
    assert [row.state for row in rows] == ["received", "received"]
    first = Path(rows[0].path)
    assert first.read_text() == "nội dung Kế hoạch 171.docx"
    assert services.settings.archive.incoming.absolute() in first.absolute().parents


def test_pages_of_long_scans_can_be_left_unread(client, services):
    """Whoever ticks it hands all files in so; without it all is read."""
    for name, ticked in {"a.tif": {"skip_ocr": "1"}, "b.tif": {}}.items():
        files = [(io.BytesIO(b"x"), name)]
        data = {"csrf_token": token(client), "files": files, **ticked}
        client.post("/intake", data=data)

    rows = [services.catalogue.intake.rows(batch)[0] for batch in (1, 2)]
    assert [row.skips_ocr for row in rows] == [True, False]


def test_two_files_of_one_name_are_both_kept(client, services):
    """A name is no identity."""
    hand_in(client, "a.pdf", "a.pdf")

    paths = {row.path for row in services.catalogue.intake.rows(1)}
    assert len(paths) == 2


def test_a_name_cannot_leave_the_folder(client, services):
    """Whatever a browser calls a file, it is kept where uploads are kept."""
    hand_in(client, "../../../etc/passwd", "..\\..\\x.pdf", "/etc/hosts")

    incoming = services.settings.archive.incoming.absolute()
    for row in services.catalogue.intake.rows(1):
        assert incoming in Path(row.path).resolve().parents


def test_a_form_without_its_token_is_turned_away(client, services):
    """Another site cannot hand files in."""
    answer = client.post("/intake", data={"files": [(io.BytesIO(b"x"), "x.pdf")]})

    assert answer.status_code == 400
    assert "Biểu mẫu đã cũ." in answer.get_data(as_text=True)
    assert services.catalogue.batches.newest() == ()


def test_nothing_chosen_is_said(client):
    """An empty form is no batch."""
    answer = client.post("/intake", data={"csrf_token": token(client)})

    assert answer.status_code == 400
    assert "Chưa chọn tệp nào." in answer.get_data(as_text=True)


def end(services, *outcomes):
    """Let the next files of the ledger end in these ways."""
    for outcome in outcomes:
        row = services.catalogue.intake.claim("test", at=AT, lease=LEASE)
        assert row is not None
        services.catalogue.intake.finish(row, outcome, at=AT)


DAMAGED = Outcome(
    "",
    "refused",
    reason="damaged",
    message="Tệp bị hỏng hoặc thiếu dữ liệu. Hãy sao chép lại từ bản gốc.",
)


@pytest.fixture
def ended(client, services, keep):
    """A batch of two: one taken in, one refused; the number of the paper."""
    number = keep(plan())
    hand_in(client, "tốt.pdf", "hỏng.pdf")
    end(services, Outcome("", "added", number, message="Đã nhận."), DAMAGED)
    return number


def test_each_file_has_its_outcome_and_its_reason(client, ended):
    """One bad file is told apart from the good one, which is named as it was read."""
    page = html(client.get("/intake/1"))

    assert f'href="/documents/{ended}"' in page
    assert "Kế hoạch 171-KH/TU, Thành ủy Bắc Kạn, 01/8/2019</a>" in page
    assert "Tệp bị hỏng hoặc thiếu dữ liệu." in page
    assert "Xong 2 tệp: 1 đã nhận, 1 không nhận." in page
    assert "progress.js" not in page


def test_a_doubtful_paper_is_told_of_at_once(client, services, keep):
    """A clerk compares while the paper is still in their hands."""
    number = keep(plan())
    hand_in(client, "171.pdf")
    end(services, Outcome("", "added", number, flags=("possible_copy",)))

    page = html(client.get("/intake/1"))

    assert "Trùng số, cơ quan và ngày với văn bản khác; cần đối chiếu." in page


HIDDEN = {
    "the same bytes": ("known", "same_bytes"),
    "another copy": ("updated", "same_paper"),
}


@pytest.mark.parametrize(("code", "reason"), HIDDEN.values(), ids=HIDDEN)
def test_a_paper_that_must_not_be_seen_is_not_named(
    app, keep, code, reason, monkeypatch
):
    """What a file turned out to be is told only to those who may read it."""
    clerk = Reader("local", roles=frozenset({"clerk"}))
    monkeypatch.setattr("webui.security.LOCAL", clerk)
    said = "Đã nhận; người giữ kho sẽ quyết định."
    client, services = app.test_client(), app.extensions["vankho"]
    number = keep(plan())
    services.catalogue.documents.restrict(number, "bureau", at=AT)
    hand_in(client, "171.pdf")
    message = f"Văn bản mã {number}, 171-KH/TU."
    end(services, Outcome("", code, number, reason, message))

    page = html(client.get("/intake/1"))
    row = client.get("/intake/1/progress").get_json()["rows"][0]

    assert said in page
    assert f"/documents/{number}" not in page
    assert "171-KH/TU" not in page
    assert (row["paper"], row["address"], row["sentence"]) == ("", None, said)


def test_a_long_batch_comes_in_pages(client, services):
    """Each page, and what its script asks for, is a hundred files long."""
    names = [f"/a/{number:03}.pdf" for number in range(250)]
    services.catalogue.intake.hand_in(names, who="lan", at=AT)

    address, seen = "/intake/1", []
    while address:
        page = html(client.get(address))
        rows = re.findall(r"data-name>(\d{3})\.pdf", page)
        asked = re.search(r'data-follow="([^"]*)"', page)
        assert asked
        told = client.get(asked[1].replace("&amp;", "&")).get_json()
        assert [row["name"][:3] for row in told["rows"]] == rows
        seen.append(rows)
        more = re.search(r'rel="next"\s+href="([^"]*)"', page)
        address = more[1] if more else ""

    assert list(map(len, seen)) == [100, 100, 50]
    assert [name for rows in seen for name in rows] == [f"{n:03}" for n in range(250)]


def test_a_later_page_leads_to_the_first(client, services):
    """An address with a row in it is no dead end."""
    services.catalogue.intake.hand_in(["/a/1.pdf", "/a/2.pdf"], who="lan", at=AT)

    page = html(client.get("/intake/1?after=1"))

    assert "2.pdf" in page
    assert "1.pdf" not in page
    assert 'href="/intake/1">Về đầu danh sách' in page


def test_a_zip_is_told_of_in_both_languages(client, services):
    """Its files have rows of their own, and it has no paper."""
    hand_in(client, "a.zip")
    end(services, Outcome("", "added", None, "unpacked", "Đã mở tệp zip."))

    assert "Đã mở tệp zip." in html(client.get("/intake/1"))
    assert "The zip was opened" in html(client.get("/intake/1?lang=en"))


def test_a_file_of_any_name_is_followed(client, services):
    """A folder of an old system is handed in by the command line."""
    path = os.fsdecode(b"/tmp/C\xf4ng\nv\xa8n\xe2\x80\xae.doc")
    services.catalogue.intake.hand_in([path], who="lan", at=AT)

    assert "C�ng v�n.doc" in html(client.get("/intake/1"))
    row = client.get("/intake/1/progress").get_json()["rows"][0]
    assert row["name"] == "C�ng v�n.doc"


@pytest.mark.usefixtures("ended")
def test_reasons_are_told_in_english_too(client):
    """A refusal has its sentence in the language of the page."""
    page = html(client.get("/intake/1?lang=en"))

    assert "The file is damaged or incomplete." in page
    assert "2 files done: 1 taken in, 1 refused." in page
    assert "Plan 171-KH/TU" in page
    assert "Đã nhận" not in page


def test_a_batch_under_way_can_be_followed(client):
    """The script gets the same words as the page."""
    hand_in(client, "a.pdf")
    page = html(client.get("/intake/1"))
    assert "progress.js" in page
    # A way in which no file has ended yet has its place, to be shown by the script.
    assert re.search(r'outcome=refused"\s+hidden', page)

    answer = client.get("/intake/1/progress").get_json()

    assert answer["finished"] is False
    assert answer["summary"] == "Đã xong 0 trong 1 tệp."
    (row,) = answer["rows"]
    assert row.pop("when")
    assert row == {
        "id": 1,
        "batch": 1,
        "name": "a.pdf",
        "code": "received",
        "label": "Đang chờ",
        "paper": "",
        "address": None,
        "sentence": "",
        "open": False,
        "dismissed": "",
        "size": f"{len('nội dung a.pdf'.encode())} B",
        "within": "",
        "became": "",
        "became_at": None,
        "instead": "",
        "instead_at": None,
        "whom": "",
        "whom_at": None,
    }


@pytest.mark.usefixtures("ended")
def test_recent_batches_are_listed(client):
    """A clerk finds a batch again."""
    page = html(client.get("/intake"))

    assert 'href="/intake/1"' in page
    assert "1 đã nhận, 1 không nhận" in page


def test_a_batch_that_never_was_is_not_found(client):
    """Neither as a page nor as values."""
    assert client.get("/intake/99").status_code == 404
    json = {"Accept": "application/json"}
    answer = client.get("/intake/99/progress", headers=json)
    assert answer.status_code == 404
    assert answer.get_json()["code"] == "not_found"


def test_too_much_at_once_is_said(client, services):
    """A clerk is told to send it in several goes."""
    sent = token(client)
    services.settings = replace(services.settings, largest_batch=1_000)
    big = [(io.BytesIO(b"x" * 5_000), "a.pdf")]
    answer = client.post("/intake", data={"csrf_token": sent, "files": big})

    assert answer.status_code == 413
    assert "mỗi lần tối đa 2.000 tệp, tất cả không quá 1 kB" in answer.get_data(
        as_text=True
    )


def test_as_many_files_as_are_promised_can_be_sent(client, services):
    """The token of the form does not count against them."""
    most = services.settings.most_files
    assert hand_in(client, *(f"{n}.txt" for n in range(most))).status_code == 303


def test_too_many_files_at_once_is_said(client, services):
    """Small files too are turned away in numbers that nobody promised."""
    parts = {str(n): "x" for n in range(services.settings.most_files + 50)}
    answer = client.post("/intake", data=parts, content_type="multipart/form-data")

    assert answer.status_code == 413
    assert "mỗi lần tối đa 2.000 tệp" in answer.get_data(as_text=True)


def send(client, batch=None, *names):
    """Hand in a portion as the page's script does."""
    files = [(io.BytesIO(name.encode()), name) for name in names]
    data = {"csrf_token": token(client), "files": files}
    return client.post(
        "/intake",
        data=data | ({"batch": str(batch)} if batch else {}),
        headers={"Accept": "application/json"},
    )


def test_portions_make_one_batch(client, services):
    """Ten thousand files are handed in at once, whatever one request may hold."""
    first = send(client, None, "sổ/a.pdf", "sổ/b.pdf").get_json()
    second = send(client, first["batch"], "c.pdf").get_json()

    assert first == second == {"batch": 1, "address": "/intake/1"}
    assert services.catalogue.batches.progress(1).total == 3


def test_nobody_adds_to_a_batch_of_another(client, services):
    """A batch is what one person handed in."""
    services.catalogue.intake.hand_in(["x"], who="mai", at=AT)

    assert send(client, 1, "a.pdf").status_code == 403
    assert send(client, 2, "a.pdf").status_code == 404
    assert services.catalogue.batches.progress(1).total == 1


def test_a_folder_is_told_file_by_file(client):
    """Two files of one name are told apart by the folders they came in."""
    send(client, None, "2019/a.pdf", "2020/a.pdf")

    page = html(client.get("/intake/1"))
    assert "2019/a.pdf" in page
    assert "2020/a.pdf" in page


@pytest.mark.usefixtures("ended")
def test_a_batch_is_filtered_by_outcome(client):
    """What was refused is found among thousands that were not."""
    page = html(client.get("/intake/1?outcome=refused"))

    assert "hỏng.pdf" in page
    assert "tốt.pdf" not in page
    assert "Không có tệp nào" in html(client.get("/intake/1?outcome=held"))
    assert "tốt.pdf" in html(client.get("/intake/1?outcome=nonsense"))


@pytest.mark.usefixtures("ended")
def test_a_report_tells_of_every_file(client):
    """All rows of the batch, whatever the page shows, with name and reason."""
    answer = client.get("/intake/1/report.csv")
    lines = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))

    assert [line[:3] for line in lines[1:]] == [
        ["tốt.pdf", "Đã nhận", "Kế hoạch 171-KH/TU, Thành ủy Bắc Kạn, 01/8/2019"],
        ["hỏng.pdf", "Không nhận", ""],
        ["Tổng cộng", "Xong 2 tệp: 1 đã nhận, 1 không nhận.", ""],
    ]
    told = dict(zip(lines[0], lines[2], strict=True))
    assert (told["Mã lý do"], told["Kích thước (byte)"]) == ("damaged", "21")
    assert dict(zip(lines[0], lines[3], strict=True))["Kích thước (byte)"] == "41"
    assert lines[2][3].startswith("Tệp bị hỏng hoặc thiếu dữ liệu.")
    assert client.get("/intake/1/report.xlsx").get_data()[:2] == b"PK"
    assert client.get("/intake/9/report.csv").status_code == 404


def dismiss(client, way="dismiss", **fields):
    data = {"csrf_token": token(client), "back": "/intake/1", **fields}
    return client.post(f"/intake/{way}", data=data)


@pytest.mark.usefixtures("ended")
def test_a_refused_file_waits_until_somebody_sees_to_it(client):
    """It leaves the list with a note and a name, and can come back."""
    assert "1 tệp chưa nhận được" in html(client.get("/intake"))
    assert "hỏng.pdf" in html(client.get("/intake/refused"))

    answer = dismiss(client, row="2", note="đã xin <b>lại</b>")
    assert (answer.status_code, answer.location) == (303, "/intake/1?seen=2")
    page = html(client.get("/intake/1?seen=2"))
    assert "Đã ghi là đã xử lý 1 tệp." in page
    assert "Đã xử lý: người dùng tại máy này" in page
    assert "đã xin &lt;b&gt;lại&lt;/b&gt;" in page
    assert "Không còn tệp nào chờ xử lý." in html(client.get("/intake/refused"))

    undone = dismiss(client, "restore", row="2", back="/intake/1?seen=2")
    assert undone.location == "/intake/1"
    assert "hỏng.pdf" in html(client.get("/intake/refused"))


BACK = {
    "another host": "https://elsewhere.example/intake",
    "another host without a scheme": "//elsewhere.example/intake",
    "a backslash": "/intake\\elsewhere",
    "nothing": "",
}


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("back", BACK.values(), ids=BACK)
def test_a_form_leads_nowhere_else(back, client):
    """Where to go back to comes from the form, which anybody may have written."""
    assert dismiss(client, row="2", back=back).location == "/intake/refused?seen=2"


@pytest.mark.usefixtures("ended")
def test_nonsense_dismisses_nothing(client, services):
    """Numbers of rows come from the form too."""
    asked = dismiss(client, row="x", note="hỏng & cũ").location
    page = html(client.get(asked))
    assert "Chưa chọn tệp nào." in page
    assert 'value="hỏng &amp; cũ"' in page
    dismiss(client, row="1")

    assert services.catalogue.refusals.count() == 1


def test_refused_files_come_in_pages(client, services):
    """The newest first, a hundred at a time, each exactly once."""
    services.catalogue.intake.hand_in(map(str, range(120)), who="lan", at=AT)
    end(services, *[DAMAGED] * 120)

    first = html(client.get("/intake/refused"))
    more = re.search(r'rel="next"\s+href="([^"]*)"', first)
    assert more
    second = html(client.get(more[1]))

    found = [re.findall(r"data-name>(\d+)<", page) for page in (first, second)]
    assert list(map(len, found)) == [100, 20]
    assert found[0] + found[1] == [str(n) for n in reversed(range(120))]
