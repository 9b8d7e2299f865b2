"""The pictures of the pages of a paper, and what is marked on them."""

import io
import re
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from archive.catalogue import Rendition
from archive.errors import BusyError
from archive.model import Page, Reading, Text
from indexer.pictures import Pictures
from tests.indexer.extract import paper
from tests.webui.papers import AT, claims

PDF = "application/pdf"
LINES = ("TỈNH ỦY HẢI SƠN", "Số 412-CV/TU", "về xây dựng nông thôn mới")
TEXT = "\n".join(LINES)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def letter(services, tmp_path):
    """Keep a PDF of two pages; ``pages`` may leave all but some to other papers."""

    def kept(pages=None, text=TEXT):
        path = paper.written(tmp_path / "công văn.pdf", LINES, ("Trang hai",))
        stored = services.files.put(path)
        first, last = pages or (None, None)
        rendition = Rendition(
            stored.sha256, path.name, PDF, stored.size, "original", first, last
        )
        read = (Page(1, text), Page(2, "Trang hai"))
        # Pages keep the numbers that they have in their file.
        shown = read[first - 1 : last] if first else read
        facts = claims(text, symbol="412-CV/TU")
        number = services.catalogue.documents.store(
            Reading(Text(PDF, shown), facts, ()), rendition, source="test", at=AT
        )
        return number, stored.sha256

    return kept


def image(number, sha256, page=1, **more):
    rest = "".join(f"&{key}={value}" for key, value in more.items())
    return f"/documents/{number}/pages/{page}/image?rendition={sha256}{rest}"


def marks(paper, query=""):
    number, sha256 = paper
    return f"/documents/{number}/pages/1/marks?rendition={sha256}&q={query}"


WIDTHS = {
    "as asked": ("400", 400),
    "the nearest": ("1000", 800),
    "nothing huge": ("999999", 1600),
    "nonsense": ("x", 800),
}


@pytest.mark.parametrize(("asked", "given"), WIDTHS.values(), ids=WIDTHS)
def test_a_page_is_seen_in_one_of_few_widths(client, letter, asked, given):
    """Nobody can fill the disk with widths."""
    answer = client.get(image(*letter(), width=asked))

    assert answer.mimetype == "image/webp"
    assert abs(Image.open(io.BytesIO(answer.data)).width - given) <= 1


def test_a_browser_keeps_a_picture_but_asks_each_time(client, letter):
    """Tomorrow this reader may no longer be one who may see it."""
    address = image(*letter())
    first = client.get(address)
    second = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (second.status_code, second.data) == (304, b"")


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_a_paper_that_may_not_be_seen_has_no_pictures(client, letter, services):
    """Also where its picture lies drawn on the disk, and the browser knows it."""
    number, sha256 = letter()
    tag = client.get(image(number, sha256)).headers["ETag"]
    services.catalogue.documents.restrict(number, "keepers", at=AT)

    for address in (image(number, sha256), marks((number, sha256))):
        assert client.get(address).status_code == 404
        again = client.get(address, headers={"If-None-Match": tag})
        assert again.status_code == 404


def test_a_file_shows_no_pages_of_other_papers(client, letter):
    """Of a file that holds several papers, each shows its own pages."""
    number, sha256 = letter(pages=(2, 2))

    assert client.get(image(number, sha256, page=2)).mimetype == "image/webp"
    assert client.get(image(number, sha256, page=1)).status_code == 404
    assert client.get(image(number, sha256, page=3)).status_code == 404


NOT_FOUND = {
    "a file of another paper": "0" * 64,
    "no file": "",
    "a way out of the folder": "../../catalogue.db",
}


@pytest.mark.parametrize("sha256", NOT_FOUND.values(), ids=NOT_FOUND)
def test_only_files_of_the_paper_are_shown(client, letter, sha256):
    """An address cannot name any other."""
    number, _ = letter()

    assert client.get(image(number, sha256)).status_code == 404


