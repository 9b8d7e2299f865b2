"""From the start page to a register on paper, and a missing paper asked for."""

import re

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from indexer import sync
from tests.webui.papers import AT, directive, dispatch, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def held(app):
    """Two directives, a dispatch, and a plan that cites what is missing."""
    services = app.extensions["vankho"]
    for number, read in enumerate(
        (directive(2019, 5, 30), directive(2024, 6, 14), plan())
    ):
        _take_in(services, read, number)
    return services


def _take_in(services, read, number):
    file = Rendition(f"{number:064d}", "văn bản.txt", "text/plain", 10)
    services.catalogue.documents.store(read, file, source="lan", at=AT)
    sync.catch_up(services.catalogue, services.engine)


@pytest.mark.usefixtures("held")
def test_from_the_chart_to_a_register_on_paper(page, shot):
    """A year is pressed in the chart; a register is opened and printed."""
    page.goto("/")
    page.get_by_role("link", name=re.compile("^2024: 1 văn bản")).focus()
    shot(page, "start-chart")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?year=2024$"))

    page.get_by_role("link", name="Sổ văn bản", exact=True).click()
    page.get_by_label("Tên cơ quan").fill("trung uong")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ban Chấp hành Trung ương").click()
    page.get_by_role("link", name="Khóa XIII", exact=True).click()
    expect(page.get_by_role("row", name="35 CT/TW 14/6/2024")).to_be_visible()
    expect(page.get_by_text("Thiếu số 01–34")).to_be_visible()

    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Các trang", exact=True)).to_be_hidden()
    shot(page, "register-print")
    head = "document.querySelector('.book thead')"
    shown = page.evaluate(f"getComputedStyle({head}).display")
    assert shown == "table-header-group"


def test_a_missing_paper_is_asked_for_and_comes(page, held, shot):
    """It is chosen, asked for, printed in a letter, and met when it comes."""
    page.goto("/wanted")
    page.get_by_label("Cơ quan ban hành", exact=True).select_option(
        label="Tỉnh ủy Bắc Kạn (1)"
    )
    page.wait_for_url("**body=tinh*")
    page.get_by_role("checkbox", name="362-CV/TU").check()
    page.get_by_label("Xin của").fill("Văn phòng Tỉnh ủy")
    page.get_by_role("button", name="Ghi đã xin").click()
    expect(page.locator("strong", has_text="của Văn phòng Tỉnh ủy")).to_be_visible()
    shot(page, "wanted-asked")

    page.get_by_role("link", name="Danh mục để gửi đi xin").click()
    expect(page.get_by_text("Kính gửi: Tỉnh ủy Bắc Kạn")).to_be_visible()
    page.emulate_media(media="print")
    shot(page, "wanted-letter-print")
    page.emulate_media(media="screen")

    file = Rendition("9" * 64, "cv.txt", "text/plain", 10)
    held.catalogue.documents.store(dispatch(), file, source="lan", at=held.clock())
    page.goto("/wanted/requests")
    expect(page.get_by_text(re.compile("Đã nhận ngày"))).to_be_visible()
    shot(page, "wanted-requests-met")
