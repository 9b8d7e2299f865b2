"""Watched folders: whole files are handed in once, whatever happens in between."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from archive.catalogue import Handed
from archive.errors import SettingError, UsageError
from archive.settings import Settings
from indexer.watching import Pace, Still, Watch, Watched, is_passing
from indexer.watching.begun import begun
from indexer.watching.folder import TOGETHER
from indexer.watching.writers import is_written
from tests.indexer.conftest import NOW

QUIET = 3


def file(name, size=1, second=0):
    """Return a file as its folder lists it."""
    return Handed(Path(name), size, NOW + dt.timedelta(seconds=second))


PASSING = {
    "what Office has open": "~$Kế hoạch.docx",
    "what LibreOffice has open": ".~lock.Kế hoạch.odt#",
    "what Word keeps meanwhile": "~WRL0001.tmp",
    "what a browser receives": "a.pdf.crdownload",
    "what another browser receives": "a.pdf.PART",
    "what is copied over a network": ".a.pdf.Xy12",
    "what a copying program writes": "a.pdf.filepart",
}


@pytest.mark.parametrize("name", PASSING.values(), ids=PASSING)
def test_passing_names_are_known(name):
    """Programs rename them once the file is whole."""
    assert is_passing(name)
    assert not is_passing("Kế hoạch 171.part.pdf")


def test_a_file_is_due_once_it_stood_still():
    """Each change begins its time anew; one that is gone is forgotten."""
    still = Still(QUIET)
    still.see(file("a"), 0)
    still.see(file("b"), 0)
    still.see(file("a", size=2), 2)
    assert still.due(2.9) == []
    assert still.due(3) == [file("b")]
    assert still.due(5) == [file("a", size=2), file("b")]

    still.forget(Path("b"))
    still.wait(Path("a"), 6)

    assert still.due(8) == []
    assert still.due(9) == [file("a", size=2)]


@pytest.fixture
def folder(tmp_path):
    """A folder that is watched."""
    place = tmp_path / "drop"
    place.mkdir()
    return place


@pytest.fixture
def watched(workshop, folder):
    """The watching of it, where nobody writes."""
    return Watched(folder, workshop.catalogue, "lan", QUIET, lambda _: False)


def names(rows):
    """Return the names of files handed in."""
    return [Path(row.path).name for row in rows]


def come(watched, since=0):
    """Look, and again once what is there stood still; return what was handed in."""
    watched.look_through(since)
    assert watched.hand_in(since, NOW) == ()
    watched.look_through(since + QUIET)
    return watched.hand_in(since + QUIET, NOW)


def test_what_comes_is_handed_in_once(watched, folder, workshop):
    """With its size and time, in one batch that says where it came from."""
    (folder / "sub").mkdir()
    for name in ("b.txt", "sub/a.txt", "~$b.docx", ".hidden", "c.part"):
        (folder / name).write_text("x")

    rows = come(watched)

    assert names(rows) == ["b.txt", "a.txt"]
    assert {row.size for row in rows} == {1}
    assert workshop.catalogue.batches.of(rows[0].batch).origin == str(folder)
    assert come(watched, 100) == ()


def test_a_changed_file_is_another_file(watched, folder):
    """It has a row of its own; one whose content is only touched by reading has none."""
    path = folder / "a.txt"
    path.write_text("x")
    (first,) = come(watched)
    path.read_text()
    assert come(watched, 100) == ()

    path.write_text("xy")
    (second,) = come(watched, 200)

    assert (first.path, first.size) == (second.path, 1)
    assert second.size == 2


def test_a_restart_hands_nothing_in_twice(watched, folder, workshop):
    """What came while nobody watched is handed in, and nothing else."""
    odd = os.fsdecode(b"k\xfd.txt")
    for name in ("a.txt", odd):
        (folder / name).write_text("x")
    come(watched)
    (folder / "b.txt").write_text("x")

    again = Watched(folder, workshop.catalogue, "lan", QUIET, lambda _: False)

    assert names(come(again)) == ["b.txt"]


def test_two_who_watch_hand_in_once(watched, folder, workshop):
    """The worker and a command may watch the same folder."""
    other = Watched(folder, workshop.catalogue, "mai", QUIET, lambda _: False)
    (folder / "a.txt").write_text("x")
    other.look_through(0)

    assert names(come(watched)) == ["a.txt"]
    assert other.hand_in(QUIET, NOW) == ()


def test_what_somebody_writes_waits(folder, workshop):
    """Standing still is not enough: a slow scanner may pause."""
    busy = {folder / "a.txt"}
    watched = Watched(folder, workshop.catalogue, "lan", QUIET, busy.__contains__)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("x")

    assert names(come(watched)) == ["b.txt"]
    busy.clear()
    assert watched.hand_in(QUIET + 1, NOW) == ()
    assert names(watched.hand_in(2 * QUIET, NOW)) == ["a.txt"]


def test_files_that_come_together_are_one_batch(watched, folder, workshop):
    """Until a while has passed, or somebody cancelled it."""
    batches = []
    for number, since in enumerate((0, 10, 20 + TOGETHER)):
        (folder / f"{number}.txt").write_text("x")
        batches += [row.batch for row in come(watched, since)]

    assert batches[0] == batches[1] != batches[2]
    assert workshop.catalogue.batches.progress(batches[0]).total == 2


def test_a_folder_that_is_away_is_waited_for(watched, folder):
    """A share that comes back brings nothing twice."""
    (folder / "a.txt").write_text("x")
    come(watched)
    away = folder.rename(folder.with_name("away"))
    watched.look_through(100)
    assert watched.hand_in(100, NOW) == ()
    away.rename(folder)

    assert come(watched, 200) == ()


def test_what_is_gone_before_it_stood_still_has_no_row(watched, folder):
    """Somebody took it away again."""
    (folder / "a.txt").write_text("x")
    watched.look_through(0)
    (folder / "a.txt").unlink()
    watched.look_at([folder / "a.txt"], 1)

    assert watched.hand_in(10, NOW) == ()
    assert not watched.waits


def test_a_folder_may_be_named_in_a_roundabout_way(folder, workshop, monkeypatch):
    """What is touched in it is looked at, and the batch says where it lies."""
    monkeypatch.chdir(folder)
    roundabout = Path("../drop/../drop")
    watched = Watched(roundabout, workshop.catalogue, "lan", 0, lambda _: False)
    (folder / "a.txt").write_text("x")
    watched.look_at([folder / "a.txt"], 0)

    (row,) = watched.hand_in(0, NOW)

    assert row.path == str(folder / "a.txt")
    assert workshop.catalogue.batches.of(row.batch).origin == str(folder)


def test_a_loop_of_links_is_told_once(watched, folder):
    """A link to a folder is no way into it."""
    (folder / "up").symlink_to(folder)

    assert names(come(watched)) == ["up"]
    assert come(watched, 100) == ()


def test_a_file_that_is_open_for_writing_is_seen(tmp_path):
    """By whichever process; one that only reads it does not matter."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert not is_written(path)
    with path.open("a"):
        assert is_written(path)
    with path.open():
        assert not is_written(path)
    assert not is_written(tmp_path / "gone")


