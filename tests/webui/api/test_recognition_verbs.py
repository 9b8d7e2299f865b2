"""Programs follow the recognition of scans, and steer it."""

import io

import pytest

from tests.webui.papers import plan
from tests.webui.test_recognition_page import kept, read, scan

PROGRAM = {"X-Requested-With": "test"}


@pytest.fixture
def number(services):
    """A scan of which five pages wait."""
    return scan(services)


def steer(client, number, **said):
    """Ask for what is to be done with a paper."""
    address = f"/api/v1/documents/{number}/recognition"
    return client.post(address, json=said, headers=PROGRAM)


def test_what_waits_is_told(client, services, number):
    """How much, how long a page takes, and whose turn it is."""
    read(services, seconds=6.0)

    told = client.get("/api/v1/recognition").get_json()
    paper = client.get(f"/api/v1/documents/{number}/recognition").get_json()

    assert (told["papers"], told["pages"], told["seconds"]) == (1, 1, 1.5)
    assert told["items"] == [paper]
    assert (paper["state"], paper["read"], paper["wanted"]) == ("waiting", 6, 7)


def test_it_is_steered(client, services, number):
    """First, skip and again do what they say."""
    assert steer(client, number, do="first").get_json()["is_first"]
    skipped = steer(client, number, do="skip")
    assert (skipped.status_code, skipped.get_json()["state"]) == (202, "skipped")
    steer(client, number, do="again", pages=[2, 3])

    assert kept(services, number).wanted == 2


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"do": "nonsense"}, 422),
        ({}, 422),
        ({"do": "again", "pages": [99]}, 400),
        ({"do": "again", "pages": [0]}, 422),
    ],
)
def test_nonsense_changes_nothing(client, services, number, said, status):
    """It is answered with what is wrong."""
    assert steer(client, number, **said).status_code == status
    assert kept(services, number).wanted == 7


def test_a_paper_without_images_has_no_state(client, keep):
    """It is told so, and cannot be asked for."""
    number = keep(plan())

    told = client.get(f"/api/v1/documents/{number}/recognition").get_json()
    assert told["state"] is None
    assert steer(client, number, do="again").status_code == 400


def test_pages_of_long_scans_can_be_left_unread(client, services):
    """A program says so where it hands files in."""
    for asked in ("?skip_ocr=true", ""):
        files = {"files": [(io.BytesIO(b"x"), "a.tif")]}
        client.post(f"/api/v1/intake{asked}", data=files, headers=PROGRAM)

    rows = [services.catalogue.intake.rows(batch)[0] for batch in (1, 2)]
    assert [row.skips_ocr for row in rows] == [True, False]
