"""Headings are marked where they are why a paper was found."""

import pytest

from archive.authority import load
from archive.facts import Metadata
from archive.model import Reader
from indexer.search.heading import heading
from indexer.search.syntax import parse

AUTHORITY = load()
PLAN = Metadata(
    type="Kế hoạch",
    number=171,
    symbol="171-KH/TU",
    issuers=("Thành ủy Bắc Kạn",),
    subject="tuyên truyền xây dựng nông thôn mới",
)


def marked(typed, paper=PLAN):
    """The words of the heading that are marked, in order."""
    found = heading(paper, parse(typed, AUTHORITY, Reader("test")))
    lines = (found.type, found.symbol, *found.issuers, found.subject)
    return [piece.text for line in lines for piece in line if piece.is_match]


QUERIES = {
    "a kind and a number": ("ke hoach 171", ["Kế hoạch", "171-KH/TU"]),
    "with a body": (
        "ke hoach 171 thanh uy bac kan",
        ["Kế hoạch", "171-KH/TU", "Thành ủy Bắc Kạn"],
    ),
    "a symbol": ("171 - kh/tu", ["171-KH/TU"]),
    "what people type": ("kh 171 tu", ["171-KH/TU"]),
    "a number": ("171", ["171-KH/TU"]),
    "a number by its field": ("số:171", ["171-KH/TU"]),
    "a kind by its field": ("loại:KH nông thôn", ["Kế hoạch", "nông thôn"]),
    "words": ("nong thon", ["nông thôn"]),
    "a body": ('cơquan:"thành ủy"', ["Thành ủy"]),
    "another kind": ("chỉ thị 171", []),
    "another symbol": ("172-KH/TU", []),
    "what is excluded": ("xuân -nông", []),
}


@pytest.mark.parametrize(("typed", "expected"), QUERIES.values(), ids=QUERIES)
def test_marks_what_was_asked_for(typed, expected):
    """Type, symbol, bodies and subject show why the paper is there."""
    assert marked(typed) == expected


def test_nothing_known_marks_nothing():
    """A paper without facts has an empty heading."""
    assert marked("171", Metadata()) == []
