"""How a paper is cited in full."""

import datetime as dt

import pytest

from archive.facts import Metadata
from archive.model import Issued
from webui.render.reference import reference

MAY = Issued("ngày 05/3/2020", dt.date(2020, 3, 5))
AUGUST = Issued("ngày 01 tháng 8 năm 2019", dt.date(2019, 8, 1))
PLAN = {"type": "Kế hoạch", "symbol": "171-KH/TU", "regime": "party", "issued": AUGUST}
CITY = ("Thành ủy Bắc Kạn",)

CASES = {
    "a Party paper has a comma before its day": (
        {**PLAN, "issuers": CITY, "subject": "về công tác tuyên giáo năm 2020"},
        (
            "Kế hoạch số 171-KH/TU, ngày 01/8/2019 của Thành ủy Bắc Kạn "
            "về công tác tuyên giáo năm 2020"
        ),
    ),
    "a State paper has none": (
        {
            "type": "Nghị định",
            "symbol": "30/2020/NĐ-CP",
            "regime": "state",
            "issued": MAY,
            "issuers": ("Chính phủ",),
            "subject": "Về công tác văn thư",
        },
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
    ),
    "the body that decided goes before the letterhead": (
        {**PLAN, "issuers": CITY, "organ": "Ban Thường vụ Thành ủy Bắc Kạn"},
        "Kế hoạch số 171-KH/TU, ngày 01/8/2019 của Ban Thường vụ Thành ủy Bắc Kạn",
    ),
    "several bodies are joined": (
        {**PLAN, "issuers": ("Ban A", "Ban B", "Ban C")},
        "Kế hoạch số 171-KH/TU, ngày 01/8/2019 của Ban A, Ban B và Ban C",
    ),
    "a subject without a word of its own gets one": (
        {**PLAN, "subject": "Công tác kiểm tra, giám sát"},
        "Kế hoạch số 171-KH/TU, ngày 01/8/2019 về công tác kiểm tra, giám sát",
    ),
    "v/v is written out": (
        {**PLAN, "type": "Công văn", "subject": "V/v: đôn đốc báo cáo."},
        "Công văn số 171-KH/TU, ngày 01/8/2019 về việc đôn đốc báo cáo",
    ),
    "what is done needs no about": (
        {**PLAN, "subject": "Thực hiện Kết luận số 53-KL/TW"},
        "Kế hoạch số 171-KH/TU, ngày 01/8/2019 thực hiện Kết luận số 53-KL/TW",
    ),
    "a name keeps its capital": (
        {**PLAN, "subject": "Đại hội XIII của Đảng"},
        "Kế hoạch số 171-KH/TU, ngày 01/8/2019 về Đại hội XIII của Đảng",
    ),
    "a day that cannot be is left at what is sure": (
        {**PLAN, "issued": Issued("37/7/2019", None, "2019-07", ("date_impossible",))},
        "Kế hoạch số 171-KH/TU, tháng 7/2019",
    ),
    "a paper without a number": (
        {"type": "Thông báo", "issued": AUGUST, "subject": "lịch phát sóng"},
        "Thông báo ngày 01/8/2019 về lịch phát sóng",
    ),
    "an annex goes by its parent's number": (
        {"type": "Phụ lục", "subject": "Danh mục", "part_of": "1-KH/TU, 2019-08-01"},
        "Phụ lục về danh mục kèm theo văn bản số 1-KH/TU, ngày 01/8/2019",
    ),
    "an annex of a paper of some month": (
        {"type": "Phụ lục", "part_of": "1-KH/TU, 2019-08"},
        "Phụ lục kèm theo văn bản số 1-KH/TU, tháng 8/2019",
    ),
    "an annex of a paper without a day": (
        {"type": "Phụ lục", "part_of": "1-KH/TU"},
        "Phụ lục kèm theo văn bản số 1-KH/TU",
    ),
    "an annex a person described in words": (
        {"type": "Phụ lục", "part_of": "Quy chế, bản 2"},
        "Phụ lục kèm theo Quy chế, bản 2",
    ),
    "a paper of which nothing is known": ({}, "Văn bản"),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_a_reference_has_the_recommended_form(facts, expected):
    """Type, number, day, body, subject, as far as they are known."""
    assert reference(Metadata(**facts)) == expected
