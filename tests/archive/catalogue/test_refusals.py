"""Refused files wait until a person has seen to them."""

import datetime as dt

import pytest

from archive.catalogue import Handed, Refused
from archive.errors import ConflictError, NotFoundError
from archive.model import Outcome
from tests.archive.catalogue.making import AT
from tests.archive.catalogue.plans import noted

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


def end(catalogue, outcome="refused", reason="damaged", at=AT):
    """Let the next file end."""
    row = catalogue.intake.claim("x", at=at, lease=LEASE)
    ended = Outcome(row.path, outcome, reason=reason, message="Hỏng.")
    catalogue.intake.finish(row, ended, at=at)


@pytest.fixture
def all_ended(ledger):
    """The same with the last file added too: nothing waits for a worker."""
    end(ledger, "added")
    return ledger


def retried(catalogue, numbers):
    """Retry files and return their new rows."""
    batch = catalogue.refusals.retry(numbers, who="mai", at=AT)
    return catalogue.intake.rows(batch.id)


def test_a_retried_file_is_handed_in_once_more(all_ended):
    """As it was handed in, in a batch of whoever asks, in place of the old row."""
    (again,) = retried(all_ended, [1])

    assert (again.path, again.who, again.batch) == ("a", "mai", 2)
    assert (again.instead_of, again.state) == (1, "received")
    assert all_ended.intake.rows(1)[0].outcome.outcome == "refused"
    assert paths(all_ended.refusals.open()) == ["c"]


def test_a_retry_keeps_what_is_known_of_the_file(catalogue):
    """The original that lies stored, its size, its zip, how its scan is read."""
    handed = Handed("a", 7, AT, parcel=1, sha256="0f")
    catalogue.intake.hand_in([handed], who="lan", at=AT, skips_ocr=True)
    catalogue.intake.hand_in(["b"], who="lan", at=AT)
    end(catalogue)
    end(catalogue)

    again, other = retried(catalogue, [1, 2])

    assert (again.size, again.modified_at, again.sha256) == (7, AT, "0f")
    assert (again.parcel, again.skips_ocr) == (1, True)
    assert (again.batch, other.batch, other.skips_ocr) == (3, 3, False)
    assert catalogue.batches.of(3).progress.total == 2


def test_a_file_refused_again_waits_once(all_ended):
    """The newest try is the one that a person sees to."""
    all_ended.refusals.retry([1], who="mai", at=AT)
    end(all_ended)

    assert [(row.path, row.id) for row in all_ended.refusals.open()] == [
        ("a", 5),
        ("c", 3),
    ]
    assert all_ended.refusals.count() == 2


def test_what_became_of_a_file_is_told(all_ended):
    """However often it was tried, the last row counts."""
    all_ended.refusals.retry([1], who="mai", at=AT)
    end(all_ended)
    all_ended.refusals.retry([5], who="mai", at=AT)
    end(all_ended, "added", None)

    became = all_ended.refusals.became([1, 3, 5])

    assert {number: row.id for number, row in became.items()} == {1: 6, 5: 6}
    assert became[1].outcome.outcome == "added"


def test_nothing_is_retried_twice(all_ended):
    """Of two clerks at once the first one's retry stays, and so with a dismissal."""
    all_ended.refusals.retry([1], who="mai", at=AT)
    all_ended.refusals.dismiss([3], "x", by="lan", at=AT)

    assert all_ended.refusals.retry([1, 2, 3, 99], who="lan", at=AT) is None
    assert len(all_ended.batches.newest()) == 2


def test_all_files_of_a_reason_are_retried(all_ended):
    """Of one batch or of all, and no others."""
    all_ended.intake.hand_in(["e", "f"], who="lan", at=AT)
    end(all_ended, reason="encrypted")
    end(all_ended)

    of_batch = all_ended.refusals.retry_all("damaged", who="mai", at=AT, batch=2)
    others = all_ended.refusals.retry_all("damaged", who="mai", at=AT)

    rows = [all_ended.intake.rows(batch.id) for batch in (of_batch, others)]
    assert list(map(paths, rows)) == [["f"], ["a", "c"]]
    assert of_batch.progress.total == 1
    assert paths(all_ended.refusals.open()) == ["e"]


def test_reasons_are_counted(all_ended):
    """Those that most files have come first, of all or of one batch."""
    all_ended.intake.hand_in(["e", "f"], who="lan", at=AT)
    end(all_ended, reason="encrypted")

    assert all_ended.refusals.reasons() == (
        Refused("damaged", 2),
        Refused("encrypted", 1),
    )
    assert all_ended.refusals.reasons(2) == (Refused("encrypted", 1),)
    assert paths(all_ended.refusals.open(reason="encrypted")) == ["e"]


def test_cancelled_files_wait_for_nobody(catalogue):
    """Whoever cancelled them knows; but they can be retried."""
    catalogue.intake.hand_in(["a", "b"], who="lan", at=AT)
    catalogue.batches.steer(1, "cancel", by="lan", at=AT)

    assert catalogue.refusals.count() == 0
    assert catalogue.refusals.reasons() == ()
    assert catalogue.refusals.reasons(1) == (Refused("cancelled", 2),)
    again = catalogue.refusals.retry_all("cancelled", who="mai", at=AT, batch=1)
    assert paths(catalogue.intake.rows(again.id)) == ["a", "b"]


def test_a_cancelled_retry_leaves_its_file_waiting(all_ended):
    """Nobody has seen to what was refused before."""
    all_ended.refusals.retry([1], who="mai", at=AT)

    all_ended.batches.steer(2, "cancel", by="mai", at=AT)

    assert paths(all_ended.refusals.open()) == ["a", "c"]


def test_a_better_file_replaces_a_refused_one(all_ended):
    """The old row leaves the list, and the new one names it."""
    better = Handed("/in/better.pdf", 9)

    row = all_ended.refusals.replace(1, better, who="mai", at=AT)

    assert (row.path, row.size, row.instead_of) == ("/in/better.pdf", 9, 1)
    assert paths(all_ended.refusals.open()) == ["c"]


def test_of_two_replacements_the_second_is_told(all_ended):
    """Its file is not handed in beside the first one's."""
    all_ended.refusals.retry([1], who="mai", at=AT)
    all_ended.refusals.dismiss([3], "x", by="hoa", at=AT)

    for number, who in ((1, "mai"), (3, "hoa")):
        with pytest.raises(ConflictError, match=who):
            all_ended.refusals.replace(number, Handed("b"), who="lan", at=AT)
    with pytest.raises(NotFoundError):
        all_ended.refusals.replace(2, Handed("b"), who="lan", at=AT)


ASKED = {
    "count": lambda r: r.count(),
    "open": lambda r: r.open(before=9, reason="damaged"),
    "open of all": lambda r: r.open(),
    "reasons": lambda r: r.reasons(),
    "reasons of a batch": lambda r: r.reasons(1),
    "became": lambda r: r.became([1]),
    "retry": lambda r: r.retry([1], who="lan", at=AT),
    "retry all": lambda r: r.retry_all("damaged", who="lan", at=AT),
    "retry all of a batch": lambda r: r.retry_all("x", who="lan", at=AT, batch=1),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_everything_is_found_by_an_index(ledger, ask):
    """What waits for a person costs nothing of what was taken in."""
    with noted(ledger._database) as plans:
        ask(ledger.refusals)

    gone_through = {plan for plan in plans if plan.startswith("SCAN")}
    assert {plan for plan in gone_through if "ix_intake_unseen" not in plan} <= {
        "SCAN head",
        "SCAN CONSTANT ROW",
    }