def test_somebody_who_opens_a_file_meanwhile_does_us_no_harm(tmp_path):
    """Their opening would be told to us by a signal that ends processes."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    script = "import sys\nfor _ in range(3000):\n    open(sys.argv[1], 'a').close()\n"
    order = [sys.executable, "-c", script, path]
    with subprocess.Popen(order) as other:  # noqa: S603  # our own interpreter
        while other.poll() is None:
            is_written(path)

    assert other.returncode == 0


def test_a_file_that_was_just_finished_is_handed_in_as_it_is(folder, workshop):
    """Whoever wrote it ended between the last look and the question: it comes once."""
    path = folder / "a.txt"
    path.write_text("")

    def ends(_):
        path.write_text("xong")
        return False

    watched = Watched(folder, workshop.catalogue, "lan", 0, ends)
    watched.look_through(0)
    assert watched.hand_in(0, NOW) == ()

    watched = Watched(folder, workshop.catalogue, "lan", 0, lambda _: False)
    watched.look_through(1)
    assert names(watched.hand_in(1, NOW)) == ["a.txt"]
    watched.look_through(2)
    assert watched.hand_in(2, NOW) == ()


@pytest.mark.parametrize("poll", [0, 0.2], ids=["as the system says", "by looking"])
def test_the_watching_goes_on_until_it_is_told_to_stop(poll, folder, workshop):
    """What comes is handed in, folders moved in with all they hold too."""
    watched = Watched(folder, workshop.catalogue, "lan", 0.2)
    stop, came = threading.Event(), []

    def hear(rows):
        came.extend(names(rows))
        if len(came) == 3:
            stop.set()

    (folder / "before.txt").write_text("x")
    watch = Watch([watched], stop, lambda: NOW, Pace(poll, tick=0.1, anew=0.8))
    thread = threading.Thread(target=watch.run, args=(hear,))
    thread.start()
    (folder / "after.txt").write_text("x")
    (folder.parent / "moved").mkdir()
    (folder.parent / "moved" / "in.txt").write_text("x")
    shutil.move(folder.parent / "moved", folder / "moved")
    thread.join(20)
    stop.set()

    assert sorted(came) == ["after.txt", "before.txt", "in.txt"]


def test_a_round_that_fails_does_not_end_the_watching(folder, workshop, caplog):
    """The next one hands in what is still there."""
    watched = Watched(folder, workshop.catalogue, "lan", 0)
    stop, heard = threading.Event(), []

    def hear(rows):
        heard.append(rows)
        if len(heard) == 1:
            raise KeyError("lỗi")  # noqa: EM101  # as a dictionary does
        stop.set()

    watch = Watch([watched], stop, lambda: NOW, Pace(0.05, tick=0.05, away=0.01))
    watch.run(hear)

    assert len(heard) == 2
    assert "KeyError" in caplog.text


def test_the_archive_itself_is_not_watched(tmp_path):
    """It would take its own originals in, for ever."""
    home = tmp_path / "home"
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    for folder in (tmp_path, home / "files" / "ab"):
        with (
            pytest.raises(UsageError, match="nằm trong kho"),
            begun(settings, [folder]),
        ):
            pass
        with pytest.raises(SettingError, match="VANKHO_WATCH"):
            Settings.from_env({"VANKHO_HOME": str(home), "VANKHO_WATCH": str(folder)})
