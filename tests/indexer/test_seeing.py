"""A scan is taken in by its first pages, and the others are read when it is quiet."""

import threading
from dataclasses import replace

import pytest

from archive.catalogue import Rendition
from archive.errors import NotFoundError, ReaderCrashedError
from archive.model import Reader
from indexer import ingest
from indexer.album import Album
from indexer.hold import LEASE
from indexer.seeing import see
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.scans import HEAD, long, scanned

pytestmark = pytest.mark.slow

LAN = Reader("lan")
CITING = ("Căn cứ Chỉ thị số 22-CT/TW, ngày 30/9/2008 của Ban Bí thư;",)


def hand_in(workshop, *paths, **how):
    """Write files into the ledger and return their batch."""
    return ingest.hand_in(paths, catalogue=workshop.catalogue, who="lan", at=NOW, **how)


def work(workshop, *paths, **how):
    """Take files in, and all their pages, and return the rows as they ended."""
    hand_in(workshop, *paths, **how)
    return list(ingest.work(workshop, "máy"))


def taken_in(workshop, *paths, **how):
    """Take files in without the pages that are left, and return their outcomes."""
    batch = hand_in(workshop, *paths, **how)
    for _ in ingest.work(
        workshop,
        "máy",
        goes_on=lambda: not workshop.catalogue.batches.progress(batch).is_over,
    ):
        pass
    return workshop.catalogue.intake.outcomes(batch)


def claim(workshop):
    """Lend pages that wait."""
    return workshop.catalogue.portions.claim("máy", at=NOW, lease=LEASE, most=4)


def step(workshop):
    """Read one portion of the pages that wait."""
    lent = claim(workshop)
    see(lent, workshop, threading.Event())
    return lent.pages


def state(workshop, number):
    """Return how far a paper has come."""
    return workshop.catalogue.recognitions.of(number, LAN, at=NOW)


def origins(workshop, number):
    """Return where the text of each page comes from."""
    pages = workshop.catalogue.documents.text(number, LAN).pages
    return [page.origin for page in pages]


def test_first_pages_tell_what_it_is_and_the_rest_follows(workshop, tmp_path):
    """It is known by its header at once; at the end its last pages are understood."""
    [outcome] = taken_in(workshop, long(tmp_path / "quét.tif", CITING, pages=7))
    number = outcome.document

    assert outcome.outcome == "added"
    assert "Còn 3 trang ảnh đang chờ đọc" in outcome.message
    assert workshop.catalogue.documents.get(number, LAN).metadata.number == 88
    assert origins(workshop, number) == ["ocr"] * 4 + ["image"] * 3
    assert (state(workshop, number).read, state(workshop, number).wanted) == (4, 7)
    assert workshop.catalogue.citations.of(number, LAN) == ()

    assert [step(workshop), step(workshop), claim(workshop)] == [(5, 6, 7), (), None]

    assert origins(workshop, number) == ["ocr"] * 7
    assert state(workshop, number).state == "done"
    [link] = workshop.catalogue.citations.of(number, LAN)
    assert (link.citation.symbol, link.citation.page) == ("22-CT/TW", 7)


def test_a_short_scan_is_read_at_once(workshop, tmp_path):
    """Nothing is left of a few pages."""
    [outcome] = taken_in(workshop, long(tmp_path / "quét.tif", pages=4))

    assert origins(workshop, outcome.document) == ["ocr"] * 4
    assert state(workshop, outcome.document) is None
    assert "trang ảnh" not in outcome.message


def test_files_without_images_do_not_wait_for_scans(workshop, tmp_path):
    """A scan that came first is looked at, and let wait until the others are in."""
    scan = long(tmp_path / "a.tif")
    text = put(tmp_path, "b.txt", paper(symbol="89-KH/TU"))

    ended = work(workshop, scan, text)

    assert [row.path.rpartition("/")[2] for row in ended] == ["b.txt", "a.tif"]
    assert [row.attempts for row in ended] == [1, 1]
    assert claim(workshop) is None


