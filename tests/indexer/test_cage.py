"""The cage: whatever a reader does, its parent gets a value or a refusal."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.errors import (
    ArchiveError,
    DamagedFileError,
    ReaderCrashedError,
    ReadMemoryError,
    ReadTimeoutError,
    TooLargeError,
)
from archive.model import Page, Text
from indexer.cage import Cage
from indexer.extract.limits import Limits
from tests.indexer import inmates

TIGHT = Limits(cpu=1, wall=2, max_text=1000, max_bytes=1_000_000)


@pytest.fixture(scope="module")
def cage():
    with Cage(preload=("tests.indexer.inmates",), limits=TIGHT) as cage:
        yield cage


def test_brings_back_a_value(cage):
    """A value comes back as the type that was asked for."""
    text = cage.run(inmates.page, "Số 171-KH/TU", result=Text)

    assert text == Text("text/plain", (Page(1, "Số 171-KH/TU"),), ("truncated",))


def test_brings_back_a_refusal(cage):
    """A refusal comes back as the class it was, with its detail."""
    with pytest.raises(DamagedFileError) as caught:
        cage.run(inmates.refuse, "thiếu trang", result=int)

    assert caught.value.detail == "thiếu trang"


ENDS = {
    "an exception": (inmates.fail, (), ReaderCrashedError),
    "more memory than allowed": (inmates.eat_memory, (), ReadMemoryError),
    "more processor time than allowed": (inmates.never_end, (), ReadTimeoutError),
    "more time than allowed, asleep": (inmates.sleep_on, (), ReadTimeoutError),
    "a broken pointer": (inmates.fall, (), ReaderCrashedError),
    "an abort": (inmates.abort, (), ReaderCrashedError),
    "an exit without a word": (inmates.leave, (0,), ReaderCrashedError),
    "a value of another type": (inmates.lie, (), ReaderCrashedError),
    "an endless answer": (inmates.talk, (20_000_000,), TooLargeError),
    "a connection": (inmates.connect, (), ReaderCrashedError),
    "a program": (inmates.start_program, (), ReaderCrashedError),
    "a child of its own": (inmates.fork, (), ReaderCrashedError),
    "a signal to its parent": (inmates.kill_parent, (), ReaderCrashedError),
    "wider limits": (inmates.widen, (), ReaderCrashedError),
    "a device": (inmates.make_device, (), ReaderCrashedError),
    "another user": (inmates.work_as_another, (), ReaderCrashedError),
    "a large file": (inmates.write_much, (TIGHT.max_bytes + 1,), ReaderCrashedError),
}


@pytest.mark.parametrize(("function", "arguments", "error"), ENDS.values(), ids=ENDS)
def test_outlives_its_inmates(cage, function, arguments, error):
    """Each bad end has its error, and the next child works as if nothing was."""
    with pytest.raises(error):
        cage.run(function, *arguments, result=int)

    assert cage.run(inmates.add, 1, 2, result=int) == 3


def test_takes_the_limits_of_one_run(cage):
    """The limits of a single run go before those of the cage."""
    started = time.monotonic()

    with pytest.raises(ReadTimeoutError):
        cage.run(inmates.sleep_on, result=int, limits=Limits(wall=1))

    assert time.monotonic() - started < TIGHT.wall


def test_lets_readers_use_threads(cage):
    """Threads start although processes may not."""
    assert cage.run(inmates.work_in_threads, 4, result=int) == 4


def test_serves_many_threads_at_once(cage):
    """Answers reach the thread that asked."""
    with ThreadPoolExecutor(8) as pool:
        sums = pool.map(lambda n: cage.run(inmates.add, n, n, result=int), range(40))

    assert list(sums) == [2 * n for n in range(40)]


def test_gives_each_child_an_empty_folder_and_clears_it(cage):
    """No child sees what another left behind, and nothing stays on the disk."""
    place, held = cage.run(inmates.folder, result=tuple[str, list[str]])
    other, held_there = cage.run(inmates.folder, result=tuple[str, list[str]])
    cage.close()

    assert place != other
    assert held == held_there == ["left.txt"]
    assert not Path(place).exists()
    assert not Path(other).exists()


def test_keeps_our_environment_out(monkeypatch):
    """Secrets of the parent's environment are not in the child's."""
    monkeypatch.setenv("VANKHO_CATALOGUE", "postgresql://user:secret@host/db")

    with Cage() as cage:
        seen = cage.run(inmates.environment, result=dict[str, str])

    assert "VANKHO_CATALOGUE" not in seen
    assert "secret" not in str(seen)


def test_keeps_our_files_closed(cage, tmp_path):
    """A child has its standard streams and its channel open."""
    with (tmp_path / "ours").open("wb"):
        assert cage.run(inmates.open_files, result=int) == 4


def test_keeps_the_terminal_quiet(cage, capfd):
    """What readers print goes nowhere."""
    cage.run(inmates.chatter, result=int)

    assert capfd.readouterr() == ("", "")


def test_starts_anew_after_its_nursery_died(cage):
    """A nursery that was killed is replaced when the next file comes."""
    cage.run(inmates.add, 1, 1, result=int)
    process = cage._nursery.process
    process.kill()
    process.wait()

    assert cage.run(inmates.add, 1, 2, result=int) == 3


def test_says_what_cannot_be_preloaded():
    """A module that is missing is named at once, not at the hundredth file."""
    with Cage(preload=("indexer.nowhere",)) as cage, pytest.raises(ArchiveError) as e:
        cage.run(inmates.add, 1, 2, result=int)

    assert "indexer.nowhere" in str(e.value)


def test_ends_its_processes_when_closed():
    """Nothing of a closed cage runs on."""
    cage = Cage()
    cage.run(inmates.add, 1, 2, result=int)
    nursery = cage._nursery
    assert nursery is not None
    process = nursery.process
    cage.close()

    assert process.poll() is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
