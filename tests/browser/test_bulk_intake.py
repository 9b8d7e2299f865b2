"""Whole folders from the desktop, and the batch followed and steered live."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from archive.catalogue import open_catalogue
from archive.settings import Settings
from tests.browser.conftest import Shot
from tests.webui.papers import AT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

MANY = 520


@pytest.fixture
def catalogue(settings: Settings):
    """The catalogue behind the pages."""
    with open_catalogue(settings.catalogue) as opened:
        yield opened


def fill(folder: Path, count: int) -> None:
    """Make a folder with folders in it, and something hidden."""
    for number in range(count):
        place = folder / f"sổ {number % 3}" / "quý I" / f"{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"văn bản {number}")
    (folder / ".thumbs").write_text("not a paper")


def drop(page: Page, folder: Path) -> None:
    """Let a folder fall onto the form as a desktop does, not by its files."""
    box = page.locator("[data-drop]").bounding_box()
    assert box
    data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    place = {"x": box["x"] + 50, "y": box["y"] + 50, "data": data}
    browser = page.context.new_cdp_session(page)
    for step in ("dragEnter", "dragOver", "drop"):
        browser.send("Input.dispatchDragEvent", {"type": step, **place})


def test_a_folder_is_dropped_as_it_is(page: Page, tmp_path: Path, catalogue):
    """Hundreds of files in folders make one batch, each with the way to it."""
    fill(tmp_path / "kho", MANY)
    page.goto("/intake")

    drop(page, tmp_path / "kho")
    expect(page.get_by_text(f"Đã chọn {MANY} tệp (")).to_be_visible()
    page.get_by_role("button", name="Tiếp nhận").click()

    expect(page.get_by_text(f"Đã xong 0 trong {MANY} tệp")).to_be_visible()
    expect(page.get_by_text("kho/sổ 0/quý I/000.txt")).to_be_visible()
    assert [batch.progress.total for batch in catalogue.batches.newest()] == [MANY]
    paths = [row.path for row in catalogue.intake.rows(1)]
    assert sorted(Path(path).name for path in paths) == [
        f"{number:03}.txt" for number in range(MANY)
    ]


def test_a_file_that_is_gone_is_told(page: Page, tmp_path: Path, catalogue):
    """It stops no other, and is named."""
    fill(tmp_path / "kho", 3)
    page.goto("/intake")
    drop(page, tmp_path / "kho")
    expect(page.get_by_text("Đã chọn 3 tệp (")).to_be_visible()
    (tmp_path / "kho" / "sổ 1" / "quý I" / "001.txt").unlink()

    page.get_by_role("button", name="Tiếp nhận").click()

    told = page.get_by_text("Các tệp sau không đọc được trên máy của bạn")
    expect(told).to_contain_text("kho/sổ 1/quý I/001.txt")
    page.get_by_role("link", name="Xem các tệp đã gửi").click()
    expect(page.get_by_text("Đã xong 0 trong 2 tệp")).to_be_visible()
    assert catalogue.batches.progress(1).total == 2


def test_a_batch_cancelled_while_it_is_sent_is_told(
    browser: Browser, address: str, tmp_path: Path, catalogue
):
    """What was sent later goes into a batch of its own, when the sender says so."""
    fill(tmp_path / "kho", 150)
    sent: list[str] = []

    def answer(route: Route) -> None:
        if sent:
            catalogue.batches.steer(1, "cancel", by="mai", at=AT)
        sent.append(route.request.url)
        route.continue_()

    page = browser.new_page(base_url=address)
    page.goto("/intake")
    page.route(f"{address}/intake", answer)
    drop(page, tmp_path / "kho")
    button = page.get_by_role("button", name="Tiếp nhận")
    expect(page.get_by_text("Đã chọn 150 tệp (")).to_be_visible()
    button.click()
    expect(page.get_by_text("Gửi bị gián đoạn sau 100 trong 150 tệp")).to_be_visible()
    expect(page.get_by_text("Lần tiếp nhận 1 vừa được")).to_be_visible()
    button.click()

    expect(page.get_by_text("Đã xong 0 trong 50 tệp")).to_be_visible()
    page.close()
    totals = [batch.progress.total for batch in catalogue.batches.newest()]
    assert totals == [50, 100]


def test_a_batch_is_steered_live(page: Page, catalogue, shot: Shot):
    """What somebody else does is seen without loading the page again."""
    catalogue.intake.hand_in(["/a.pdf", "/b.pdf"], who="local", at=AT)
    page.goto("/intake/1")
    page.evaluate("window.isLoadedOnce = true")
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()

    catalogue.batches.steer(1, "pause", by="mai", at=AT)

    expect(page.get_by_text("Tạm dừng: mai")).to_be_visible()
    expect(page.get_by_role("button", name="Tiếp tục")).to_be_visible()
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_hidden()
    assert page.evaluate("window.isLoadedOnce")
    shot(page, "batch-paused")
    page.get_by_text("Hủy…").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hủy các tệp chưa đọc").click()
    expect(page.get_by_text("Xong 2 tệp: 2 không nhận (hủy 2).")).to_be_visible()
    shot(page, "batch-cancelled")
    page.get_by_role("button", name="Thử lại cả 2 tệp này").click()
    page.get_by_role("link", name="Đã đưa vào lần tiếp nhận 2").click()
    expect(page.get_by_text("Đã xong 0 trong 2 tệp")).to_be_visible()


def test_a_refused_file_is_replaced(page: Page, tmp_path: Path, catalogue, shot: Shot):
    """By a better one, sent from the row itself."""
    catalogue.intake.hand_in(["/in/hỏng.pdf"], who="local", at=AT)
    catalogue.batches.steer(1, "cancel", by="local", at=AT)
    better = tmp_path / "tốt.txt"
    better.write_text("văn bản")
    page.goto("/intake/1")

    page.get_by_text("Gửi bản khác").click()
    page.get_by_label("Bản thay cho hỏng.pdf").set_input_files(better)
    shot(page, "batch-replacing")
    page.get_by_role("button", name="Gửi bản này").click()

    expect(page.get_by_text("Đã thử lại ở lần 2: đang chờ")).to_be_visible()
    (row,) = catalogue.intake.rows(2)
    assert (row.instead_of, Path(row.path).name) == (1, "tốt.txt")
