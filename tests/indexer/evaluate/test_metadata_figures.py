"""Figures count what was read right, wrong and not at all."""

import msgspec
import pytest

from archive.model import Claim, Reading, Text
from indexer.evaluate.metadata import Miss, Tally, evaluate, overlap

LABEL = {
    "file": "a.txt",
    "type": "Kế hoạch",
    "number": 171,
    "symbol": "171-KH/TU",
    "issuers": ["Thành ủy Bắc Kạn"],
    "issued": {"date": "2019-08-01"},
    "subject": "triển khai công tác lưu trữ",
}


def reading(**facts):
    claims = tuple(Claim(field, value) for field, value in facts.items())
    return Reading(Text("text/plain", ()), claims, ())


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "labels.jsonl").write_bytes(msgspec.json.encode(LABEL) + b"\n")
    return tmp_path


def test_counts(folder):
    """Case and spaces at signs do not matter; other letters do."""
    found = reading(
        type="Kế hoạch",
        number=172,
        symbol="171 - kh / TU",
        issuers=["THÀNH ỦY BẮC KẠN"],
        subject="Triển khai công tác lưu trữ",
    )

    figures = evaluate(folder, lambda _: found)

    assert figures.fields["type"] == Tally(right=1)
    assert figures.fields["symbol"] == Tally(right=1)
    assert figures.fields["issuers"] == Tally(right=1)
    assert figures.fields["number"] == Tally(wrong=1)
    assert figures.fields["issued"] == Tally(missing=1)
    assert figures.overlap == 1.0
    assert Miss("a.txt", "number", 171, 172, "wrong") in figures.misses


def test_reads_each_file(folder):
    """The reader gets the path of the labelled file."""
    read = []

    def reads(path):
        read.append(path)
        return reading()

    evaluate(folder, reads)

    assert read == [folder / "a.txt"]


OVERLAPS = {
    "same words": ("về việc thi đua", "Về  việc thi đua", 1.0),
    "one of two": ("thi đua", "thi cử", 0.5),
    "nothing": ("thi đua", "", 0.0),
}


@pytest.mark.parametrize(("one", "other", "share"), OVERLAPS.values(), ids=OVERLAPS)
def test_overlap(one, other, share):
    """Subjects are compared by the words they share."""
    assert overlap(one, other) == share
