"""Whether a paper stands on a day: what ends it, what a review covers, what it says."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import authority as authorities
from archive import dates
from archive.facts import Metadata
from archive.links import (
    CHANGES,
    STATUSES,
    Effect,
    Grounds,
    Stated,
    Status,
    effect,
    expires,
    implausible,
    status,
    timeline,
)
from archive.model import Citation, Relation

AUTHORITY = authorities.load()
TODAY = dt.date(2026, 11, 29)


def day(text: str) -> dt.date:
    """A day as an office writes it."""
    read = dates.read(text)
    assert read is not None
    assert read.date is not None
    return read.date


def moment(text: str) -> dt.datetime:
    """The noon of a day."""
    return dt.datetime.combine(day(text), dt.time(12), dt.UTC)


def cite(*relations: str, provision: str | None = None, source: str | None = None):
    """A citation that does something to the paper it means."""
    told = tuple(Relation(name, "…", source_symbol=source) for name in relations)
    return Citation(
        0,
        9,
        "20-QĐ/TW",
        "party",
        symbol="20-QĐ/TW",
        relations=told,
        provision=provision,
    )


EFFECTS = {
    "nothing is said": (cite(), "unknown"),
    "carried out": (cite("implements"), "unknown"),
    "replaced": (cite("replaces"), "superseded"),
    "the gravest of two": (cite("amends", "repeals"), "repealed"),
    "told of a third paper": (cite("replaces", source="208-QĐ/TW"), "unknown"),
    "one provision repealed": (cite("repeals", provision="Điều 5"), "partly_changed"),
    "one provision corrected": (cite("corrects", provision="Điều 5"), "corrected"),
    "void from the start": (cite("annuls"), "annulled"),
}


@pytest.mark.parametrize(("citation", "expected"), EFFECTS.values(), ids=EFFECTS)
def test_effect(citation, expected):
    """A paper acts itself, on a whole paper, and by its gravest word."""
    assert effect(citation) == expected


REPLACED = Effect("superseded", day("30/7/2021"), 7, moment("1/8/2021"))
AMENDED = Effect("partly_changed", day("1/2/2018"), 5, moment("1/8/2021"))
REVIEWED = Stated("in_force", day("1/6/2026"), moment("1/6/2026"))
AGES = {
    "nothing is known": (Grounds(), TODAY, Status()),
    "the day before it was replaced": (
        Grounds((REPLACED,)),
        day("29/7/2021"),
        Status(),
    ),
    "the day it was replaced": (
        Grounds((REPLACED,)),
        day("30/7/2021"),
        Status("superseded", (7,), day("30/7/2021"), "relation"),
    ),
    "amended, and not yet replaced": (
        Grounds((AMENDED, REPLACED)),
        day("1/1/2020"),
        Status("partly_changed", (5,), day("1/2/2018"), "relation"),
    ),
    "the gravest holds": (
        Grounds((AMENDED, REPLACED)),
        TODAY,
        Status("superseded", (7,), day("30/7/2021"), "relation"),
    ),
    "amended by two, the first one since": (
        Grounds((Effect("partly_changed", day("1/1/2020"), 9), AMENDED)),
        TODAY,
        Status("partly_changed", (5, 9), day("1/2/2018"), "relation"),
    ),
    "a review covers what was known": (
        Grounds((AMENDED,), (REVIEWED,)),
        TODAY,
        Status("in_force", (), day("1/6/2026"), "person"),
    ),
    "a review says nothing of days before": (
        Grounds((AMENDED,), (REVIEWED,)),
        day("31/5/2026"),
        Status("partly_changed", (5,), day("1/2/2018"), "relation"),
    ),
    "what comes about after a review wins": (
        Grounds((Effect("repealed", day("2/6/2026"), 9),), (REVIEWED,)),
        TODAY,
        Status("repealed", (9,), day("2/6/2026"), "relation"),
    ),
    "what is confirmed after a review wins": (
        Grounds(
            (Effect("repealed", day("1/1/2019"), 9, moment("2/6/2026")),), (REVIEWED,)
        ),
        TODAY,
        Status("repealed", (9,), day("1/1/2019"), "relation"),
    ),
    "a later review of an earlier day is not asked": (
        Grounds((), (REVIEWED, Stated("repealed", day("1/7/2026")))),
        day("30/6/2026"),
        Status("in_force", (), day("1/6/2026"), "person"),
    ),
    "its period is not over on its last day": (
        Grounds(expires=day("31/12/2020")),
        day("31/12/2020"),
        Status(),
    ),
    "its period is over": (
        Grounds(expires=day("31/12/2020")),
        day("1/1/2021"),
        Status("expired", (), day("1/1/2021"), "paper"),
    ),
    "an extension goes before its period": (
        Grounds((Effect("extended", day("1/12/2020"), 4),), expires=day("31/12/2020")),
        TODAY,
        Status("extended", (4,), day("1/12/2020"), "relation"),
    ),
    "a person overrules its period": (
        Grounds((), (REVIEWED,), day("31/12/2020")),
        TODAY,
        Status("in_force", (), day("1/6/2026"), "person"),
    ),
    "replaced after its period": (
        Grounds((REPLACED,), expires=day("31/12/2020")),
        TODAY,
        Status("superseded", (7,), day("30/7/2021"), "relation"),
    ),
}


@pytest.mark.parametrize(("grounds", "on", "expected"), AGES.values(), ids=AGES)
def test_status_on_a_day(grounds, on, expected):
    """What stands follows from what had come about by that day."""
    assert status(grounds, on) == expected


DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2027, 1, 1))
GROUNDS = st.builds(
    Grounds,
    st.lists(
        st.builds(Effect, st.sampled_from(CHANGES), DAYS, st.integers(1, 9)), max_size=4
    ).map(tuple),
    st.lists(st.builds(Stated, st.sampled_from(STATUSES), DAYS), max_size=2).map(tuple),
    st.none() | DAYS,
)


@given(GROUNDS, DAYS)
def test_the_timeline_tells_the_status_of_every_day(grounds, on):
    """On any day the turn that began last is the status."""
    turns = timeline(grounds)
    starts = sorted(
        {one.since for one in (*grounds.effects, *grounds.stated)}
        | ({grounds.expires + dt.timedelta(1)} if grounds.expires else set())
    )
    begun = [start for start in starts if start <= on]

    assert status(grounds, on) == (status(grounds, begun[-1]) if begun else Status())
    assert all(one != other for one, other in itertools.pairwise(turns))
    assert set(turns) == {status(grounds, start) for start in starts}


PERIODS = {
    "a plan for some years": (
        "Kế hoạch",
        "thực hiện Nghị quyết giai đoạn 2015 - 2020",
        "1/2/2015",
        "31/12/2020",
    ),
    "a programme, with a dash": (
        "Chương trình",
        "Xây dựng Đảng nhiệm kỳ 2020–2025",
        "1/2/2021",
        "31/12/2025",
    ),
    "rules of the Central Committee": (
        "Quy chế",
        "Quy chế làm việc của Ban Chấp hành Trung ương khóa XII",
        "1/2/2016",
        "31/1/2021",
    ),
    "a whole term": (
        "Chương trình",
        "làm việc toàn khóa của Bộ Chính trị khóa XIII",
        "1/3/2021",
        "23/1/2026",
    ),
    "the term that runs": (
        "Quy chế",
        "Quy chế làm việc của Bộ Chính trị khóa XIV",
        "1/3/2026",
        None,
    ),
    "a plan that looks back": (
        "Kế hoạch",
        "tổng kết việc thực hiện giai đoạn 2015 - 2020",
        "1/2/2020",
        None,
    ),
    "a report": ("Báo cáo", "công tác nhiệm kỳ 2015 - 2020", "1/2/2020", None),
    "years that were over": (
        "Nghị quyết",
        "về công tác giai đoạn 2010 - 2015",
        "1/2/2016",
        None,
    ),
    "a directive on congresses to come": (
        "Chỉ thị",
        "về đại hội đảng bộ nhiệm kỳ 2025 - 2030",
        "1/2/2024",
        None,
    ),
    "no years": ("Kế hoạch", "triển khai Kết luận 53-KL/TW", "1/2/2020", None),
    "years turned round": ("Kế hoạch", "giai đoạn 2020 - 2015", "", None),
}


@pytest.mark.parametrize(
    ("kind", "subject", "issued", "last"), PERIODS.values(), ids=PERIODS
)
def test_until_when_a_paper_is(kind, subject, issued, last):
    """Plans, programmes and working rules are over with the years they name."""
    metadata = Metadata(type=kind, subject=subject, issued=dates.read(issued))

    assert expires(metadata, AUTHORITY) == (last and day(last))


CENTRE, CITY, PROVINCE = (
    "Ban Chấp hành Trung ương",
    "Thành ủy Bắc Kạn",
    "Tỉnh ủy Bắc Kạn",
)
POWERS = {
    "the issuer": (CITY, CITY, "1/2/2020", ()),
    "the Centre": (CENTRE, CITY, "1/2/2020", ()),
    "an organ of the Centre": ("Ban Bí thư", CENTRE, "1/2/2020", ()),
    "another committee": ("Tỉnh ủy Lâm Đồng", CITY, "1/2/2020", ("not_competent",)),
    "one below": (CITY, CENTRE, "1/2/2020", ("not_competent",)),
    "before it was": (CITY, CITY, "1/2/2018", ("older",)),
    "nobody knows whose": (None, CITY, "1/2/2020", ()),
}


@pytest.mark.parametrize(
    ("acting", "meant", "on", "flags"), POWERS.values(), ids=POWERS
)
def test_who_may_end_a_paper(acting, meant, on, flags):
    """Only the issuer, its heir or a superior body, and nobody before it was there."""
    one = Metadata(issuers=(acting,) if acting else (), issued=dates.read(on))
    other = Metadata(issuers=(meant,), issued=dates.read("1/8/2019"))

    assert implausible("superseded", one, other, AUTHORITY) == flags
