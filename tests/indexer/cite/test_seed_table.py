"""The spellings of one real news report, field for field."""

from datetime import date

import pytest

from archive.authority import load
from archive.model import Relation
from indexer import cite

PLAN = "Kế hoạch số 171- KH/TU ngày 01/8/2019 của Thành ủy Bắc Kạn"
DISPATCH = "Công văn số 362 – CV/TU ngày 18/7/2019 của Tỉnh ủy Bắc Kạn"
CONCLUSION = "Kết luận số 53- KL/TW ngày 4/6/2019 của Ban Bí thư Trung ương Đảng"
NOTICE = "Thông báo số 26- TB/BCĐ của Ban chỉ đạo 35 cấp tỉnh ngày 37/7/2019"
CENTRAL = "Công văn số 6915 – CV/BTG TW ngày 26/7/2019 của Ban Tuyên giá Trung ương"
STEERING = "Công văn số 25 –CV/ BCĐ ngày 3/7/2019 của Ban chỉ đạo 35 cấp tỉnh"
TEXT = (
    f"Triển khai {PLAN}; {DISPATCH} vè việc thực hiện {CONCLUSION}; {NOTICE}; "
    f"{CENTRAL}; {STEERING}."
)

ROWS = {
    "plan": (
        PLAN,
        ("Kế hoạch", 171, "171-KH/TU", "171- KH/TU"),
        (date(2019, 8, 1), "01/8/2019", None),
        ("Thành ủy Bắc Kạn", "Thành ủy Bắc Kạn"),
        {"symbol_spacing"},
    ),
    "dispatch": (
        DISPATCH,
        ("Công văn", 362, "362-CV/TU", "362 – CV/TU"),
        (date(2019, 7, 18), "18/7/2019", None),
        ("Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
        {"symbol_spacing"},
    ),
    "conclusion": (
        CONCLUSION,
        ("Kết luận", 53, "53-KL/TW", "53- KL/TW"),
        (date(2019, 6, 4), "4/6/2019", None),
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng"),
        {"symbol_spacing"},
    ),
    "notice of a day that never was": (
        NOTICE,
        ("Thông báo", 26, "26-TB/BCĐ", "26- TB/BCĐ"),
        (None, "37/7/2019", "2019-07"),
        ("Ban chỉ đạo 35", "Ban chỉ đạo 35 cấp tỉnh"),
        {"symbol_spacing", "date_impossible", "body_inferred"},
    ),
    "dispatch of a misspelt body": (
        CENTRAL,
        ("Công văn", 6915, "6915-CV/BTGTW", "6915 – CV/BTG TW"),
        (date(2019, 7, 26), "26/7/2019", None),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giá Trung ương"),
        {"symbol_spacing", "body_typo"},
    ),
    "dispatch of a relative body": (
        STEERING,
        ("Công văn", 25, "25-CV/BCĐ", "25 –CV/ BCĐ"),
        (date(2019, 7, 3), "3/7/2019", None),
        ("Ban chỉ đạo 35", "Ban chỉ đạo 35 cấp tỉnh"),
        {"symbol_spacing", "body_inferred"},
    ),
}


@pytest.fixture(scope="module")
def found():
    """What is found in the report, by its words."""
    return {one.verbatim: one for one in cite.find(TEXT, load())}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_reads_each_field(found, row):
    """Each citation has the fields of the table, and no other flag."""
    verbatim, symbol, issued, body, flags = row
    one = found[verbatim]

    assert (one.type, one.number, one.symbol, one.symbol_verbatim) == symbol
    assert (one.date, one.date_verbatim, one.date_partial) == issued
    assert (one.body, one.body_verbatim) == body
    assert set(one.flags) == flags
    assert (one.kind, one.page) == ("party", 1)
    assert TEXT[one.start : one.end] == verbatim


def test_finds_these_and_no_others(found):
    """The report cites six papers."""
    assert list(found) == [PLAN, DISPATCH, CONCLUSION, NOTICE, CENTRAL, STEERING]


def test_tells_what_a_third_paper_does(found):
    """The dispatch carries out the conclusion; the report only says so."""
    assert found[CONCLUSION].relations == (
        Relation("implements", "thực hiện", source_symbol="362-CV/TU"),
    )


def test_reads_a_bare_symbol():
    """A symbol alone is a citation that only its context can resolve."""
    (one,) = cite.find("171 – KH/TU", load())

    assert (one.type, one.number, one.symbol) == ("Kế hoạch", 171, "171-KH/TU")
    assert (one.date, one.body) == (None, None)
    assert one.flags == ("bare_symbol",)
