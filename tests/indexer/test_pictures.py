"""Pictures of pages: kept for a while, bounded, and never the end of a process."""

import os
import threading
import time
from pathlib import Path

import pytest

from archive.errors import BusyError, DamagedFileError, RefusedError
from archive.model import Box
from indexer import album
from indexer.cage import Cage
from indexer.pictures import PRELOAD, Original, Part, Pictures
from tests.indexer.extract import paper

PDF = "application/pdf"


class Drawn:
    """A cage that draws without a child, and counts."""

    def __init__(self, content=b"picture", error=None):
        self.content, self.error, self.times = content, error, 0

    def run(self, *_, **__):
        self.times += 1
        if self.error:
            raise self.error
        return self.content


def original(name="ab" * 32):
    return Original(name, Path("/nowhere"), PDF)


def over(folder, cage, most_bytes):
    """Pictures over anything that runs like a cage."""
    return Pictures(folder, cage, most_bytes)


def proven(_):
    """Find nothing wrong with a file."""


def test_a_page_is_drawn_once(tmp_path):
    """A second reader gets what is kept."""
    cage = Drawn()
    kept = over(tmp_path, cage, 1000)

    assert [kept.page(original(), 1, 800, proven) for _ in range(3)] == [b"picture"] * 3
    assert cage.times == 1


def test_a_file_is_proven_before_it_is_drawn(tmp_path):
    """What somebody changed is never shown as the paper."""
    cage = Drawn()

    def changed(_):
        raise DamagedFileError

    with pytest.raises(DamagedFileError):
        over(tmp_path, cage, 1000).page(original(), 1, 800, changed)
    assert cage.times == 0


def test_a_page_that_cannot_be_drawn_is_not_tried_at_every_visit(tmp_path):
    """Its reason is kept for an hour."""
    cage = Drawn(error=DamagedFileError("x"))
    kept = over(tmp_path, cage, 1000)

    for _ in range(2):
        with pytest.raises(DamagedFileError, match="x"):
            kept.page(original(), 1, 800, proven)
    (note,) = tmp_path.rglob("*.refused")
    long_ago = time.time() - 4000
    os.utime(note, (long_ago, long_ago))
    with pytest.raises(DamagedFileError):
        kept.page(original(), 1, 800, proven)
    assert cage.times == 2


def test_what_is_kept_is_bounded(tmp_path):
    """The longest unseen goes first; what was just looked at stays."""
    kept = over(tmp_path, Drawn(b"x" * 100), 1000)
    for page in range(1, 13):
        kept.page(original(), page, 800, proven)
    for age, path in enumerate(sorted(tmp_path.rglob("*.webp"))):
        at = time.time() - 100 - age
        os.utime(path, (at, at))
    kept.page(original(), 7, 800, proven)
    kept.sweep()

    left = list(tmp_path.rglob("*.webp"))
    assert sum(path.stat().st_size for path in left) <= 800
    assert any(path.name == "7-800.webp" for path in left)


def test_one_place_is_kept_once(tmp_path):
    """A hair more or less is the same part; another turn is another picture."""
    cage = Drawn()
    kept = over(tmp_path, cage, 1000)
    a4 = (595.0, 842.0)
    parts = [
        Part.of(1, Box(100.0, 50.0, 300.0, 80.0), a4, 0),
        Part.of(1, Box(100.01, 50.01, 300.01, 80.01), a4, 0),
        Part.of(1, Box(100.0, 50.0, 300.0, 80.0), a4, 90),
    ]

    for part in parts:
        kept.cut(original(), part, 800, proven)
    kept.page(original(), 1, 800, proven, 90)
    kept.page(original(), 1, 800, proven)

    assert cage.times == 4


def test_a_part_ends_where_its_page_ends():
    """Room around a place at the edge is not room outside."""
    part = Part.of(1, Box(-20, 800, 200, 900), (400, 850), 0)

    assert part.box == Box(0, 0.941, 0.5, 1)


def test_a_full_disk_still_shows_the_page(tmp_path):
    """Keeping is a convenience."""
    (tmp_path / "pages").write_text("no folder")

    assert over(tmp_path / "pages", Drawn(), 1).page(original(), 1, 800, proven)


def test_only_two_pages_are_drawn_at_once(tmp_path, monkeypatch):
    """Others wait a little, and are then told to come back."""
    monkeypatch.setattr(album, "_PATIENCE", 0.05)
    going, begun = threading.Event(), threading.Semaphore(0)

    class Slow:
        def run(self, *_, **__):
            begun.release()
            going.wait(60)
            return b"late"

    kept = over(tmp_path, Slow(), 1000)
    threads = [
        threading.Thread(target=kept.page, args=(original(), n, 800, proven))
        for n in (1, 2)
    ]
    for thread in threads:
        thread.start()
        begun.acquire(timeout=60)
    with pytest.raises(BusyError):
        kept.page(original(), 3, 800, proven)
    going.set()
    for thread in threads:
        thread.join()


@pytest.fixture(scope="module")
def cage():
    with Cage(PRELOAD) as cage:
        yield cage


@pytest.mark.slow
def test_a_page_comes_out_of_the_cage(cage, tmp_path):
    """Bytes and boxes survive the way through JSON."""
    path = paper.written(tmp_path / "letter.pdf", paper.LETTER)
    kept = Pictures(tmp_path / "pages", cage, 10**6)
    letter = Original("cd" * 32, path, PDF)

    assert kept.page(letter, 1, 400, proven)[8:12] == b"WEBP"
    assert kept.layout(letter, 1) == kept.layout(letter, 1)
    assert kept.count(letter) == 1


SAY = b"BT /F1 12 Tf 72 700 Td (Ban Thuong vu) Tj ET "
FORM = (
    b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    b"/Resources << /XObject << /X 5 0 R >> >>"
)
HOSTILE = {
    "a form that calls itself": paper.one_page(
        SAY + b"/X Do",
        b"/XObject << /X 5 0 R >>",
        paper.stream(b"/X Do /X Do", FORM),
    ),
    "a page of blanks": paper.one_page(b" " * (1 << 26) + SAY),
    "a page as large as a field": paper.one_page(SAY).replace(
        b"[0 0 595 842]", b"[0 0 9e6 9e6]"
    ),
    "no page at all": b"%PDF-1.7 cut off",
}


@pytest.mark.slow
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_drawn_or_refused(cage, tmp_path, content):
    """Whatever it does, the one who asked gets an answer soon."""
    path = tmp_path / "hostile.pdf"
    path.write_bytes(content)
    kept = Pictures(tmp_path / "pages", cage, 10**6)
    begun = time.monotonic()
    try:
        drawn = len(kept.page(Original("ef" * 32, path, PDF), 1, 800, proven))
    except RefusedError:
        drawn = 0
    assert drawn < 200_000
    assert time.monotonic() - begun < 25
