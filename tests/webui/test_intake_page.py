"""Handing files in and following them."""

import datetime as dt
import io
import re
from pathlib import Path

import pytest

from archive.model import Outcome
from tests.webui.papers import AT

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
    assert services.catalogue.intake.batches() == ()


def test_nothing_chosen_is_said(client):
    """An empty form is no batch."""
    answer = client.post("/intake", data={"csrf_token": token(client)})

    assert answer.status_code == 400
    assert "Chưa chọn tệp nào." in answer.get_data(as_text=True)


@pytest.fixture
def ended(client, services):
    """A batch of two: one taken in, one refused."""
    hand_in(client, "tốt.pdf", "hỏng.pdf")
    ledger = services.catalogue.intake
    for outcome in (
        Outcome("", "added", document=7, message="Đã nhận, mã 7."),
        Outcome(
            "",
            "refused",
            reason="damaged",
            message="Tệp bị hỏng hoặc thiếu dữ liệu. Hãy sao chép lại từ bản gốc.",
        ),
    ):
        row = ledger.claim("test", at=AT, lease=LEASE)
        assert row is not None
        ledger.finish(row, outcome, at=AT)


@pytest.mark.usefixtures("ended")
def test_each_file_has_its_outcome_and_its_reason(client):
    """One bad file is told apart from the good one."""
    page = html(client.get("/intake/1"))

    assert 'href="/documents/7"' in page
    assert "Tệp bị hỏng hoặc thiếu dữ liệu." in page
    assert "Xong 2 tệp: 1 đã nhận, 1 không nhận." in page
    assert "progress.js" not in page


@pytest.mark.usefixtures("ended")
def test_reasons_are_told_in_english_too(client):
    """A refusal has its sentence in the language of the page."""
    page = html(client.get("/intake/1?lang=en"))

    assert "The file is damaged or incomplete." in page
    assert "2 files done: 1 taken in, 1 refused." in page
    assert "See the paper" in page
    assert "Đã nhận" not in page


def test_a_batch_under_way_can_be_followed(client):
    """The script gets the same words as the page."""
    hand_in(client, "a.pdf")
    assert "progress.js" in html(client.get("/intake/1"))

    answer = client.get("/intake/1/progress").get_json()

    assert answer["finished"] is False
    assert answer["summary"] == "Đã xong 0 trong 1 tệp."
    assert answer["rows"] == [
        {
            "id": 1,
            "name": "a.pdf",
            "code": "received",
            "label": "Đang chờ",
            "sentence": "",
            "address": None,
        }
    ]


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


def test_too_much_at_once_is_said(client, app):
    """A clerk is told to send it in several goes."""
    sent = token(client)
    app.config["MAX_CONTENT_LENGTH"] = 1_000
    big = [(io.BytesIO(b"x" * 5_000), "a.pdf")]
    answer = client.post("/intake", data={"csrf_token": sent, "files": big})

    assert answer.status_code == 413
    assert "Hãy chia thành nhiều lần." in answer.get_data(as_text=True)
