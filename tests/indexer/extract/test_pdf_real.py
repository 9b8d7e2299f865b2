"""Real PDFs, where they lie beside the project: text where there is text."""

import unicodedata
from collections import Counter

import pytest

from archive.model import TYPED, Text
from indexer.cage import Cage
from indexer.extract import extract
from indexer.extract.limits import Limits
from indexer.extract.pdf.quality import quality

PDF = "application/pdf"


@pytest.fixture(scope="module")
def cage():
    with Cage(preload=("indexer.extract.pdf",)) as cage:
        yield cage


@pytest.fixture(scope="module")
def read(cage, shared):
    """Reads one file of the shared ones, found by the beginning of its name."""

    def read_one(pattern):
        (path,) = (shared / "real").glob(pattern)
        return cage.run(extract, path, PDF, Limits(), result=Text)

    return read_one


def accents(text):
    return Counter(c for c in unicodedata.normalize("NFC", text.casefold()) if c > "~")


WRITTEN = {
    "a retyped Party paper": "party/huongdan06.pdf",
    "a gazette": "congbao/nghi-dinh-so-138*.pdf",
    "a gazette with decomposed letters": "congbao/thong-tu-lien-tich*.pdf",
    "tables set sideways": "congbao/quyet-dinh-so-135*.pdf",
    "a letter with a seal and signatures": "office/*/519*.pdf",
    "an office's plan": "office/*/KH xu*.pdf",
}


@pytest.mark.slow
@pytest.mark.parametrize("pattern", WRITTEN.values(), ids=WRITTEN)
def test_text_reads_like_vietnamese(read, pattern):
    """Every page with text has whole, well-formed words; one may be all outlines."""
    pages = read(pattern).pages

    assert {page.origin for page in pages if page.text} <= TYPED
    assert sum(page.origin == "image" for page in pages) <= 1
    judged = [quality(page.text) for page in pages]
    assert all(found.share > 0.95 for found in judged if found.accented > 50)
    assert all(found.whole > 0.85 for found in judged if found.accented > 50)


SCANS = {
    "scanned, signed electronically": "scans/11CT.pdf",
    "scanned, a stamp on it": "office/chinhphu_signed_scans/163*.pdf",
    "scanned by an office": "office/kiengiang_soyte_scans/pAs*.pdf",
    "recognised without Vietnamese": "office/bad_ocr_layer/*.pdf",
}


@pytest.mark.slow
@pytest.mark.parametrize("pattern", SCANS.values(), ids=SCANS)
def test_scans_are_to_be_looked_at(read, pattern):
    """No stamp and no bad recognition passes for the text of a scan."""
    assert {page.origin for page in read(pattern).pages} == {"image"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["2006-16EZE", "2006-1E499"])
def test_old_fonts_become_unicode(read, shared, name):
    """Nearly every accent of the transcript is found."""
    (transcript,) = (shared / "real/legacy/transcripts").glob(f"{name}*")
    wanted = accents(transcript.read_text(encoding="utf-8"))

    text = read(f"legacy/tcvn3/{name}*")

    assert (wanted & accents(text.body)).total() > 0.99 * wanted.total()
    assert text.notes == ("legacy_tcvn3",)


RIGHT = {
    "kh171.boldnotouni.pdf": 0.0,
    "kh171.mixfont.pdf": 0.99,
    "kh171.nfd.pdf": 0.99,
    "kh171.notounicode.pdf": 0.0,
    "kh171.rlglyph.pdf": 0.99,
    "kh171.rlspaced.pdf": 0.97,
    "kh171.rlstack.pdf": 0.94,
    "kh171.rlstackin.pdf": 0.96,
    "kh171.rotate90.pdf": 0.99,
    "tb57.uto.pdf": 0.99,
}
"""Share of words that must be right; 0 for pages that must be looked at."""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "right"), RIGHT.items(), ids=RIGHT)
def test_hard_layouts_keep_their_words(cage, shared, name, right):
    """Broken orders are mended; without meaning, no text is better than noise."""
    truth = shared / "samples" / "gt" / f"{name.split('.')[0]}.txt"
    wanted = Counter(truth.read_text(encoding="utf-8").split())

    path = shared / "samples" / "pdf-hard" / name
    text = cage.run(extract, path, PDF, Limits(), result=Text)

    found = (wanted & Counter(text.body.split())).total() / wanted.total()
    assert found >= right
    assert (right > 0) == ("image" not in {page.origin for page in text.pages})
