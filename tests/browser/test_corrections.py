"""A clerk corrects a date beside its place, finds the paper by it, and undoes it."""

import re

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from indexer import sync
from tests.webui.papers import AT, notice

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def services(app):
    return app.extensions["vankho"]


@pytest.fixture
def number(services, tmp_path):
    """A notice of the 37th of July."""
    original = tmp_path / "thông báo.txt"
    read = notice()
    original.write_text(read.text.body)
    stored = services.files.put(original)
    rendition = Rendition(stored.sha256, original.name, "text/plain", stored.size)
    return services.catalogue.documents.store(read, rendition, source="test", at=AT)


def level(services):
    """Let the index follow, as the worker does."""
    sync.catch_up(services.catalogue, services.engine)


def test_a_date_is_corrected_found_and_undone(page, number, services, shot):
    """From the paper to the form, back with the new date, to the search and undone."""
    page.goto(f"/documents/{number}")
    expect(page.locator("#value-issued")).to_contain_text("37/7/2019")
    page.get_by_role("link", name="Sửa: Ngày ban hành").click()
    shot(page, "correct-date")

    page.get_by_label("Ngày ban hành").fill("27/7/2019")
    page.get_by_role("button", name="Lưu").click()
    expect(page).to_have_url(
        re.compile(rf"/documents/{number}\?done=\d+#value-issued$")
    )
    expect(page.locator("#value-issued")).to_contain_text("ngày 27 tháng 7 năm 2019")
    expect(page.locator(".notice")).to_be_in_viewport()
    expect(page.locator(".notice")).to_contain_text("Đã lưu: Ngày ban hành")
    shot(page, "corrected")

    level(services)
    page.goto("/?q=27/7/2019")
    expect(page.locator(f'a[href^="/documents/{number}"]').first).to_be_visible()

    page.goto(f"/documents/{number}/history")
    shot(page, "history-decided")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Hoàn tác bởi")).to_be_visible()
    expect(page.locator(".notice")).to_contain_text("Đã hoàn tác: Ngày ban hành")
    shot(page, "history-undone")
    page.goto(f"/documents/{number}")
    expect(page.locator("#value-issued")).to_contain_text("37/7/2019")


def test_a_page_is_retyped_beside_what_was_read(page, number, shot):
    """The page shows what was changed, and the number follows a typed symbol."""
    page.goto(f"/documents/{number}/pages/1/text")
    area = page.get_by_label("Chữ của trang 1")
    area.fill("THÔNG BÁO\nlịch phát sóng tháng 8.")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".page-text").first).to_contain_text("tháng 8")
    page.goto(f"/documents/{number}/pages/1/text")
    expect(page.locator(".compared ins").first).to_be_visible()
    shot(page, "correct-text")

    page.goto(f"/documents/{number}/facts/symbol")
    page.get_by_label("Số, ký hiệu").fill("26-TB/BTGTU")
    expect(page.get_by_label("Số", exact=True)).to_have_value("26")


def test_a_day_that_never_was_is_asked_about(browser, address, number, shot):
    """Ctrl+Enter saves; what looks wrong is asked about beside its field, and kept."""
    # A browser reports every refused form as an error, which this one is.
    page = browser.new_context(base_url=address, locale="vi-VN").new_page()
    page.goto(f"/documents/{number}/facts/issued")
    box = page.get_by_label("Ngày ban hành")
    box.fill("32/7/2019")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("alert")).to_contain_text("không có trong lịch")
    expect(box).to_have_value("32/7/2019")
    shot(page, "correct-date-asked")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#value-issued")).to_contain_text("32/7/2019")
    page.context.close()
