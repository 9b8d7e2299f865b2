"""A query is told in the words of the query language."""

import pytest

from archive.authority import load
from archive.model import Reader
from indexer.search.syntax import parse
from indexer.search.telling import told

TOLD = {
    "words with and without marks": ("trồng cay", "trồng cay"),
    "alternatives": ('xuân OR "tiết kiệm"', '(xuân OR "tiết kiệm")'),
    "an exclusion": ("cây -xuân", "cây -xuân"),
    "a beginning and a guess": ("cây* hoach~", "cay* hoach~"),
    "facts": (
        'số:15 loại:TB cơquan:"bắc kạn" trích:cây từ:2019',
        'number:15 type:"Thông báo" issuer:"bắc kạn" subject:"cây" issued:2019-01-01..',
    ),
    "a status": ("trạng thái:còn", "status:in_force"),
    "everything": ("", "*"),
}


@pytest.mark.parametrize(("typed", "expected"), TOLD.values(), ids=TOLD)
def test_is_told(typed, expected):
    """As one could have typed it."""
    assert told(parse(typed, load(), Reader("lan")).tree) == expected


def test_a_paper_typed_by_its_number():
    """Its symbol, what names it, and what is preferred."""
    said = told(parse("171-KH/TU thành ủy bắc kạn", load(), Reader("lan")).tree)

    assert said.startswith("(symbol:171khtu OR ")
    assert '[+10000 issuer:"' in said
