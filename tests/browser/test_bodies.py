"""A clerk adds what the authority file lacks, in a real browser."""

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from archive.model import Reader
from tests.webui.papers import AT, cited, reading

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

LOCAL = Reader("local")
TEXT = "Báo cáo. Căn cứ Kế hoạch số 12-KH/TU của Tỉnh ủy Bắc Kạn về đường sá."
CITES = cited(
    TEXT,
    "Kế hoạch số 12-KH/TU của Tỉnh ủy Bắc Kạn",
    type="Kế hoạch",
    number=12,
    symbol="12-KH/TU",
    body="Tỉnh ủy Bắc Kạn",
)


@pytest.fixture
def papers(app, tmp_path):
    """A plan under an odd letterhead, and a report that cites it by the right name."""
    opened = app.extensions["vankho"]
    plan = reading(
        "Tỉnh bộ Bắc Kạn. Kế hoạch về đường sá.",
        (),
        issuers=["Tỉnh bộ Bắc Kạn"],
        symbol="12-KH/TU",
        number=12,
        type="Kế hoạch",
    )
    return [
        _keep(opened, found, tmp_path / f"bản {at}.txt")
        for at, found in enumerate((plan, reading(TEXT, (CITES,), type="Báo cáo")))
    ]


def _keep(opened, found, path):
    path.write_text(found.text.body)
    stored = opened.files.put(path)
    shown = Rendition(stored.sha256, path.name, "text/plain", stored.size)
    return opened.catalogue.documents.store(found, shown, source="lan", at=AT)


def test_a_name_is_added_and_taken_back(page, app, papers, shot):
    """From a paper whose body nobody knows to a link that holds, and back."""
    plan, report = papers
    catalogue = app.extensions["vankho"].catalogue

    def link():
        return catalogue.citations.of(report, LOCAL)[0].state

    before = link()
    page.goto(f"/documents/{plan}")
    expect(page.get_by_text("chưa có trong danh mục")).to_be_visible()
    page.get_by_role("link", name="Cơ quan", exact=True).click()
    page.get_by_label("Tên, mã hoặc nơi").fill("tinh uy bac kan")
    page.get_by_role("button", name="Tìm").click()
    page.locator(".body-list").get_by_role(
        "link", name="Tỉnh ủy Bắc Kạn", exact=True
    ).click()
    page.get_by_role("link", name="Thêm tên gọi khác").click()
    page.get_by_label("Đây là").select_option("alias")
    page.get_by_label("Tên hoặc mã cần thêm").fill("Tỉnh bộ Bắc Kạn")
    page.get_by_label("Căn cứ").fill("Công văn 12-CV/TU")
    page.get_by_role("button", name="Xem trước", exact=True).click()
    expect(page.locator(".foreseen")).to_contain_text("cơ quan của 1 văn bản")
    expect(page.locator(".foreseen")).to_contain_text("12-KH/TU")
    shot(page, "addition-foreseen")
    foreseen = link()
    page.get_by_role("button", name="Lưu vào danh mục").click()
    expect(page.get_by_role("status")).to_contain_text("Tỉnh bộ Bắc Kạn")
    shot(page, "addition-saved")
    after = link()
    page.keyboard.press("u")
    expect(page.get_by_text("Đã rút lại")).to_be_visible()

    assert before == foreseen
    assert after == "resolved"
    assert link() == before


def test_a_body_is_added_from_its_paper(page, app, papers, shot):
    """The form has its name already; then the paper leads to its page."""
    plan, _ = papers

    page.goto(f"/documents/{plan}")
    page.get_by_role("link", name="Thêm vào danh mục").click()
    expect(page.get_by_label("Tên đầy đủ")).to_have_value("Tỉnh bộ Bắc Kạn")
    page.get_by_label("Cấp", exact=True).select_option("province")
    page.get_by_label("Loại cơ quan").select_option("committee")
    page.get_by_label("Ngày đầu").fill("01/01/1997")
    page.get_by_role("button", name="Xem trước", exact=True).click()
    page.get_by_role("button", name="Lưu vào danh mục").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh bộ Bắc Kạn")
    expect(page.get_by_text("do người dùng thêm")).to_be_visible()
    page.goto(f"/documents/{plan}")
    page.get_by_role("link", name="Xem cơ quan").click()
    expect(page.get_by_role("link", name="Sổ của 1 văn bản")).to_be_visible()

    body = app.extensions["vankho"].authority.body_named("Tỉnh bộ Bắc Kạn")
    assert body.level == "province"
    shot(page, "body-added")
