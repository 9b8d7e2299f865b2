"""A clerk confirms that a paper is replaced; a reader sees it, and how it was before."""

import re

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from tests.webui.papers import AT, dispatch, replacing

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def papers(app, tmp_path):
    """A dispatch, and two decisions that say they replace it."""
    opened = app.extensions["vankho"]
    found = dispatch(), replacing(), replacing("12-QĐ/TU", "2025-02-01")
    return [
        _keep(opened, read, tmp_path / f"văn bản {at}.txt")
        for at, read in enumerate(found)
    ]


def _keep(opened, found, path):
    path.write_text(f"{found.text.body} {path.name}")
    stored = opened.files.put(path)
    shown = Rendition(stored.sha256, path.name, "text/plain", stored.size)
    return opened.catalogue.documents.store(found, shown, source="lan", at=AT)


def test_a_clerk_confirms_and_a_reader_sees(page, papers, shot):
    """From a proposal to a status with its proof; as of an earlier day; undone."""
    old, new, _ = papers
    page.goto(f"/documents/{old}")
    banner = page.locator("#standing")
    first = banner.locator(".effect", has_text="9-QĐ/TU")
    expect(first).to_contain_text("chờ xác nhận")
    shot(page, "standing-proposed")

    first.get_by_role("button", name="Xác nhận").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu:")
    expect(banner).to_contain_text("Đã bị thay thế từ ngày 01/6/2024 theo 9-QĐ/TU")
    expect(banner).to_contain_text("Do người dùng tại máy này xác nhận")
    shot(page, "standing-confirmed")

    page.goto(f"/documents/{old}")
    banner.get_by_label("Hiệu lực tại ngày").fill("31/5/2024")
    banner.get_by_label("Hiệu lực tại ngày").press("Enter")
    expect(banner).to_contain_text("Chưa rõ hiệu lực")
    expect(banner).to_contain_text("(tại ngày 31/5/2024)")
    banner.get_by_role("link", name="Hôm nay").click()
    expect(banner).to_contain_text("Đã bị thay thế")

    page.goto(f"/documents/{new}/standing")
    page.locator("#by-this").get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã hoàn tác:")
    expect(page.locator("#by-this")).to_contain_text("chờ xác nhận")


def test_a_clerk_says_otherwise_and_states_a_status(page, papers, shot):
    """With its own day, effect and note; and after a review, of the paper itself."""
    old = papers[0]
    page.goto(f"/documents/{old}/standing")
    effect = page.locator(".effect", has_text="12-QĐ/TU")
    effect.get_by_text("Ghi khác").click()
    effect.get_by_label("Văn bản sau làm gì với văn bản trước").select_option(
        label="Sửa đổi, bổ sung"
    )
    effect.get_by_label(re.compile("Chỉ ở điều, khoản")).fill("khoản 2")
    effect.get_by_label("Ghi chú").fill("chỉ khoản 2")
    shot(page, "standing-otherwise")
    effect.get_by_role("button", name="Lưu").click()
    expect(page.locator("#standing")).to_contain_text(
        "Hết hiệu lực một phần (đã được sửa đổi, bổ sung) từ ngày 01/02/2025"
    )
    expect(page.locator("#on-this")).to_contain_text("chỉ khoản 2")

    page.locator("#state").get_by_label("Hiệu lực").select_option(label="Còn hiệu lực")
    page.locator("#state").get_by_label("Kể từ ngày").fill("01/01/2020")
    page.locator("#state").get_by_role("button", name="Ghi hiệu lực").click()
    turns = page.locator(".turns li")
    expect(turns).to_have_count(3)
    expect(turns.nth(1)).to_contain_text("Còn hiệu lực")
    expect(turns.nth(2)).to_have_attribute("aria-current", "true")
    shot(page, "standing-stated")


def test_the_queue_is_answered_with_one_key(page, papers, shot):
    """C confirms, U takes it back, and the question stands in focus again."""
    assert papers
    page.goto("/doubts?kind=effect")
    question = page.locator("#question")
    expect(question).to_contain_text("Có đúng văn bản này thay thế")
    shot(page, "doubts-effect")
    page.keyboard.press("c")
    expect(page.locator(".doubt-said")).to_contain_text("bị thay thế")
    page.keyboard.press("u")
    expect(page.locator(".doubt-said")).to_contain_text("Đã hoàn tác.")
    expect(question).to_contain_text("Có đúng văn bản này thay thế")
