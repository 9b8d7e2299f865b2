"""The examples of docs/query-syntax.md, run."""

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from archive.authority import load
from archive.errors import QuerySyntaxError
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.entry import Entry
from indexer.search.mending import ask
from indexer.search.query import ByStatus
from indexer.search.statuses import knowing
from indexer.search.syntax import parse

DOCUMENT = Path(__file__).parents[3] / "docs" / "query-syntax.md"
READER = Reader("reader")
AUTHORITY = load()


PAPERS = (
    Entry(
        key="town-plan",
        symbol="171-KH/TU",
        symbol_keys=("171khtu",),
        number=171,
        type="Kế hoạch",
        type_code="kh",
        issuers=("Thành ủy Bắc Kạn",),
        issued_from=date(2019, 8, 1),
        issued_to=date(2019, 8, 1),
        subject="vận động trồng cây",
        text="Các chi bộ vận động nhân dân trồng cây đầu xuân.",
    ),
    Entry(
        key="province-plan",
        symbol="171-KH/TU",
        symbol_keys=("171khtu",),
        number=171,
        type="Kế hoạch",
        type_code="kh",
        issuers=("Tỉnh ủy Bắc Kạn",),
        issued_from=date(2019, 10, 15),
        issued_to=date(2019, 10, 15),
        subject="tổng kết công tác dân vận",
    ),
    Entry(
        key="directive",
        symbol="15-CT/TW",
        symbol_keys=("15cttw",),
        number=15,
        type="Chỉ thị",
        type_code="ct",
        issuers=("Ban Chấp hành Trung ương",),
        issued_from=date(2019, 7, 1),
        issued_to=date(2019, 7, 31),
        subject="về thực hành chi tiêu hợp lý",
        signer="Nguyễn Văn Bình",
        text="Mỗi cơ quan thực hành tiết kiệm.",
    ),
    Entry(
        key="notice",
        symbol="15-TB/TU",
        symbol_keys=("15tbtu",),
        number=15,
        type="Thông báo",
        type_code="tb",
        issuers=("Tỉnh ủy Bắc Kạn",),
        issued_from=date(2020, 3, 2),
        issued_to=date(2020, 3, 2),
        subject="kết quả phong trào",
        text="Kết quả Kế hoạch số 171- KH/TU về trồng cây và việc khen thưởng.",
    ),
)

BY_STATUS: ByStatus = {
    "in_force": frozenset({"province-plan"}),
    "superseded": frozenset({"directive"}),
}


def rows():
    for line in DOCUMENT.read_text("utf-8").splitlines():
        if match := re.match(r"\| `([^`]+)`[^|]*\| (.+) \|$", line):
            yield match.groups()


EXAMPLES = [row for row in rows() if not row[0].endswith(":")]


@pytest.fixture(scope="module")
def engine():
    memory = open_engine("memory:", "papers")
    memory.update(PAPERS, [], 1)
    return memory


def parsed(text):
    return knowing(parse(text, AUTHORITY, READER), BY_STATUS)


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_examples(engine, text, expected):
    """Each example finds what the page says, or is refused in these words."""
    try:
        known = partial(engine.known, reader=READER)
        found = ask(text, parsed, engine, known)
        answer = ", ".join(hit.key for hit in found.results.hits)
    except QuerySyntaxError as error:
        answer = str(error)

    assert answer == expected


def test_there_are_examples():
    """The table is read at all."""
    assert len(EXAMPLES) > 30
