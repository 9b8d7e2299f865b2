"""Resolutions that go by their meeting: which meeting passed a paper, which is meant."""

from itertools import pairwise

import pytest

from archive.links import Ambiguous, Resolved, Unknown, keys, passing, resolve
from archive.model import Conference
from tests.archive.linked import AUTHORITY, CENTRE, NEWS, cite, numbered, paper

BAC_KAN = "Tỉnh ủy Bắc Kạn"


def plenum(number: str, term: str, of: str | None = None) -> Conference:
    """A plenum of the Central Committee, or of the one whose it is."""
    return Conference("plenum", number, term, of)


def congress(name: str, of: str | None = None) -> Conference:
    """A congress of the whole Party, or of an organisation."""
    return Conference("congress", name, None, of)


RECTIFYING = paper("04-NQ/TW", "30/10/2016", CENTRE)
ECONOMY = paper("05-NQ/TW", "1/11/2016", CENTRE)

PASSED = {
    "by the list of the plenum": (RECTIFYING, plenum("4", "XII"), "meeting"),
    "by its own words": (
        paper(
            "09-NQ/TW",
            "2/2/2007",
            CENTRE,
            subject="Hội nghị lần thứ tư Ban Chấp hành Trung ương (khóa X) về Chiến lược biển",
        ),
        plenum("4", "X"),
        "meeting",
    ),
    "words without a term, and its day": (
        paper(
            "27-NQ/TW",
            "21/5/2018",
            CENTRE,
            subject="Hội nghị Trung ương 7 về tiền lương",
        ),
        plenum("7", "XII"),
        "meeting",
    ),
    "by its day, where the Committee signs": (
        paper("81-KL/TW", "20/10/2019", CENTRE, organ=CENTRE, type="Kết luận"),
        plenum("11", "XII"),
        "meeting_day",
    ),
    "a national congress": (
        paper(
            None,
            "1/2/2021",
            "Đại hội đại biểu toàn quốc lần thứ XIII",
            type="Nghị quyết",
        ),
        congress("XIII"),
        "meeting",
    ),
    "a national congress by its days": (
        paper(None, "1/2/2021", "Đại hội đại biểu toàn quốc", type="Nghị quyết"),
        congress("XIII"),
        "meeting_day",
    ),
    "the congress of a province": (
        paper(
            None,
            "28/10/2020",
            "Đại hội đại biểu Đảng bộ tỉnh Bắc Kạn lần thứ XII",
            type="Nghị quyết",
        ),
        congress("XII", "dang bo tinh bac kan"),
        "meeting",
    ),
    "the congress of the province of its place": (
        paper(
            None,
            "28/10/2020",
            "Đại hội đại biểu Đảng bộ tỉnh lần thứ XII",
            type="Nghị quyết",
            place="Bắc Kạn",
        ),
        congress("XII", BAC_KAN),
        "meeting",
    ),
    "a plenum of a province": (
        paper(
            "12-NQ/TU",
            "28/10/2022",
            BAC_KAN,
            subject="Hội nghị lần thứ 9 Ban Chấp hành Đảng bộ tỉnh khóa XII",
        ),
        plenum("9", "XII", BAC_KAN),
        "meeting",
    ),
}


@pytest.mark.parametrize(("held", "meeting", "source"), PASSED.values(), ids=PASSED)
def test_which_meeting_passed_a_paper(held, meeting, source):
    """Words go before lists, and lists before days."""
    passed = passing.passed_by(held, AUTHORITY)

    assert passed is not None
    assert (passed.conference, passed.source) == (meeting, source)


