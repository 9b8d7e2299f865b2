"""Pages sent to recognition are held against those that have to be."""

import json

import pytest
from PIL import Image, ImageDraw

from archive.authority import load
from archive.errors import DamagedFileError, LabelError
from indexer.evaluate import datasets, sending
from indexer.evaluate.datasets import DataSet, Listed
from indexer.evaluate.figures import Fault, Score
from indexer.evaluate.means import Means
from indexer.extract import Limits

LABELS = (
    {"file": "a.pdf", "page": 1, "is_read_from_image": True, "kind": "stamp"},
    {"file": "a.pdf", "page": 2, "is_read_from_image": False, "kind": "photo"},
    {"file": "a.pdf", "page": 3, "is_read_from_image": False},
)


def evaluate(folder, sent):
    """Return the figures of a folder with its own labels."""
    return sending.evaluate(folder, sent, folder / "labels.jsonl")


@pytest.fixture
def folder(tmp_path):
    """A folder with labels of three pages."""
    lines = "\n".join(map(json.dumps, LABELS))
    (tmp_path / "labels.jsonl").write_text(lines)
    return tmp_path


def test_pages_are_counted_by_what_has_to_be_done(folder):
    """What is sent in vain and what is kept from it are errors of their own."""
    figures = evaluate(folder, lambda _: (2, 3))

    assert figures.scores == {
        "sent": Score(0, 1, 1),
        "sent stamp": Score(0, 1, 1),
        "kept": Score(0, 2, 2),
        "kept photo": Score(0, 1, 1),
    }
    assert figures.faults[:2] == [
        Fault("a.pdf:1", "sent", "missed", "stamp", "stamp"),
        Fault("a.pdf:2", "kept", "extra", "photo", "photo"),
    ]


def test_right_decisions_are_no_errors(folder):
    """All pages are right where the labels are met."""
    figures = evaluate(folder, lambda _: (1,))

    assert figures.faults == []
    assert figures.scores["kept"] == Score(2, 2, 2)
    assert figures.read == ["a.pdf:1", "a.pdf:2", "a.pdf:3"]


def test_what_is_refused_sends_nothing(folder):
    """A broken file is no reason to stop."""

    def refuse(_):
        raise DamagedFileError

    assert evaluate(folder, refuse).scores["sent"] == Score(0, 1, 1)


def test_labels_of_pages_are_told_by_what_they_say(folder, tmp_path):
    """The command measures what the labels are about."""
    means = Means(lambda _: pytest.fail("read"), lambda *_: b"", lambda _: (1,))

    assert datasets.written(folder, means, Listed("text", ".")).scores["sent"] == Score(
        1, 1, 1
    )
    assert not sending.is_labelled(tmp_path / "nowhere")


def test_a_label_without_a_page_is_an_error(folder):
    """The line is named."""
    (folder / "labels.jsonl").write_text('{"is_read_from_image": true}')

    with pytest.raises(LabelError):
        evaluate(folder, lambda _: ())


def test_a_picture_of_writing_is_sent_and_a_blank_one_is_not(tmp_path):
    """Image files have no layer: what they show decides."""
    blank = Image.new("L", (800, 1000), 255)
    written = blank.copy()
    for line in range(20):
        text = "Thực hiện nghị quyết của Đảng"
        ImageDraw.Draw(written).text((60, 60 + 40 * line), text, 0, font_size=28)
    blank.save(tmp_path / "blank.png")
    written.save(tmp_path / "written.png")

    asked = [tmp_path / "blank.png", tmp_path / "written.png"]

    assert [sending.pages(one, one.name, Limits()) for one in asked] == [[], [1]]


def test_labels_may_lie_beside_the_list(folder, tmp_path_factory):
    """What we say of other people's papers is kept with us."""
    ours = tmp_path_factory.mktemp("ours")
    (folder / "labels.jsonl").rename(ours / "pages.jsonl")
    listed = Listed("pages", str(folder), labels="pages.jsonl")
    means = Means(lambda _: pytest.fail("read"), lambda *_: b"", lambda _: (1,))

    figures = datasets.measure(DataSet("pages", listed, ours), load(), means)

    assert figures.scores["kept"] == Score(2, 2, 2)
