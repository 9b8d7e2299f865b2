"""The life of a worker: alone, told to stop, killed, in trouble."""

import contextlib
import errno
import os
import signal
import time

import pytest
from PIL import Image

from archive.catalogue import open_catalogue
from archive.catalogue.imports import Imports
from archive.errors import ArchiveError, BusyError, DiskError, StaleIndexError
from archive.files import FileStore
from archive.model import Reader
from archive.settings import Settings
from indexer import ingest, worker
from indexer.hold import LEASE
from indexer.opening import alone, now
from indexer.purging import Purging
from indexer.search.engine import open_engine
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.scans import long
from tests.indexer.test_mails import SECRET
from tests.indexer.workers import started, until

pytestmark = pytest.mark.slow

LAN = Reader("lan")


@pytest.fixture
def settings(tmp_path):
    """The settings of an empty archive."""
    return Settings.from_env({"VANKHO_HOME": str(tmp_path / "home")})


@pytest.fixture
def catalogue(settings):
    """Its catalogue, as another process has it open."""
    with open_catalogue(settings.catalogue) as opened:
        yield opened


def scan(path, pages=200, side=900):
    """A scan that takes minutes to read, and says nothing."""
    picture = Image.effect_noise((side, side), 90)
    picture.save(path, save_all=True, append_images=[picture] * (pages - 1))
    return path


def hand_in(catalogue, *paths):
    """Hand files in and return how to look at their rows."""
    batch = ingest.hand_in(paths, catalogue=catalogue, who="lan", at=NOW)
    return lambda: catalogue.intake.rows(batch)


def indexed(settings, catalogue):
    """The number of the last change that the index has taken in."""
    try:
        engine = open_engine(settings.search, catalogue.changes.identity())
    except StaleIndexError:
        return 0
    with contextlib.closing(engine):
        return engine.revision()


def test_two_stops_during_one_long_file_are_no_death(
    root, settings, catalogue, tmp_path
):
    """Each time it stops within seconds, and the file waits as if never tried."""
    # So large that not even one step of it would end in time by itself.
    rows = hand_in(catalogue, scan(tmp_path / "scan.tiff", pages=8, side=2400))
    for _ in range(2):
        with started(root, settings.home, "worker") as running:
            until(lambda: rows()[0].state == "claimed")
            time.sleep(1)
            running.send_signal(signal.SIGTERM)

            assert running.wait(30) == 0
            assert running.stderr.read() == ""
        assert [(row.state, row.attempts) for row in rows()] == [("received", 0)]


def test_a_stop_while_pages_are_recognised_is_no_death(
    root, settings, catalogue, tmp_path
):
    """It ends within seconds, and the pages in hand wait as if never tried."""
    rows = hand_in(catalogue, long(tmp_path / "quét.tif", pages=60))
    with started(root, settings.home, "worker") as running:
        until(lambda: rows()[0].outcome)
        number = rows()[0].outcome.document
        until(lambda: catalogue.recognitions.of(number, LAN, at=now()).is_working)
        running.send_signal(signal.SIGTERM)

        assert running.wait(30) == 0
        assert running.stderr.read() == ""
    reached = catalogue.recognitions.of(number, LAN, at=now())
    lent = catalogue.portions.claim("x", at=now(), lease=LEASE, most=4)
    assert (reached.state, reached.failed, reached.is_working) == ("waiting", 0, False)
    assert lent.attempts == 1


def test_a_file_taken_in_beside_a_long_one_can_be_found(
    root, settings, catalogue, tmp_path
):
    """Neither handing in nor the index waits for a scan that takes minutes."""
    hand_in(catalogue, scan(tmp_path / "scan.tiff"))
    with started(root, settings.home, "worker"):
        until(lambda: catalogue.batches.progress(1).claimed)
        rows = hand_in(catalogue, put(tmp_path, "kh88.txt", paper()))
        until(lambda: rows()[0].outcome)
        known = catalogue.changes.head()
        until(lambda: indexed(settings, catalogue) >= known)

        scans = catalogue.recognitions.reached(1)
        assert catalogue.batches.progress(1).claimed == 1 or not scans.is_over


