"""Verifying finds what was lost or changed, and nothing where all is well."""

import sqlite3

import pytest

from archive.files import FileStore
from archive.model import Outcome
from tests.archive.catalogue.making import (
    AT,
    CENTRE,
    LAN,
    PROVINCE,
    cite,
    reading,
    rendition,
    store,
)


@pytest.fixture
def files(tmp_path):
    """A store of originals."""
    return FileStore(tmp_path / "files")


@pytest.fixture
def whole(catalogue, files, tmp_path):
    """An archive with two papers, one citing the other, taken in by the ledger."""
    for name, paper in {
        "cited": reading("53-KL/TW", "4/6/2019", CENTRE),
        "citing": reading("362-CV/TU", "", PROVINCE, (cite("53-KL/TW"),)),
    }.items():
        source = tmp_path / name
        source.write_text(name)
        (row,) = catalogue.intake.hand_in([source], who="lan", at=AT)
        row = catalogue.intake.claim("x", at=AT, lease=AT - AT)
        file = rendition(sha256=files.put(source).sha256)
        number = catalogue.documents.store(paper, file, source="test", at=AT)
        catalogue.intake.finish(row, Outcome(row.path, "added", number), at=AT)
        catalogue.recognitions.begin(
            number, file.sha256, [1], read=1, row=row.id, who="lan", at=AT
        )
    return catalogue


def codes(catalogue, files):
    """What verifying finds, by code."""
    return [finding.code for finding in catalogue.verify(files)]


def test_all_is_well(whole, files):
    """An archive that nobody touched has no findings."""
    assert codes(whole, files) == []


def test_a_changed_original(whole, files):
    """One byte is enough."""
    sha256 = whole.documents.get(1, LAN).renditions[0].sha256
    place = files.path(sha256)
    place.chmod(0o600)
    place.write_bytes(b"changed")

    assert codes(whole, files) == ["corrupt_file"]


def test_a_lost_original(whole, files):
    """A paper without its file is found."""
    files.path(whole.documents.get(1, LAN).renditions[0].sha256).unlink()

    assert codes(whole, files) == ["not_found"]


DAMAGE = {
    "pages that wait and are not there": (
        "UPDATE recognition_page SET number = 7 WHERE document = 1",
        ["stale_recognition"],
    ),
    "pages that wait, of a paper that does not": (
        "UPDATE recognition SET state = 'done' WHERE document = 1",
        ["stale_recognition"],
    ),
    "more pages that wait than were left": (
        "UPDATE recognition SET read = 2 WHERE document = 1",
        ["stale_recognition"],
    ),
    "pages told as unread that are not": (
        "UPDATE recognition SET failed = 1, read = 0 WHERE document = 1",
        ["stale_recognition"],
    ),
    "a link that points elsewhere": (
        "UPDATE citation SET state = 'unknown', target = NULL",
        ["stale_link"],
    ),
    "a row that vanished": (
        "DELETE FROM intake WHERE id = 1",
        ["lost_row"],
    ),
    "an outcome without its paper": (
        "UPDATE intake SET document = NULL WHERE id = 2",
        ["no_paper"],
    ),
    "a change that vanished": (
        "DELETE FROM change WHERE revision = 2",
        ["lost_change"],
    ),
    "a change in the middle that vanished": (
        "DELETE FROM change WHERE revision = 1",
        ["lost_change"],
    ),
    "a view that does not follow its claims": (
        "UPDATE document SET symbol_key = 'x' WHERE id = 2",
        ["stale_view"],
    ),
}


@pytest.mark.parametrize(("damage", "found"), DAMAGE.values(), ids=DAMAGE)
def test_damage_in_the_catalogue(whole, files, address, damage, found):
    """What somebody changed behind the catalogue's back is found."""
    with sqlite3.connect(address.removeprefix("sqlite:///")) as other:
        other.execute(damage)
    other.close()

    assert codes(whole, files) == found


def test_a_file_of_no_paper(whole, files, tmp_path):
    """A file that no paper shows is named, not removed."""
    (tmp_path / "left").write_text("left over")
    sha256 = files.put(tmp_path / "left").sha256

    (finding,) = whole.verify(files)
    assert (finding.code, finding.where) == ("unused_file", sha256)
    assert finding.is_harmless


def test_a_zip_needs_no_paper(whole, files):
    """A zip is taken in as the files it holds."""
    whole.intake.hand_in(["a.zip"], who="lan", at=AT)
    row = whole.intake.claim("x", at=AT, lease=AT - AT)
    whole.intake.finish(row, Outcome("a.zip", "added", None, "unpacked"), at=AT)

    assert codes(whole, files) == []


def test_a_removed_paper_leaves_only_its_file(whole, files):
    """Removing is no damage."""
    whole.documents.remove(1, at=AT)
    store(whole, "54-KL/TW")

    assert codes(whole, files) == ["not_found", "unused_file"]
