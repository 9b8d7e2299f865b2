"""Within which days a number stands for one paper, and which numbers are missing."""

import datetime as dt
from itertools import pairwise

import pytest

from archive import authority, series
from archive.series import Cycle, Numbered, gaps

DAY = dt.date


def runs(text):
    """The runs of ``"4-10 13"`` as ranges."""
    pairs = (part.partition("-") for part in text.split())
    return [range(int(a), int(b or a) + 1) for a, _, b in pairs]


GAPS = {
    "nothing is missing of nothing": ([], False, ""),
    "what stands between two numbers is missing": (
        [3, 11, 12, 15],
        False,
        "4-10 13-14",
    ),
    "one number alone": ([11, 13], False, "12"),
    "a number held twice leaves no gap": ([4, 5, 5, 6], False, ""),
    "12a and 12b are both number 12": ([11, 12, 12, 13], False, ""),
    "the beginning is no gap, for the archive may be younger": ([171, 172], False, ""),
    "the beginning is a gap where the series was being kept": ([3], True, "1-2"),
    "a series from its first number has no gap before it": ([1, 2], True, ""),
    "the order of intake does not matter": ([9, 1, 5], False, "2-4 6-8"),
}


@pytest.mark.parametrize(("held", "begins", "missing"), GAPS.values(), ids=GAPS)
def test_gaps(held, begins, missing):
    """Runs of missing numbers stand between those held, and nowhere else."""
    assert gaps(held, begins=begins) == runs(missing)


def test_terms_of_the_centre_follow_each_other():
    """Each day belongs to one term, and the newest term has no end."""
    terms = series.terms(authority.load().terms)

    for one, next_one in pairwise(terms):
        assert next_one.first - one.last == dt.timedelta(days=1)
    assert terms[-1].last == DAY.max


TERMS = {
    "399-QĐ/TW was still of the thirteenth": (DAY(2026, 1, 9), "XIII"),
    "07-QĐ/TW was of the fourteenth": (DAY(2026, 2, 25), "XIV"),
    "35-CT/TW of 2019": (DAY(2019, 5, 30), "XII"),
    "35-CT/TW of 2024 is another": (DAY(2024, 6, 14), "XIII"),
}


@pytest.mark.parametrize(("day", "name"), TERMS.values(), ids=TERMS)
def test_a_paper_of_the_centre_has_its_term(day, name):
    """Numbers of the Centre restart with its terms, not with years."""
    terms = series.terms(authority.load().terms)

    assert [term.name for term in terms if term.covers(day, day)] == [name]


def kh(number, *day):
    return Numbered("kh", number, DAY(*day))


def cv(number, *day):
    return Numbered("cv", number, DAY(*day))


LOCAL = {
    "far from a congress all is plain": (
        [kh(153, 2019, 7, 11), kh(157, 2019, 9, 17)],
        [Cycle("2015-2020", DAY(2016, 1, 1), DAY(2020, 12, 31))],
    ),
    "a fall of the numbers shows the congress": (
        [kh(300, 2020, 9, 1), kh(2, 2020, 11, 3)],
        [
            Cycle("2015-2020", DAY(2016, 1, 1), DAY(2020, 11, 2)),
            Cycle("2020-2025", DAY(2020, 11, 3), DAY(2025, 12, 31)),
        ],
    ),
    "several series narrow it down": (
        [
            kh(300, 2020, 9, 1),
            kh(2, 2020, 11, 3),
            cv(2000, 2020, 10, 20),
            cv(1, 2020, 10, 29),
        ],
        [
            Cycle("2015-2020", DAY(2016, 1, 1), DAY(2020, 10, 28)),
            Cycle("2020-2025", DAY(2020, 10, 29), DAY(2025, 12, 31)),
        ],
    ),
    "the first months of that year are before any congress": (
        [kh(172, 2020, 1, 21)],
        [Cycle("2015-2020", DAY(2016, 1, 1), DAY(2020, 12, 31))],
    ),
    "where nothing tells, the term is not sure": (
        [kh(12, 2020, 8, 21)],
        [Cycle("2015-2020", DAY(2016, 1, 1), DAY(2020, 12, 31), is_sure=False)],
    ),
    "two restarts in one year make it unsure": (
        [
            kh(900, 2025, 6, 20),
            kh(1, 2025, 7, 1),
            cv(90, 2025, 8, 1),
            cv(1, 2025, 10, 1),
        ],
        [Cycle("2020-2025", DAY(2021, 1, 1), DAY(2025, 12, 31), is_sure=False)],
    ),
    "a number out of its order is no restart": (
        [kh(333, 2020, 6, 23), kh(332, 2020, 6, 24)],
        [Cycle("2015-2020", DAY(2016, 1, 1), DAY(2020, 12, 31), is_sure=False)],
    ),
    "a year that was misread counts for nothing": ([kh(1, 19, 1, 1)], []),
}


@pytest.mark.parametrize(("held", "cycles"), LOCAL.values(), ids=LOCAL)
def test_local_terms(held, cycles):
    """Numbers held tell when a local committee began them again, or nothing does."""
    found = series.local_terms(held, [paper.day for paper in held])

    in_use = [c for c in found if any(c.covers(p.day, p.day) for p in held)]
    assert in_use == cycles


KNOWN = {
    "numbers begin again on the day": (
        [(40, DAY(2020, 10, 1)), (1, DAY(2020, 11, 2))],
        True,
    ),
    "no paper of that year": ([(40, DAY(2019, 10, 1))], True),
    "numbers go on past the day, then fall": (
        [(40, DAY(2020, 11, 2)), (1, DAY(2020, 12, 2))],
        False,
    ),
    "numbers fall before the day": (
        [(40, DAY(2020, 6, 1)), (1, DAY(2020, 7, 2)), (9, DAY(2020, 11, 2))],
        False,
    ),
}


@pytest.mark.parametrize(("held", "is_sure"), KNOWN.values(), ids=KNOWN)
def test_a_known_congress_parts_the_terms(held, is_sure):
    """Its day is taken; where the numbers held say otherwise, it is not sure."""
    papers = [Numbered("KH", number, day) for number, day in held]
    congress = DAY(2020, 10, 23)

    found = series.local_terms(papers, [day for _, day in held], [congress])
    before = next(cycle for cycle in found if cycle.name == "2015-2020")

    assert before.last == congress - dt.timedelta(days=1)
    assert before.is_sure == is_sure


def test_a_year_is_a_cycle():
    """State bodies number by year."""
    assert series.year(2019) == Cycle("2019", DAY(2019, 1, 1), DAY(2019, 12, 31))
