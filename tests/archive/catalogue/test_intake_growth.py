"""Following a batch costs what it holds, however much was handed in beside it.

What SQLite does is counted in steps of its machine: rows looked at, not rows found.
"""

import datetime as dt

import pytest
import sqlalchemy as sa

from archive.catalogue.schema import batch, intake
from tests.archive.catalogue.making import AT
from tests.archive.catalogue.test_growth import Counter

FILES = 40
BATCHES = 2_000
LARGE = 100_000
SECOND = dt.timedelta(seconds=1)


def steer(catalogue, *steps):
    """Do something to the batch, and take it back."""
    for step in steps:
        assert catalogue.batches.steer(1, step, by="lan", at=AT)


ASKED = {
    "of": lambda c: c.batches.of(1),
    "newest": lambda c: c.batches.newest(before=2),
    "under way": lambda c: c.batches.under_way(),
    "in hand": lambda c: c.batches.in_hand(1),
    "pace": lambda c: c.batches.pace(c.batches.of(1), at=AT + 50 * SECOND),
    "rows": lambda c: c.intake.rows(c.batches.newest(limit=1)[0].id, limit=100),
    "refusals": lambda c: c.refusals.count(),
    "reasons": lambda c: c.refusals.reasons(1),
    "raise": lambda c: steer(c, "first", "in_turn"),
    "hold up": lambda c: steer(c, "pause", "resume"),
}


def row(number):
    """A file of batch ``number`` that was taken in, as a column each."""
    handed = {"who": "lan", "received_at": AT, "path": "/a/b.pdf", "flags": ()}
    ended = {"state": "done", "outcome": "added", "finished_at": AT}
    return {"batch": number, **handed, **ended}


def fill(catalogue, numbers, files):
    """Write batches that are over, of so many files each."""
    with catalogue._database.write() as connection:
        begun = {"who": "lan", "begun_at": AT, "files": files, "ended_at": AT}
        connection.execute(sa.insert(batch), [{"id": n, **begun} for n in numbers])
        done = [row(number) for number in numbers] * files
        connection.execute(sa.insert(intake), done)


@pytest.fixture
def under_way(catalogue):
    """A batch of which some files ended, one second after the other."""
    catalogue.intake.hand_in(["a"] * FILES, who="lan", at=AT)
    with catalogue._database.write() as connection:
        for number in range(1, FILES // 2):
            ended = {"state": "done", "outcome": "refused", "reason": "damaged"}
            connection.execute(
                sa.update(intake)
                .where(intake.c.id == number)
                .values(finished_at=AT + number * SECOND, **ended)
            )
    return catalogue


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_batch_is_followed_beside_any_number(under_way, ask):
    """The same question takes the same steps beside two thousand other batches."""
    counter = Counter(under_way)
    fill(under_way, range(2, 12), 5)
    few = counter.of(lambda: ask(under_way))
    fill(under_way, range(12, BATCHES), 5)

    many = counter.of(lambda: ask(under_way))

    assert many <= few * 1.1 + 5


def test_a_large_batch_is_counted_in_an_index(catalogue):
    """Fifteen steps a file and no row is read: the page asks every second."""
    fill(catalogue, [1], LARGE // 10)
    counter = Counter(catalogue)

    steps = counter.of(lambda: catalogue.batches.of(1))

    assert 0 < steps * 5 < 15 * LARGE // 10
