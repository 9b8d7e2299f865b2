"""A file taken for another paper becomes a paper of its own, and can go back."""

from dataclasses import replace

import pytest

from archive.catalogue import Rendition
from archive.errors import NotFoundError, UsageError
from archive.model import Reader
from indexer import steps
from indexer.parting import Parting
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper
from tests.indexer.test_parting_pages import bundle
from tests.indexer.test_worker import scan

LAN = Reader("lan")
FIRST = paper(text="Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.")
OTHER = FIRST.replace("88-KH/TU", "99-KH/TU").replace("Thực hiện", "Căn cứ")


@pytest.fixture
def parting(workshop):
    """What parting works with."""
    return Parting(workshop.catalogue, workshop.files, workshop.cage, workshop.limits)


def kept(parting, tmp_path, name, text):
    """Put a file into the store; return it as a rendition."""
    path = tmp_path / name
    path.write_text(text)
    stored = parting.files.put(path)
    return Rendition(stored.sha256, name, "text/plain", stored.size)


@pytest.fixture
def number(parting, tmp_path):
    """A paper to which a file of another one was attached."""
    first = kept(parting, tmp_path, "một.txt", FIRST)
    found = steps.read(
        parting.files.path(first.sha256),
        "một.txt",
        cage=parting.cage,
        limits=parting.limits,
    )
    documents = parting.catalogue.documents
    made = documents.store(found, first, source="test", at=NOW, audience="everyone")
    documents.attach(
        made, kept(parting, tmp_path, "hai.txt", OTHER), source="test", at=NOW
    )
    return made


def symbols(parting, *numbers):
    """The symbols of papers."""
    return [parting.catalogue.documents.get(n, LAN).metadata.symbol for n in numbers]


@pytest.mark.parametrize("at", [0, 1], ids=["the file that was read", "the other file"])
def test_each_paper_says_what_its_file_says(parting, number, at):
    """Whichever file is parted, both papers are read from the file they have."""
    file = parting.catalogue.renditions.of(number, LAN)[at]

    made = parting.part(number, file.id, reader=LAN, at=NOW)

    expected = ["99-KH/TU", "88-KH/TU"] if at == 0 else ["88-KH/TU", "99-KH/TU"]
    assert symbols(parting, number, made) == expected
    shown = [parting.catalogue.documents.get(n, LAN).renditions for n in (number, made)]
    names = ["một.txt", "hai.txt"]
    assert [[r.name for r in files] for files in shown] == [
        [names[1 - at]],
        [names[at]],
    ]
    assert [f.code for f in parting.catalogue.verify(parting.files)] == []


def test_joining_again_undoes_it(parting, number):
    """All files show the one paper again."""
    before = parting.catalogue.documents.get(number, LAN)
    file = parting.catalogue.renditions.of(number, LAN)[1]

    made = parting.part(number, file.id, reader=LAN, at=NOW)
    parting.catalogue.joining.join(made, number, reader=LAN, by="person:lan", at=NOW)

    assert parting.catalogue.documents.get(number, LAN) == before


def test_the_only_file_stays(parting, number):
    """A paper without a file would be no paper."""
    first, second = parting.catalogue.renditions.of(number, LAN)
    parting.part(number, second.id, reader=LAN, at=NOW)

    with pytest.raises(UsageError):
        parting.part(number, first.id, reader=LAN, at=NOW)
    with pytest.raises(NotFoundError):
        parting.part(number, second.id, reader=LAN, at=NOW)


def test_a_long_scan_keeps_nobody_waiting(parting, number, tmp_path):
    """A file that takes too long to read is left as it is, and it is said why."""
    path = scan(tmp_path / "quét.tiff", pages=2, side=600)
    stored = parting.files.put(path)
    shown = Rendition(stored.sha256, path.name, "image/tiff", stored.size, "scan")
    parting.catalogue.documents.attach(number, shown, source="test", at=NOW)
    file = parting.catalogue.renditions.of(number, LAN)[-1]

    with pytest.raises(UsageError, match="quá lâu"):
        replace(parting, patience=-1).part(number, file.id, reader=LAN, at=NOW)

    assert file in parting.catalogue.renditions.of(number, LAN)


def test_one_range_of_a_file_is_parted_as_pages(parting, tmp_path):
    """A paper of two ranges is read once: taking one of them apart reads nothing."""
    number = bundle(parting, tmp_path)
    [file] = parting.catalogue.renditions.of(number, LAN)
    part = parting.part_pages(number, file.id, (3, 4), reader=LAN, at=NOW)
    last = parting.catalogue.renditions.of(number, LAN)[-1]

    made = parting.part(number, last.id, reader=LAN, at=NOW)

    held = [parting.catalogue.texts.pages(n, LAN) for n in (number, part, made)]
    assert held == [[1, 2], [3, 4], [5, 6]]
    assert [f.code for f in parting.catalogue.verify(parting.files)] == []
