"""A clerk decides about links and joins copies, in a real browser."""

import pytest
from playwright.sync_api import expect

from archive.catalogue import Rendition
from archive.model import Reader
from tests.webui.papers import AT, cited, directive, reading

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

TEXT = "Kế hoạch một. Căn cứ Chỉ thị 35-CT/TW về đại hội."
CITES = cited(TEXT, "Chỉ thị 35-CT/TW", type="Chỉ thị", number=35, symbol="35-CT/TW")


@pytest.fixture
def papers(app, tmp_path):
    """Two copies of a directive, one of the next term, and a plan that cites it."""
    opened = app.extensions["vankho"]
    read = (
        directive(2019, 5, 30),
        directive(2019, 5, 30),
        directive(2024, 6, 14),
        reading(TEXT, (CITES,), type="Kế hoạch", subject="kế hoạch một"),
    )
    return [
        _keep(opened, found, tmp_path / f"bản {at}.txt")
        for at, found in enumerate(read)
    ]


def _keep(opened, found, path):
    path.write_text(f"{found.text.body} {path.name}")
    stored = opened.files.put(path)
    shown = Rendition(stored.sha256, path.name, "text/plain", stored.size)
    return opened.catalogue.documents.store(found, shown, source="lan", at=AT)


def test_decides_and_joins(page, app, papers, shot):
    """From the open link of a paper to one settled, and from two copies to one."""
    first, copy, newer, citing = papers
    catalogue = app.extensions["vankho"].catalogue

    page.goto(f"/documents/{citing}")
    page.locator("#cites").get_by_role("link", name="Xem lại").click()
    expect(page.locator(".candidate")).to_have_count(3)
    shot(page, "link-open")
    page.locator(".candidate", has_text="14/6/2024").get_by_role(
        "button", name="Không phải văn bản này"
    ).click()
    expect(page.locator(".candidate")).to_have_count(2)
    page.goto(f"/documents/{first}/files")
    page.get_by_role("link", name="Đối chiếu", exact=True).click()
    shot(page, "files-compared")
    page.get_by_role("button", name=f"Là một: giữ văn bản mã {first}").click()
    expect(page.get_by_role("heading", name="Văn bản đã gộp vào đây")).to_be_visible()
    shot(page, "files-joined")
    page.goto(f"/documents/{copy}")
    expect(
        page.get_by_text("Văn bản bạn mở đã được gộp vào văn bản này.")
    ).to_be_visible()

    [link] = catalogue.citations.of(citing, Reader("local"))
    assert (link.state, link.target.id) == ("resolved", first)
    assert link.decided.by == "local"
    assert newer != first
    page.goto(f"/documents/{citing}/links/1-{CITES.start}")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".candidate")).to_have_count(2)
    shot(page, "link-undone")