def test_pages_to_be_skipped_stay_unread(workshop, tmp_path):
    """The first are read all the same: they tell whether it is secret."""
    [row] = work(workshop, long(tmp_path / "quét.tif"), skips_ocr=True)
    number = row.outcome.document

    assert origins(workshop, number) == ["ocr"] * 4 + ["image"] * 2
    assert state(workshop, number).state == "skipped"
    assert "chưa đọc (bỏ qua)" in row.outcome.message


def test_a_secret_told_by_a_later_page_does_not_stay(workshop, tmp_path):
    """The paper goes with its original and its pictures; the ledger says why."""
    secret = ("TUYỆT MẬT", "Trang này có dấu.")
    scan = long(tmp_path / "quét.tif", secret, pages=7)

    [outcome] = taken_in(workshop, scan)
    assert workshop.catalogue.documents.get(outcome.document, LAN)
    [sha256] = workshop.files
    Album(workshop.pictures, 1000).of(sha256, "1-800.webp", lambda: b"picture")
    step(workshop)

    [ended] = workshop.catalogue.intake.outcomes(1)
    assert (ended.outcome, ended.reason, ended.document) == ("held", "secrecy", None)
    assert list(workshop.files) == []
    assert not [kept for kept in workshop.pictures.rglob("*") if kept.is_file()]
    # What is left of its text goes while the worker has no file in hand.
    found = workshop.catalogue.verify(workshop.files)
    assert [one.code for one in found] == ["open_purge"]
    assert claim(workshop) is None


def test_a_secret_goes_where_one_of_its_originals_is_lost(workshop, tmp_path):
    """What is missing on the disk must not keep the paper in the archive."""
    secret = ("TUYỆT MẬT", "Trang này có dấu.")
    [outcome] = taken_in(workshop, long(tmp_path / "quét.tif", secret, pages=7))
    lost = Rendition("0" * 64, "mất.pdf", "application/pdf", 1)
    workshop.catalogue.documents.attach(outcome.document, lost, source="lan", at=NOW)

    step(workshop)

    with pytest.raises(NotFoundError):
        workshop.catalogue.documents.get(outcome.document, LAN)
    assert list(workshop.files) == []


def test_a_header_read_again_is_looked_at_as_closely(workshop, tmp_path):
    """A number that was left blank stays open, as it was when the paper came."""
    blank = [line.replace("Số 88-KH/TU", "Số          -KH/TU") for line in HEAD]
    [outcome] = taken_in(workshop, long(tmp_path / "88 KH.tif", pages=5, head=blank))
    number = outcome.document

    def known():
        sight = workshop.catalogue.sights.sight(number, 1, LAN)
        metadata = workshop.catalogue.documents.get(number, LAN).metadata
        return sight, metadata.number, metadata.candidates, metadata.flags

    step(workshop), step(workshop)
    before = known()
    workshop.catalogue.recognitions.ask(number, reader=LAN, at=NOW)
    step(workshop), step(workshop), step(workshop)

    assert before[0].filled
    assert known() == before


class Broken:
    """A cage whose children die of one page."""

    def __init__(self, cage, page):
        self._cage = cage
        self._page = page

    def run(self, function, *arguments, **named):
        """Run a function, unless it is to look at that page."""
        asked = arguments[2] if len(arguments) > 2 else ()
        if isinstance(asked, list | tuple) and self._page in asked:
            raise ReaderCrashedError
        return self._cage.run(function, *arguments, **named)

    def close(self):
        """Leave the cage to whoever opened it."""


def broken(workshop, page):
    """A workshop whose readers die of one page."""
    cage = Broken(workshop.cage, page)
    return replace(workshop, cage=cage)


