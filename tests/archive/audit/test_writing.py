"""What is recorded is written in groups; who must wait does, and nobody else."""

import multiprocessing
import threading
import time

import pytest

from archive.audit import Entry, Sought
from archive.audit.writer import Writer
from archive.errors import AuditError
from tests.archive.audit.conftest import AT

VIEW = Entry(AT, "lan", "viewed", papers=(3,))


class Disk:
    """What entries are written to: it can be full, or hang."""

    def __init__(self):
        self.groups = []
        self.is_full = False
        self.goes_on = threading.Event()
        self.goes_on.set()

    def append(self, entries):
        self.goes_on.wait(30)
        if self.is_full:
            why = "đầy"
            raise AuditError(why)
        self.groups.append(list(entries))

    @property
    def entries(self):
        return [entry for group in self.groups for entry in group]


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def writer(disk):
    made = Writer(disk.append, lambda: AT, most=20)
    yield made
    disk.is_full = False
    disk.goes_on.set()
    made.close()


def test_what_came_together_is_written_together(writer, disk):
    """In its order, and all of it by the time somebody was told so."""
    for number in range(9):
        writer.record(Entry(AT, "lan", "viewed", papers=(number,)))
    writer.commit(Entry(AT, "lan", "exported"))

    assert [one.papers for one in disk.entries] == [*((n,) for n in range(9)), ()]
    assert len(disk.groups) <= 2


def test_a_full_disk_is_told_to_who_must_wait(writer, disk):
    """The entry is not written later: whoever was told no did nothing."""
    disk.is_full = True
    with pytest.raises(AuditError):
        writer.commit(Entry(AT, "lan", "exported"))
    writer.record(VIEW)
    with pytest.raises(AuditError):
        writer.demand()
    disk.is_full = False
    writer.close()

    assert disk.entries == [VIEW]


def test_a_disk_that_works_again_is_noticed(writer, disk):
    """What waited is written without anybody asking for it."""
    disk.is_full = True
    writer.record(VIEW)
    _until(lambda: _is_refused(writer))
    disk.is_full = False
    _until(lambda: disk.entries)

    writer.commit(Entry(AT, "lan", "exported"))

    assert [one.what for one in disk.entries] == ["viewed", "exported"]


def test_a_disk_that_hangs_keeps_no_reader(writer, disk, monkeypatch):
    """Who reads never waits; who must wait does so once, and others are told at once."""
    monkeypatch.setattr("archive.audit.writer.PATIENCE", 0.2)
    disk.goes_on.clear()
    begun = time.monotonic()
    for _ in range(15):
        writer.record(VIEW)
    read = time.monotonic() - begun
    with pytest.raises(AuditError):
        writer.commit(Entry(AT, "lan", "exported"))
    _until(lambda: _is_refused(writer))

    assert read < 0.2


def test_what_there_is_no_room_for_is_counted(writer, disk):
    """Reading goes on unrecorded at last; that it did is recorded."""
    disk.goes_on.clear()
    for _ in range(25):
        writer.record(VIEW)
    disk.goes_on.set()
    writer.close()

    assert [one.what for one in disk.entries].count("viewed") == 20
    [missed] = [one for one in disk.entries if one.what == "missed"]
    assert missed.details == {"entries": 5}


def test_a_fault_of_ours_does_not_end_the_thread(writer, disk, monkeypatch):
    """Whoever waits is told, and the next is written."""
    with monkeypatch.context() as patch:
        patch.setattr(writer, "_append", lambda _: 1 / 0)
        with pytest.raises(AuditError):
            writer.commit(VIEW)
    writer.record(VIEW)
    _until(lambda: disk.entries)

    assert disk.entries == [VIEW]


def _is_refused(writer):
    try:
        writer.demand()
    except AuditError:
        return True
    return False


def _until(holds):
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_what_was_just_seen_is_one_entry(opened):
    """Pictures of a page belong to it, also for another process; not for ever."""
    soon, late = AT.replace(minute=39), AT.replace(minute=41)
    part = Entry(soon, "lan", "viewed", papers=(3,), is_part=True)
    opened().write([VIEW, part])
    opened().write([part])
    opened().write([Entry(soon, "hoa", "viewed", papers=(3,), is_part=True)])
    opened().write([Entry(soon, "lan", "viewed", papers=(4,), is_part=True)])
    opened().write([Entry(late, "lan", "viewed", papers=(3,), is_part=True)])

    told = [(one.who, one.papers, one.at) for one in opened().page(Sought(), 9)]

    assert told[::-1] == [
        ("lan", (3,), AT),
        ("hoa", (3,), soon),
        ("lan", (4,), soon),
        ("lan", (3,), late),
    ]


def _append(opened, who):
    audit = opened()
    for _ in range(20):
        audit.write([Entry(AT, who, "viewed")])
    audit.close()


def test_processes_append_to_one_chain(opened):
    """Number and bond are taken where the entry is written."""
    opened().write([VIEW])
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=_append, args=(opened, who)) for who in "ab"]
    for other in others:
        other.start()
    for other in others:
        other.join(60)

    found = opened().check()

    assert (found.entries, found.flaws) == (41, ())


def test_a_failed_transaction_folds_nothing(opened, monkeypatch):
    """A part that could not be written is an entry when it is tried again."""
    audit = opened()
    part = Entry(AT, "lan", "viewed", papers=(3,), is_part=True)
    audit.write([Entry(AT, "hoa", "viewed")])
    with monkeypatch.context() as patch:
        patch.setattr("archive.audit.binding.canonical", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            audit.write([part])
    audit.write([part])

    assert [one.who for one in audit.page(Sought(), 9)] == ["lan", "hoa"]
