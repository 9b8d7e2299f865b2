"""Hostile PDFs, in the cage: a text or a refusal, within the limits, always."""

import functools
import time

import pytest

from archive.errors import RefusedError, TooManyPagesError
from archive.model import Text
from indexer.cage import Cage
from indexer.extract import extract
from indexer.extract.limits import Limits
from tests.indexer.extract import paper

LIMITS = Limits(memory=400_000_000, cpu=2, wall=8)
LONGEST = LIMITS.wall + 5
PDF = "application/pdf"
SAY = b"BT /F1 12 Tf 72 700 Td (Ban Thuong vu) Tj ET "
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << "


def unfolding(depth):
    """Each form draws the next one twice: two to the power of ``depth``."""
    forms = [
        paper.stream(
            b"/X Do /X Do" if n < depth else SAY,
            FORM + (b"/X %d 0 R >> >>" % (n + 6) if n < depth else b">> >>"),
        )
        for n in range(depth + 1)
    ]
    return paper.one_page(SAY + b"/X Do", b"/XObject << /X 5 0 R >>", *forms)


def calling_itself():
    form = paper.stream(b"/X Do /X Do", FORM + b"/X 5 0 R >> >>")
    return paper.one_page(SAY + b"/X Do", b"/XObject << /X 5 0 R >>", form)


def tree_in_a_ring():
    return paper.assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>",
    )


def folded_twice():
    inner = paper.stream(bytes(1 << 26)).split(b"stream\n", 1)[1]
    twice = b"/Filter [/FlateDecode /FlateDecode]"
    return paper.one_page(b"").replace(
        paper.stream(b""), paper.stream(inner).replace(b"/Filter /FlateDecode", twice)
    )


HOSTILE = {
    "forms that unfold without end": unfolding(24),
    "a form that calls itself": calling_itself(),
    "a page tree in a ring": tree_in_a_ring(),
    "a page of blanks": paper.one_page(b" " * (1 << 26) + SAY),
    "a stream folded twice": folded_twice(),
    "texts without end": paper.one_page(SAY * 30_000),
    "states without end": paper.one_page(b"q " * 200_000 + SAY),
    "brackets without end": paper.one_page(b"[" * 200_000 + SAY),
}


@pytest.fixture(scope="module")
def cage():
    with Cage(preload=("indexer.extract.pdf",), limits=LIMITS) as cage:
        yield cage


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return paper.written(tmp_path_factory.mktemp("good") / "a.pdf", paper.WORDS)


def outcome(cage, path, *, sturdy=False):
    """What the reading ends in, and after how many seconds."""
    started = time.monotonic()
    read = functools.partial(extract, sturdy=sturdy)
    try:
        end: Text | RefusedError = cage.run(read, path, PDF, LIMITS, result=Text)
    except RefusedError as refusal:
        end = refusal
    return end, time.monotonic() - started


@pytest.mark.slow
@pytest.mark.parametrize("sturdy", [False, True], ids=["pdfium", "sturdy"])
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_ends_within_the_limits(cage, good, tmp_path, content, sturdy):
    """No file keeps the reader, and the next one is read."""
    path = tmp_path / "a.pdf"
    path.write_bytes(content)

    end, seconds = outcome(cage, path, sturdy=sturdy)

    assert isinstance(end, Text | RefusedError)
    assert seconds < LONGEST
    assert outcome(cage, good)[0].body == "\n".join(paper.WORDS)


def test_counts_pages_before_reading_them(cage, tmp_path):
    """A file of ten thousand pages is refused at once by either reader."""
    kids = b" ".join(b"3 0 R" for _ in range(10_000))
    path = tmp_path / "a.pdf"
    path.write_bytes(
        paper.assembled(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 10000 /Kids [%s] >>" % kids,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        )
    )

    for sturdy in (False, True):
        end, seconds = outcome(cage, path, sturdy=sturdy)
        assert isinstance(end, TooManyPagesError)
        assert seconds < LONGEST


SAMPLES = (
    "bad/bomb_flate1g.pdf",
    "bad/bomb_forms.pdf",
    "bad/loop_form.pdf",
    "bad/loop_pagetree.pdf",
    "bad/pad1024.pdf",
    "bad/trunc95.pdf",
    "bad/xrefbad.pdf",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_outlives_the_samples(cage, shared, name):
    """Files that killed or starved other readers end in a text or a refusal."""
    end, seconds = outcome(cage, shared / "samples" / name)

    assert isinstance(end, Text | RefusedError)
    assert seconds < LONGEST
