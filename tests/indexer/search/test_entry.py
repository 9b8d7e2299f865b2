"""Entries: what the engines get to know of a paper."""

from datetime import date

import pytest

from archive.authority import load
from archive.facts import Metadata, Signer
from archive.model import Issued
from indexer.search.days import days
from indexer.search.entry import Entry

AUTHORITY = load()

DAYS = {
    "a day": (Issued("", date(2019, 8, 1)), (date(2019, 8, 1), date(2019, 8, 1))),
    "a month": (Issued("", None, "2019-02"), (date(2019, 2, 1), date(2019, 2, 28))),
    "a leap month": (
        Issued("", None, "2020-02"),
        (date(2020, 2, 1), date(2020, 2, 29)),
    ),
    "a year": (Issued("", None, "2019"), (date(2019, 1, 1), date(2019, 12, 31))),
    "an impossible day": (
        Issued("37/7/2019", None, "2019-07", ("date_impossible",)),
        (date(2019, 7, 1), date(2019, 7, 31)),
    ),
    "nothing sure": (Issued("ngày … tháng …"), (None, None)),
    "no date": (None, (None, None)),
}


@pytest.mark.parametrize(("issued", "expected"), DAYS.values(), ids=DAYS)
def test_days(issued, expected):
    """A partial date stands for every day it may mean."""
    assert days(issued) == expected


def test_an_entry_of_facts():
    """Symbols get their loose keys, bodies theirs, and the organ counts as issuer."""
    facts = Metadata(
        type="Chỉ thị",
        number=5,
        symbol="05-CT/TW",
        symbol_verbatim="05 - CT / TW",
        issuers=("Ban Chấp hành Trung ương",),
        organ="Ban Bí thư",
        issued=Issued("", None, "2019"),
        subject="về tiết kiệm",
        signer=Signer("Nguyễn Văn Bình", "Thường trực"),
    )

    entry = Entry.of(12, facts, "lời văn", "staff", AUTHORITY)

    assert (entry.key, entry.symbol_keys, entry.type_code) == ("12", ("5cttw",), "ct")
    assert entry.issuers == ("Ban Chấp hành Trung ương", "Ban Bí thư")
    assert entry.issuer_keys == tuple(map(AUTHORITY.body_key, entry.issuers))
    assert entry.years == (2019,)
    assert entry.heading[-2:] == ("về tiết kiệm", "Nguyễn Văn Bình")
    assert (entry.text, entry.audience) == ("lời văn", "staff")


def test_an_entry_without_facts():
    """A paper of which nothing could be read still has an entry."""
    assert Entry.of(1, Metadata(), "lịch", "everyone", AUTHORITY) == Entry(
        key="1", text="lịch"
    )


def test_a_kind_without_symbol_has_its_usual_code():
    """A plan without a number is still found as a plan."""
    entry = Entry.of(1, Metadata(type="Kế hoạch"), "", "everyone", AUTHORITY)

    assert entry.type_code == "kh"
