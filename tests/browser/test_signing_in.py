"""From a machine without accounts to people who sign in, in a real browser."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.accounts import PASSWORD, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def tab(browser, address):
    """A tab that may be refused something."""
    context = browser.new_context(base_url=address, locale="vi-VN")
    yield context.new_page()
    context.close()


def test_the_first_account_shuts_the_door(page):
    """Opened where each page says that there is none, and changed at first."""
    page.goto("/wanted")
    page.get_by_role("link", name="Mở tài khoản đầu tiên").click()
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Lan")
    page.get_by_label("Tên tài khoản").fill("lan.nguyen")
    page.get_by_role("button", name="Mở tài khoản").click()
    given = page.locator(".secret").inner_text()
    expect(page.get_by_text("Chưa có tài khoản")).to_have_count(0)
    page.goto("/wanted?cites=x")

    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    expect(page.get_by_label("Tên tài khoản")).to_be_focused()
    page.keyboard.type("lan.nguyen")
    page.get_by_label("Mật khẩu", exact=True).fill(given)
    page.keyboard.press("Enter")
    page.get_by_label("Mật khẩu tạm", exact=True).fill(given)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Gõ lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page).to_have_url(re.compile(r"/wanted\?cites=x$"))
    out = page.get_by_role("button", name="Đăng xuất")
    for closed in (lambda: page.keyboard.press("Escape"), page.locator("h1").click):
        page.get_by_text("Nguyễn Thị Lan").click()
        expect(out).to_be_visible()
        closed()
        expect(out).to_be_hidden()
    page.get_by_text("Nguyễn Thị Lan").click()
    out.click()
    expect(page.get_by_text("Bạn đã đăng xuất.")).to_be_visible()


def test_a_password_can_be_looked_at(app, page):
    """Caps Lock is told of, and what was shown is sent as a password."""
    opened(app.extensions["vankho"].catalogue)
    page.goto("/sign-in")
    typed = page.get_by_label("Mật khẩu", exact=True)
    typed.press_sequentially("a")
    expect(page.get_by_text("Phím Caps Lock đang bật.")).to_have_count(0)
    typed.dispatch_event("keydown", {"modifierCapsLock": True, "key": "A"})
    expect(page.get_by_text("Phím Caps Lock đang bật.")).to_be_visible()
    page.get_by_role("button", name="Hiện mật khẩu").click()
    expect(typed).to_have_attribute("type", "text")
    expect(typed).to_be_focused()
    page.get_by_role("button", name="Ẩn mật khẩu").click()
    expect(typed).to_have_attribute("type", "password")
    expect(typed).to_have_value("a")


def test_what_was_typed_outlives_the_session(app, tab, address):
    """A form sent too late is sent on once one has signed in again."""
    services = app.extensions["vankho"]
    sessions = opened(services.catalogue)
    cookie = {"name": "vankho", "value": sessions["lan"], "url": address}
    tab.context.add_cookies([cookie])
    tab.goto("/offices")
    tab.get_by_label("Thêm phòng, ban").fill("Ban “Tổ chức” <b>")
    later = services.clock() + dt.timedelta(hours=3)
    services.clock = lambda: later
    tab.get_by_role("button", name="Thêm").click()

    expect(tab.get_by_text("Điều vừa gõ vẫn còn")).to_be_visible()
    tab.get_by_label("Tên tài khoản").fill("lan")
    tab.get_by_label("Mật khẩu", exact=True).fill("sai")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_be_visible()
    tab.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Gửi tiếp").click()
    expect(tab.get_by_text("Đã thêm.")).to_be_visible()
    expect(tab.get_by_text("Ban “Tổ chức” <b>", exact=True).first).to_be_visible()
