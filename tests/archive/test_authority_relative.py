"""A name that does not say whose is told by who writes it, and marked so."""

from datetime import date

import pytest

from archive.authority import load
from archive.authority.additions import AddedBody

CITY = ("Thành ủy Bắc Kạn", "Đảng bộ tỉnh Bắc Kạn")
DAY = date(2019, 8, 1)


@pytest.fixture(scope="module")
def authority():
    """The authority as it ships."""
    return load()


TOLD = {
    "by a city committee": ("Tỉnh ủy", CITY, "Tỉnh ủy Bắc Kạn"),
    "by what a listed district lies in": (
        "Ban Thường vụ Tỉnh uỷ",
        ("Huyện ủy Na Rì",),
        "Tỉnh ủy Bắc Kạn",
    ),
    "a staff organ": (
        "Ban Tuyên giáo Tỉnh ủy",
        CITY,
        "Ban Tuyên giáo Tỉnh ủy Bắc Kạn",
    ),
    "a steering committee of a level": (
        "Ban chỉ đạo 35 cấp tỉnh",
        CITY,
        "Ban chỉ đạo 35 tỉnh Bắc Kạn",
    ),
    "a State body": ("UBND tỉnh", CITY, "Ủy ban nhân dân tỉnh Bắc Kạn"),
    "the city from its ward": (
        "Thành ủy",
        ("Đảng ủy phường Sông Cầu", "Đảng bộ thành phố Bắc Kạn"),
        "Thành ủy Bắc Kạn",
    ),
    "the central city from its district": (
        "Thành ủy",
        ("Quận ủy Ba Đình", "Đảng bộ thành phố Hà Nội"),
        "Thành ủy Hà Nội",
    ),
    "the district": (
        "Huyện ủy",
        ("Đảng ủy xã Cao Kỳ", "Đảng bộ huyện Chợ Mới"),
        "Huyện ủy Chợ Mới",
    ),
    "the place alone": (
        "Tỉnh ủy",
        ("Huyện ủy Cô Tô", "Quảng Ninh"),
        "Tỉnh ủy Quảng Ninh",
    ),
    "an office without an owner": ("Sở Y tế", CITY, "Sở Y tế tỉnh Bắc Kạn"),
    "the Youth Union": ("Tỉnh đoàn", CITY, "Tỉnh đoàn Bắc Kạn"),
    "the own committee": ("Đảng ủy", ("Đảng ủy xã Cao Kỳ",), "Đảng ủy xã Cao Kỳ"),
    "the Centre": ("Trung ương", (), "Ban Chấp hành Trung ương"),
    "the level above": ("cấp trên", CITY, "Tỉnh ủy Bắc Kạn"),
    "the level above a province": (
        "cấp ủy cấp trên",
        ("Tỉnh ủy Bắc Kạn",),
        "Ban Chấp hành Trung ương",
    ),
}


@pytest.mark.parametrize(("text", "citing", "name"), TOLD.values(), ids=TOLD)
def test_who_writes_tells_whose(authority, text, citing, name):
    """A relative name is completed from the citing paper, and says it is inferred."""
    found = authority.resolve_relative(text, citing, DAY)

    assert (found.name, found.inferred) == (name, True)


UNTOLD = {
    "nobody says where": ("Tỉnh ủy", ()),
    "a central city has no Tỉnh ủy": ("Tỉnh ủy", ("Đảng bộ thành phố Hải Phòng",)),
    "the Centre is in no province": ("Tỉnh ủy", ("Ban Tổ chức Trung ương",)),
    "no district is named": ("Huyện ủy", ("Tỉnh ủy Bắc Kạn",)),
    "a name in full": ("Ban Tổ chức Trung ương", CITY),
    "a committee with its place": ("Ban Chỉ đạo 35 tỉnh Lâm Đồng", CITY),
    "a committee of a level that nobody tells": (
        "Ban Chỉ đạo 35 cấp tỉnh",
        ("Chi bộ tổ dân phố 4", "Đảng bộ phường Sông Cầu"),
    ),
    "no body at all": ("người dân tỉnh", CITY),
    "nothing": ("", CITY),
}


@pytest.mark.parametrize(("text", "citing"), UNTOLD.values(), ids=UNTOLD)
def test_what_is_not_told_is_not_guessed(authority, text, citing):
    """Where the citing paper does not tell, no body is named."""
    assert authority.resolve_relative(text, citing, DAY) is None


def test_bodies_above_each_other_are_climbed_once(authority):
    """What clerks add, one at a time, may make a ring: no reader waits in it."""
    ring = authority.with_additions(
        [
            AddedBody(
                "Nhóm Một Bắc Kạn", "province", "staff", within="Nhóm Hai Bắc Kạn"
            ),
            AddedBody(
                "Nhóm Hai Bắc Kạn", "province", "staff", within="Nhóm Một Bắc Kạn"
            ),
        ]
    )

    assert ring.resolve_relative("Tỉnh ủy", ("Nhóm Một Bắc Kạn",), DAY) is None
