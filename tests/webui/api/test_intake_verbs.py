"""Programs follow and steer batches, and see to what was refused."""

import io

import pytest

from archive.model import Outcome
from tests.webui.papers import AT
from tests.webui.test_intake_page import DAMAGED, end

PROGRAM = {"X-Requested-With": "test"}
LOCKED = Outcome("", "refused", reason="encrypted", message="Có mật khẩu.")


@pytest.fixture
def batch(services):
    """Three files: two damaged, one with a password."""
    services.catalogue.intake.hand_in(["/a", "/b", "/c"], who="local", at=AT)


def get(client, address):
    """Ask for something under the intake."""
    return client.get(f"/api/v1/intake{address}").get_json()


def post(client, address, **said):
    """Ask for something to be done there."""
    return client.post(f"/api/v1/intake{address}", json=said, headers=PROGRAM)


@pytest.mark.usefixtures("batch")
def test_a_batch_is_steered(client):
    """Every step answers how the batch stands then, and is kept."""
    paused = post(client, "/1/steering", do="pause").get_json()
    assert (paused["state"], paused["is_first"]) == ("paused", False)
    assert post(client, "/1/steering", do="first").get_json()["is_first"]

    cancelled = post(client, "/1/steering", do="cancel").get_json()

    assert cancelled == get(client, "/1")
    assert (cancelled["state"], cancelled["cancelled"]) == ("cancelled", 3)
    assert (cancelled["finished"], cancelled["seconds_left"]) == (True, None)
    assert [s["step"] for s in cancelled["steps"]] == ["pause", "first", "cancel"]
    assert get(client, "")["items"][0]["state"] == "cancelled"


@pytest.mark.usefixtures("batch")
def test_nonsense_steers_nothing(client):
    """Neither an unknown step nor an unknown batch; and nothing comes in after."""
    assert post(client, "/1/steering", do="explode").status_code == 422
    assert post(client, "/9/steering", do="pause").status_code == 404
    post(client, "/1/steering", do="cancel")

    files = {"files": [(io.BytesIO(b"x"), "d.pdf")]}
    more = client.post("/api/v1/intake?batch=1", data=files, headers=PROGRAM)

    assert (more.status_code, more.get_json()["code"]) == (409, "conflict")


@pytest.mark.usefixtures("batch")
def test_refused_files_are_tried_again(client, services):
    """By their reason or one by one, each once; the old row tells the new one."""
    end(services, DAMAGED, DAMAGED, LOCKED)
    assert get(client, "/refused/reasons")["items"] == [
        {"reason": "damaged", "files": 2},
        {"reason": "encrypted", "files": 1},
    ]
    assert len(get(client, "/refused?reason=damaged")["items"]) == 2

    retried = post(client, "/refused/retry", reason="damaged", batch=1).get_json()
    one = post(client, "/refused/retry", rows=[3]).get_json()
    none = post(client, "/refused/retry", rows=[1, 3]).get_json()

    assert retried == {"batch": 2, "files": 2}
    assert one == {"batch": 3, "files": 1}
    assert none == {"batch": None, "files": 0}
    assert get(client, "/refused")["total"] == 0
    old, new = get(client, "/1/rows")["items"][2], get(client, "/3/rows")["items"][0]
    assert (old["retried_as"], new["instead_of"]) == (new["id"], old["id"])


@pytest.mark.usefixtures("batch")
def test_a_refused_file_is_replaced(client, services):
    """By the file sent, and only as long as nobody else did so."""
    end(services, DAMAGED, DAMAGED, LOCKED)

    def send(row):
        files = {"files": [(io.BytesIO(b"better"), "tốt.pdf")]}
        address = f"/api/v1/intake/refused/{row}/replacement"
        return client.post(address, data=files, headers=PROGRAM)

    assert send(1).headers["Location"].endswith("/api/v1/intake/2")
    assert (send(1).status_code, send(9).status_code) == (409, 404)
    (row,) = get(client, "/2/rows")["items"]
    assert (row["path"], row["size"], row["instead_of"]) == ("tốt.pdf", 6, 1)
