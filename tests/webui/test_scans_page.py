"""Scanned pages: what recognition saw is marked, selectable, and stands upright."""

import io
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from archive.catalogue import Rendition
from archive.model import Reader
from indexer import correcting
from tests.indexer.extract import paper
from tests.webui import scans
from tests.webui.papers import AT
from tests.webui.scans import TEXT, shades

SVG = "{http://www.w3.org/2000/svg}"
LAN = Reader("lan")


@pytest.fixture
def scan(services, tmp_path):
    """Keep a scanned page that lies on its side when ``turned`` is 90."""
    return lambda turned=0: scans.scan(services, tmp_path, turned=turned)


def marks(client, scanned, query="", page=1):
    number, sha256 = scanned
    address = f"/documents/{number}/pages/{page}/marks?rendition={sha256}&q={query}"
    answer = client.get(address)
    assert answer.status_code == 200
    return ET.fromstring(answer.data)  # noqa: S314  # our own drawing


def words(drawn):
    return {word.text: word for word in drawn.iter(f"{SVG}tspan")}


def places(drawn, style):
    return [
        tuple(float(rect.get(side)) for side in ("x", "y", "width", "height"))
        for rect in drawn.iter(f"{SVG}rect")
        if rect.get("class") == style
    ]


def test_hits_and_facts_are_marked_where_they_were_seen(client, scan):
    """A scan is marked as a typed page is."""
    drawn = marks(client, scan(), "nong+thon")

    assert drawn.get("viewBox") == "0 0 200 300"
    assert places(drawn, "found") == [(59.0, 39.5, 32.0, 13.0)]
    assert places(drawn, "fact") == [(19.0, 19.5, 12.0, 13.0)]


def test_what_a_person_put_right_is_what_is_copied(client, scan, services):
    """The word of the correction, in the place of the one that was misread."""
    number, sha256 = scan()
    right = TEXT.replace("4I2", "412")
    correcting.correct(
        services.catalogue, number, 1, right, by=LAN, at=AT, instead_of=None
    )
    drawn = marks(client, (number, sha256))

    assert "4I2-CV/TU" not in words(drawn)
    assert words(drawn)["412-CV/TU"].get("x") == "20.0"


def test_a_page_scanned_on_its_side_stands_upright(client, scan):
    """People read it as it was read."""
    number, sha256 = scan(turned=90)
    address = f"/documents/{number}/pages/1/image?rendition={sha256}&width=400"
    drawn = Image.open(io.BytesIO(client.get(address).data))

    assert drawn.size == (200, 300)
    assert max(shades(drawn, 100, 5)) < 40
    assert min(shades(drawn, 100, 150)) > 215


def test_a_file_that_was_not_read_has_its_own_words(client, scan, services, tmp_path):
    """Nothing of the text that was read is laid over another file."""
    number, _ = scan()
    path = paper.written(tmp_path / "bản ký.pdf", ("Bản ký số",))
    stored = services.files.put(path)
    other = Rendition(stored.sha256, path.name, "application/pdf", stored.size)
    services.catalogue.documents.attach(number, other, source="test", at=AT)

    drawn = marks(client, (number, stored.sha256), "ban")

    assert list(words(drawn)) == ["Bản", "ký", "số"]
    assert list(drawn.iter(f"{SVG}rect")) == []


def test_the_page_of_a_scan_offers_its_words(client, scan):
    """Beside the text, the words on the picture are not read out a second time."""
    number, sha256 = scan()
    both = client.get(f"/documents/{number}?view=both").get_data(as_text=True)
    alone = client.get(f"/documents/{number}?view=images").get_data(as_text=True)

    for shown in (both, alone):
        assert f"/documents/{number}/pages/1/marks?rendition={sha256}" in shown
        assert "Xem ảnh lớn" in shown
    assert "data-told" in both
    assert "data-told" not in alone


def text_page(client, number):
    return client.get(f"/documents/{number}/pages/1/text").get_data(as_text=True)


def test_unsure_words_are_listed_and_marked_softly(client, services, tmp_path):
    """Whoever corrects a scan goes there first; nothing else is marked for them."""
    number, sha256 = scans.scan(services, tmp_path, unsure=("4I2-CV/TU", "mới"))
    page = text_page(client, number)
    address = f"/documents/{number}/pages/1/marks?rendition={sha256}&unsure=1"
    drawn = ET.fromstring(client.get(address).data)  # noqa: S314  # our own drawing
    start = TEXT.index("4I2")

    assert "2 chữ đọc chưa chắc" in page
    assert f'data-word="{start}-{start + 9}">4I2-CV/TU</a>' in page
    assert places(drawn, "unsure") == [(19, 19.5, 12, 13), (99, 39.5, 12, 13)]
    assert places(drawn, "fact") == []
    assert address.replace("&", "&amp;") in page


def test_a_word_that_a_person_typed_is_sure(client, services, tmp_path):
    """What was put right is not asked about again."""
    number, _ = scans.scan(services, tmp_path, unsure=("4I2-CV/TU",))
    right = TEXT.replace("4I2", "412")
    correcting.correct(
        services.catalogue, number, 1, right, by=LAN, at=AT, instead_of=None
    )

    assert "đọc chưa chắc" not in text_page(client, number)


def test_the_picture_of_a_scan_stands_open_beside_its_text(client, scan):
    """It is what the text is corrected by."""
    number, _ = scan()
    page = text_page(client, number)
    picture = page[page.index('class="picture"') :]

    assert picture.split(">")[0].strip().endswith("open")
    assert "typing.js" in page
