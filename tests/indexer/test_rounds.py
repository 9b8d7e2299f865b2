"""One round of work: what was done is given back, whatever happened beside it."""

import threading

import pytest

from archive.errors import ArchiveError
from indexer.cage import Cage
from indexer.rounds import Round


def go_on(current, ended):
    """Note what ends until there is trouble."""
    while True:
        ended += current.done()


def test_what_was_done_beside_trouble_is_given_back(cage: Cage):
    """Whoever works knows then what to leave: files may be laid out for it."""
    both = threading.Barrier(2)

    def take(task, _stop):
        both.wait()
        if task == "bad":
            raise ArchiveError
        return task

    current = Round(take, cage, jobs=2)
    tasks = iter([["bad", "good"], []])
    assert current.fill(lambda *_: next(tasks))
    ended: list[str] = []
    with pytest.raises(ArchiveError):
        go_on(current, ended)

    assert [*ended, *current.end()] == ["good"]
