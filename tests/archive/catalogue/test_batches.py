"""Batches are steered by people, and tell honestly how far they have come."""

import datetime as dt

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from archive.catalogue import Asked, Handed, Pace, Step
from archive.errors import NotFoundError
from archive.model import Outcome
from tests.archive.catalogue.making import AT
from tests.archive.catalogue.plans import noted

LEASE = dt.timedelta(minutes=5)
MINUTE = dt.timedelta(minutes=1)
EXPIRED = AT + LEASE + dt.timedelta(seconds=1)


def hand_in(catalogue, *names):
    """Hand files in as a batch of their own; its number."""
    return catalogue.intake.hand_in(names, who="lan", at=AT)[0].batch


def claim(catalogue, owner="x", at=AT):
    """Take the next file, whatever batch it is of."""
    return catalogue.intake.claim(owner, at=at, lease=LEASE)


def finish(catalogue, row, at=AT):
    """Let a file end well."""
    return catalogue.intake.finish(row, Outcome(row.path, "added", 1), at=at)


def steer(catalogue, step, number=1, by="mai"):
    """Do something to a batch."""
    return catalogue.batches.steer(number, step, by=by, at=AT)


def next_paths(catalogue, count):
    """The files given out next, in their order."""
    return [claim(catalogue).path for _ in range(count)]


def test_a_paused_batch_keeps_its_files(catalogue):
    """What is in hand ends, the rest waits until it is resumed."""
    hand_in(catalogue, "a", "b")
    held = claim(catalogue)

    assert steer(catalogue, "pause")
    assert finish(catalogue, held)
    assert claim(catalogue) is None
    assert steer(catalogue, "resume")
    assert claim(catalogue).path == "b"


def test_others_go_on_beside_a_paused_batch(catalogue):
    """One batch that is held up holds up no other."""
    hand_in(catalogue, "a")
    hand_in(catalogue, "b")

    steer(catalogue, "pause")

    assert claim(catalogue).path == "b"


def test_the_same_bytes_in_a_paused_batch_hold_nobody_up(catalogue):
    """Its worker died with one: until somebody resumes it, no one reads that file."""
    paused, other = hand_in(catalogue, "a"), hand_in(catalogue, "b")
    catalogue.storage.store({1: "f" * 64, 2: "f" * 64})
    stored = Asked(1, is_stored=True)

    def given():
        rows = catalogue.intake.claim_some("x", stored, at=AT, lease=LEASE)
        return [row.batch for row in rows]

    assert given() == [paused]
    steer(catalogue, "pause", paused)
    assert given() == []
    catalogue.intake.recover("x", at=AT)

    assert given() == [other]


def test_a_raised_batch_goes_first(catalogue):
    """Before smaller and older ones; the one raised last before all."""
    for names in ("a", "bb", "ccc"):
        hand_in(catalogue, *names)

    steer(catalogue, "first", 2)
    steer(catalogue, "first", 3)

    assert catalogue.batches.of(3).is_first
    assert next_paths(catalogue, 6) == list("cccbba")


def test_a_batch_goes_back_to_its_turn(catalogue):
    """What was raised can be lowered again."""
    hand_in(catalogue, "a")
    hand_in(catalogue, "b", "b")

    steer(catalogue, "first", 2)
    steer(catalogue, "in_turn", 2)

    assert not catalogue.batches.of(2).is_first
    assert next_paths(catalogue, 3) == ["a", "b", "b"]


def test_cancelled_files_are_refused_unread(catalogue):
    """Each has its outcome at once, with its reason, and the batch is over."""
    hand_in(catalogue, "a", "b")

    steer(catalogue, "cancel")

    ended = [row.outcome for row in catalogue.intake.rows(1)]
    assert [(o.outcome, o.reason) for o in ended] == [("refused", "cancelled")] * 2
    batch = catalogue.batches.of(1)
    assert (batch.state, batch.ended_at) == ("cancelled", AT)
    assert batch.progress.cancelled == 2
    assert batch.progress.ended == {"refused": 2}


def test_what_a_worker_holds_ends_by_itself(catalogue):
    """A cancelled batch is over when the last of them has ended."""
    hand_in(catalogue, "a", "b")
    held = claim(catalogue)

    steer(catalogue, "cancel")

    assert catalogue.batches.of(1).ended_at is None
    assert finish(catalogue, held, at=AT + MINUTE)
    assert catalogue.batches.of(1).ended_at == AT + MINUTE
    assert catalogue.batches.progress(1).ended == {"added": 1, "refused": 1}


