"""Names of bodies end where they end, so that the day behind them is found."""

from datetime import date

import pytest

from archive.authority import load
from indexer import cite

AUTHORITY = load()
BODIES = [
    "Đảng ủy Khối Doanh nghiệp quận",
    "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
    "Đảng ủy Khối các trường Đại học, Cao đẳng Hà Nội",
    "Đảng ủy Bộ đội Biên phòng tỉnh",
    "Đảng ủy Sở Tài nguyên và Môi trường",
    "Đảng ủy Tập đoàn",
    "Chi bộ Phòng Tổ chức - Hành chính",
    "Ban Chấp hành Công đoàn cơ sở",
    "Đảng ủy Trường Trung học phổ thông Chợ Mới",
    "Chánh Văn phòng Trung ương Đảng",
    "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh",
    "UBKTTW",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("joint", [" ", ", "])
@pytest.mark.parametrize("blank", [" ", ""])
def test_the_day_behind_a_body_is_the_papers(body, joint, blank):
    """Words of which only the first letter is large are part of a name."""
    (one,) = cite.find(
        f"Kế hoạch số 5-KH/ĐU của {body}{joint}ngày{blank}3/4/2020", AUTHORITY
    )

    assert (one.body_verbatim, one.date) == (body, date(2020, 4, 3))


AFTER = {
    "a verb": ("của Đảng ủy Sở Nội vụ phối hợp với", "Đảng ủy Sở Nội vụ"),
    "a verb behind a place": ("của Đảng ủy xã Bình Văn chỉ đạo", "Đảng ủy xã Bình Văn"),
    "another body": ("của Đảng ủy Tập đoàn và đơn vị khác", "Đảng ủy Tập đoàn"),
    "a word that begins alike": ("của Huyện ủy Tổ chốt lại", "Huyện ủy Tổ"),
}


@pytest.mark.parametrize(("text", "body"), AFTER.values(), ids=AFTER)
def test_what_follows_a_whole_name_is_no_part_of_it(text, body):
    """A name that is whole takes in no word more."""
    (one,) = cite.find(f"Kế hoạch số 5-KH/ĐU {text}", AUTHORITY)

    assert one.body_verbatim == body
