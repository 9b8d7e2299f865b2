"""What may be meant, under the search box: by keys, by mouse, and told aloud."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.catalogue import Rendition
from indexer import sync
from tests.webui.papers import AT, directive, dispatch, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def papers(app):
    """An archive of three papers."""
    services = app.extensions["vankho"]
    for number, read in enumerate((plan(), dispatch(), directive(2019, 5, 30))):
        file = Rendition(f"{number:064d}", "văn bản.txt", "text/plain", 10)
        services.catalogue.documents.store(read, file, source="test", at=AT)
    sync.catch_up(services.catalogue, services.engine)


@pytest.fixture
def box(page):
    return page.get_by_role("combobox")


def test_a_paper_is_opened_by_keys(page, box, shot):
    """Half a symbol and three keys lead to the paper, and back to the results."""
    page.goto("/")
    box.press_sequentially("171-k", delay=10)
    option = page.get_by_role("option").filter(has_text="171-KH/TU")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-told]")).to_have_text("Số gợi ý: 1")

    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-0")
    expect(box).to_be_focused()
    shot(page, "suggestions")
    found = Axe().run(page, options={"runOnly": LEVELS, "resultTypes": ["violations"]})
    assert found.response["violations"] == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/1?q=171-k*")
    page.keyboard.press("Escape")
    page.wait_for_url("**/?q=171-k*")


def test_a_body_narrows_what_is_typed(page, box):
    """By mouse; the box says what is searched, and the list is gone."""
    page.goto("/")
    box.press_sequentially("quán triệt tinh uy b", delay=5)
    page.get_by_role("option", name="Tỉnh ủy Bắc Kạn 1").click()

    expect(box).to_have_value('quán triệt cơquan:"Tỉnh ủy Bắc Kạn"')
    expect(page.locator("#count")).to_have_text("1 văn bản")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_escape_closes_the_list_and_leaves_the_words(page, box):
    """What was typed is never in danger, and Enter searches it."""
    page.goto("/")
    box.press_sequentially("bac kan", delay=5)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Escape")

    expect(page.locator("#suggestions")).to_be_hidden()
    expect(box).to_have_value("bac kan")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("2 văn bản")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit a:focus")).to_have_count(1)


def test_own_searches_are_offered_in_an_empty_box(page, box):
    """What was sent, and what led to a paper; not every word typed on the way."""
    page.goto("/")
    expect(page.locator("#suggestions")).to_be_hidden()
    box.fill("bac kan")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("2 văn bản")
    box.fill("quan triet")
    expect(page.locator("#count")).to_have_text("1 văn bản")
    page.keyboard.press("Escape")
    page.locator(".hit a[data-step]").click()
    page.wait_for_url("**/documents/2*")

    page.goto("/")
    box.click()
    expect(page.get_by_role("option")).to_have_text(["quan triet", "bac kan"])
    page.get_by_role("option", name="bac kan").click()
    expect(page.locator("#count")).to_have_text("2 văn bản")
    expect(box).to_have_value("bac kan")


def test_a_late_answer_is_not_shown(page, box):
    """Suggestions are about what stands in the box, whichever answer comes last."""
    held = []
    page.route(
        "**/suggestions?q=171*",
        lambda route: held.append(route),  # noqa: PLW0108  # Playwright marks what it is given
    )
    page.goto("/")
    with page.expect_request("**/suggestions?q=171"):
        box.press_sequentially("171")
    box.fill("35-ct")
    expect(page.get_by_role("option").filter(has_text="35-CT/TW")).to_be_visible()
    for route in held:
        route.continue_()

    expect(page.get_by_role("option").filter(has_text="171-KH")).to_have_count(0)
    expect(page.get_by_role("option").filter(has_text="35-CT/TW")).to_be_visible()


def test_without_suggestions_one_searches_as_before(page, box):
    """An archive that cannot suggest still answers, and no error is shown."""
    page.route("**/suggestions*", lambda route: route.fulfill(body="no JSON"))
    page.goto("/")
    box.press_sequentially("bac kan ", delay=5)

    expect(page.locator("#count")).to_have_text("2 văn bản")
    expect(page.locator("#suggestions")).to_be_hidden()
