"""From files dropped on the page to a paper found and followed to another."""

import base64
import threading
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from archive.settings import Settings
from indexer.worker import open_worker
from tests.browser.conftest import Shot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

DISPATCH = """TỈNH ỦY BẮC KẠN
*
Số 88-CV/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Bắc Kạn, ngày 12 tháng 3 năm 2019

Về việc chuẩn bị sinh hoạt chuyên đề quý II

Kính gửi: Các huyện ủy, thành ủy.

Ban Thường vụ Tỉnh ủy đề nghị các huyện ủy, thành ủy chuẩn bị nội dung sinh hoạt
chuyên đề quý II và báo cáo kết quả trước ngày 30/4/2019.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Hoàng Văn Mẫu
"""

BASIS = (
    "Thực hiện Công văn số 88- CV/TU ngày 12/3/2019 của Tỉnh ủy Bắc Kạn và Hướng dẫn "
    "số 77-HD/BTGTU, ngày 15/3/2019 của Ban Tuyên giáo Tỉnh ủy Bắc Kạn, Ban Thường vụ "
    "Thành ủy xây dựng kế hoạch như sau:"
)

DROP = """
(files) => {
  const dropped = new DataTransfer();
  for (const [name, content] of Object.entries(files)) {
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    dropped.items.add(new File([bytes], name));
  }
  return dropped;
}
"""


def plan() -> bytes:
    """A plan of our own words as Word writes it, the header in a table."""
    paper = docx.Document()
    header = paper.add_table(1, 2)
    header.cell(0, 0).text = "TỈNH ỦY BẮC KẠN\nTHÀNH ỦY BẮC KẠN\n*\nSố 91-KH/TU"
    header.cell(
        0, 1
    ).text = "ĐẢNG CỘNG SẢN VIỆT NAM\n\nBắc Kạn, ngày 20 tháng 3 năm 2019"
    for paragraph in (
        "KẾ HOẠCH",
        "sinh hoạt chuyên đề quý II ở chi bộ tổ dân phố",
        "-----",
        BASIS,
        "1- Mỗi chi bộ chọn một việc thiết thực để bàn, không nêu chung chung.",
        "2- Ban Tuyên giáo Thành ủy theo dõi, đôn đốc việc thực hiện.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Nông Thị Mẫu",
    ):
        paper.add_paragraph(paragraph)
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def drop(page: Page, files: dict[str, bytes]) -> None:
    """Let files fall onto the form, as a clerk does from a folder."""
    encoded = {name: base64.b64encode(data).decode() for name, data in files.items()}
    dropped = page.evaluate_handle(DROP, encoded)
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})


@pytest.fixture
def worker(settings: Settings):
    """The one worker, at work beside the pages until the test ends."""
    told = threading.Event()
    with open_worker(settings) as opened:
        working = threading.Thread(target=opened.run, args=(told.is_set,))
        working.start()
        yield
        told.set()
        working.join()


@pytest.mark.usefixtures("worker")
def test_a_paper_dropped_is_found_and_followed(page: Page):
    """The whole way of a working day, with every page it passes."""
    page.goto("/intake")
    drop(page, {"Kế hoạch 91.docx": plan(), "công văn.txt": DISPATCH.encode()})
    expect(page.get_by_text("Đã chọn 2 tệp (")).to_be_visible()
    page.get_by_role("button", name="Tiếp nhận").click()

    expect(page.get_by_text("Xong 2 tệp: 2 đã nhận.")).to_be_visible(timeout=30_000)
    row = page.get_by_role("row").filter(has_text="Kế hoạch 91.docx")
    expect(row.get_by_role("link")).to_be_visible()

    page.get_by_role("link", name="Tra cứu", exact=True).click()
    page.locator("#q").fill("ke hoach 91")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_contain_text("91-KH/TU")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("ke hoach 91 thanh uy bac kan")
    page.keyboard.press("Enter")
    page.wait_for_url("**thanh+uy**")
    page.locator(".hit a").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("sinh hoạt chuyên đề")
    page.get_by_role("link", name="Xem chỗ đọc được: Trích yếu").click()
    expect(page.locator("#fact-subject")).to_be_in_viewport()

    missing = page.get_by_role("link", name="Hướng dẫn số 77-HD/BTGTU").first
    assert "/wanted?symbol=" in (missing.get_attribute("href") or "")
    page.locator("#text").get_by_role("link", name="Công văn số 88- CV/TU").click()

    expect(page.locator(".kind")).to_have_text("Công văn 88-CV/TU")
    page.locator("#cited-by blockquote a").first.click()
    expect(page.locator(".kind")).to_have_text("Kế hoạch 91-KH/TU")
    expect(page.locator(".page-text a:target")).to_contain_text("Công văn số 88- CV/TU")


