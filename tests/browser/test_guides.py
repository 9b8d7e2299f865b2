"""The pictures of the guides, taken of the pages as they are.

``make pictures`` runs this and puts them where the guides show them.
"""

import contextlib
import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from archive.model import Outcome, Reader
from tests.browser.conftest import Shot
from tests.webui import scans
from tests.webui.papers import AT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

SIZE = {"width": 1180, "height": 780}
LEASE = dt.timedelta(minutes=5)

PICTURES = {
    "guide-results": "/?q=ke+hoach+171",
    "guide-paper": "/documents/{replaced}",
    "guide-images": "/documents/{replaced}?q=dai+hoi&view=both#text",
    "guide-neighbours": "/documents/{paper}/neighbours",
    "guide-batch": "/intake/1",
    "guide-steering": "/intake/{under_way}",
    "guide-doubts": "/doubts",
    "guide-by-hand": "/doubts?at={doubt}",
    "guide-correction": "/documents/{paper}/facts/issued",
    "guide-scan": "/documents/{scan}/pages/1/text",
    "guide-register": "/registers/book?body=ban+chap+hanh+trung+uong&term=XIII",
}


@pytest.fixture
def screen(browser, office_address):
    """An office screen, from which the top of a page is taken."""
    context = browser.new_context(
        base_url=office_address, viewport=SIZE, locale="vi-VN", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def scanned(office_app, tmp_path_factory):
    """The numbers of a scanned letter and of the doubt about its number."""
    services = office_app.extensions["vankho"]
    number = scans.letter(services, tmp_path_factory.mktemp("scan"))
    doubts = services.catalogue.doubts.of(number, Reader("test"))
    return {
        "scan": number,
        "doubt": next(doubt.id for doubt in doubts if doubt.field == "symbol"),
    }


SYMBOLS = "171-KH/TU", "35-CT/TW", "37-QĐ/TW", "362-CV/TU", "6915-CV/BTGTW"
REFUSED = {
    "damaged": "Tệp bị hỏng hoặc thiếu dữ liệu. Hãy sao chép lại từ bản gốc.",
    "encrypted": "Tệp được bảo vệ bằng mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.",
}


@pytest.fixture(scope="module")
def under_way(office_app):
    """A batch of which some files ended, two of them refused, and one is read."""
    services = office_app.extensions["vankho"]
    catalogue, now = services.catalogue, services.clock()
    files = [f"/kho/Sổ 2019/{n:03} văn bản đến.pdf" for n in range(1, 241)]
    number = catalogue.intake.hand_in(files, who="local", at=now)[0].batch
    found = (catalogue.documents.by_symbol(s, Reader("test")) for s in SYMBOLS)
    outcomes = [Outcome("", "added", brief.id) for briefs in found for brief in briefs]
    outcomes += [Outcome("", "refused", None, *told) for told in REFUSED.items()]
    for place, outcome in enumerate(outcomes, start=-len(outcomes)):
        row = catalogue.intake.claim("test", at=now, lease=LEASE, batch=number)
        at = now + 3 * place * dt.timedelta(seconds=1)
        catalogue.intake.finish(row, outcome, at=at)
    catalogue.intake.claim("test", at=now, lease=LEASE, batch=number)
    yield number
    catalogue.intake.release("test")
    catalogue.batches.steer(number, "cancel", by="test", at=now)
    rows = catalogue.intake.rows(number, outcome="refused")
    catalogue.refusals.dismiss([row.id for row in rows], "", by="test", at=now)


@pytest.fixture
def known(scanned, under_way):
    """The numbers in the addresses of the pictures."""
    return {**scanned, "under_way": under_way}


@contextlib.contextmanager
def confirmed(catalogue, number):
    """Confirm what is proposed for the status of a paper, and take it back."""
    [proposal] = catalogue.standings.of(number, Reader("test")).proposed
    act = catalogue.verdicts.decide(
        proposal.link.id,
        "confirm",
        reader=Reader("test"),
        by="person:lan",
        at=AT,
        instead_of=None,
    )
    yield
    catalogue.claims.withdraw_act(act, reader=Reader("lan"), by="person:lan", at=AT)


@pytest.mark.parametrize("name", PICTURES)
def test_the_guides_show_what_is_there(
    name: str, screen: Page, office_app, known: dict[str, int], shot: Shot
) -> None:
    """Each picture is of a page that answers."""
    documents = office_app.extensions["vankho"].catalogue.documents
    plans = documents.by_symbol("171-KH/TU", Reader("test"))
    city = next(b for b in plans if "Thành ủy" in (b.metadata.issuers or ("",))[0])
    newest = documents.by_symbol("35-CT/TW", Reader("test"))[0]
    numbers = {"paper": city.id, "replaced": newest.id, **known}
    with confirmed(office_app.extensions["vankho"].catalogue, newest.id):
        answer = screen.goto(PICTURES[name].format(**numbers), wait_until="networkidle")
        for picture in screen.locator("img").all():
            picture.evaluate("image => image.decode().catch(() => null)")
        shot(screen, name, whole=False)

    assert answer is not None
    assert answer.ok


def test_every_picture_of_a_guide_is_taken_here(root: Path) -> None:
    """No guide shows a picture that nobody renews."""
    guides = root.glob("docs/guide-*.md")
    shown = {
        picture
        for guide in guides
        for picture in re.findall(r"screenshots/([\w-]+)\.png", guide.read_text())
    }

    assert shown
    assert shown <= PICTURES.keys()
    assert all((root / f"docs/screenshots/{name}.png").is_file() for name in shown)
