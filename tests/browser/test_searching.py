"""Searching at once, by keys alone, with searches kept and lists looked up."""

import csv
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from indexer import sync
from tests.webui.papers import AT, directive, dispatch, notice, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture(autouse=True)
def papers(app):
    """An archive of five papers; their numbers."""
    services = app.extensions["vankho"]
    readings = (dispatch(), directive(2017, 3, 1), directive(2019, 5, 30), notice())
    numbers = [
        services.catalogue.documents.store(
            read,
            Rendition(f"{number:064d}", "văn bản.txt", "text/plain", 10),
            source="test",
            at=AT,
        )
        for number, read in enumerate((*readings, plan()))
    ]
    sync.catch_up(services.catalogue, services.engine)
    return numbers


@pytest.fixture
def loads(page):
    """The whole pages that were loaded: none while answers come at once."""
    found: list[str] = []
    page.on(
        "request",
        lambda asked: (
            found.append(asked.url) if asked.is_navigation_request() else None
        ),
    )
    return found


def test_answers_come_while_choosing(page, loads, shot):
    """Words and choices change the answer and the address, and load no page."""
    page.goto("/")
    loads.clear()
    page.locator("#q").press_sequentially("bac kan ", delay=10)
    expect(page.locator("#count")).to_have_text("3 văn bản")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#told")).to_have_text("3 văn bản")
    page.wait_for_url("**/?q=bac+kan*")

    choice = page.locator(".facets").get_by_role("link", name="Công văn")
    choice.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(1)
    expect(page.locator(".chips")).to_contain_text("Loại văn bản: Công văn")
    expect(page.locator(".facets a:focus")).to_have_text("Công văn")
    page.get_by_label("Từ ngày").fill("8/2019")
    page.get_by_role("button", name="Lọc theo ngày").click()
    expect(page.locator(".empty")).to_contain_text("bỏ “Từ ngày: 8/2019”")
    shot(page, "search-too-narrow")
    assert loads == []

    shared = page.url
    page.go_back()
    expect(page.locator(".hit")).to_have_count(1)
    page.go_back()
    expect(page.locator("#count")).to_have_text("3 văn bản")
    expect(page.locator("#q")).to_have_value(re.compile("bac kan"))
    page.go_forward()
    expect(page.locator(".hit")).to_have_count(1)
    assert loads == []

    page.goto(shared)
    expect(page.locator(".chips")).to_contain_text("Công văn")
    expect(page.locator(".chips")).to_contain_text("Từ ngày: 8/2019")
    page.get_by_role("link", name="Xóa tất cả").click()
    expect(page.locator("#count")).to_have_text("3 văn bản")


def test_a_reader_needs_no_mouse(page, shot):
    """From the slash to an opened paper, and the list of keys, by keys alone."""
    page.goto("/wanted")
    page.keyboard.press("/")
    page.wait_for_url("**/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("bac kan")
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(3)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit").nth(1).locator("[data-step]")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".hit").nth(0).locator("[data-step]")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    shot(page, "keys")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.locator(".hit [data-step]").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*")
    page.keyboard.press("Escape")
    expect(page.locator(".hit").nth(1).locator("[data-step]")).to_be_focused()


def test_single_letters_can_be_switched_off(page):
    """Who dictates is not sent about by the letters of a word."""
    page.goto("/?q=bac+kan")
    page.get_by_role("button", name="Phím tắt").click()
    page.get_by_label("Dùng phím tắt là một chữ").uncheck()
    page.get_by_role("button", name="Đóng").click()
    page.keyboard.press("j")

    expect(page.locator(".hit a:focus")).to_have_count(0)


def test_a_search_is_kept_and_opened_again(page, shot):
    """A name leads back to the same question."""
    page.goto("/?q=bac+kan&sort=oldest")
    page.get_by_role("link", name="Lưu tìm kiếm này").click()
    page.get_by_label("Tên, để lần sau tìm lại").fill("Giấy tờ Bắc Kạn")
    page.get_by_role("button", name="Lưu").click()
    page.wait_for_url("**/searches#search-1")
    expect(page.locator("#search-1")).to_contain_text("“bac kan” · Cũ nhất")
    shot(page, "saved-searches")

    page.goto("/")
    page.get_by_text("Tìm kiếm đã lưu").click()
    page.get_by_role("link", name="Giấy tờ Bắc Kạn").click()
    expect(page.locator("#count")).to_have_text("3 văn bản")
    expect(page.locator("#q")).to_have_value("bac kan")
    assert page.url.endswith("/?q=bac+kan&sort=oldest")


def test_a_list_is_answered_and_taken_along(page, tmp_path, shot):
    """Each line gets its answer; the files hold the same in the same order."""
    page.goto("/lookup")
    page.get_by_label("Danh sách, mỗi dòng").fill(
        "cv 362\n26-TB/BCĐ\n\n35-CT/TW\nhọp giao ban"
    )
    page.get_by_role("button", name="Tra cứu").click()
    page.wait_for_url("**/lookup/*")
    shot(page, "looked-up")
    page.get_by_role("link", name=re.compile("Chưa có trong kho")).click()
    expect(page.locator(".looked-up tbody tr")).to_have_count(1)
    expect(page.locator(".looked-up tbody")).to_contain_text("1 văn bản dẫn chiếu")
    page.get_by_role("link", name=re.compile("Tất cả")).click()

    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    path = tmp_path / "list.csv"
    taken.value.save_as(path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [(row[0], row[1], row[2]) for row in rows[1:]] == [
        ("1", "cv 362", "Có trong kho"),
        ("2", "26-TB/BCĐ", "Chưa có trong kho"),
        ("4", "35-CT/TW", "Chưa rõ văn bản nào"),
        ("5", "họp giao ban", "Không đọc được"),
    ]
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    book = Path(taken.value.path())
    with zipfile.ZipFile(book) as opened:
        assert "362-CV/TU" in opened.read("xl/sharedStrings.xml").decode()


def test_why_a_paper_was_found_is_told_below_it(page, loads, shot):
    """By keys alone, in answers that came at once too, and no page is loaded."""
    page.goto("/?q=zymurgy")
    loads.clear()
    page.locator("#q").fill("bac kan ")
    expect(page.locator("#count")).to_have_text("3 văn bản")
    why = page.locator(".hit").first.locator("details.why")
    why.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(why.locator(".reasons")).to_contain_text("Hai chữ đứng liền nhau bac kan")
    expect(why.get_by_role("link")).to_have_count(0)
    expect(why.locator("rect").first).to_have_attribute("width", "100%")
    shot(page, "search-why")
    assert loads == []