@pytest.mark.usefixtures("worker")
def test_it_works_without_scripts(browser, address):
    """A plain form, plain links, and pages that are loaded again."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/intake")
    upload = {"name": "a.txt", "mimeType": "text/plain", "buffer": DISPATCH.encode()}
    page.locator("#files").set_input_files([upload])
    page.get_by_role("button", name="Tiếp nhận").click()
    again = page.get_by_role("link", name="Xem lại tiến độ")
    done = page.get_by_text("Xong 1 tệp: 1 đã nhận.")
    for _ in range(1_000):
        # A page that is half loaded has neither yet.
        expect(again.or_(done).first).to_be_visible()
        if done.count():
            break
        again.click()
    expect(done).to_be_visible()

    page.goto("/?q=chuyên+đề")
    page.locator(".facets").get_by_role("link", name="Công văn").click()
    expect(page.locator(".chips")).to_contain_text("Loại văn bản: Công văn")
    expect(page.locator(".hit")).to_have_count(1)
    context.close()


@pytest.mark.usefixtures("worker")
def test_a_folder_is_handed_in_and_its_bad_file_seen_to(
    page: Page, tmp_path: Path, shot: Shot
):
    """Files in folders, live outcomes, a report, and a note on what was refused."""
    folder = tmp_path / "Đảng ủy"
    (folder / "2019").mkdir(parents=True)
    (folder / "2019" / "công văn.txt").write_text(DISPATCH)
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.7 cut off")
    page.goto("/intake")
    page.get_by_label("Hoặc chọn cả một thư mục").set_input_files(folder)
    expect(page.get_by_text("Đã chọn 2 tệp (")).to_be_visible()
    page.get_by_role("button", name="Tiếp nhận").click()

    expect(page.get_by_text("Xong 2 tệp")).to_be_visible()
    expect(page.get_by_text("Đảng ủy/2019/công văn.txt")).to_be_visible()
    page.get_by_role("link", name="Không nhận 1").click()
    page.get_by_role("checkbox", name="Đảng ủy/hỏng.pdf").check()
    page.get_by_label("Ghi chú").fill("đã xin lại bản gốc")
    shot(page, "batch-dismissing")
    page.get_by_role("button", name="Đã xử lý").click()

    expect(page.get_by_text("đã xin lại bản gốc")).to_be_visible()
    with page.expect_download() as report:
        page.get_by_role("link", name="Excel").click()
    assert report.value.suggested_filename == "tiếp nhận lần 1.xlsx"
    page.get_by_role("button", name="Xem xét lại").click()
    expect(page.get_by_role("checkbox", name="Đảng ủy/hỏng.pdf")).to_be_visible()


def test_what_was_sent_before_a_break_is_not_sent_again(browser: Browser, address: str):
    """Portions already received stay; the rest goes on where it stopped."""
    files = {f"{n:03}.txt": f"{n}".encode() for n in range(150)}
    portions: list[int] = []

    def answer(route: Route) -> None:
        portions.append((route.request.post_data_buffer or b"").count(b"filename="))
        if len(portions) == 2:
            route.abort()
        else:
            route.continue_()

    page = browser.new_page(base_url=address)
    page.goto("/intake")
    page.route(f"{address}/intake", answer)
    drop(page, files)
    button = page.get_by_role("button", name="Tiếp nhận")
    button.click()
    expect(page.get_by_text("Gửi bị gián đoạn sau 100 trong 150 tệp")).to_be_visible()
    button.click()

    expect(page.get_by_text("Đã xong 0 trong 150 tệp")).to_be_visible()
    page.close()
    assert portions == [100, 50, 50]