def test_a_second_worker_waits_its_turn(root, settings, catalogue, tmp_path):
    """It says once that it waits, and goes to work when the first has ended."""
    with (
        contextlib.ExitStack() as first,
        started(root, settings.home, "worker") as next_,
    ):
        first.enter_context(alone(settings))
        rows = hand_in(catalogue, put(tmp_path, "kh88.txt", paper()))
        told = next_.stderr.readline()
        waiting = rows()[0].state
        first.close()
        until(lambda: rows()[0].outcome)

    assert "Một tiến trình khác đang tiếp nhận" in told
    assert waiting == "received"


def test_a_worker_that_waits_can_be_stopped(root, settings):
    """It has nothing in hand, and ends at once."""
    with alone(settings), started(root, settings.home, "worker") as waiting:
        waiting.stderr.readline()
        waiting.send_signal(signal.SIGTERM)

        assert waiting.wait(60) == 0


def test_the_lock_goes_with_its_holder(settings):
    """One at a time, and the next one at once."""
    with alone(settings), pytest.raises(BusyError), alone(settings):
        pass
    with alone(settings):
        pass


def test_in_trouble_it_says_so_and_goes_on_when_it_is_over(
    root, settings, catalogue, tmp_path
):
    """A disk that fails costs no file: the row is taken in when it works again."""
    settings.files.write_text("no folder can be made here")
    rows = hand_in(catalogue, put(tmp_path, "kh88.txt", paper()))
    with started(root, settings.home, "worker") as running:
        told = running.stderr.readline()
        during = rows()[0]
        settings.files.unlink()
        outcome = until(lambda: rows()[0].outcome)

    assert "trying again in 1 s" in told
    assert "ổ đĩa" in told
    assert during.outcome is None
    assert outcome.outcome == "added"


def test_a_secret_that_was_left_in_trouble_goes_with_the_next_round(
    settings, catalogue, tmp_path, monkeypatch
):
    """It must not rest here until somebody begins the worker anew."""
    hand_in(catalogue, put(tmp_path, "mật.txt", SECRET))
    files = FileStore(settings.files)
    with worker.open_worker(settings) as own:
        with monkeypatch.context() as patched:
            patched.setattr(FileStore, "discard", failing)
            with pytest.raises(DiskError):
                list(own.work())
        during = list(files)
        list(own.work())

    assert len(during) == 1
    assert list(files) == []


def failing(*_):
    """A disk that lets nothing be removed."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_register_that_cannot_be_written_holds_up_no_file(
    settings, catalogue, tmp_path, monkeypatch, caplog
):
    """It is told in the log, and tried again a minute later."""
    tried = []

    def fail(_self, _at):
        tried.append(1)
        raise KeyError

    monkeypatch.setattr(Imports, "go_on", fail)
    hand_in(catalogue, put(tmp_path, "kh88.txt", paper()))
    with worker.open_worker(settings) as own:
        [row] = own.work()
        list(own.work())

    assert row.outcome
    assert row.outcome.outcome == "added"
    assert tried == [1]
    assert "a register cannot be written" in caplog.text


@pytest.mark.parametrize("trouble", [ArchiveError("full"), OSError(28, "full")])
def test_what_cannot_be_erased_now_holds_up_no_file(
    settings, catalogue, tmp_path, monkeypatch, trouble
):
    """To write a catalogue anew there must be room for two."""

    def fail(*_):
        raise trouble

    monkeypatch.setattr(Purging, "finish", fail)
    hand_in(catalogue, put(tmp_path, "kh88.txt", paper()))
    with worker.open_worker(settings) as own:
        [row] = own.work()

    assert row.outcome
    assert row.outcome.outcome == "added"


class Troubled(worker.Worker):
    """A worker whose archive is in trouble for good."""

    def __init__(self):
        self.rounds = 0

    def work(self, *_, **__):
        self.rounds += 1
        if self.rounds:
            raise ArchiveError
        yield


def test_the_pause_grows_to_a_minute_and_a_stop_ends_it(monkeypatch, caplog):
    """The log is not filled, and nobody waits for a worker that pauses."""
    troubled = Troubled()
    pauses = []
    monkeypatch.setattr(worker, "_rest", lambda pause, _told: pauses.append(pause))

    troubled.run(lambda: troubled.rounds == 9)

    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert len(caplog.records) == 9


def test_a_pause_ends_when_told_to_stop():
    """A worker in trouble stops as soon as any other."""
    begun = time.monotonic()

    worker._rest(60, lambda: time.monotonic() > begun + 0.1)

    assert time.monotonic() - begun < 30
