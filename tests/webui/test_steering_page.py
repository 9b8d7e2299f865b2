"""Batches are steered from their page, and refused files tried again or replaced."""

import csv
import datetime as dt
import io

import pytest

from archive.catalogue import Handed
from archive.model import Outcome
from tests.webui.papers import AT, plan
from tests.webui.test_intake_page import DAMAGED, LEASE, end, hand_in, html, token


@pytest.fixture
def batch(client):
    """A batch of three files that wait."""
    hand_in(client, "a.pdf", "b.pdf", "c.pdf")


def steer(client, step, back=""):
    """Press a button of the page of the batch."""
    data = {"csrf_token": token(client), "do": step, "back": back}
    return client.post("/intake/1/steering", data=data)


def told(client):
    """What the script is told of the batch."""
    return client.get("/intake/1/progress").get_json()["told"]


@pytest.mark.usefixtures("batch")
def test_a_batch_is_paused_and_goes_on(client):
    """The page says who did it and when, and offers what is of use then."""
    assert told(client)["verbs"] == ["pause", "first", "cancel"]

    assert steer(client, "pause").location == "/intake/1"

    page = html(client.get("/intake/1"))
    assert "data-state>Đang tạm dừng</span>" in page
    assert "Tạm dừng: người dùng tại máy này" in page
    assert told(client)["verbs"] == ["resume", "first", "cancel"]
    steer(client, "resume")
    assert told(client)["state"] == "open"


@pytest.mark.usefixtures("batch")
def test_a_batch_is_raised_before_others(client):
    """And goes back to its turn."""
    steer(client, "first")
    assert told(client)["label"] == "Đang tiếp nhận, đọc trước"
    assert "Đang tiếp nhận, đọc trước" in html(client.get("/intake"))

    steer(client, "in_turn")
    assert told(client)["label"] == "Đang tiếp nhận"


@pytest.mark.usefixtures("batch")
def test_a_batch_is_cancelled_after_a_question(client, services):
    """What was not read is told as such, waits for nobody, and can be retried."""
    assert "Các tệp chưa đọc sẽ được ghi là không nhận" in html(client.get("/intake/1"))

    steer(client, "cancel")

    page = html(client.get("/intake/1"))
    assert "Xong 3 tệp: 3 không nhận (hủy 3)." in page
    assert "data-steering" not in page
    assert services.catalogue.refusals.count() == 0
    data = {"csrf_token": token(client), "reason": "cancelled", "batch": "1"}
    client.post("/intake/retry", data=data)
    assert services.catalogue.batches.of(2).progress.received == 3
    assert "Đã thử lại ở lần 2: đang chờ" in html(client.get("/intake/1"))


@pytest.mark.usefixtures("batch")
def test_nothing_comes_into_a_cancelled_batch(client, services):
    """A portion sent after the cancelling is told to its sender, not lost."""
    steer(client, "cancel")
    files = [(io.BytesIO(b"x"), "d.pdf")]
    data = {"csrf_token": token(client), "files": files, "batch": "1"}

    answer = client.post("/intake", data=data)

    assert answer.status_code == 409
    assert services.catalogue.batches.progress(1).total == 3


@pytest.mark.usefixtures("batch")
def test_nonsense_steers_nothing(client, services):
    """A step comes from a form, a number from an address."""
    assert steer(client, "explode").status_code == 400
    data = {"csrf_token": token(client), "do": "pause"}
    assert client.post("/intake/9/steering", data=data).status_code == 404
    assert client.post("/intake/1/steering", data={"do": "pause"}).status_code == 400
    assert services.catalogue.batches.of(1).state == "open"


@pytest.mark.usefixtures("batch")
def test_the_pace_and_what_is_read_are_told(client, services):
    """Nothing is said of the time left until it is known."""
    assert told(client)["sentence"] == "Đang chờ đến lượt."
    services.catalogue.intake.hand_in(map(str, range(40)), who="lan", at=AT, batch=1)
    now = services.clock()
    for ago in range(20, 0, -1):
        row = services.catalogue.intake.claim("x", at=now, lease=LEASE)
        ended = Outcome(row.path, "added", 1)
        at = now - dt.timedelta(seconds=3 * ago)
        services.catalogue.intake.finish(row, ended, at=at)
    services.catalogue.intake.claim("x", at=now, lease=LEASE)

    said = told(client)

    assert "tệp một phút, còn khoảng 1 phút." in said["sentence"]
    assert said["reading"] == "Đang đọc: 17"


@pytest.fixture
def refused(client, services):
    """Two damaged files, and one that asks for a password."""
    hand_in(client, "a.pdf", "b.pdf", "c.pdf")
    locked = Outcome("", "refused", reason="encrypted", message="Có mật khẩu.")
    end(services, DAMAGED, DAMAGED, locked)


