"""Bodies are what they were on a day: names, descent, rank, terms."""

from datetime import date
from itertools import pairwise

import pytest

from archive.authority import load
from archive.authority.additions import AddedName, AddedTerm, Succession


@pytest.fixture(scope="module")
def authority():
    """The authority as it ships."""
    return load()


def body(authority, name, on=None):
    """Return the record of a name on a day."""
    return authority.bodies[authority.body_named(name, on).id]


RECORDS = {
    "before the merger": ("Tỉnh ủy Thái Nguyên", date(2025, 6, 30), 1997, 2025),
    "the merged one": ("Tỉnh ủy Thái Nguyên", date(2025, 7, 1), 2025, None),
    "a city in its province": ("Thành ủy Huế", date(2024, 12, 31), None, 2024),
    "the central city": ("Thành ủy Huế", date(2025, 1, 1), 2025, None),
    "a name used twice, first": ("Tỉnh ủy Hậu Giang", date(1985, 1, 1), None, 1992),
    "a name used twice, then": ("Tỉnh ủy Hậu Giang", date(2010, 1, 1), 2004, 2025),
    "the town": ("Thị ủy Bắc Kạn", date(2010, 1, 1), None, 2015),
    "the city it became": ("Thành ủy Bắc Kạn", date(2019, 8, 1), 2015, 2025),
    "a town for seven years": ("Thị ủy Phổ Yên", date(2019, 1, 1), 2015, 2022),
    "until both merged": ("Ban Tuyên giáo Trung ương", date(2019, 1, 1), None, 2025),
    "the same name again": ("Ban Tuyên giáo Trung ương", date(2026, 8, 27), 2026, None),
    "an old ministry": ("Bộ Nội vụ", date(1990, 1, 1), None, 1998),
    "a new one of its name": ("Bộ Nội vụ", date(2019, 1, 1), 2002, None),
    "a special zone": ("Đảng ủy đặc khu Cô Tô", date(2026, 1, 1), 2025, None),
}


@pytest.mark.parametrize(
    ("name", "on", "begun", "ended"), RECORDS.values(), ids=RECORDS
)
def test_a_name_has_the_record_of_its_day(authority, name, on, begun, ended):
    """One name stands for other bodies at other times."""
    found = body(authority, name, on)

    assert found.name == name
    assert found.is_valid(on)
    assert (found.valid_from and found.valid_from.year) == begun
    assert (found.valid_to and found.valid_to.year) == ended


def test_a_day_outside_all_records_takes_the_nearest(authority):
    """A name is known outside its time too: people cite by old names."""
    found = body(authority, "Ban Tuyên giáo Trung ương", date(2025, 3, 1))

    assert found.valid_to == date(2025, 2, 2)


MERGERS = {
    "two provinces": (
        "Tỉnh ủy Thái Nguyên",
        {"Tỉnh ủy Thái Nguyên", "Tỉnh ủy Bắc Kạn"},
    ),
    "three provinces": (
        "Tỉnh ủy Phú Thọ",
        {"Tỉnh ủy Phú Thọ", "Tỉnh ủy Vĩnh Phúc", "Tỉnh ủy Hòa Bình"},
    ),
    "a city and two provinces": (
        "Thành ủy Hồ Chí Minh",
        {
            "Thành ủy Hồ Chí Minh",
            "Tỉnh ủy Bình Dương",
            "Tỉnh ủy Bà Rịa - Vũng Tàu",
        },
    ),
    "a province that became a city": ("Thành ủy Huế", {"Tỉnh ủy Thừa Thiên Huế"}),
    "central staff": (
        "Ban Tuyên giáo và Dân vận Trung ương",
        {"Ban Tuyên giáo Trung ương", "Ban Dân vận Trung ương"},
    ),
    "a ministry": (
        "Bộ Nông nghiệp và Môi trường",
        {"Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài nguyên và Môi trường"},
    ),
    "staff of a province": (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Bắc Giang",
        {"Ban Tuyên giáo Tỉnh ủy Bắc Giang", "Ban Dân vận Tỉnh ủy Bắc Giang"},
    ),
}


@pytest.mark.parametrize(("heir", "old"), MERGERS.values(), ids=MERGERS)
def test_heirs_know_what_went_into_them(authority, heir, old):
    """Descent is told both ways."""
    new = body(authority, heir, date(2025, 8, 1))
    if "Bắc Giang" in heir:
        new = body(authority, heir, date(2025, 4, 1))
    before = authority.predecessors(new)

    assert {one.name for one in before} == old
    assert all(new in authority.successors(one) for one in before)


def test_thirty_four_provinces_came_of_sixty_three(authority):
    """Every province of before is in one of today, and eleven went on."""
    seats = authority.bodies_coded("TU", date(2025, 6, 30))
    before = [one for one in seats if one.level == "province"]
    after = authority.bodies_coded("TU", date(2025, 7, 1))
    now = {authority.at(one, date(2025, 7, 1)) for one in before}

    assert (len(before), len(after)) == (63, 34)
    assert now == set(after)
    assert sum(one in after for one in before) == 11


