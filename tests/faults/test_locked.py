"""A catalogue that another process holds: whoever writes waits, whoever reads does not."""

import contextlib
import sqlite3
import subprocess
import sys
import time

import pytest

from archive.catalogue import open_catalogue
from archive.model import Reader
from archive.settings import Settings
from bench.faults import mixture, soundness
from indexer import ingest
from indexer.opening import now
from indexer.worker import open_worker

pytestmark = pytest.mark.slow

HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("COMMIT")
"""


@contextlib.contextmanager
def held(settings, seconds):
    """Let another process hold the catalogue for so long."""
    path = settings.catalogue.removeprefix("sqlite:///")
    command = [sys.executable, "-c", HOLDER, path, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield
        assert process.wait() == 0


@pytest.fixture
def settings(tmp_path):
    """An archive with papers handed in."""
    made = Settings.from_env({"VANKHO_HOME": str(tmp_path / "home")})
    inbox = tmp_path / "in"
    inbox.mkdir()
    for number in (1, 2, 3):
        (inbox / f"{number}.txt").write_text(mixture.paper(number))
    with open_catalogue(made.catalogue) as catalogue:
        ingest.hand_in([inbox], catalogue=catalogue, who="lan", at=now())
    return made


def test_a_worker_waits(settings):
    """What it reads meanwhile is written when the other is done."""
    begun = time.monotonic()
    with open_worker(settings) as worker, held(settings, 3):
        ended = list(worker.work())

    assert time.monotonic() - begun > 3
    assert {row.outcome and row.outcome.outcome for row in ended} == {"added"}
    assert list(soundness.faults(settings, mixture.MARK)) == []


def test_readers_do_not_wait(settings):
    """People look while somebody writes for long."""
    with open_catalogue(settings.catalogue) as catalogue, held(settings, 2):
        begun = time.monotonic()

        assert catalogue.holdings.counts(Reader("lan")).total == 0
        assert time.monotonic() - begun < 1


def test_a_worker_that_was_told_tries_again(settings, monkeypatch):
    """It rests, and takes in all when the other is done at last."""
    monkeypatch.setattr(sqlite3, "connect", impatient(sqlite3.connect))
    told = []

    def is_over():
        told.append(1)
        with open_catalogue(settings.catalogue) as catalogue:
            return len(told) > 200 or catalogue.batches.progress(1).is_over

    with open_worker(settings) as worker, held(settings, 2):
        worker.run(is_over)

    with open_catalogue(settings.catalogue) as catalogue:
        assert catalogue.batches.progress(1).ended == {"added": 3}


def impatient(connect):
    """Connections on which nobody waits."""

    class Impatient(sqlite3.Connection):
        def execute(self, statement, *values):
            if "busy_timeout" in statement:
                statement = "PRAGMA busy_timeout = 50"
            return super().execute(statement, *values)

    return lambda *given, **named: connect(*given, factory=Impatient, **named)