def retry(client, **fields):
    """Press the button that tries again."""
    data = {"csrf_token": token(client), "back": "/intake/refused", **fields}
    return client.post("/intake/retry", data=data).location


@pytest.mark.usefixtures("refused")
def test_chosen_files_are_tried_again(client, services):
    """They leave the list, the notice leads to their batch, which names the old."""
    address = retry(client, row=["1", "3"])

    assert address == "/intake/refused?retried=2"
    page = html(client.get(address))
    assert 'href="/intake/2">Đã đưa vào lần tiếp nhận 2' in page
    assert "a.pdf" not in page
    assert "b.pdf" in page
    assert "Thay cho tệp không nhận ở lần 1" in html(client.get("/intake/2"))
    assert [row.instead_of for row in services.catalogue.intake.rows(2)] == [1, 3]


@pytest.mark.usefixtures("refused")
def test_reasons_are_grouped_with_what_to_do(client):
    """The most common first; one of them can be looked at, or tried again, alone."""
    page = html(client.get("/intake/refused"))
    assert page.index("Tệp bị hỏng hoặc thiếu dữ liệu.") < page.index("mật khẩu")

    only = html(client.get("/intake/refused?reason=encrypted"))
    assert "data-name>c.pdf" in only
    assert "data-name>a.pdf" not in only
    assert retry(client, reason="damaged").endswith("retried=2")
    left = html(client.get("/intake/refused"))
    assert "data-name>a.pdf" not in left
    assert "data-name>c.pdf" in left


@pytest.mark.usefixtures("refused")
def test_nothing_chosen_is_tried_again(client, services):
    """It is said, and no batch is begun."""
    address = retry(client, row="nonsense")

    assert address == "/intake/refused?retried=0"
    assert "Không có tệp nào được thử lại" in html(client.get(address))
    assert len(services.catalogue.batches.newest()) == 1


def replace(client, row, name="tốt.pdf", content=b"better"):
    """Send a better file in place of a refused one."""
    data = {"csrf_token": token(client), "file": (io.BytesIO(content), name)}
    return client.post(f"/intake/refused/{row}/replacement", data=data)


@pytest.mark.usefixtures("refused")
def test_a_better_file_takes_the_place(client, services):
    """It is kept on the disk first, and the old row shows what came of it."""
    assert replace(client, 1).location == "/intake/refused?retried=2"

    (row,) = services.catalogue.intake.rows(2)
    assert (row.instead_of, row.size) == (1, 6)
    end(services, Outcome("", "added", 1))
    page = html(client.get("/intake/1"))
    assert 'href="/intake/2">Đã thử lại ở lần 2: đã nhận</a>' in page


@pytest.mark.usefixtures("refused")
def test_a_second_replacement_is_told(client, services):
    """Nothing of it is left lying about."""
    replace(client, 1)

    assert replace(client, 1).status_code == 409
    assert replace(client, 9).status_code == 404
    assert replace(client, 2, name="").status_code == 400
    incoming = services.settings.archive.incoming
    assert [p.name for p in incoming.rglob("*.pdf")].count("tốt.pdf") == 1


@pytest.mark.usefixtures("refused")
def test_english_pages_say_all_of_it(client):
    """Reasons, steps and states have their words."""
    page = html(client.get("/intake/refused?lang=en"))

    assert "Why they were refused, and what to do" in page
    assert "Retry all 2 files" in page
    hand_in(client, "d.pdf")
    page = html(client.get("/intake/2?lang=en"))
    assert "Cancel the files not read yet" in page
    assert "Waiting for its turn." in page


def test_a_file_of_a_zip_names_it(client, services):
    """On the page and in the report, which is no formula whatever a name says."""
    hand_in(client, "=gói.zip")
    inner = Handed("/x/=1+1.pdf", parcel=1)
    services.catalogue.intake.hand_in([inner], who="lan", at=AT, batch=1)

    assert "trong =gói.zip" in html(client.get("/intake/1"))
    answer = client.get("/intake/1/report.csv").get_data().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(answer)))
    assert (lines[1]["Tệp"], lines[1]["Trong gói"]) == ("'=1+1.pdf", "'=gói.zip")


def test_where_a_batch_came_from_is_told(client, services):
    """Of a folder that is watched nobody handed the files in."""
    services.catalogue.intake.hand_in(["/in/a.pdf"], who="x", at=AT, origin="/in")

    assert "Từ thư mục theo dõi /in" in html(client.get("/intake/1"))


@pytest.mark.usefixtures("batch")
def test_a_paused_batch_is_not_forgotten(client, keep):
    """The start page tells of it until it goes on."""
    keep(plan())
    steer(client, "pause")
    told = html(client.get("/"))
    steer(client, "resume")

    assert "lần tiếp nhận đang tạm dừng" in told
    assert "lần tiếp nhận đang tạm dừng" not in html(client.get("/"))
