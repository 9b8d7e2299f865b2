"""Which series a number was given in: mergers, local congresses, terms of the Centre."""

import datetime as dt

import pytest

from archive.authority.additions import AddedBody, AddedTerm, Succession
from archive.links import Ambiguous, Remembered, Resolved, Unknown, resolve
from archive.links.lives import is_heir, same_cycle
from archive.links.values import Agreement
from tests.archive.linked import AUTHORITY, PROVINCE, cite, numbered, paper

NEW, OLD = "Tỉnh ủy Thái Nguyên", PROVINCE
HUYEN = "Huyện ủy Đồng Văn"


def day(text: str) -> dt.date:
    """A day as ISO writes it."""
    return dt.date.fromisoformat(text)


HEIRS = {
    "a province went into another": (NEW, OLD, "2019-08-01", True),
    "not the other way round": (OLD, NEW, "2026-01-01", False),
    "nothing is its own heir": (OLD, OLD, "2019-08-01", False),
    "a board of the committee": (f"Ban Thường vụ {NEW}", OLD, "2019-08-01", True),
    "two mergers on": (
        "Ban Tuyên giáo và Dân vận Trung ương",
        "Ban Dân vận Trung ương",
        "2019-08-01",
        True,
    ),
    "of another province": ("Tỉnh ủy Lâm Đồng", OLD, "2019-08-01", False),
    "nobody knows the name": ("Ban Gì Đó", OLD, "2019-08-01", False),
}


@pytest.mark.parametrize(("one", "other", "on", "told"), HEIRS.values(), ids=HEIRS)
def test_heirs(one, other, on, told):
    """A body is the heir of another as that was on a day."""
    assert is_heir(one, other, day(on), AUTHORITY) is told


AGREES, _, UNSURE, DIFFERS = Agreement
CYCLES = {
    "one term of the Centre": ("35-CT/TW", None, "2016-02-01", "2020-12-31", AGREES),
    "two terms of the Centre": ("35-CT/TW", None, "2019-05-30", "2024-06-14", DIFFERS),
    "a State number within a year": (
        "9/QĐ-UBND",
        None,
        "2021-01-04",
        "2021-12-30",
        AGREES,
    ),
    "a State number of two years": (
        "9/QĐ-UBND",
        None,
        "2021-12-30",
        "2022-01-04",
        DIFFERS,
    ),
    "before and behind a known congress": (
        "9-KH/TU",
        OLD,
        "2020-10-28",
        "2020-10-30",
        DIFFERS,
    ),
    "the spring before a known congress": (
        "9-KH/TU",
        OLD,
        "2019-08-01",
        "2020-10-20",
        AGREES,
    ),
    "behind a known congress": ("9-KH/TU", OLD, "2020-11-02", "2021-03-01", AGREES),
    "its staff organ has the same terms": (
        "9-CV/BTGTU",
        f"Ban Tuyên giáo {OLD}",
        "2020-10-28",
        "2020-10-30",
        DIFFERS,
    ),
    "a body before and after a merger": (
        "9-KH/TU",
        NEW,
        "2025-06-30",
        "2025-07-02",
        DIFFERS,
    ),
    "its first congress": ("9-KH/TU", NEW, "2025-09-20", "2025-09-30", DIFFERS),
    "a congress whose day nobody knows": (
        "9-KH/HU",
        HUYEN,
        "2020-02-01",
        "2020-11-01",
        UNSURE,
    ),
    "a whole round": ("9-KH/HU", HUYEN, "2019-08-01", "2021-08-01", DIFFERS),
    "between two rounds": ("9-KH/HU", HUYEN, "2016-08-01", "2019-08-01", AGREES),
    "a committee of the Centre, by the terms of the Centre": (
        "9-TB/BCĐTW",
        "Ban Chỉ đạo Trung ương về tổng kết",
        "2020-02-01",
        "2020-11-01",
        AGREES,
    ),
    "nobody is named": ("9-KH/TU", None, "2020-02-01", "2020-11-01", UNSURE),
}


@pytest.mark.parametrize(
    ("symbol", "name", "one", "other", "told"), CYCLES.values(), ids=CYCLES
)
def test_cycles(symbol, name, one, other, told):
    """Numbers begin again with each congress; known days tell, others are open."""
    days = day(one), day(other)

    assert same_cycle(symbol, name, *days, AUTHORITY) is told
    assert same_cycle(symbol, name, *days[::-1], AUTHORITY) is told


