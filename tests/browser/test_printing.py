"""A page that is printed tells so by itself, in a real browser."""

import pytest
from playwright.sync_api import expect

from archive.audit import Entry
from tests.webui.papers import AT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


def test_printing_is_recorded(page, app):
    """By the button as by the keys of the browser: it is the browser that tells."""
    audit = app.extensions["vankho"].audit
    page.goto("/wanted")

    with page.expect_response("**/api/v1/printed") as told:
        page.pdf()
    assert told.value.status == 204
    # What nobody waits for is on its way for a moment.
    audit.commit(Entry(AT, "lan", "exported"))
    page.goto("/audit?what=printed")

    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("In: Còn thiếu")
