"""Pages made with their right decision: nearly all are decided so."""

import json

import pytest

from corpus.make.judged import KINDS, make, write
from indexer.extract import extract, layers
from indexer.extract.limits import Limits

PDF = "application/pdf"
LIMITS = Limits()


def is_sent(path):
    """Whether the page is put before Tesseract."""
    text = extract(path, PDF, LIMITS)
    waiting = [page.number for page in text.pages if page.origin == "image"]
    return bool(layers.wanting(path, waiting, LIMITS))


@pytest.mark.slow
def test_one_page_of_each_kind_is_decided(tmp_path):
    """At most one page of all kinds is decided wrongly (real figures: accuracy)."""
    wrong = [
        label["file"]
        for label in make(tmp_path, seed=5, count=len(KINDS))
        if is_sent(tmp_path / label["file"]) != label["is_read_from_image"]
    ]

    assert len(wrong) <= 1, wrong


@pytest.mark.slow
def test_a_seed_gives_the_same_labels(tmp_path):
    """Labels tell the file, the page, its kind and the decision."""
    write(tmp_path / "one", seed=1, count=1)
    write(tmp_path / "two", seed=1, count=1)

    one, two = ((tmp_path / x / "labels.jsonl").read_text() for x in ("one", "two"))
    assert one == two
    assert json.loads(one.splitlines()[0]) == {
        "file": "0000-scan.pdf",
        "page": 1,
        "kind": "scan",
        "is_read_from_image": True,
    }