def test_what_a_dead_worker_held_is_cancelled_too(catalogue):
    """Nobody holds it any more."""
    hand_in(catalogue, "a")
    claim(catalogue, "dead")

    catalogue.batches.steer(1, "cancel", by="mai", at=EXPIRED)

    assert catalogue.batches.of(1).ended_at == EXPIRED


BACK = {
    "a worker that stops in order": lambda c, _: c.intake.release("x"),
    "a worker found dead": lambda c, _: c.intake.recover("x", at=AT),
    "a scan that lets others go first": lambda c, row: c.intake.put_off(row, 9),
}


@pytest.mark.parametrize("give_back", BACK.values(), ids=BACK)
def test_what_is_given_back_later_is_cancelled_then(catalogue, give_back):
    """Nobody takes it up again, and the batch does not stay open for it."""
    hand_in(catalogue, "a")
    held = claim(catalogue)
    hand_in(catalogue, "b")
    steer(catalogue, "cancel")
    give_back(catalogue, held)

    assert claim(catalogue, "y").path == "b"

    (row,) = catalogue.intake.rows(1)
    assert row.outcome.reason == "cancelled"
    assert catalogue.batches.of(1).ended_at == AT


def test_what_comes_into_a_cancelled_batch_is_cancelled(catalogue):
    """A zip that was being opened: its files have their outcome at once."""
    hand_in(catalogue, "a.zip")
    held = claim(catalogue)
    steer(catalogue, "cancel")

    inner = catalogue.intake.hand_in(["b", "c"], who="lan", at=AT, batch=1)
    finish(catalogue, held)

    assert [row.outcome.reason for row in inner] == ["cancelled"] * 2
    assert catalogue.batches.of(1).ended_at == AT


def test_uploads_of_a_cancelled_batch_are_kept(catalogue):
    """They can be retried: nobody else has them, until they are stored."""
    stored = Handed("b", sha256="0f")
    catalogue.intake.hand_in(["a", stored], who="lan", at=AT)
    steer(catalogue, "cancel")

    assert catalogue.intake.open_paths() == {"a"}


def test_every_step_is_kept(catalogue):
    """Who did what, and when; what changed nothing is no step."""
    hand_in(catalogue, "a")

    assert not steer(catalogue, "resume")
    steer(catalogue, "pause")
    assert not steer(catalogue, "pause", by="lan")
    steer(catalogue, "first", by="lan")

    assert catalogue.batches.steps(1) == (
        Step("pause", "mai", AT),
        Step("first", "lan", AT),
    )


@pytest.mark.parametrize("step", ["pause", "resume", "cancel", "first", "in_turn"])
def test_what_is_over_cannot_be_steered(catalogue, step):
    """Whoever comes too late changes nothing."""
    hand_in(catalogue, "a")
    finish(catalogue, claim(catalogue))

    assert not steer(catalogue, step)
    assert catalogue.batches.of(1).state == "open"
    assert catalogue.batches.steps(1) == ()


def test_there_is_no_such_batch(catalogue):
    """A number from an address may mean nothing."""
    with pytest.raises(NotFoundError):
        steer(catalogue, "pause", 7)
    with pytest.raises(NotFoundError):
        catalogue.batches.of(7)


def test_only_batches_under_way_are_listed(catalogue):
    """The newest first; those that are over are left out."""
    for name in "abc":
        hand_in(catalogue, name)
    finish(catalogue, claim(catalogue))

    assert [batch.id for batch in catalogue.batches.under_way()] == [3, 2]


def test_a_batch_is_held_before_it_is_said_to_be_over(catalogue):
    """Of two who end the last two files at once, each would see the other's open."""
    number, said = hand_in(catalogue, "a"), []
    engine = catalogue._database._engine
    asked = sa.event.listens_for(engine, "before_execute")
    asked(lambda _c, one, *_: said.append(one))

    finish(catalogue, claim(catalogue))

    told = [
        str(one.compile(dialect=postgresql.dialect()))
        for one in said
        if isinstance(one, sa.Select | sa.Update)
    ]
    last = told[-2:]
    assert last[0].endswith("FOR UPDATE")
    assert last[1].startswith("UPDATE batch SET ended_at")
    assert catalogue.batches.of(number).ended_at


