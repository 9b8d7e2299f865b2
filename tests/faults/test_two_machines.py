"""Two workers with homes of their own, on one catalogue and one folder of originals."""

import os
import time

import pytest

from archive.catalogue import open_catalogue
from archive.settings import Settings
from bench.faults import mixture, soundness
from indexer import ingest
from indexer.opening import now
from indexer.worker import open_worker, owner

pytestmark = pytest.mark.slow

PAPERS = 24
PATIENCE = 120


@pytest.fixture
def machines(tmp_path):
    """The settings of two machines, and papers handed in to both."""
    shared = {
        "VANKHO_CATALOGUE": f"sqlite:///{tmp_path}/catalogue.db",
        "VANKHO_FILES": str(tmp_path / "files"),
        "VANKHO_JOBS": "1",
    }
    one, other = (
        Settings.from_env({"VANKHO_HOME": str(tmp_path / name), **shared})
        for name in ("one", "other")
    )
    for place in ("in", "again"):
        (tmp_path / place).mkdir()
        for number in range(1, PAPERS + 1):
            text = mixture.paper(number)
            (tmp_path / place / f"{number}.txt").write_text(text)
    inboxes = [tmp_path / "in", tmp_path / "again"]
    with open_catalogue(one.catalogue) as catalogue:
        ingest.hand_in(inboxes, catalogue=catalogue, who="lan", at=now())
    return one, other


def begun(settings):
    """Begin a worker of its own process; return its number."""
    number = os.fork()
    if number == 0:
        try:
            with open_worker(settings) as worker:
                worker.run(lambda: False)
        finally:
            os._exit(1)
    return number


def ended(settings):
    with open_catalogue(settings.catalogue) as catalogue:
        return catalogue.batches.progress(1)


def wait(settings):
    """Wait until all is taken in."""
    end = time.monotonic() + PATIENCE
    while not (progress := ended(settings)).is_over:
        assert time.monotonic() < end, progress
        time.sleep(0.2)
    return progress


def level(settings):
    """Let the index of a machine catch up, and no more."""
    with open_worker(settings) as worker:
        worker.catch_up()


def test_each_file_is_taken_in_by_one_of_them(machines):
    """No paper is there twice though its bytes came twice, and both can be searched."""
    one, other = machines
    numbers = [begun(settings) for settings in machines]
    progress = wait(one)
    for number in numbers:
        os.kill(number, 9)
        os.waitpid(number, 0)

    assert progress.ended == {"added": PAPERS, "known": PAPERS}
    with open_catalogue(one.catalogue) as catalogue:
        assert len(soundness.papers(catalogue)) == PAPERS
    for settings in machines:
        level(settings)
        assert list(soundness.faults(settings, mixture.MARK)) == []
    assert owner(one) != owner(other)


def test_nobody_takes_what_another_holds(machines):
    """Both are at work at once, and each ends what it has begun."""
    one, other = machines
    with open_catalogue(one.catalogue) as catalogue, open_worker(one) as worker:
        rows = worker.work()
        next(rows)
        held = {row.id for row in catalogue.batches.in_hand(1)}
        with open_worker(other) as second:
            theirs = {row.id for row in second.work()}
        ours = {row.id for row in rows}

        assert held
        assert not held & theirs
        assert held <= ours
        assert catalogue.batches.progress(1).is_over
        assert "poison" not in {o.reason for o in catalogue.intake.outcomes(1)}