THEN = {
    "later": ("Tỉnh ủy Bắc Kạn", date(2019, 1, 1), date(2026, 1, 1), "Thái Nguyên"),
    "earlier, by its name": (
        "Tỉnh ủy Thái Nguyên",
        date(2026, 1, 1),
        date(2019, 1, 1),
        "Thái Nguyên",
    ),
    "two steps back": (
        "Tỉnh ủy Thái Nguyên",
        date(2026, 1, 1),
        date(1990, 1, 1),
        "Bắc Thái",
    ),
    "the same": ("Tỉnh ủy Bắc Kạn", date(2019, 1, 1), date(2020, 1, 1), "Bắc Kạn"),
}


@pytest.mark.parametrize(("name", "on", "day", "place"), THEN.values(), ids=THEN)
def test_a_lineage_has_one_body_on_a_day(authority, name, on, day, place):
    """What a body was or became is found on any day."""
    assert authority.at(body(authority, name, on), day).name == f"Tỉnh ủy {place}"


def test_a_split_has_no_single_heir(authority):
    """What went into several is none of them."""
    assert authority.at(body(authority, "Tỉnh ủy Bắc Thái"), date(2019, 1, 1)) is None


def test_what_is_above_follows_the_day(authority):
    """A commune of the merged province was in no committee listed before."""
    ward = body(authority, "Đảng ủy phường Bắc Kạn")
    chain = [one.name for one in authority.above(ward, date(2026, 1, 1))]

    assert chain[:2] == ["Tỉnh ủy Thái Nguyên", "Ban Chấp hành Trung ương"]
    assert authority.above(ward, date(2019, 1, 1)) == ()


RANKS = {
    "province and its city": ("Tỉnh ủy Bắc Kạn", "Thành ủy Bắc Kạn", True),
    "city and its province": ("Thành ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn", False),
    "another province": ("Tỉnh ủy Bắc Kạn", "Huyện ủy Đại Từ", False),
    "its own staff": ("Tỉnh ủy Bắc Kạn", "Ban Tổ chức Tỉnh ủy Bắc Kạn", True),
    "staff below": ("Tỉnh ủy Bắc Kạn", "Ban Tổ chức Huyện ủy Na Rì", True),
    "staff of the Centre": ("Ban Tổ chức Trung ương", "Tỉnh ủy Bắc Kạn", False),
    "the Secretariat": ("Ban Bí thư", "Tỉnh ủy Bắc Kạn", True),
    "the Politburo": ("Bộ Chính trị", "Ban Bí thư", True),
    "the other way round": ("Ban Bí thư", "Bộ Chính trị", False),
    "the Government": ("Chính phủ", "Ủy ban nhân dân tỉnh Bắc Kạn", True),
    "a ministry": ("Bộ Y tế", "Bộ Tài chính", False),
    "an office": ("Ủy ban nhân dân tỉnh Bắc Kạn", "Sở Y tế tỉnh Bắc Kạn", True),
    "Party and State": ("Tỉnh ủy Bắc Kạn", "Ủy ban nhân dân huyện Na Rì", False),
    "a commune nobody lists": ("Tỉnh ủy Bắc Kạn", "Đảng ủy xã Cao Kỳ", None),
    "a name two provinces had": ("Tỉnh ủy Bắc Kạn", "Huyện ủy Chợ Mới", None),
}


@pytest.mark.parametrize(("one", "other", "is_above"), RANKS.values(), ids=RANKS)
def test_rank_is_known_or_said_to_be_unknown(authority, one, other, is_above):
    """Only who is above may replace; what nobody knows is not denied."""
    day = date(2019, 8, 1)
    upper, lower = (authority.body_named(name, day) for name in (one, other))

    assert authority.is_superior(upper, lower, day) is is_above


HEIRS = {
    "in one step": ("Tỉnh ủy Thái Nguyên", "Tỉnh ủy Bắc Kạn", True),
    "in two steps": ("Tỉnh ủy Thái Nguyên", "Tỉnh ủy Bắc Thái", True),
    "backwards": ("Tỉnh ủy Bắc Kạn", "Tỉnh ủy Thái Nguyên", False),
    "staff of the heir": (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Thái Nguyên",
        "Ban Dân vận Tỉnh ủy Bắc Kạn",
        True,
    ),
    "a ministry": ("Bộ Khoa học và Công nghệ", "Bộ Bưu chính, Viễn thông", True),
    "strangers": ("Tỉnh ủy Cao Bằng", "Tỉnh ủy Bắc Kạn", False),
}


@pytest.mark.parametrize(("one", "other", "is_heir"), HEIRS.values(), ids=HEIRS)
def test_heirs_are_told_from_strangers(authority, one, other, is_heir):
    """An heir answers for the papers of what went into it."""
    heir, old = authority.body_named(one), authority.body_named(other)

    assert authority.is_heir(heir, old) is is_heir


