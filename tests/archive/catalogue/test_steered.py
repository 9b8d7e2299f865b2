"""However people steer while workers claim, stop and die, no file is left over."""

import contextlib
import random
from typing import get_args

import pytest

from archive.catalogue import Steer
from archive.errors import NotFoundError
from archive.model import Outcome
from tests.archive.catalogue.making import AT
from tests.archive.catalogue.test_intake import LEASE

ROUNDS = 12
ACTS = 15
"""What is done at random between two looks at what is left."""


class Office:
    """Clerks and workers over one ledger, who act at random."""

    def __init__(self, catalogue, seed):
        self.catalogue = catalogue
        self.chance = random.Random(seed)  # noqa: S311  # the same each time
        self.now, self.handed, self.held = AT, 0, []

    def hand_in(self):
        """Files come, as a batch or into one that may be cancelled by now."""
        newest = self.catalogue.batches.newest(limit=3)
        number = self.chance.choice([None, *(batch.id for batch in newest)])
        files = ["a"] * self.chance.randint(1, 3)
        self.catalogue.intake.hand_in(files, who="lan", at=self.now, batch=number)
        self.handed += len(files)

    def claim(self):
        """A worker takes a file, only of a batch that is open."""
        owner = self.chance.choice("xy")
        row = self.catalogue.intake.claim(owner, at=self.now, lease=LEASE)
        if row:
            assert self.catalogue.batches.of(row.batch).state == "open"
            self.held.append(row)

    def finish(self):
        """A worker ends a file, in time or too late."""
        if self.held:
            row = self.held.pop(self.chance.randrange(len(self.held)))
            self.end(row, self.chance.choice(["added", "refused"]))

    def end(self, row, outcome):
        """Write how a file ended."""
        ended = Outcome(row.path, outcome, reason="damaged")
        return self.catalogue.intake.finish(row, ended, at=self.now)

    def release(self):
        """A worker stops in order."""
        self.catalogue.intake.release(self.chance.choice("xy"))

    def recover(self):
        """A worker dies and is started again."""
        self.catalogue.intake.recover(self.chance.choice("xy"), at=self.now)

    def wait(self):
        """All leases run out."""
        self.now += 2 * LEASE

    def steer(self):
        """Somebody does something to a batch, which need not be there."""
        number, step = self.chance.randint(1, 5), self.chance.choice(get_args(Steer))
        with contextlib.suppress(NotFoundError):
            self.catalogue.batches.steer(number, step, by="lan", at=self.now)

    def retry(self):
        """Somebody tries refused files again."""
        reason = self.chance.choice(["cancelled", "damaged", "poison"])
        number = self.chance.randint(1, 5)
        retried = self.catalogue.refusals.retry_all(
            reason, who="mai", at=self.now, batch=number
        )
        self.handed += retried.progress.total if retried else 0

    def work(self):
        """A worker outlives all others, and takes in whatever it is given."""
        self.wait()
        while row := self.catalogue.intake.claim("z", at=self.now, lease=LEASE):
            assert self.end(row, "added")


DO = (
    Office.hand_in,
    Office.claim,
    Office.claim,
    Office.finish,
    Office.release,
    Office.recover,
    Office.wait,
    Office.steer,
    Office.steer,
    Office.retry,
)


@pytest.mark.parametrize("seed", range(4))
def test_no_file_is_left_over(catalogue, seed):
    """In the end each has one outcome, but for those that somebody holds up."""
    office = Office(catalogue, seed)
    for _ in range(ROUNDS):
        for act in office.chance.choices(DO, k=ACTS):
            act(office)
        office.work()

        batches = catalogue.batches.newest(limit=1000)
        assert sum(batch.progress.total for batch in batches) == office.handed
        for batch in batches:
            assert batch.progress.is_over or batch.state == "paused"
            assert bool(batch.ended_at) == batch.progress.is_over
