"""A clerk says whom papers are for, before they are handed in and afterwards."""

import re

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from tests.archive.catalogue.staff import hire
from tests.webui.papers import AT, notice

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]


@pytest.fixture
def opened(app):
    """The archive behind the pages, with two offices, and a clerk of the first."""
    opened = app.extensions["vankho"]
    for name in ("Ban Tổ chức", "Văn phòng"):
        opened.catalogue.offices.add(name, by="test", at=AT)
    hire(opened.catalogue, "thu", "keeper")
    hire(opened.catalogue, "lan", "clerk", offices=(1,))
    return opened


@pytest.fixture
def lan(page, opened, address):
    """The tab of that clerk."""
    begin, now = opened.catalogue.sessions.begin, opened.clock()
    token = begin("lan", address="", agent="", at=now)
    page.context.add_cookies([{"name": "vankho", "value": token, "url": address}])
    return page


def test_files_are_handed_in_for_an_office(lan, opened, tmp_path):
    """Ticking an office is enough, and none at all is said before anything is sent."""
    file = tmp_path / "a.txt"
    file.write_text("nội dung")
    lan.goto("/intake")
    lan.get_by_label("Chọn tệp, hoặc thả tệp").set_input_files(file)

    lan.get_by_label("Các phòng, ban:").check()
    lan.get_by_role("button", name="Tiếp nhận").click()
    judged = lan.get_by_label("Các phòng, ban:")
    assert "ít nhất một phòng" in judged.evaluate("field => field.validationMessage")

    lan.get_by_label("Mọi người trong cơ quan").check()
    lan.get_by_label("Văn phòng").check()
    expect(judged).to_be_checked()
    lan.get_by_role("button", name="Tiếp nhận").click()

    expect(lan).to_have_url(re.compile("/intake/1$"))
    expect(lan.get_by_text("Dành cho: Văn phòng")).to_be_visible()
    assert [row.audience for row in opened.catalogue.intake.rows(1)] == ["groups:2"]


def test_a_paper_is_given_to_an_office_and_back(lan, opened, tmp_path):
    """From the page of the paper, which says whom it is for."""
    (tmp_path / "a.txt").write_text("nội dung")
    stored = opened.files.put(tmp_path / "a.txt")
    file = Rendition(stored.sha256, "a.txt", "text/plain", stored.size)
    number = opened.catalogue.documents.store(notice(), file, source="test", at=AT)
    lan.goto(f"/documents/{number}")
    expect(lan.get_by_text("Dành cho: Mọi người trong cơ quan")).to_be_visible()

    lan.get_by_role("link", name="Đổi phạm vi người xem").click()
    lan.get_by_label("Ban Tổ chức").check()
    lan.get_by_label("Lý do").fill("hồ sơ nhân sự")
    lan.get_by_role("button", name="Đổi phạm vi").click()
    expect(lan.get_by_text("Dành cho: Ban Tổ chức")).to_be_visible()

    lan.get_by_role("link", name="Đổi phạm vi người xem").click()
    expect(lan.get_by_text("hồ sơ nhân sự")).to_be_visible()
    lan.get_by_role("button", name="Trả lại như trước").click()
    expect(lan.get_by_text("Dành cho: Mọi người trong cơ quan")).to_be_visible()
