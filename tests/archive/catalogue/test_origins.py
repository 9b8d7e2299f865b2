"""What came by itself: the ledger knows a file by its path, its size and its time."""

import datetime as dt
import os

import pytest

from archive.catalogue import Handed
from tests.archive.catalogue.making import AT

SECOND = dt.timedelta(seconds=1)
FILE = Handed("/drop/a.pdf", 5, AT)

OTHERS = {
    "another path": Handed("/drop/b.pdf", 5, AT),
    "another size": Handed("/drop/a.pdf", 6, AT),
    "another time": Handed("/drop/a.pdf", 5, AT + dt.timedelta(microseconds=1)),
    "without a time": Handed("/drop/a.pdf"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_file_is_known_as_it_was(other, catalogue):
    """The same path with another size or time is another file."""
    catalogue.intake.hand_in([FILE], who="lan", at=AT)

    assert catalogue.origins.new([FILE, other]) == [other]


@pytest.mark.parametrize("modified_at", [AT, None], ids=["dated", "undated"])
def test_odd_names_are_known_too(modified_at, catalogue):
    """Also where the folder could not tell their time."""
    odd = Handed(os.fsdecode(b"/drop/k\xfd.pdf"), 5, modified_at)
    catalogue.intake.hand_in([odd], who="lan", at=AT)

    assert catalogue.origins.new([odd]) == []


def test_many_files_are_asked_for_in_parts(catalogue):
    """More of them than a database takes in one question."""
    files = [Handed(f"/drop/{n}", n, AT + n * SECOND) for n in range(1_201)]
    catalogue.intake.hand_in(files[:1_000], who="lan", at=AT)

    assert catalogue.origins.new(files) == files[1_000:]


def test_the_last_batch_of_a_folder_is_found(catalogue):
    """Not those of others, nor what people handed in."""
    for origin in ("/drop", "/drop", "/other", ""):
        catalogue.intake.hand_in([FILE], who="lan", at=AT, origin=origin)

    newest = catalogue.origins.newest("/drop")

    assert newest
    assert (newest.id, newest.origin, newest.progress.total) == (2, "/drop", 1)
    assert catalogue.origins.newest("/gone") is None
