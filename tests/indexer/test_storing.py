"""Originals are stored before anything reads them, and files open in company."""

import os
from pathlib import Path

import pytest

from archive.catalogue import Asked, Row
from archive.errors import DiskError
from archive.files import Stored
from archive.secrecy import HOLD, Mark
from indexer import ending, ingest, keeping, reading, storing, taking
from indexer.hold import LEASE, Hold
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put

SECRET = paper().replace("*\nSố", "*\nTỐI MẬT\nSố")


def handed_in(workshop, *paths):
    """Write rows for files and return their batch."""
    return ingest.hand_in(paths, catalogue=workshop.catalogue, who="lan", at=NOW)


def outcomes(workshop, batch):
    """Return how files ended, by name."""
    rows = workshop.catalogue.intake.rows(batch)
    return {Path(r.path).name: r.outcome.outcome for r in rows if r.outcome}


def test_what_was_stored_needs_its_source_no_longer(workshop, tmp_path):
    """Once originals are stored, the stick they came on may be pulled out."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    batch = handed_in(workshop, path)

    assert storing.store(workshop) == []
    [row] = workshop.catalogue.intake.rows(batch)
    path.unlink()
    list(ingest.work(workshop, "test"))

    assert row.sha256 in list(workshop.files)
    assert outcomes(workshop, batch) == {"kh88.txt": "added"}


def test_what_cannot_be_stored_ends_at_once(workshop, tmp_path):
    """A file that is gone has its outcome without a worker that reads it."""
    batch = handed_in(workshop, tmp_path / "gone.pdf")

    [ended] = storing.store(workshop)

    assert ended.outcome
    assert ended.outcome.reason == "unreadable"
    assert outcomes(workshop, batch) == {"gone.pdf": "refused"}
    assert workshop.catalogue.batches.progress(batch).is_over


def test_a_file_that_grows_is_told_as_such(workshop, tmp_path, monkeypatch):
    """Half of a file is no original: whoever writes it is to finish first."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    right = os.fstat
    asked = []

    def growing(descriptor):
        asked.append(descriptor)
        if len(asked) == 3:
            path.write_text(path.read_text() + "thêm")
        return right(descriptor)

    monkeypatch.setattr("archive.files.os.fstat", growing)
    batch = handed_in(workshop, path)
    storing.store(workshop)

    [ended] = workshop.catalogue.intake.outcomes(batch)
    assert ended.reason == "unfinished"
    assert list(workshop.files) == []


def test_large_files_are_stored_a_few_at_a_time(workshop, tmp_path, monkeypatch):
    """Files that are read already do not wait for gigabytes."""
    monkeypatch.setattr(storing, "BYTES_AT_ONCE", 5_000)
    for number in range(3):
        put(tmp_path / "in", f"{number}.txt", "x" * 3_000)
    handed_in(workshop, tmp_path / "in")

    storing.store(workshop)

    assert len(workshop.catalogue.storage.unstored(Asked(9))) == 2


