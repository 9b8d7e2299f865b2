"""The neighbourhood of a paper in a browser: seen, walked by keys, printed."""

import pytest
from playwright.sync_api import expect

from archive.model import Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

# Words in a box that stick out of it, whatever font this machine has.
STICKING_OUT = """
() => [...document.querySelectorAll("svg.picture .n-node")].flatMap((node) => {
  const box = node.querySelector(".n-box").getBBox();
  return [...node.querySelectorAll("text")].filter((text) => {
    const { x, y, width, height } = text.getBBox();
    return x < box.x || x + width > box.x + box.width || y < box.y
      || y + height > box.y + box.height;
  }).map((text) => text.textContent);
})
"""


@pytest.fixture(scope="session")
def numbers(office_app):
    """The numbers of the papers of the office by their symbols."""
    catalogue = office_app.extensions["vankho"].catalogue
    recent = catalogue.holdings.recent(Reader("test"), limit=100)
    return {brief.metadata.symbol: brief.id for brief in recent}


@pytest.fixture
def tab(browser, office_address):
    """A tab of the office that fails on any error."""
    context = browser.new_context(
        base_url=office_address,
        locale="vi-VN",
        viewport={"width": 1280, "height": 900},
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda told: wrong.append(told.text) if told.type == "error" else None,
    )
    yield page
    context.close()
    assert wrong == []


def test_from_a_paper_to_its_neighbours_and_on(tab, numbers, shot):
    """A reader follows the picture, points at papers, and narrows it."""
    dispatch = numbers["362-CV/TU"]
    tab.goto(f"/documents/{dispatch}")
    tab.get_by_role("link", name="Xem lược đồ đầy đủ").click()
    expect(tab.locator("h1")).to_contain_text("362-CV/TU")
    assert tab.evaluate(STICKING_OUT) == []

    node = tab.locator("svg.picture a").first
    node.hover()
    expect(tab.locator("svg.picture")).to_have_class("picture is-pointing")
    expect(tab.locator("svg.picture .n-line.is-near").first).to_be_attached()
    shot(tab, "neighbours-pointed-at")

    tab.get_by_role("link", name="1 bước").click()
    expect(tab).to_have_url(f"/documents/{dispatch}/neighbours?steps=1")
    there = node.get_attribute("href")
    node.focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(there)


def test_the_middle_is_in_sight_on_a_small_screen(tab, numbers, shot):
    """On a telephone the picture begins with the paper, and the list is open."""
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"/documents/{numbers['362-CV/TU']}/neighbours")

    expect(tab.locator(".n-is-centre")).to_be_in_viewport()
    expect(tab.locator(".told-list li").first).to_be_visible()
    shot(tab, "neighbours-narrow")


def test_the_story_is_read_and_proven(tab, numbers, shot):
    """The sentence that replaced a directive is one click away."""
    tab.goto(f"/documents/{numbers['45-CT/TW']}")
    story = tab.locator("ol.story")
    expect(story.locator("li[aria-current]")).to_contain_text("45-CT/TW")
    story.scroll_into_view_if_needed()
    shot(tab, "story")

    story.locator("blockquote a", has_text="35-CT/TW").last.click()
    expect(tab.locator(":target")).to_contain_text("35-CT/TW")


def test_the_picture_is_printed_on_one_sheet(tab, numbers, shot):
    """On paper: black on white, without the choices, in one piece."""
    tab.emulate_media(media="print")
    tab.goto(f"/documents/{numbers['362-CV/TU']}/neighbours")

    expect(tab.locator("svg.picture")).to_be_visible()
    expect(tab.locator(".choices")).to_be_hidden()
    colours = tab.evaluate(
        """() => [...new Set([...document.querySelectorAll("svg.picture text")]
        .map((text) => getComputedStyle(text).fill))]"""
    )
    assert colours == ["rgb(0, 0, 0)"]
    shot(tab, "neighbours-printed")