NOT_PASSED = {
    "another paper's plenum is only told of": paper(
        "21-KH/TU",
        "3/3/2017",
        BAC_KAN,
        subject="về việc quán triệt Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương",
    ),
    "a plenum that passed others": paper("99-NQ/TW", "2/11/2016", CENTRE),
    "the Politburo decides between plenums": paper(
        "35-NQ/TW", "22/10/2018", CENTRE, organ="Bộ Chính trị"
    ),
    "a first plenum elects": paper(
        "01-KL/TW", "20/2/2021", CENTRE, organ=CENTRE, type="Kết luận"
    ),
    "long after any": paper(
        "80-KL/TW", "20/9/2019", CENTRE, organ=CENTRE, type="Kết luận"
    ),
    "no congress met on that day": paper(
        None, "1/2/2020", "Đại hội đại biểu toàn quốc", type="Nghị quyết"
    ),
    "nothing is known of it": NEWS,
}


@pytest.mark.parametrize("held", NOT_PASSED.values(), ids=NOT_PASSED)
def test_what_no_meeting_passed(held):
    """Nothing is told of a paper by a meeting that was not its own."""
    assert passing.passed_by(held, AUTHORITY) is None
    assert passing.key(held, AUTHORITY) is None


@pytest.mark.parametrize(("held", "meeting", "_"), PASSED.values(), ids=PASSED)
def test_cited_and_held_meet_under_one_key(held, meeting, _):
    """A citation by a meeting looks where the paper that it passed is kept."""
    assert passing.key(held, AUTHORITY) == keys.meeting(held.type, meeting)


def named(conference: Conference, kind: str = "Nghị quyết"):
    """A citation by the name of a meeting."""
    return cite(type=kind, kind="conference", conference=conference)


RESOLVED = {
    "usage has settled on one of three": (
        named(plenum("4", "XII")),
        (ECONOMY, RECTIFYING),
        1,
        ("meeting",),
    ),
    "the only one that it passed": (
        named(plenum("8", "XII")),
        (paper("36-NQ/TW", "22/10/2018", CENTRE),),
        0,
        ("meeting",),
    ),
    "the only one held of a congress": (
        named(congress("XIII")),
        (PASSED["a national congress"][0],),
        0,
        ("meeting", "only_one"),
    ),
}


@pytest.mark.parametrize(
    ("citation", "held", "meant", "reasons"), RESOLVED.values(), ids=RESOLVED
)
def test_resolves_by_the_meeting(citation, held, meant, reasons):
    """The one paper for which the name of the meeting stands."""
    resolution = resolve(citation, NEWS, numbered(held), AUTHORITY)

    assert isinstance(resolution, Resolved)
    assert (resolution.document, resolution.reasons) == (meant, reasons)


def test_a_plenum_that_passed_several_means_any_of_them():
    """Trung ương 6 khóa XII passed four; with one held nothing says that it is it."""
    health = paper("20-NQ/TW", "25/10/2017", CENTRE)

    resolution = resolve(named(plenum("6", "XII")), NEWS, numbered([health]), AUTHORITY)

    assert isinstance(resolution, Ambiguous)
    assert resolution.reasons == ("meeting", "one_of_several")


def test_nobody_cites_a_meeting_that_is_to_come():
    """A paper issued after the citing one is not the one it names."""
    citing = paper("9-BC/TU", "1/5/2016", BAC_KAN)

    resolution = resolve(
        named(plenum("4", "XII")), citing, numbered([RECTIFYING]), AUTHORITY
    )

    assert isinstance(resolution, Unknown)
    assert resolution.reasons == ("issued_later",)


def test_meetings_follow_each_other():
    """Plenums are in the order of their days, each in its term, with where it is from."""
    held = AUTHORITY.meetings.held
    terms = {term.name: term.since for term in AUTHORITY.terms}

    assert all(one.first <= one.last for one in held)
    assert all(one.last < after.first for one, after in pairwise(held))
    assert all(terms[one.term] <= one.last for one in held if one.number > 1)
    numbers = [(one.term, one.number) for one in held]
    assert len(numbers) == len(set(numbers))
    assert AUTHORITY.meetings.congress_on(held[-1].first) is not None
