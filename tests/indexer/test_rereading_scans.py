"""Scans that are read again: recognised pages keep their text, or get new eyes."""

from dataclasses import replace

import pytest

from archive.catalogue.rereading import Chosen
from archive.model import Reader
from indexer import ingest, readers
from tests.indexer.conftest import NOW
from tests.indexer.olds import held, read_as_before, taken
from tests.indexer.scans import long
from tests.indexer.test_rereading import findings, reread

pytestmark = pytest.mark.slow

LAN = Reader("lan")
CITING = ("Căn cứ Chỉ thị số 22-CT/TW, ngày 30/9/2008 của Ban Bí thư;",)


def misread(kept):
    """Return the pages as worse eyes would have seen them."""
    return tuple(
        replace(page, text=page.text.replace("tài liệu", "tải lieu"))
        for page in kept.pages
    )


def test_recognised_pages_keep_their_text_until_somebody_asks(workshop, tmp_path):
    """Facts and citations are found anew; ``--ocr`` recognises the pages again."""
    [number] = taken(workshop, long(tmp_path / "quét.tif", CITING, pages=3))
    fresh = held(workshop, number)
    old = read_as_before(
        workshop, number, without=("subject",), citations=(), pages=misread(fresh)
    )

    told = reread(workshop)[number]

    assert [one.field for one in told.difference.gained] == ["subject"]
    assert len(told.difference.citations.gained) == 1
    now = held(workshop, number)
    assert now.pages == old.pages
    assert now.readers == f"{readers.UNDERSTOOD} ocr/0"
    assert reread(workshop) == {}

    new_eyes = Chosen(unless=readers.UNDERSTOOD, eyes=readers.TODAY)
    told = reread(workshop, which=new_eyes, has_new_eyes=True)[number]

    assert told.outcome == "changed"
    assert held(workshop, number).pages == fresh.pages
    assert held(workshop, number).readers == readers.TODAY
    assert reread(workshop, which=new_eyes, has_new_eyes=True) == {}
    assert findings(workshop) == []


def test_pages_that_nobody_has_read_stay_so(workshop, tmp_path):
    """What waits is let be until it is read; what was skipped stays skipped."""
    path = long(tmp_path / "quét.tif", CITING, pages=6)
    ingest.hand_in(
        [path], catalogue=workshop.catalogue, who="lan", at=NOW, skips_ocr=True
    )
    [row] = ingest.work(workshop, "máy")
    [outcome] = workshop.catalogue.intake.outcomes(row.batch)
    number = outcome.document
    read_as_before(workshop, number, without=("subject",))
    recognitions = workshop.catalogue.recognitions
    recognitions.ask(number, reader=LAN, at=NOW)

    assert reread(workshop, number)[number].difference.refused == "waiting"

    recognitions.skip(number, reader=LAN, at=NOW)
    before = recognitions.of(number, LAN, at=NOW)
    assert reread(workshop, number)[number].outcome in ("changed", "same")
    assert recognitions.of(number, LAN, at=NOW) == before
    pages = held(workshop, number).pages
    assert [page.origin for page in pages] == ["ocr"] * 4 + ["image"] * 2
    assert findings(workshop) == []


def test_an_interrupted_reading_writes_nothing(workshop, tmp_path):
    """It ends soon, and its paper is due as before."""
    [number] = taken(workshop, long(tmp_path / "quét.tif", CITING, pages=2))
    before = read_as_before(workshop, number, without=("subject",))
    glances = iter((True, False))

    told = reread(workshop, number, goes_on=lambda: next(glances), has_new_eyes=True)

    assert told == {}
    assert held(workshop, number) == before
