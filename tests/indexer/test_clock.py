"""A clock that jumps while files are taken in: none is lost, none is read twice."""

import datetime as dt
from dataclasses import replace

import pytest

from indexer import ingest
from indexer.hold import LEASE
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put

A_DAY = dt.timedelta(days=1)
JUMPS = {
    "a year forward": 365 * A_DAY,
    "a day back": -A_DAY,
    "to the beginning of time": dt.datetime(1970, 1, 2, tzinfo=dt.UTC) - NOW,
}


def jumping(jump, *, after):
    """A clock that is asked so often before it jumps, and goes on from there."""
    asked = []

    def clock():
        asked.append(1)
        moment = NOW + dt.timedelta(seconds=len(asked))
        return moment + jump if len(asked) > after else moment

    return clock


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
@pytest.mark.parametrize("after", [0, 3, 6])
def test_files_are_taken_in_once(workshop, tmp_path, jump, after):
    """Whenever it jumps, each file ends, with one attempt."""
    paths = [put(tmp_path, f"{n}.txt", paper(symbol=f"{n}-KH/TU")) for n in (1, 2, 3)]
    batch = ingest.hand_in(paths, catalogue=workshop.catalogue, who="lan", at=NOW)
    troubled = replace(workshop, clock=jumping(jump, after=after))

    ended = list(ingest.work(troubled, "me"))

    rows = workshop.catalogue.intake.rows(batch)
    assert [row.outcome.outcome for row in rows] == ["added"] * 3
    assert [row.attempts for row in rows] == [1] * 3
    assert len(ended) == 3


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_a_row_of_the_dead_is_taken_up(workshop, tmp_path, jump):
    """Though the clock has jumped since its worker died."""
    path = put(tmp_path, "1.txt", paper())
    ledger = workshop.catalogue.intake
    batch = ingest.hand_in([path], catalogue=workshop.catalogue, who="lan", at=NOW)
    assert ledger.claim("me", at=NOW, lease=LEASE)
    ledger.recover("me", at=NOW)

    list(ingest.work(replace(workshop, clock=lambda: NOW + jump), "me"))

    [row] = ledger.rows(batch)
    assert (row.state, row.attempts) == ("done", 2)
