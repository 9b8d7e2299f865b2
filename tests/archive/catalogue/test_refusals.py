"""Refused files wait until a person has seen to them."""

import datetime as dt

import pytest

from archive.model import Outcome
from tests.archive.catalogue.making import AT

LEASE = dt.timedelta(minutes=5)


@pytest.fixture
def ledger(catalogue):
    """Four files: refused, added, refused, and one still waiting."""
    catalogue.intake.hand_in(["a", "b", "c", "d"], who="lan", at=AT)
    for outcome in ("refused", "added", "refused"):
        row = catalogue.intake.claim("x", at=AT, lease=LEASE)
        ended = Outcome(row.path, outcome, reason="damaged", message="Hỏng.")
        catalogue.intake.finish(row, ended, at=AT)
    return catalogue


def paths(found):
    return [row.path for row in found]


def test_only_refused_files_wait_for_a_person(ledger):
    """The newest first; what was taken in or waits for a worker is not among them."""
    assert paths(ledger.refusals.open()) == ["c", "a"]
    assert ledger.refusals.count() == 2


def test_they_are_paged(ledger):
    """A page ends where it must and the next begins behind it."""
    (first,) = ledger.refusals.open(limit=1)

    assert paths(ledger.refusals.open(before=first.id)) == ["a"]


def test_a_dismissed_file_keeps_its_outcome_and_the_note(ledger):
    """Who saw to it, when and why stand beside how it ended."""
    assert ledger.refusals.dismiss([1], "bản trùng", by="lan", at=AT) == 1
    row = ledger.intake.rows(1)[0]

    assert (row.note, row.dismissed_by, row.dismissed_at) == ("bản trùng", "lan", AT)
    assert row.outcome.outcome == "refused"
    assert paths(ledger.refusals.open()) == ["c"]


def test_a_second_dismissal_changes_nothing(ledger):
    """Of two clerks at once the first one's note stays."""
    ledger.refusals.dismiss([1], "một", by="lan", at=AT)

    assert ledger.refusals.dismiss([1], "hai", by="mai", at=AT) == 0
    assert ledger.intake.rows(1)[0].note == "một"


def test_what_was_not_refused_cannot_be_dismissed(ledger):
    """Numbers come from a form, which may say anything."""
    assert ledger.refusals.dismiss([2, 4, 99], "x", by="lan", at=AT) == 0


def test_a_dismissal_can_be_taken_back(ledger):
    """The file waits again, as if nobody had seen it."""
    before = ledger.intake.rows(1)
    ledger.refusals.dismiss([1, 3], "x", by="lan", at=AT)

    assert ledger.refusals.restore([1, 3, 2]) == 2
    assert ledger.intake.rows(1) == before


def test_rows_of_one_outcome(ledger):
    """A clerk goes through what was refused without the thousands that were not."""
    assert paths(ledger.intake.rows(1, outcome="refused")) == ["a", "c"]