def test_a_page_that_cannot_be_drawn_says_why(client, services, letter):
    """A sentence in the place of the picture, and no error of the page."""
    number, sha256 = letter()
    kept = services.files.path(sha256)
    services.files.verify = lambda _: None
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-1.7 cut off")

    answer = client.get(image(number, sha256))

    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert "Không dựng được ảnh trang này" in answer.get_data(as_text=True)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")


def test_who_comes_at_a_busy_time_is_told_when_to_come_back(
    client, letter, monkeypatch
):
    """A crowd costs patience, not the server."""

    def crowd(*_):
        raise BusyError

    monkeypatch.setattr(Pictures, "page", crowd)
    answer = client.get(image(*letter()))

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_found_words_and_facts_are_marked_on_the_page(client, letter):
    """Each where it stands, the fact under its name."""
    answer = client.get(marks(letter(), query="nong+thon"))
    drawn = ET.fromstring(answer.data)  # noqa: S314  # our own drawing
    styles = {rect.get("class"): rect for rect in drawn.iter(f"{SVG}rect")}

    assert answer.mimetype == "image/svg+xml"
    assert styles["fact"].get("data-place") == "fact-symbol"
    third_line = 842 - paper.TOP + 2 * paper.STEP
    top = float(styles["found"].attrib["y"])
    assert top < third_line < top + float(styles["found"].attrib["height"])


def test_one_fact_alone_is_marked_where_it_is_asked_about(client, letter):
    """The form of a fact shows its place on the page, and no other."""
    paper = letter()
    counts = {
        name: client.get(marks(paper) + f"&fact={name}").data.count(b"<rect")
        for name in ("symbol", "subject")
    }

    assert counts["symbol"] > 0
    assert counts["subject"] == 0


def test_marks_of_a_hostile_text_are_a_drawing(client, letter):
    """What stands in a paper or an address is never markup."""
    answer = client.get(marks(letter(text="</svg><script>"), query='"><script>'))

    assert "script" not in answer.get_data(as_text=True)
    ET.fromstring(answer.data)  # noqa: S314  # our own drawing


def html(answer):
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_paper_with_pages_can_be_seen_beside_its_text(client, letter):
    """Pictures come only when wanted, and late; the choice is kept."""
    number, sha256 = letter()
    plain = html(client.get(f"/documents/{number}"))
    both = html(client.get(f"/documents/{number}?view=both"))
    kept = html(client.get(f"/documents/{number}"))

    assert "<img" not in plain
    assert "Chữ và ảnh" in plain
    assert plain.count('view=both#text"') == 2  # Also from the head of the paper.
    assert both.count('view=both#text"') == 1
    for page in (both, kept):
        assert page.count('loading="lazy"') == 4  # two pages, and their marks
        assert f"/documents/{number}/pages/2/image?rendition={sha256}" in page


def test_a_file_without_pages_says_nothing_of_pictures(client, keep):
    """A text file is shown as its text, whatever was chosen before."""
    number = keep(Reading(Text("text/plain", (Page(1, "Thông báo."),)), (), ()))
    page = html(client.get(f"/documents/{number}?view=images"))

    assert "Ảnh trang" not in page
    assert "Thông báo." in page


def test_a_scan_of_a_paper_read_from_another_file_is_shown_by_itself(
    client, services, keep, tmp_path
):
    """Its pages need not be those of the text, so they do not stand side by side."""
    number = keep(Reading(Text("text/plain", (Page(1, "Thông báo."),)), (), ()))
    path = paper.written(tmp_path / "bản quét.pdf", LINES, LINES, LINES)
    stored = services.files.put(path)
    scan = Rendition(stored.sha256, path.name, PDF, stored.size, "scan")
    services.catalogue.documents.attach(number, scan, source="test", at=AT)

    page = html(client.get(f"/documents/{number}?view=images"))

    assert "Chữ và ảnh" not in page
    assert "Trang 3 trong 3" in page
    assert re.search(rf"pages/3/image\?rendition={stored.sha256}", page)
