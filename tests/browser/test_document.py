"""One paper in a reader's hands: pictures, evidence, cards, copying, print, keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from archive.model import Reader
from tests.browser.test_every_page import LEVELS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture(scope="session")
def directive(office_app):
    """The number of a PDF that was replaced by a later paper."""
    catalogue = office_app.extensions["vankho"].catalogue
    briefs = catalogue.documents.by_symbol("35-CT/TW", Reader("test"))
    return next(b.id for b in briefs if b.metadata.issued.date.year == 2024)


@pytest.fixture(scope="session")
def citing(office_app):
    """The number of a plan that cites papers held and missing."""
    catalogue = office_app.extensions["vankho"].catalogue
    briefs = catalogue.documents.by_symbol("171-KH/TU", Reader("test"))
    return next(b.id for b in briefs if "Thành ủy" in b.metadata.issuers[0])


@pytest.fixture
def visit(browser, office_address):
    """Open a tab on the office; an error in it fails the test."""
    wrong: list[str] = []
    contexts = []

    def opened(path, **options):
        context = browser.new_context(
            base_url=office_address, locale="vi-VN", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: wrong.append(said.text) if said.type == "error" else None,
        )
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def beside(directive):
    return f"/documents/{directive}?q=đại+hội&view=both"


def loaded(page):
    """Wait for the first picture and what is marked on it."""
    page.locator("#text").scroll_into_view_if_needed()
    expect(page.locator("svg.marks rect.found").first).to_be_attached()
    expect(page.locator(".page-image img").first).not_to_have_js_property(
        "naturalWidth", 0
    )


def test_a_fact_lights_up_where_it_was_read(visit, directive, shot):
    """Hovering over a fact shows its place in the text and on the page."""
    page = visit(beside(directive), viewport={"width": 1680, "height": 1000})
    loaded(page)
    row = page.locator(".fact-row", has=page.locator('a[href$="#fact-symbol"]'))

    row.hover()

    expect(page.locator("span#fact-symbol")).to_have_class("fact lit")
    lit = page.locator('rect.lit[data-place="fact-symbol"]')
    expect(lit).to_have_count(1)
    picture, box = page.locator(".page-face").first.bounding_box(), lit.bounding_box()
    assert picture
    assert box
    assert picture["x"] < box["x"] < picture["x"] + picture["width"] / 2
    assert picture["y"] < box["y"] < picture["y"] + picture["height"] / 4
    shot(page, "paper-beside-its-pages")
    page.mouse.move(0, 0)
    expect(page.locator(".lit")).to_have_count(0)


def test_words_are_selected_and_copied_from_the_picture(visit, directive):
    """In the order in which they are read, and in the typed letters of the text."""
    page = visit(f"/documents/{directive}?view=images")
    page.locator("#text").scroll_into_view_if_needed()
    expect(page.locator(".page-face img").first).not_to_have_js_property(
        "naturalWidth", 0
    )
    page.locator(".words tspan", has_text="Chính").first.scroll_into_view_if_needed()
    first, last = page.evaluate(
        """() => {
          const words = [...document.querySelectorAll(".words tspan")];
          const at = words.findIndex((word) => word.textContent === "Chính");
          return [words[at - 1], words[at + 1]].map((word) => {
            const box = word.getBoundingClientRect();
            return { x: box.x, y: box.y + box.height / 2, width: box.width };
          });
        }"""
    )

    page.mouse.move(first["x"] + 1, first["y"])
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 1, last["y"], steps=4)
    page.mouse.up()

    assert page.evaluate("getSelection().toString()") == "Bộ Chính trị"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pictures(visit, directive, scheme, shot):
    """No violation of WCAG 2.2 AA that a program can find, beside the text."""
    page = visit(beside(directive), color_scheme=scheme)
    loaded(page)
    found = Axe().run(page, options={"runOnly": LEVELS, "resultTypes": ["violations"]})

    shot(page, f"paper-beside-{scheme}")
    wrong = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in found.response["violations"]
    ]
    assert wrong == []


def test_pictures_are_seen_without_scripts(visit, directive):
    """The pages and their marks are plain images, and nothing sticks out."""
    page = visit(
        beside(directive),
        java_script_enabled=False,
        viewport={"width": 360, "height": 740},
    )
    page.locator(".page-image").first.scroll_into_view_if_needed()
    expect(page.locator(".page-image img")).to_have_count(2)
    image, marks = (
        place.bounding_box() for place in page.locator(".page-image img").all()
    )

    assert image
    assert image == marks
    assert image["x"] >= 0
    assert image["x"] + image["width"] <= 360


def test_a_citation_shows_its_card(visit, citing, shot):
    """By the pointer and by the keyboard, and Escape puts it away."""
    page = visit(f"/documents/{citing}")
    link, card = (
        page.locator(".page-text a.cited.resolved").first,
        page.locator("#cite-card"),
    )

    link.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("362-CV/TU")
    shot(page, "paper-card")
    page.keyboard.press("Escape")
    expect(card).not_to_be_visible()

    missing = page.locator(".page-text a.cited.unknown").first
    missing.focus()
    expect(card).to_contain_text("Chưa có trong kho")
    expect(missing).to_have_attribute("aria-describedby", "cite-card")
    link.click()
    expect(page.locator(".kind")).to_contain_text("362-CV/TU")


def test_a_finger_sees_the_card_before_it_follows(visit, citing):
    """The first tap tells, the second goes."""
    page = visit(f"/documents/{citing}", has_touch=True)
    link = page.locator(".page-text a.cited.resolved").first

    link.tap()
    expect(page.locator("#cite-card")).to_contain_text("362-CV/TU")
    link.tap()
    expect(page.locator(".kind")).to_contain_text("362-CV/TU")


def test_a_reference_is_copied(visit, directive):
    """What lands in a paper being written is the recommended form."""
    page = visit(f"/documents/{directive}", permissions=["clipboard-write"])
    page.get_by_role("button", name="Sao chép trích dẫn").click()
    expect(page.locator("#notice")).to_have_text("Đã sao chép")

    # No page may read the clipboard: its reader pastes.
    page.goto("/searches")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").press("Control+V")

    assert (
        page.locator("body > textarea")
        .input_value()
        .startswith(
            "Chỉ thị số 35-CT/TW, ngày 14/6/2024 của Bộ Chính trị về đại hội đảng bộ"
        )
    )


def test_keys_walk_over_found_words(visit, directive):
    """The search goes on inside the paper."""
    page = visit(f"/documents/{directive}?q=đại+hội")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator("[data-steps] output").first).to_contain_text("2/")
    page.keyboard.press("p")

    expect(page.locator("mark.here")).to_have_count(1)
    expect(page.locator("mark").first).to_have_class("here")


def test_keys_turn_pages(visit, office_app):
    """Pages are counted as the paper counts them, however fast the keys are."""
    catalogue = office_app.extensions["vankho"].catalogue
    briefs = catalogue.documents.by_symbol("35-CT/TW", Reader("test"))
    older = min(briefs, key=lambda b: b.metadata.issued.date)
    page = visit(f"/documents/{older.id}")
    pages = page.locator(".steps[data-of] output")
    expect(pages).to_have_text("1/2")
    # From its head to the first page, and on while that is still scrolled to.
    page.keyboard.press("]")
    page.keyboard.press("]")
    expect(pages).to_have_text("2/2")
    page.keyboard.press("[")
    expect(pages).to_have_text("1/2")


def test_a_printed_sheet_holds_the_paper_alone(visit, directive):
    """Status, facts, text and links; nothing that is only for a screen."""
    page = visit(f"/documents/{directive}?q=đại+hội&view=both")
    loaded(page)
    page.emulate_media(media="print")

    for kept in (
        ".standing",
        "#reference",
        ".facts",
        ".page-text",
        "#cites",
        "#cited-by",
    ):
        assert page.locator(kept).first.is_visible(), kept
    for gone in (
        ".masthead",
        ".in-page",
        ".views",
        ".walking",
        ".page-image",
        ".text-edit",
        ".about-files",
        ".review a",
        "button",
    ):
        assert not page.locator(gone).first.is_visible(), gone
