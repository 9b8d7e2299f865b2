"""Names that mean a body by who writes them, told from the citing paper."""

import pytest

from archive.facts import Metadata
from archive.links import complete, resolve
from archive.links.deictic import inferred
from archive.model import Conference
from tests.archive.linked import AUTHORITY, cite, numbered, paper

CITY = paper("9-CV/TU", "5/9/2019", "Thành ủy Bắc Kạn", parent="Đảng bộ tỉnh Bắc Kạn")
PROVINCE = paper("900-BC/TU", "5/9/2019", "Tỉnh ủy Bắc Kạn", place="Bắc Kạn")
COMMUNE = paper(
    "3-NQ/ĐU", "5/9/2019", "Đảng ủy xã Vi Hương", parent="Đảng bộ huyện Bạch Thông"
)
CELL = paper("3-NQ/CB", "5/9/2019", "Chi bộ tổ dân phố 4", place="Bắc Kạn")
AFTER = paper(
    "12-KH/ĐU", "5/9/2025", "Đảng ủy phường Bắc Kạn", parent="Tỉnh ủy Thái Nguyên"
)
CENTRAL = paper("3-HD/BTCTW", "5/9/2019", "Ban Tổ chức Trung ương", place="Hà Nội")

MEANT = {
    "the province's committee": ("Tỉnh ủy", CITY, "Tỉnh ủy Bắc Kạn"),
    "its Standing Board": ("Ban Thường vụ Tỉnh ủy", CITY, "Tỉnh ủy Bắc Kạn"),
    "its staff organ": (
        "Ban Tuyên giáo Tỉnh ủy",
        CITY,
        "Ban Tuyên giáo Tỉnh ủy Bắc Kạn",
    ),
    "the district's": ("Huyện ủy", COMMUNE, "Huyện ủy Bạch Thông"),
    "the province of a district": ("Tỉnh ủy", COMMUNE, "Tỉnh ủy Bắc Kạn"),
    "a State body": ("UBND tỉnh", PROVINCE, "Ủy ban nhân dân tỉnh Bắc Kạn"),
    "a steering committee of a level": (
        "Ban chỉ đạo 35 cấp tỉnh",
        CITY,
        "Ban chỉ đạo 35 tỉnh Bắc Kạn",
    ),
    "the level above": ("cấp ủy cấp trên", COMMUNE, "Huyện ủy Bạch Thông"),
    "one's own": ("Đảng ủy", COMMUNE, "Đảng ủy xã Vi Hương"),
    "the place alone tells": ("Tỉnh ủy", CELL, "Tỉnh ủy Bắc Kạn"),
    "after the merger": ("Tỉnh ủy", AFTER, "Tỉnh ủy Thái Nguyên"),
}


@pytest.mark.parametrize(("name", "citing", "whole"), MEANT.values(), ids=MEANT)
def test_who_writes_tells_which_body(name, citing, whole):
    """The body is that of the citing paper on its day, and is marked as inferred."""
    made = cite("171-KH/TU", "15/8/2019", name, body_verbatim=name)

    [read] = complete([made], citing, AUTHORITY)

    assert (read.body, read.body_verbatim) == (whole, name)
    assert "body_inferred" in read.flags


LEFT = {
    "a body in full": ("Tỉnh ủy Lâm Đồng", CITY),
    "a body of the Centre": ("Ban Bí thư", PROVINCE),
    "no district is told": ("Huyện ủy", PROVINCE),
    "a committee of any level": ("Ban Chỉ đạo 35", CITY),
    "the Centre writes": ("Tỉnh ủy", CENTRAL),
    "nobody knows what is above an office": ("cấp ủy cấp trên", CELL),
    "nobody knows who writes": ("Tỉnh ủy", Metadata()),
}


@pytest.mark.parametrize(("name", "citing"), LEFT.values(), ids=LEFT)
def test_what_is_not_told_is_left(name, citing):
    """What the citing paper does not tell stays as it was read, without a mark."""
    made = cite("171-KH/TU", "15/8/2019", name, body_verbatim=name)

    assert complete([made], citing, AUTHORITY) == (made,)
    assert inferred(name, citing, AUTHORITY) is None


def test_a_bare_symbol_takes_an_inferred_body_with_its_mark():
    """What is taken from a mention is as sure as it was there; full names go first."""
    told = cite("25-CV/BCĐ", "3/7/2019", "Ban chỉ đạo 35 cấp tỉnh")
    bare = cite("25-CV/BCĐ")
    full = cite("25-CV/BCĐ", "3/7/2019", "Ban chỉ đạo 35 tỉnh Bắc Kạn")

    _, read = complete([told, bare], CITY, AUTHORITY)
    *_, sure = complete([told, full, bare], CITY, AUTHORITY)

    assert (read.body, read.flags) == (full.body, ("body_inferred",))
    assert (sure.body, sure.flags) == (full.body, ())


def test_the_congress_of_the_party_organisation_here():
    """ "Đại hội Đảng bộ tỉnh lần thứ XI" is that of the province that cites it."""
    of = Conference("congress", "XI", None, "Đảng bộ tỉnh")
    made = cite(type="Nghị quyết", kind="conference", conference=of)

    [read] = complete([made], CITY, AUTHORITY)

    assert read.conference == Conference("congress", "XI", None, "Tỉnh ủy Bắc Kạn")


HELD = (
    paper("171-KH/TU", "15/8/2019", "Tỉnh ủy Bắc Kạn"),
    paper("171-KH/TU", "15/8/2019", "Tỉnh ủy Lâm Đồng"),
)


def test_of_two_provinces_the_one_that_cites_is_meant():
    """The same symbol on the same day, told apart by who writes "Tỉnh ủy"."""
    made = cite("171-KH/TU", "15/8/2019", "Tỉnh ủy")
    [read] = complete([made], CITY, AUTHORITY)

    resolution = resolve(read, CITY, numbered(HELD), AUTHORITY)

    assert (resolution.documents, resolution.state) == ((0,), "resolved")
    assert resolution.reasons == ("symbol", "body", "date")