def test_the_files_in_hand_are_told(catalogue):
    """What is being read now, and nothing else."""
    hand_in(catalogue, "a", "b", "c")
    finish(catalogue, claim(catalogue))
    claim(catalogue)

    assert [row.path for row in catalogue.batches.in_hand(1)] == ["b"]


def run(catalogue, count, seconds):
    """Let so many files end, one after so many seconds; the moment after."""
    hand_in(catalogue, *(str(number) for number in range(2 * count)))
    at = AT
    for _ in range(count):
        finish(catalogue, claim(catalogue), at)
        at += dt.timedelta(seconds=seconds)
    return at


def test_the_pace_is_that_of_late(catalogue):
    """Ten files in a minute are ten a minute, and as many more take one."""
    at = run(catalogue, 10, 6)

    pace = catalogue.batches.pace(catalogue.batches.of(1), at=at)

    assert pace == Pace(10, 60.0)
    assert (pace.a_minute, pace.lasts(10)) == (10.0, 60.0)


def test_a_pace_falls_while_nothing_ends(catalogue):
    """A worker that stands still is told by the figures."""
    at = run(catalogue, 10, 6)

    pace = catalogue.batches.pace(catalogue.batches.of(1), at=at + 9 * MINUTE)

    assert pace.a_minute == 1.0


NOT_TOLD = {
    "too few": (4, lambda _: None, MINUTE),
    "just begun": (10, lambda _: None, dt.timedelta(seconds=-8)),
    "long ago": (10, lambda _: None, 120 * MINUTE),
    "a clock put back": (10, lambda _: None, -60 * MINUTE),
    "paused": (10, lambda c: steer(c, "pause"), MINUTE),
    "cancelled": (10, lambda c: steer(c, "cancel"), MINUTE),
}


@pytest.mark.parametrize(("count", "act", "later"), NOT_TOLD.values(), ids=NOT_TOLD)
def test_nothing_is_said_that_nobody_knows(catalogue, count, act, later):
    """No pace is told rather than a wrong one."""
    at = run(catalogue, count, 1)
    act(catalogue)

    assert catalogue.batches.pace(catalogue.batches.of(1), at=at + later) is None


def test_time_spent_paused_is_not_counted(catalogue):
    """After a pause of an hour the pace is that of before, once it is known."""
    at = run(catalogue, 10, 6) + 30 * MINUTE
    for step in ("pause", "resume"):
        catalogue.batches.steer(1, step, by="mai", at=at)

    assert catalogue.batches.pace(catalogue.batches.of(1), at=at) is None
    for second in range(1, 6):
        finish(catalogue, claim(catalogue), at + dt.timedelta(seconds=second))
    pace = catalogue.batches.pace(
        catalogue.batches.of(1), at=at + dt.timedelta(seconds=6)
    )
    assert pace == Pace(5, 5.0)


ASKED = {
    "of": lambda b: b.of(1),
    "progress": lambda b: b.progress(1),
    "newest": lambda b: b.newest(),
    "under way": lambda b: b.under_way(),
    "in hand": lambda b: b.in_hand(1),
    "paused": lambda b: b.paused(),
    "steps": lambda b: b.steps(1),
    "pace": lambda b: b.pace(b.of(1), at=AT),
    "pause": lambda b: b.steer(1, "pause", by="lan", at=AT),
    "first": lambda b: b.steer(1, "first", by="lan", at=AT),
    "cancel": lambda b: b.steer(1, "cancel", by="lan", at=AT),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_everything_is_found_by_an_index(catalogue, ask):
    """No table is gone through: a page asks every second, beside any number."""
    hand_in(catalogue, "a")

    with noted(catalogue._database) as plans:
        ask(catalogue.batches)

    gone_through = {plan for plan in plans if plan.startswith("SCAN")}
    assert gone_through <= {"SCAN head", "SCAN CONSTANT ROW", "SCAN batch"}


@pytest.mark.parametrize("asked", ["progress", "pace"])
def test_files_are_counted_without_their_rows(catalogue, asked):
    """A hundred thousand rows are counted in an index, and not sorted."""
    hand_in(catalogue, "a")

    with noted(catalogue._database) as plans:
        ASKED[asked](catalogue.batches)

    of_files = [plan for plan in plans if "intake" in plan]
    assert of_files
    assert all("COVERING INDEX" in plan for plan in of_files)
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]