def test_names_that_differ_in_marks_are_two(authority):
    """Thanh Trì lies in Hà Nội and Thạnh Trị in Sóc Trăng."""
    names = ("Huyện ủy Thanh Trì", "HUYỆN ỦY THẠNH TRỊ")
    found = [body(authority, name) for name in names]

    assert [one.within for one in found] == [
        ("Thành ủy Hà Nội",),
        ("Tỉnh ủy Sóc Trăng",),
    ]


COLLISIONS = {
    "35-CT/TW": [date(2019, 5, 30), date(2024, 6, 14)],
    "27-NQ/TW": [
        date(2008, 8, 6),
        date(2018, 5, 21),
        date(2022, 11, 9),
        date(2026, 8, 28),
    ],
    "18-NQ/TW": [date(2017, 10, 25), date(2022, 6, 16), date(2026, 7, 28)],
    "28-NQ/TW": [date(2013, 10, 25), date(2018, 5, 23), date(2022, 11, 17)],
    "29-NQ/TW": [date(2013, 11, 4), date(2018, 7, 25), date(2022, 11, 17)],
    "20-QĐ/TW": [date(1987, 9, 23), date(2026, 4, 8)],
    "208-QĐ/TW": [date(2019, 11, 8), date(2026, 7, 26)],
    "01-HD/TW": [date(2016, 9, 20), date(2021, 9, 28)],
}


@pytest.mark.parametrize("days", COLLISIONS.values(), ids=COLLISIONS)
def test_terms_tell_papers_of_one_symbol_apart(authority, days):
    """A central number came again because its term was another."""
    terms = [authority.term_at(day) for day in days]

    assert all(one != other for one, other in pairwise(terms))


LOCAL = {
    "of the province": ("Tỉnh ủy Bắc Kạn", date(2021, 1, 1), "XII"),
    "of its staff": ("Ban Tuyên giáo Tỉnh ủy Bắc Kạn", date(2021, 1, 1), "XII"),
    "of the merged one": ("Tỉnh ủy Thái Nguyên", date(2025, 10, 1), "I"),
    "before it met": ("Tỉnh ủy Thái Nguyên", date(2025, 8, 1), None),
    "of the one before": ("Tỉnh ủy Thái Nguyên", date(2021, 1, 1), "XX"),
    "not known": ("Thành ủy Bắc Kạn", date(2019, 8, 1), None),
    "of the Centre": ("Ban Bí thư", date(2019, 6, 4), "XII"),
}


@pytest.mark.parametrize(("name", "day", "term"), LOCAL.values(), ids=LOCAL)
def test_local_terms_are_their_own(authority, name, day, term):
    """A local committee numbers by its own congresses, where they are known."""
    assert authority.term_at(day, name) == term


WITHIN = {
    "the one before": ("tinh-uy-thai-nguyen", ["XX"]),
    "the merged one": ("tinh-uy-thai-nguyen:2025", ["I"]),
    "of the Centre": ("ban-tuyen-giao-va-dan-van-trung-uong", None),
}


@pytest.mark.parametrize(("body", "names"), WITHIN.values(), ids=WITHIN)
def test_a_record_has_the_terms_of_its_time(authority, body, names):
    """A namesake before or after it has congresses of its own."""
    found = [term.name for term in authority.terms_within(authority.bodies[body])]

    assert found == (names or [term.name for term in authority.terms])


def test_clerks_add_to_bodies_made_of_places(authority):
    """A name, a code, a heir and a term reach a body that no table spells out."""
    old, new = "huyen-uy-na-ri", "tinh-uy-thai-nguyen:2025"
    more = authority.with_additions(
        [
            AddedName(old, "Huyện ủy Na Rỳ"),
            AddedName(old, "HUNR", "code"),
            Succession((old,), (new,), date(2025, 7, 1)),
            AddedTerm(old, "XXI", date(2020, 7, 1)),
        ]
    )
    found = body(more, "Huyện ủy Na Rỳ")

    assert found.name == "Huyện ủy Na Rì"
    assert found in more.bodies_coded("HUNR")
    assert found in more.predecessors(more.bodies[new])
    assert more.term_at(date(2021, 1, 1), "Huyện ủy Na Rì") == "XXI"
    assert not authority.bodies[old].into


def test_every_record_is_told_apart(authority):
    """Ids are unique, find their body, and nothing leads to a body unknown."""
    every = list(authority.bodies.values())
    names = {one.name for one in every}

    assert len({one.id for one in every}) == len(every)
    assert all(authority.bodies[one.id] is one for one in every)
    assert {n for one in every for n in (*one.into, *one.within)} <= names


def test_every_body_is_known_by_its_name(authority):
    """The usual name of any body names it, on a day of its own."""
    for one in authority.bodies.values():
        named = authority.body_named(one.name, one.valid_from or one.valid_to)
        assert (named.name, named.inferred, named.typo) == (one.name, False, False)
