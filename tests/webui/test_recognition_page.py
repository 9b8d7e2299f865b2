"""What people see of pages that wait to be read, and what they do about it."""

import datetime as dt

import pytest

from archive.catalogue import Rendition
from archive.model import Outcome, Page, Reader, Reading, Text
from tests.webui.papers import AT, claims
from tests.webui.test_intake_page import html, token

TIFF = "image/tiff"
LAN = Reader("lan")
LEASE = dt.timedelta(minutes=5)


def scan(
    services, *, left=5, audience="everyone", row=None, said="nông thôn mới", **facts
):
    """Keep a scan of which the first two pages were read, and return its number."""
    pages = [Page(number, f"{said} {number}", "ocr") for number in (1, 2)]
    rest = range(3, 3 + left)
    pages += [Page(number, "", "image") for number in rest]
    text = Text(TIFF, tuple(pages))
    shown = Rendition(
        f"{services.clock().timestamp()}{said}{left}", "quét.tif", TIFF, 9
    )
    number = services.catalogue.documents.store(
        Reading(text, claims(pages[0].text, **(facts or {"symbol": "41-KH/TU"})), ()),
        shown,
        source="test",
        at=AT,
        audience=audience,
    )
    services.catalogue.recognitions.begin(
        number, shown.sha256, rest, read=2, row=row, who="lan", at=AT
    )
    return number


def claim(services):
    """Lend pages that wait."""
    return services.catalogue.portions.claim("máy", at=AT, lease=LEASE, most=4)


def read(services, *, seconds=6.0):
    """Read one portion of the pages that wait."""
    lent = claim(services)
    pages = [Page(number, f"đọc {number}", "ocr") for number in lent.pages]
    services.catalogue.portions.read(lent, pages, seconds=seconds, at=AT)


def steer(client, number, do, **more):
    """Press a button on the page of a paper."""
    data = {"csrf_token": token(client), "do": do, **more}
    return client.post(f"/documents/{number}/recognition", data=data)


def kept(services, number):
    """Return how far a paper has come."""
    return services.catalogue.recognitions.of(number, LAN, at=AT)


def test_a_paper_tells_how_far_it_is(client, services):
    """The page says it, and a script is told the same as values."""
    number = scan(services)
    read(services)

    page = html(client.get(f"/documents/{number}"))
    told = client.get(f"/documents/{number}/recognition").get_json()

    assert "Đang đọc ảnh: 6/7 trang" in page
    assert f'data-reading="/documents/{number}/recognition"' in page
    assert (told["sentence"], told["done"], told["total"], told["finished"]) == (
        "Đang đọc ảnh: 6/7 trang",
        6,
        7,
        False,
    )


def test_its_turn_is_raised_skipped_and_asked_for_again(client, services):
    """Each button does what it says, and comes back to the paper."""
    number = scan(services)
    here = f"/documents/{number}"

    assert "Ưu tiên" in html(client.get(here))
    assert steer(client, number, "first").location == here
    assert kept(services, number).is_first
    page = html(client.get(here))
    assert "Đang đọc ảnh: 2/7 trang (ưu tiên)" in page
    assert "Ưu tiên" not in page

    steer(client, number, "skip")
    page = html(client.get(here))
    assert "Đã bỏ qua phần còn lại: 2/7 trang" in page
    assert "data-reading" not in page

    steer(client, number, "again")
    assert (kept(services, number).state, kept(services, number).wanted) == (
        "waiting",
        5,
    )


def test_pages_that_could_not_be_read_are_told(client, services):
    """With the reason, in words."""
    number = scan(services, left=1)
    services.catalogue.portions.fail(
        claim(services), "time_limit", at=AT, is_final=True
    )

    page = html(client.get(f"/documents/{number}"))

    assert "Không đọc được trang 3 (đọc quá lâu)." in page


def test_a_short_scan_can_be_read_again(client, services):
    """Nothing was left of it, and yet the reader of today may read it better."""
    number = scan(services, left=1)
    services.catalogue.documents.reread(
        number, Reading(Text(TIFF, (Page(1, "nông thôn", "ocr"),)), (), ()), at=AT
    )

    page = html(client.get(f"/documents/{number}"))
    steer(client, number, "again")

    assert "Đã đọc xong ảnh: 1/1 trang" in page
    assert kept(services, number).wanted == 1


def test_a_paper_without_images_says_nothing_of_it(client, keep):
    """There is nothing to read, and nobody is asked."""
    text = Text("text/plain", (Page(1, "nông thôn"),))
    number = keep(Reading(text, (), ()))

    assert "reading-state" not in html(client.get(f"/documents/{number}"))
    assert client.get(f"/documents/{number}/recognition").status_code == 404
    assert steer(client, number, "again").status_code == 400


