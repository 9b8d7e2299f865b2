"""The doubt queue by the keyboard alone: settled, undone, applied to like cases."""

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from archive.model import Reader
from tests.webui.papers import AT, directive, notice, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

LOCAL = Reader("local")


@pytest.fixture(autouse=True)
def papers(app):
    """Four notices of the day 37/7/2019, and a plan that cites one of two papers."""
    catalogue = app.extensions["vankho"].catalogue
    readings = (directive(2017, 3, 1), directive(2019, 5, 30), *[notice()] * 4, plan())
    for number, read in enumerate(readings):
        file = Rendition(f"{number:064d}", "văn bản.txt", "text/plain", 10)
        catalogue.documents.store(read, file, source="test", at=AT)


@pytest.fixture
def queue(app):
    return app.extensions["vankho"].catalogue.doubts


@pytest.fixture
def loads(page):
    """The whole pages that were loaded: none while the queue swaps its questions."""
    found = []
    page.on(
        "request",
        lambda asked: (
            found.append(asked.url) if asked.is_navigation_request() else None
        ),
    )
    return found


def pressed(page, *keys):
    """Press keys, each once the question before it is answered."""
    for key in keys:
        asked = page.locator(".doubt form").first.get_attribute("action")
        page.keyboard.press(key)
        expect(page.locator(".doubt form").first).not_to_have_attribute("action", asked)
        expect(page.locator("#question")).to_be_focused()


def test_five_doubts_are_settled_and_one_undone_by_keys(page, loads, queue, shot):
    """1 chooses, C and Enter confirm, N says none, S leaves it, U takes back."""
    page.goto("/doubts")
    before = queue.count(LOCAL)
    loads.clear()
    shot(page, "doubts-first")

    pressed(page, "1", "s", "1", "n", "Enter", "n")
    expect(page.locator(".doubt-said")).to_contain_text("Đã lưu:")
    assert queue.count(LOCAL) == before - 5
    shot(page, "doubts-answered")

    page.keyboard.press("u")
    expect(page.locator(".doubt-said")).to_contain_text("Đã hoàn tác.")
    assert queue.count(LOCAL) == before - 4
    assert loads == []

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("Để sau, xem điều tiếp theo")
    shot(page, "doubts-keys")


def test_like_cases_are_looked_through_and_undone_as_one(page, queue, shot):
    """From a key to the preview, to all of them, and back."""
    page.goto("/doubts?kind=date_impossible")
    page.keyboard.press("c")
    expect(page.locator(".doubt-said")).to_contain_text("Còn 3 chỗ giống vậy")
    page.keyboard.press("g")
    expect(page.locator("h1")).to_have_text("Các chỗ giống vậy")
    shot(page, "doubts-like")
    page.locator(".doubt-like input").last.uncheck()
    page.keyboard.press("g")

    expect(page.locator(".doubt-said")).to_contain_text("cho 3 văn bản")
    assert queue.counts_by_kind(LOCAL)["date_impossible"] == 1

    page.keyboard.press("u")
    expect(page.locator(".doubt-said")).to_contain_text("Đã hoàn tác.")
    assert queue.counts_by_kind(LOCAL)["date_impossible"] == 4