def test_a_full_disk_stores_nothing_by_half(workshop, tmp_path, monkeypatch):
    """The rows wait, and no copy lies about."""

    def full(_paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("archive.files.sync_all", full)
    batch = handed_in(workshop, put(tmp_path / "in", "kh88.txt", paper()))

    with pytest.raises(DiskError, match="No space"):
        storing.store(workshop)

    assert outcomes(workshop, batch) == {}
    assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []


def test_an_original_that_was_damaged_is_stored_again(workshop, tmp_path):
    """It is read back before it is read; the file handed in is still there."""
    batch = handed_in(workshop, put(tmp_path / "in", "kh88.txt", paper()))
    storing.store(workshop)
    [row] = workshop.catalogue.intake.rows(batch)
    place = workshop.files.path(row.sha256)
    place.chmod(0o600)
    place.write_bytes(b"damaged")

    list(ingest.work(workshop, "test"))

    assert outcomes(workshop, batch) == {"kh88.txt": "added"}
    workshop.files.verify(row.sha256)


def test_a_secret_leaves_no_hash_in_the_ledger(workshop, tmp_path):
    """Nobody can ask whether the archive ever held its bytes."""
    batch = handed_in(workshop, put(tmp_path / "in", "mật.txt", SECRET))

    list(ingest.work(workshop, "test"))

    [row] = workshop.catalogue.intake.rows(batch)
    assert (row.outcome.outcome, row.sha256) == ("held", None)
    assert list(workshop.files) == []


def test_no_earlier_try_of_a_secret_keeps_its_hash(workshop, tmp_path):
    """It was cancelled before anybody read it, and is held when it is."""
    batch = handed_in(workshop, put(tmp_path / "in", "mật.txt", SECRET))
    catalogue = workshop.catalogue
    storing.store(workshop)
    catalogue.batches.steer(batch, "cancel", by="lan", at=NOW)
    catalogue.refusals.retry_all("cancelled", who="lan", at=NOW, batch=batch)

    list(ingest.work(workshop, "test"))

    rows = catalogue.intake.recent()
    assert [row.outcome.outcome for row in rows] == ["held", "refused"]
    assert [row.sha256 for row in rows] == [None, None]


def test_what_a_dead_worker_left_is_taken_out(workshop, tmp_path):
    """A secret whose outcome was written, and whose original was not yet gone."""
    stored = workshop.files.put(put(tmp_path / "in", "mật.txt", SECRET))
    batch = handed_in(workshop, tmp_path / "in" / "mật.txt")
    [row] = workshop.catalogue.intake.rows(batch)
    workshop.catalogue.storage.store({row.id: stored.sha256})
    lent = workshop.catalogue.intake.claim("dead", at=NOW, lease=LEASE)
    held = keeping.marked(row.path, Mark("Mật"), HOLD)
    workshop.catalogue.intake.finish(lent, held, at=NOW)

    ending.clear(workshop.catalogue.storage.unwanted(), workshop)

    assert list(workshop.files) == []
    assert workshop.catalogue.storage.unwanted() == frozenset()


def opened(workshop, *paths):
    """Return what a first look at files in company gives, by name."""
    handed_in(workshop, *paths)
    storing.store(workshop)
    some = Asked(9, is_stored=True)
    rows = workshop.catalogue.intake.claim_some("test", some, at=NOW, lease=LEASE)
    holds = [Hold(row, workshop.catalogue, workshop.clock) for row in rows]
    taken = taking.take_in_all(holds, workshop)
    return {Path(one.hold.row.path).name: one.read for one in taken}


def test_files_opened_in_company_read_as_alone(workshop, tmp_path):
    """One child for all gives what a child for each gives."""
    texts = [paper(symbol=f"{n}-KH/TU") for n in (1, 2, 3)]
    paths = [put(tmp_path / "in", f"{n}.txt", text) for n, text in enumerate(texts)]

    found = opened(workshop, *paths)

    alone = [reading.open_file(path, path.name, workshop.limits) for path in paths]
    assert [found[path.name].reading for path in paths] == alone


def test_a_bad_file_harms_nobody_in_its_company(workshop, tmp_path):
    """It has its own reason, and the others are read."""
    good = put(tmp_path / "in", "1.txt", paper())
    bad = tmp_path / "in" / "2.pdf"
    bad.write_bytes(b"%PDF-1.4\n1 0 obj\n<<")

    found = opened(workshop, good, bad)

    assert found["1.txt"].reading
    assert found["2.pdf"].code == "damaged"


def test_files_of_two_batches_never_share_a_child():
    """Whoever hands in a hostile file cannot reach a file of somebody else."""
    rows = [row(number, batch) for number, batch in enumerate((1, 1, 2, 2, 2))]

    parted = ingest._parted(rows, 2)

    assert [[one.batch for one in some] for some in parted] == [[1, 1], [2, 2, 2]]


def test_large_files_are_read_alone():
    """What takes long keeps nothing short waiting."""
    sizes = (10, ingest.SMALL + 1, 10, 10)
    rows = [row(number, 1, size) for number, size in enumerate(sizes)]

    parted = ingest._parted(rows, 1)

    assert [[one.size for one in some] for some in parted] == [
        [10],
        [ingest.SMALL + 1],
        [10, 10],
    ]


def row(number, batch, size=10):
    """Return a row of the ledger."""
    return Row(number, batch, "a", "lan", NOW, "claimed", size=size)


def test_many_files_are_stored_as_each_alone(workshop, tmp_path):
    """The same bytes once, each with its hash, in the order handed in."""
    paths = [put(tmp_path / "in", name, name[0]) for name in ("a1", "b1", "a2", "c1")]

    stored = workshop.files.put_all(paths)

    assert all(isinstance(one, Stored) for one in stored)
    assert [one.is_new for one in stored] == [True, True, False, True]
    assert stored[0].sha256 == stored[2].sha256
    assert len(list(workshop.files)) == 3
