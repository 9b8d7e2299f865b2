"""Auditors find entries by who, what, when, which paper and what was typed."""

import datetime as dt

import pytest

from archive.audit import Entry, Sought
from tests.archive.audit.conftest import AT

DAY = dt.timedelta(days=1)


@pytest.fixture
def audit(opened):
    """An audit of five entries on three days."""
    made = opened()
    made.write([Entry(AT, "lan", "signed_in")])
    made.write([Entry(AT, "lan", "searched", text="Kế hoạch 100%_")])
    made.write([Entry(AT + DAY, "hoa", "viewed", papers=(3,))])
    made.write([Entry(AT + DAY, "lan", "exported", papers=(3, 4))])
    made.write([Entry(AT + 2 * DAY, "lan", "viewed", papers=(4,))])
    return made


SOUGHT = {
    "everything": (Sought(), [5, 4, 3, 2, 1]),
    "a person": (Sought(who="hoa"), [3]),
    "what was done": (Sought(what=("viewed", "exported")), [5, 4, 3]),
    "from a day on": (Sought(since=AT + DAY), [5, 4, 3]),
    "a day": (Sought(since=AT + DAY, until=AT + 2 * DAY), [4, 3]),
    "before there was anything": (Sought(until=AT), []),
    "after everything": (Sought(since=AT + 3 * DAY), []),
    "a paper": (Sought(paper=3), [4, 3]),
    "words without tones": (Sought(text="ke HOACH"), [2]),
    "signs as they are typed": (Sought(text="100%_"), [2]),
    "a sign that means anything elsewhere": (Sought(text="1%0"), []),
    "further back": (Sought(who="lan", before=4), [2, 1]),
    "several at once": (Sought(who="lan", paper=4, what=("viewed",)), [5]),
}


@pytest.mark.parametrize(("sought", "expected"), SOUGHT.values(), ids=SOUGHT)
def test_finds(audit, sought, expected):
    """The newest come first."""
    assert [one.number for one in audit.page(sought, 9)] == expected


def test_no_more_than_asked_for(audit):
    """The rest is behind the last number."""
    assert [one.number for one in audit.page(Sought(), 2)] == [5, 4]


def test_gives_what_was_recorded(opened):
    """Nothing is lost on the way, whatever stands in it."""
    audit = opened()
    audit.write(
        [
            Entry(
                AT,
                "lan",
                "exported",
                place="search.export",
                via="session:1f",
                address="10.0.0.7",
                status=200,
                papers=(8, 3, 8),
                text="a\0b\ud800",
                details={"form": "csv", "rows": 12},
            )
        ]
    )

    [one] = audit.page(Sought(), 1)

    assert one.papers == (3, 8)
    assert one.text == "a�b?"
    assert one.details == {"form": "csv", "rows": 12}
    assert (one.place, one.via, one.address) == (
        "search.export",
        "session:1f",
        "10.0.0.7",
    )
    assert (one.at, one.status, audit.check().flaws) == (AT, 200, ())


def test_what_is_typed_is_not_endless(opened):
    """A book pasted into a search is told to be longer."""
    audit = opened()
    audit.write([Entry(AT, "lan", "searched", text="x" * 99_999)])

    [one] = audit.page(Sought(), 1)

    assert one.text == "x" * 1_999 + "…"
