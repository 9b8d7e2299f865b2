"""A clerk corrects a scan: picture and text lead to each other."""

import pytest
from playwright.sync_api import expect

from tests.webui import scans

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

SELECTED = """() => {
  const input = document.querySelector("#text-input");
  return input.value.slice(input.selectionStart, input.selectionEnd);
}"""


@pytest.fixture
def typing(page, app, tmp_path):
    """A scan opened to be corrected, its picture laid with words."""
    services = app.extensions["vankho"]
    number, _ = scans.scan(services, tmp_path, unsure=("4I2-CV/TU", "mới"))
    page.goto(f"/documents/{number}/pages/1/text")
    expect(page.locator(".words tspan").first).to_be_attached()
    return page


def selected(page):
    return page.evaluate(SELECTED)


def here(page):
    """Where the picture shows the cursor, in points of the page."""
    return float(page.locator("rect.here").get_attribute("x"))


def test_a_word_of_the_picture_leads_to_its_place_in_the_text(typing):
    """And is marked there."""
    typing.locator(".words tspan", has_text="nông").click()

    assert selected(typing) == "nông"
    assert here(typing) == 58


def test_the_cursor_leads_to_its_place_on_the_picture(typing):
    """Wherever it goes."""
    area = typing.locator("#text-input")
    area.focus()
    typing.keyboard.press("Control+Home")
    expect(typing.locator("rect.here")).to_have_attribute("x", "-2")
    typing.keyboard.press("ArrowDown")
    typing.keyboard.press("End")
    expect(typing.locator("rect.here")).to_have_attribute("x", "18")


def test_a_key_walks_over_what_is_not_sure(typing):
    """Round and round, and past what was put right."""
    for word in ("4I2-CV/TU", "mới", "4I2-CV/TU"):
        typing.keyboard.press("F8")
        assert selected(typing) == word
    typing.keyboard.type("412-CV/TU, viết lại")
    expect(typing.locator("[data-word].is-done")).to_have_text("4I2-CV/TU")
    typing.keyboard.press("F8")

    assert selected(typing) == "mới"
    typing.keyboard.press("F8")
    assert selected(typing) == "mới"


def test_places_follow_what_is_typed(typing):
    """A word is found after lines were put in before it, and others taken out."""
    area = typing.locator("#text-input")
    area.focus()
    typing.keyboard.press("Control+Home")
    typing.keyboard.insert_text("BẢN SAO\n\n")
    typing.locator(".words tspan", has_text="dựng").click()
    assert selected(typing) == "dựng"
    typing.keyboard.press("Backspace")
    typing.locator(".words tspan", has_text="thôn").click()

    assert selected(typing) == "thôn"


def test_signs_that_count_twice_are_counted_once(page, app, tmp_path, monkeypatch):
    """Python and browsers count some characters otherwise."""
    monkeypatch.setattr(scans, "TEXT", scans.TEXT.replace("SƠN", "SƠN 𝔸𝔹"))
    number, _ = scans.scan(app.extensions["vankho"], tmp_path)
    page.goto(f"/documents/{number}/pages/1/text")
    page.locator(".words tspan", has_text="nông").click()

    assert selected(page) == "nông"
