"""Refused files that are tried again: the stored original is what counts."""

from archive.catalogue import Handed
from archive.model import Reader
from indexer import ingest
from indexer.storing import store
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put


def hand_in(workshop, path):
    """Hand a file in; its batch."""
    return ingest.hand_in([path], catalogue=workshop.catalogue, who="lan", at=NOW)


def work(workshop):
    """Do what is open, and return how each file ended."""
    return [row.outcome for row in ingest.work(workshop, "test")]


def test_a_cancelled_file_is_read_though_its_folder_is_gone(workshop, tmp_path):
    """Its original was stored before anybody cancelled it."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    batch, catalogue = hand_in(workshop, path), workshop.catalogue
    store(workshop)
    catalogue.batches.steer(batch, "cancel", by="lan", at=NOW)
    path.unlink()

    retried = catalogue.refusals.retry_all("cancelled", who="mai", at=NOW, batch=batch)
    (outcome,) = work(workshop)

    assert outcome.outcome == "added"
    assert catalogue.refusals.became([1])[1].batch == retried.id
    assert catalogue.documents.get(outcome.document, Reader("test")).renditions[0].name


def test_a_file_that_stays_bad_waits_once(workshop, tmp_path):
    """It is refused for what it is, not for being gone."""
    path = tmp_path / "in" / "bad.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.7 cut off")
    hand_in(workshop, path)
    (first,) = work(workshop)
    path.unlink()

    workshop.catalogue.refusals.retry([1], who="mai", at=NOW)
    (again,) = work(workshop)

    assert (first.reason, again.reason) == ("damaged", "damaged")
    assert [row.id for row in workshop.catalogue.refusals.open()] == [2]


def test_a_better_file_takes_the_place(workshop, tmp_path):
    """What was refused stays in the ledger, and leads to the paper."""
    hand_in(workshop, put(tmp_path / "in", "kh88.txt", ""))
    work(workshop)
    better = Handed(put(tmp_path / "new", "kh88.txt", paper()))

    workshop.catalogue.refusals.replace(1, better, who="mai", at=NOW)
    (outcome,) = work(workshop)

    assert outcome.outcome == "added"
    assert workshop.catalogue.refusals.count() == 0
    became = workshop.catalogue.refusals.became([1])
    assert became[1].outcome.document == outcome.document
