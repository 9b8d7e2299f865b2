"""Text is compared with what is known of a file, by class."""

import json

import pytest

from archive.errors import DamagedFileError, LabelError
from archive.model import Page, Reading, Text
from indexer.evaluate import texts
from indexer.evaluate.figures import Fault, Score
from indexer.evaluate.truths import truths

LABEL = {
    "file": "a.pdf",
    "class": "fax",
    "text": ["Số 171-KH/TU", "triển khai công tác lưu trữ"],
}
BLOCKS = [
    ["hdr", ["TỈNH ỦY", "*"], ["ĐẢNG"]],
    ["num", ["1.", "2."]],
    ["table", [["STT", ""], ["1", "Xã"]]],
    ["p", "Điều 1"],
]
SCAN = {"kind": "scan", "variants": [{"name": "noisy"}, {"name": "200"}]}
WORD = {"kind": "doc", "variants": [{"name": "tcvn3"}]}
LONG = {"file": "a.doc", "format": "doc", "transcript": "a.txt"}


def evaluate(folder, read):
    """Return the figures of a folder."""
    return texts.evaluate(truths(folder), read)


def reader(*pages):
    """Return what reads any file as these pages."""
    found = tuple(Page(number, text) for number, text in enumerate(pages, start=1))
    return lambda _: Reading(Text("text/plain", found), (), ())


@pytest.fixture
def labelled(tmp_path):
    """A folder of one paper of two paragraphs."""
    (tmp_path / "labels.jsonl").write_text(json.dumps(LABEL))
    return tmp_path


@pytest.fixture
def transcribed(tmp_path):
    """A folder of one file with its transcript."""
    (tmp_path / "manifest.jsonl").write_text(json.dumps(LONG))
    (tmp_path / "a.txt").write_text("ĐẢNG ủy\nxã")
    return tmp_path


def test_paragraphs_are_found_in_any_order(labelled):
    """Lines broken, pages turned and other order cost nothing."""
    figures = evaluate(
        labelled, reader("triển khai công\ntác lưu  trữ", "Số 171-KH/TU")
    )

    assert figures.faults == []
    assert figures.scores["characters fax"] == Score(39, 39, 39)
    assert figures.scores["marks all"] == Score(6, 6, 6)
    assert figures.scores["words fax"] == Score(8, 8, 8)
    assert figures.scores["symbols all"] == Score(1, 1, 1)
    assert figures.cer == {"all": 0.0, "fax": 0.0}


def test_errors_are_counted_and_named(labelled):
    """A wrong letter is an edit, a wrong mark, a wrong word; a symbol is missed."""
    figures = evaluate(labelled, reader("Số 171KHTỦ triển khai cống tác lưu trữ"))

    assert figures.scores["characters all"] == Score(35, 39, 39)
    assert figures.scores["marks all"] == Score(5, 6, 6)
    assert figures.scores["words all"] == Score(6, 8, 8)
    assert figures.scores["symbols all"].right == 0
    assert figures.faults == [
        Fault("a.pdf", "characters", "wrong", "Số 171-KH/TU", "Số 171KHT"),
        Fault(
            "a.pdf",
            "characters",
            "wrong",
            "triển khai công tác lưu trữ",
            "triển khai cống tác lưu trữ",
        ),
        Fault("a.pdf", "symbols", "missed", "171-KH/TU"),
    ]
    assert figures.cer["fax"] == pytest.approx(4 / 39)


def test_a_transcript_is_compared_without_case(transcribed):
    """Letters with marks count; the words that have wrong ones are named."""
    figures = evaluate(transcribed, reader("đảng uỷ xa"))

    assert figures.scores["marks doc"] == Score(2, 4, 4)
    assert figures.faults == [
        Fault("a.doc", "marks", "missed", "xã"),
        Fault("a.doc", "marks", "missed", "ủy"),
    ]


def test_a_file_that_is_refused_is_one_error(labelled):
    """All its text is missed, and one error tells it."""

    def refuse(_):
        raise DamagedFileError

    figures = evaluate(labelled, refuse)

    assert figures.faults == [Fault("a.pdf", "file", "missed", "damaged")]
    assert figures.scores["characters all"] == Score(0, 39, 39)


def test_samples_are_known_by_blocks_and_variants(tmp_path):
    """Cells, lines of a head and paragraphs; classes of scans from wide to narrow."""
    files = [{**one, "file": one["kind"], "gt": "gt/k.txt"} for one in (SCAN, WORD)]
    (tmp_path / "manifest.json").write_text(json.dumps({"files": files}))
    (tmp_path / "gt").mkdir()
    (tmp_path / "gt/k.json").write_text(json.dumps({"blocks": BLOCKS}))

    scan, word = truths(tmp_path)

    assert scan.classes == ("scan", "scan-noisy", "scan-noisy-200")
    assert word.classes == ("doc",)
    assert " ".join(word.paragraphs) == "TỈNH ỦY * ĐẢNG 1. 2. STT 1 Xã Điều 1"
    assert list(truths(tmp_path, ("scan-noisy",))) == [scan]


NOTHING_KNOWN = {
    "no labels": {},
    "no label with text": {"labels.jsonl": '{"file": "a.pdf"}'},
    "a transcript that is not there": {"manifest.jsonl": json.dumps(LONG)},
    "no JSON": {"manifest.json": "{"},
    "another JSON": {"manifest.json": "[]"},
}


@pytest.mark.parametrize("files", NOTHING_KNOWN.values(), ids=NOTHING_KNOWN)
def test_a_folder_of_which_nothing_is_known_is_an_error(tmp_path, files):
    """What is wrong with the labels is said, and nothing is measured."""
    for name, text in files.items():
        (tmp_path / name).write_text(text)

    with pytest.raises(LabelError):
        list(truths(tmp_path))


def test_a_class_that_no_file_has_is_an_error(labelled):
    """A slip of the pen does not measure nothing and call it well."""
    with pytest.raises(LabelError):
        list(truths(labelled, ("photo",)))
