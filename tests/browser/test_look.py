"""How the pages look: on a small screen, in the dark, on paper, to weak eyes."""

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from indexer import sync
from tests.browser.test_every_page import MOST_REQUESTS
from tests.webui.papers import AT, directive, dispatch, notice, plan

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

PAGES = ("/", "/?q=bo+chinh+tri", "/?q=%22", "/?q=zymurgy", "/wanted", "/intake")
LEAST_CONTRAST = 4.5

# Every text against the nearest ground that is painted, as WCAG 2 measures it.
CONTRAST = """
(least) => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map(
      (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const painted = parse(getComputedStyle(at).backgroundColor);
      if (painted.length === 3 || painted[3] > 0.9) return painted;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const pair = [parse(getComputedStyle(element).color), ground(element)].map(light);
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < least) poor.push([element.className, element.textContent.trim(), ratio]);
  }
  return poor;
}
"""


@pytest.fixture
def paper(app):
    """An archive of a few papers; the number of the one with most to show."""
    services = app.extensions["vankho"]
    numbers = [
        services.catalogue.documents.store(
            read,
            Rendition(f"{number:064d}", "văn bản.txt", "text/plain", 10),
            source="test",
            at=AT,
        )
        for number, read in enumerate(
            (
                dispatch(),
                directive(2017, 3, 1),
                directive(2019, 5, 30),
                notice(),
                plan(),
            )
        )
    ]
    sync.catch_up(services.catalogue, services.engine)
    return numbers[-1]


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


def test_pages_fit_and_can_be_read(browser, address, paper, scheme):
    """Nothing sticks out at 360 pixels, few requests, and AA contrast."""
    context = browser.new_context(
        base_url=address, color_scheme=scheme, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in (*PAGES, f"/documents/{paper}?q=nong+thon"):
        asked.clear()
        page.goto(path)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert (path, wider) == (path, 0)
        assert len(asked) <= MOST_REQUESTS
        assert (path, page.evaluate(CONTRAST, LEAST_CONTRAST)) == (path, [])
    context.close()


def test_every_field_and_landmark_has_a_name(page, paper):
    """A reader who listens knows where they are and what to fill in."""
    for path in (*PAGES, f"/documents/{paper}"):
        if path == "/?q=%22":
            continue  # a 400 counts as an error of the tab
        page.goto(path)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll("nav, aside, section, input")]
            .filter((e) => e.type !== "hidden" && !e.labels?.length
                && !e.ariaLabel && !e.getAttribute("aria-labelledby"))
            .map((e) => e.outerHTML)"""
        )
        assert (path, nameless) == (path, [])
        assert page.locator("main").count() == 1
        assert page.locator("h1").count() == 1
        doubled = page.evaluate(
            """() => { const ids = [...document.querySelectorAll("[id]")]
            .map((e) => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i) }"""
        )
        assert (path, doubled) == (path, [])


def test_only_the_paper_is_printed(page, paper):
    """The frame of the page stays on the screen."""
    page.goto(f"/documents/{paper}")
    page.emulate_media(media="print")

    assert page.locator(".page-text").first.is_visible()
    assert page.locator(".facts").is_visible()
    assert not page.locator(".masthead").is_visible()
    assert not page.locator("button").first.is_visible()


def test_the_search_box_is_reached_and_left_by_keys(page, paper):
    """A slash goes there, Escape empties it and then leaves, Enter asks."""
    page.goto("/?q=bo+chinh+tri")
    box = page.locator("#q")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()

    page.goto(f"/documents/{paper}")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("362")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_contain_text("362-CV/TU")