def test_a_congress_that_a_clerk_adds_is_known():
    """What was unsure is told once the day is in the authority file."""
    names = Remembered(AUTHORITY)
    days = day("2020-06-01"), day("2020-11-01")
    before = same_cycle("9-KH/HU", HUYEN, *days, names)

    added = AddedTerm("huyen-uy-dong-van", "XX", day("2020-08-12"))
    names.learn(AUTHORITY.with_additions([added]))

    assert (before, same_cycle("9-KH/HU", HUYEN, *days, names)) == (UNSURE, DIFFERS)


HELD = paper("171-KH/TU", "15/10/2019", OLD)


def test_who_names_the_heir_must_be_right_in_the_rest():
    """A paper of Bắc Kạn cited as of Thái Nguyên, of which it is part now."""
    later = paper("9-BC/TU", "1/8/2025", NEW)
    exact = cite("171-KH/TU", "15/10/2019", NEW)
    vague = cite("171-KH/TU", "", NEW)

    told = resolve(exact, later, numbered([HELD]), AUTHORITY)
    open_ = resolve(vague, later, numbered([HELD]), AUTHORITY)

    assert isinstance(told, Resolved)
    assert (told.reasons, told.flags) == (("symbol", "heir", "date"), ("mismatch",))
    assert isinstance(open_, Unknown)
    assert open_.reasons == ("body_differs",)


def test_a_succession_that_a_clerk_adds_makes_heirs():
    """A renaming that the file does not know, and a clerk does."""
    names = Remembered(AUTHORITY)
    new = "Đảng ủy đặc khu Thử Nghiệm"
    before = is_heir(new, HUYEN, day("2019-08-01"), names)

    body = AddedBody(new, "commune", "committee")
    merged = Succession(
        ("huyen-uy-dong-van",), ("dang-uy-dac-khu-thu-nghiem",), day("2025-07-01")
    )
    names.learn(AUTHORITY.with_additions([body, merged]))

    assert (before, is_heir(new, HUYEN, day("2019-08-01"), names)) == (False, True)


def test_the_number_of_another_term_is_not_sure():
    """A bare symbol means the only paper held, unless that is of the term before."""
    old = paper("12-KH/TU", "1/3/2018", OLD)
    citing = paper("90-BC/TU", "1/3/2022", OLD)
    same = paper("90-BC/TU", "1/3/2019", OLD)

    told = resolve(cite("12-KH/TU", "", OLD), citing, numbered([old]), AUTHORITY)
    sure = resolve(cite("12-KH/TU", "", OLD), same, numbered([old]), AUTHORITY)

    assert isinstance(told, Ambiguous)
    assert told.reasons == ("symbol", "body", "other_term")
    assert isinstance(sure, Resolved)


BEHIND = paper("90-BC/TU", "5/9/2019", OLD)
SUSPECT = {
    "behind the citing paper": (cite("9-KH/TU", "5/9/2020", OLD), ("date_suspect",)),
    "before the body was there": (
        cite("9-KH/TU", "1/3/2014", "Thành ủy Bắc Kạn"),
        ("date_suspect",),
    ),
    "outside the term that is printed": (
        cite("35-CT/TW", "30/5/2019", "Ban Bí thư", body_verbatim="Ban Bí thư khóa XI"),
        ("date_suspect",),
    ),
    "all fits": (cite("9-KH/TU", "5/8/2019", OLD), ()),
    "no day is cited": (cite("9-KH/TU", "", OLD), ()),
}


@pytest.mark.parametrize(("citation", "flags"), SUSPECT.values(), ids=SUSPECT)
def test_days_that_do_not_fit_are_flagged(citation, flags):
    """A valid day is kept as it is, with its doubt (``domain.md`` §4.4)."""
    assert resolve(citation, BEHIND, (), AUTHORITY).flags == flags


def test_a_body_of_another_time_is_flagged():
    """Tỉnh ủy Bắc Kạn issued nothing after the merger of 1 July 2025."""
    late = cite("9-KH/TU", "1/8/2025", OLD)

    told = resolve(late, paper("9-BC/TU", "5/9/2025", NEW), (), AUTHORITY)

    assert told.flags == ("body_not_valid",)