@pytest.mark.parametrize("do", ["", "nonsense"])
def test_nonsense_does_nothing(client, services, do):
    """What no button sends is a wrong request."""
    number = scan(services)

    assert steer(client, number, do).status_code == 400
    assert kept(services, number).state == "waiting"


@pytest.mark.parametrize(
    ("back", "there"),
    [("/recognition", "/recognition"), ("//elsewhere.org", None), ("/intake", None)],
)
def test_it_goes_back_to_the_list_and_to_no_other_place(client, services, back, there):
    """Where the button was pressed there, and else to the paper."""
    number = scan(services)

    answer = steer(client, number, "first", back=back)

    assert answer.location == (there or f"/documents/{number}")


def test_the_list_tells_what_waits_in_its_order(client, services):
    """How much, how long it takes, and each paper with its buttons."""
    one, other = scan(services), scan(services, left=60, said="thành thị")
    read(services, seconds=20.0)
    services.catalogue.recognitions.raise_turn(other, reader=LAN)

    page = html(client.get("/recognition"))
    told = client.get("/recognition/progress").get_json()

    assert "2 văn bản, 61 trang ảnh chờ đọc; 5 giây một trang, còn khoảng" in page
    assert page.index(f'data-paper="{other}"') < page.index(f'data-paper="{one}"')
    assert [paper["number"] for paper in told["papers"]] == [other, one]
    assert not told["finished"]
    assert "trang ảnh chờ đọc" in html(client.get("/"))
    assert "trang ảnh chờ đọc" in html(client.get("/intake"))


def test_nothing_waits(client):
    """That is said, and nowhere else."""
    assert "Không có trang ảnh nào chờ đọc." in html(client.get("/recognition"))
    assert client.get("/recognition/progress").get_json()["finished"]
    assert "đọc ảnh:" not in html(client.get("/intake")).lower()


@pytest.mark.usefixtures("outsider")
def test_hidden_papers_are_not_told_of(client, services):
    """Neither in the list nor in what is counted."""
    number = scan(services, audience="leaders")

    assert "Không có trang ảnh nào chờ đọc." in html(client.get("/recognition"))
    assert client.get("/recognition/progress").get_json()["papers"] == []
    assert steer(client, number, "skip").status_code == 404
    assert client.get(f"/documents/{number}/recognition").status_code == 404


def batch(services):
    """Take a scan in by the ledger, and return its batch."""
    ledger = services.catalogue.intake
    ledger.hand_in(["/tmp/quét.tif"], who="lan", at=AT)  # noqa: S108  # nothing is there
    row = ledger.claim("máy", at=AT, lease=LEASE)
    number = scan(services, row=row.id)
    ledger.finish(row, Outcome(row.path, "added", number), at=AT)
    return row.batch


def test_a_batch_goes_on_until_its_pages_are_read(client, services):
    """Its files are in, and the pages of the scan are followed to their end."""
    number = batch(services)

    page = html(client.get(f"/intake/{number}"))
    told = client.get(f"/intake/{number}/progress").get_json()

    assert "đã đọc 2/7." in page
    assert (told["ended"], told["finished"]) == (True, False)
    assert told["rows"][0]["sentence"] == "Đang đọc ảnh: 2/7 trang."
    assert "data-follow" in page
    assert "data-ended" in page


def test_a_scan_that_waits_for_other_files_says_so(client, services):
    """Somebody looks why it is not read yet."""
    ledger = services.catalogue.intake
    ledger.hand_in(["/tmp/quét.tif", "/tmp/b.txt"], who="lan", at=AT)  # noqa: S108
    ledger.put_off(ledger.claim("máy", at=AT, lease=LEASE), 40)

    page = html(client.get("/intake/1"))

    assert "Bản quét 40 trang ảnh, đọc sau các tệp khác." in page


@pytest.mark.parametrize(
    ("facts", "name"),
    [({"subject": "Về dân vận"}, "“Về dân vận”"), ({"place": "Bắc Kạn"}, "mã 1")],
)
def test_a_scan_without_symbol_can_be_told_from_others(client, services, facts, name):
    scan(services, **facts)

    assert name in html(client.get("/recognition"))


def test_a_second_reading_that_is_let_be_loses_nothing(client, services):
    """All pages are told as read, for they are: as they were before."""
    number = scan(services, left=1)
    services.catalogue.documents.reread(
        number, Reading(Text(TIFF, (Page(1, "nông thôn", "ocr"),)), (), ()), at=AT
    )
    steer(client, number, "again")
    steer(client, number, "skip")

    page = html(client.get(f"/documents/{number}"))

    assert "Đã đọc xong ảnh: 1/1 trang" in page
    assert "Đọc lại ảnh" in page