def test_a_page_that_kills_its_reader_is_told_as_unread(workshop, tmp_path):
    """It costs itself alone."""
    [outcome] = taken_in(workshop, long(tmp_path / "quét.tif", pages=8))
    number = outcome.document
    for _ in ingest.work(broken(workshop, 6), "máy"):
        pass

    assert origins(workshop, number) == ["ocr"] * 5 + ["image"] + ["ocr"] * 2
    assert state(workshop, number).state == "failed"
    assert state(workshop, number).unread == ((6, "reader_crashed"),)


def test_a_page_among_the_first_that_kills_its_reader_costs_itself(workshop, tmp_path):
    """What the paper is, its first page tells; the bad one is told as unread."""
    [row] = work(broken(workshop, 3), long(tmp_path / "quét.tif", pages=4))
    number = row.outcome.document

    assert row.outcome.outcome == "added"
    assert origins(workshop, number) == ["ocr", "ocr", "image", "ocr"]
    assert state(workshop, number).unread == ((3, "reader_crashed"),)


def test_without_its_first_page_a_scan_is_refused(workshop, tmp_path):
    """Nobody knows what it is, nor whether it is secret."""
    [row] = work(broken(workshop, 1), long(tmp_path / "quét.tif", pages=6))

    assert (row.outcome.outcome, row.outcome.reason) == ("refused", "reader_crashed")


def test_what_we_end_ourselves_is_no_fault_of_the_page(workshop, tmp_path):
    """Told to stop, a worker writes nothing, and the pages wait as if never tried."""
    [outcome] = taken_in(workshop, long(tmp_path / "quét.tif", pages=5))
    stop = threading.Event()
    stop.set()
    see(claim(workshop), workshop, stop)
    workshop.catalogue.portions.release("máy")

    assert state(workshop, outcome.document).failed == 0
    assert claim(workshop).attempts == 1


def test_pages_of_an_original_that_is_gone_cannot_be_read(workshop, tmp_path):
    """They are told so at once, and nobody tries for ever."""
    [outcome] = taken_in(workshop, long(tmp_path / "quét.tif", pages=5))
    [shown] = workshop.catalogue.documents.get(outcome.document, LAN).renditions
    workshop.files.discard(shown.sha256)

    step(workshop)

    assert state(workshop, outcome.document).unread == ((5, "not_found"),)


BODY = [(f"Trang {n} nói về việc giữ gìn tài liệu ở kho số {n}.",) for n in range(2, 7)]
TYPED = "\n".join([*HEAD, *(line for (line,) in BODY)])


def test_a_long_scan_of_a_paper_held_is_known_by_its_beginning(workshop, tmp_path):
    """It is a copy of the paper, and nothing of it needs to be recognised."""
    typed = put(tmp_path, "kh88.txt", TYPED)
    scan = scanned(tmp_path / "kh88.tif", HEAD, *BODY)

    first, second = work(workshop, typed, scan)

    assert (second.outcome.outcome, second.outcome.reason) == ("updated", "same_paper")
    assert second.outcome.document == first.outcome.document
    assert claim(workshop) is None


def test_the_words_of_a_scan_are_those_of_the_file_it_was_printed_from(
    workshop, tmp_path
):
    """A better file ends the recognition, of which nothing is needed any more."""
    [scanned_] = taken_in(workshop, scanned(tmp_path / "kh88.tif", HEAD, *BODY))
    [typed] = taken_in(workshop, put(tmp_path, "kh88.txt", TYPED))

    assert (typed.outcome, typed.document) == ("updated", scanned_.document)
    assert origins(workshop, typed.document) == ["text"]
    assert claim(workshop) is None


def test_another_paper_with_the_same_number_is_doubted(workshop, tmp_path):
    """What it says is another thing: a person compares them."""
    other = paper(text="Về việc khác hẳn, không nhắc gì đến kho.\n" * 30)
    [_, row] = work(
        workshop, put(tmp_path, "khác.txt", other), long(tmp_path / "kh88.tif")
    )

    metadata = workshop.catalogue.documents.get(row.outcome.document, LAN).metadata
    assert row.outcome.outcome == "added"
    assert "possible_copy" in metadata.flags
    assert state(workshop, row.outcome.document).state == "done"
