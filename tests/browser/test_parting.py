"""A clerk parts pages of a scan and gives them back, in a real browser."""

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from archive.model import Page, Reader, Text
from indexer import reading
from tests.indexer.extract import paper
from tests.indexer.papers import paper as written
from tests.webui.papers import AT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

LOCAL = Reader("local")
FIRST = written(text="Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019.")
SHEETS = FIRST, "Trang hai.", FIRST.replace("88-KH/TU", "99-KH/TU"), "Trang bốn."


@pytest.fixture
def number(app, tmp_path):
    """A scan of four pages that holds two papers."""
    opened = app.extensions["vankho"]
    path = paper.written(tmp_path / "tập.pdf", *((line,) for line in "abcd"))
    stored = opened.files.put(path)
    pages = tuple(Page(at, text, "ocr") for at, text in enumerate(SHEETS, start=1))
    return opened.catalogue.documents.store(
        reading.understand(Text("application/pdf", pages)),
        Rendition(
            stored.sha256, path.name, "application/pdf", stored.size, kind="scan"
        ),
        source="lan",
        at=AT,
    )


def test_parts_pages_and_takes_it_back(page, app, number, shot):
    """From one paper to two, seen before it is done, and from two to one again."""
    catalogue = app.extensions["vankho"].catalogue
    before = catalogue.documents.text(number, LOCAL)

    page.goto(f"/documents/{number}")
    page.get_by_role("link", name="Các bản, gộp và tách").click()
    page.get_by_role("link", name="Tách một số trang").click()
    page.get_by_label("Từ trang").fill("3")
    page.get_by_label("đến trang").fill("4")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("section", has_text="Văn bản mới")).to_contain_text("99-KH/TU")
    shot(page, "pages-parting")
    page.get_by_role("button", name="Tách trang 3–4 thành văn bản riêng").click()
    expect(page.get_by_text("Đã lưu:")).to_be_visible()
    shot(page, "pages-parted")
    page.get_by_role("link", name="99-KH/TU").first.click()
    expect(page.get_by_text("Trang 3 của tệp")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Trả lại trang như trước").click()
    expect(page.get_by_text("Đã hoàn tác:")).to_be_visible()

    assert catalogue.documents.text(number, LOCAL) == before
