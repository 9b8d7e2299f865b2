"""Values in the words of an office."""

import datetime as dt

import pytest

from archive.model import Issued
from indexer.extract import READERS
from webui.render import dates, naming, words

DATES = {
    "a day below ten, a month above two": (dt.date(2019, 8, 1), "01/8/2019"),
    "January and February get a zero": (dt.date(2020, 2, 21), "21/02/2020"),
    "nothing below ten": (dt.date(2019, 12, 30), "30/12/2019"),
}


@pytest.fixture
def vietnamese(app):
    with app.test_request_context("/"):
        yield


@pytest.fixture
def english(app):
    with app.test_request_context("/?lang=en"):
        yield


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(("date", "expected"), DATES.values(), ids=DATES)
def test_dates_follow_the_rule_for_party_papers(date, expected):
    """Leading zeros as the format rules ask for."""
    assert dates.day(date) == expected


ISSUED = {
    "nothing known": (None, "không rõ ngày"),
    "a month": (Issued("tháng 7/2019", partial="2019-07"), "tháng 7/2019"),
    "a year": (Issued("năm 2019", partial="2019"), "năm 2019"),
    "an impossible day stays as printed": (
        Issued("37/7/2019", partial="2019-07", flags=("date_impossible",)),
        "37/7/2019",
    ),
}


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(("issued", "expected"), ISSUED.values(), ids=ISSUED)
def test_what_is_not_a_day_is_not_made_one(issued, expected):
    """Only what is sure is said."""
    assert dates.issued(issued) == expected


@pytest.mark.usefixtures("vietnamese")
def test_moments_are_told_by_the_clock_in_vietnam():
    """The ledger keeps UTC; people look at the wall."""
    moment = dt.datetime(2026, 12, 31, 18, 30, tzinfo=dt.UTC)
    assert dates.moment(moment) == "01:30 01/01/2027"


@pytest.mark.usefixtures("english")
def test_english_dates_cannot_be_misread():
    """The month is a word."""
    assert dates.day(dt.date(2019, 8, 1)) == "1 Aug 2019"
    assert dates.long_day(dt.date(2019, 8, 1)) == "1 August 2019"


SIZES = {
    "bytes": (999, "999 B"),
    "one digit": (1_234_567, "1,2 MB"),
    "kB": (183_000, "183 kB"),
}


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(("count", "expected"), SIZES.values(), ids=SIZES)
def test_sizes(count, expected):
    """A size is told with two digits at most after the first."""
    assert naming.size(count) == expected


@pytest.mark.usefixtures("english")
def test_sizes_in_english():
    """With a point before the tenths."""
    assert naming.size(1_234_567) == "1.2 MB"


@pytest.mark.parametrize("media_type", READERS)
def test_every_format_that_is_read_has_a_name(media_type):
    """Nobody has to know what "image/webp" is."""
    assert "/" not in naming.format_name(media_type)


@pytest.mark.usefixtures("vietnamese")
def test_a_code_without_words_is_shown_as_it_is():
    """Nothing is hidden because we forgot its words."""
    assert words.say(words.FLAGS, "never_heard_of") == "never_heard_of"


@pytest.mark.usefixtures("english")
def test_kinds_have_their_english_names():
    """The authority file knows them."""
    assert naming.kind("Kế hoạch") == "Plan"
    assert naming.kind("Lá thư lạ") == "Lá thư lạ"
