"""The set of scans: true to its papers, only images, small enough to ship."""

import json

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from corpus.make import damage, pen
from corpus.make.scans import SCANS, label
from tests.corpus.samples import CORPUS, PAPERS

FOLDER = CORPUS / "scans"
LABELS = [
    json.loads(line)
    for line in (FOLDER / "labels.jsonl").read_text(encoding="utf-8").splitlines()
]
WHITE = Image.new("RGB", (400, 300), "white")


def test_labels_say_what_the_papers_say():
    """Whoever changes a paper makes its scan and its label anew."""
    assert [label(one, PAPERS[one.slug]) for one in SCANS] == LABELS


@pytest.mark.parametrize("one", LABELS, ids=lambda one: one["file"])
def test_scans_hold_no_text(one):
    """A scan is one page that is only an image."""
    with pypdfium2.PdfDocument(FOLDER / one["file"]) as document:
        (page,) = document
        assert page.get_textpage().count_chars() == 0


def test_scans_are_small():
    """They do not make the project heavy."""
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_200_000


def test_what_is_written_by_hand_is_not_in_the_text():
    """Number and day stand in the facts alone, the words around them in neither."""
    by_hand = next(one for one in LABELS if one["file"].startswith("kh-172"))

    assert by_hand["symbol"] == "172-KH/TU"
    assert not [text for text in by_hand["text"] if text.startswith(("Số", "Bắc Kạn,"))]


@pytest.mark.parametrize("kind", damage.KINDS)
def test_damage_is_the_same_each_time(kind):
    """A page is harmed, keeps its size, and is harmed alike again."""
    page = WHITE.copy()
    page.paste((90, 90, 90), (100, 100, 300, 120))

    harmed = damage.KINDS[kind](page)

    assert harmed.size == page.size
    assert harmed.tobytes() == damage.KINDS[kind](page).tobytes()
    assert np.asarray(harmed.convert("RGB")).tolist() != np.asarray(page).tolist()


@pytest.mark.parametrize("figure", "0123456789")
def test_the_pen_writes_where_it_is_put(figure):
    """A figure stands on its foot, about as high as asked for."""
    page = WHITE.copy()

    pen.write(figure, page, (100, 200), 50, (30, 50, 150))

    rows, columns = np.nonzero(np.asarray(page.convert("L")) < 200)
    assert columns.min() >= 90
    assert columns.max() <= 100 + 60
    assert 200 - 65 <= rows.min() <= 200 - 35
    assert 190 <= rows.max() <= 200 + 8
