"""Pages that hold their text are drawn, always the same ones."""

import pypdfium2
import pytest
from reportlab.pdfgen import canvas

from archive.errors import LabelError
from archive.model import Page, Reading, Text
from indexer.evaluate import datasets, drawn
from indexer.evaluate.datasets import Listed
from indexer.evaluate.drawn import Drawing
from indexer.evaluate.means import Means

LONG = "Điều 1\tPhạm vi điều chỉnh\n" * 30
PAGES = (
    Page(1, "Mục lục"),
    Page(2, LONG),
    Page(3, LONG, "ocr"),
    Page(4, LONG, "rebuilt"),
)


def read(_):
    """Read any file as two pages with text, a short one, and one recognised."""
    return Reading(Text("application/pdf", PAGES), (), ())


@pytest.fixture
def folder(tmp_path):
    """A folder of two files with another one that is no PDF."""
    for name in ("a.pdf", "b.pdf", "notes.txt"):
        (tmp_path / name).touch()
    return tmp_path


def names(folder, into, pages):
    """Return which pages are drawn."""
    drawing = Drawing(lambda *asked: repr(asked[1:]).encode(), into, (150, 300), pages)
    return [one.name for one in drawn.truths(folder, read, drawing)]


def test_the_same_pages_are_drawn_at_each_size(folder, tmp_path_factory):
    """Pages that hold their text, as many of each file, in an order of their own."""
    into = tmp_path_factory.mktemp("into")

    everything = names(folder, into, 9)

    assert sorted(everything) == [
        f"{file}:{page}:{dpi}" for file in "ab" for page in (2, 4) for dpi in (150, 300)
    ]
    assert names(folder, into, 1) == everything[:2]
    assert len(names(folder, into, 2)) == 4
    assert {path.read_bytes() for path in into.iterdir()} == {
        b"(2, 150)",
        b"(2, 300)",
        b"(4, 150)",
        b"(4, 300)",
    }


def test_what_a_page_holds_is_the_truth(folder):
    """Lines and cells are found one by one, and counted by the size of the drawing."""
    means = Means(read, lambda *_: b"", lambda _: ())
    listed = Listed("text", ".", drawn_at=(150,), pages=1)

    figures = datasets.written(folder, means, listed)

    assert figures.faults == []
    assert figures.scores["characters drawn-150"].wanted == 30 * 24
    assert figures.scores["characters drawn"].right == 30 * 24


def test_a_folder_without_such_pages_is_an_error(tmp_path):
    """Nothing is measured where nothing can be drawn."""
    with pytest.raises(LabelError):
        names(tmp_path, tmp_path, 3)


def test_a_drawn_page_holds_no_text(tmp_path):
    """It is an image of the size that the page has on paper."""
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(300, 200))
    sheet.drawString(50, 100, "Phong")
    sheet.save()

    (tmp_path / "b.pdf").write_bytes(drawn.draw(tmp_path / "a.pdf", 1, 72))

    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as document:
        page = document[0]
        assert page.get_size() == (300, 200)
        assert page.get_textpage().count_chars() == 0
        assert page.render().to_pil().convert("L").getextrema()[0] < 100
