"""What is listed of a folder handed in: everything once, nothing opened or followed."""

import datetime as dt
import os
import socket
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

from archive.catalogue import Handed
from indexer.folders import files_in, handed
from tests.indexer.test_ingest import taken_in


def listed(path):
    """Return the paths that are listed, from the folder."""
    return [os.path.relpath(str(one.path), path) for one in files_in(path)]


def test_a_file_is_told_as_its_folder_lists_it(tmp_path):
    """Size and time come from the listing, exact to the microsecond."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    os.utime(path, ns=(0, 1_234_567_890_123_456_789))

    (one,) = files_in(path)

    when = dt.datetime(2009, 2, 13, 23, 31, 30, 123_456, tzinfo=dt.UTC)
    assert one == Handed(path, 5, when)


def test_a_time_beyond_all_calendars_is_left_out(tmp_path, monkeypatch):
    """A damaged disk may say any year; the file is told without it."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"1")
    found = SimpleNamespace(st_size=1, st_mtime_ns=10**30)
    monkeypatch.setattr(Path, "lstat", lambda _: found)

    assert handed(path) == Handed(path, 1, None)


def test_every_file_is_listed_once_in_order(tmp_path):
    """Folders are opened, names that begin with a dot passed over."""
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden/x.txt", ".x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"1")

    assert listed(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt"]


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path):
    """A link upwards would have no end; it is a row like any other."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_bytes(b"1")
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "other").symlink_to(tmp_path)

    assert listed(folder) == ["other", "sub/a.txt", "sub/up"]


ODD = {
    "a line end": "Kế\nhoạch.txt",
    "a terminal's orders": "\x1b[31mđỏ.txt",
    "letters and marks apart": unicodedata.normalize("NFD", "Kế hoạch.txt"),
    "bytes that are no UTF-8": os.fsdecode(b"k\xfd ho\xb9ch.txt"),
    "a back slash": "a\\..\\x.txt",
    "a name of 255 bytes": "ế" * 83 + ".txt",
    "the direction of reading": "\u202etxt.exe",
}


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_an_odd_name_is_kept_as_it_is(name, workshop, tmp_path):
    """Its file is found again by it, so that it is read and has its outcome."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text("Nội dung của một văn bản.", encoding="utf-8")

    outcomes = taken_in(workshop, tmp_path / "in")

    assert {key: one.outcome for key, one in outcomes.items()} == {name: "added"}


def test_whatever_is_no_file_has_an_outcome(workshop, tmp_path, monkeypatch):
    """Links, pipes, sockets and folders out of reach are refused; nothing waits."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (folder / "device").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        outcomes = taken_in(workshop, folder, Path("/dev/null"), tmp_path / "gone")

    names = {"loop", "nowhere.txt", "device", "pipe.txt", "socket", "null", "gone"}
    assert {name: one.reason for name, one in outcomes.items()} == dict.fromkeys(
        names, "unreadable"
    )


def test_a_path_too_deep_for_the_system_is_told(workshop, tmp_path, monkeypatch):
    """A folder at the end of four thousand characters is refused, not passed over."""
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    deep = Path("d" * 250)
    for _ in range(17):
        deep.mkdir()
        os.chdir(deep)
    Path("a.txt").write_bytes(b"1")
    os.chdir(folder)

    (one,) = taken_in(workshop, folder).values()

    assert one.outcome == "refused"
    assert one.reason == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_told(workshop, tmp_path):
    """What cannot be listed is refused like a file that cannot be opened."""
    closed = tmp_path / "in" / "closed"
    closed.mkdir(parents=True)
    closed.chmod(0)
    try:
        outcomes = taken_in(workshop, tmp_path / "in")
    finally:
        closed.chmod(0o700)

    assert outcomes["closed"].reason == "unreadable"
