"""Doubtful lines are looked at again, and of each word the surer reading is kept."""

import re

import pytest
from PIL import Image

from indexer.extract.limits import Limits
from indexer.extract.ocr import again, closer, recognise_pages
from indexer.extract.ocr.engine import Engine
from indexer.extract.ocr.lines import Line, Word, written
from tests.indexer.extract import paper


class Reader(Engine):
    """Stands in for Tesseract: says what it was told to, and counts its looks."""

    def __init__(self, *words: tuple[str, float]) -> None:
        self.words = [Word(text, (0, 0, 9, 9), sure) for text, sure in words]
        self.looks = 0

    def line(self, picture: Image.Image, dpi: int) -> list[Word]:  # noqa: ARG002
        self.looks += 1
        return self.words


PICTURE = Image.new("L", (1600, 2200), "white")


def line(*words: tuple[str, float], top: int = 100, tab: int | None = None) -> Line:
    """A line of words side by side; the one numbered ``tab`` begins a cell."""
    return Line(
        tuple(
            Word(
                text,
                (100 * n, top, 100 * n + 90, top + 40),
                sure,
                "\t" if n == tab else " ",
            )
            for n, (text, sure) in enumerate(words)
        )
    )


def texts(lines: list[Line]) -> list[str]:
    return written(lines, 1.0)[0].split("\n")


CHOSEN = {
    "the surer one": (
        [("Điêu", 0.7), ("5", 0.9)],
        [("Điều", 0.9), ("6", 0.8)],
        "Điều 5",
    ),
    "one that can be spelt": ([("quyêt", 0.9)], [("quyết", 0.7)], "quyết"),
    "not one that cannot": ([("quyết", 0.8)], [("quyêt", 0.95)], "quyết"),
    "figures by confidence": ([("198§", 0.6)], [("1989", 0.8)], "1989"),
    "none that is torn": ([("khách", 0.7)], [("khá", 0.9), ("ch", 0.9)], "khách"),
    "nothing read": ([("thự", 0.7)], [], "thự"),
}


@pytest.mark.parametrize(("first", "second", "text"), CHOSEN.values(), ids=CHOSEN)
def test_keeps_of_each_word(first, second, text):
    """Readings are chosen from, and never made up."""
    read = again.surer(Reader(*second), [line(*first)], PICTURE, 200)

    assert texts(read) == [text]


def test_looks_only_at_what_is_doubtful():
    """Sure lines cost nothing, and a page of doubts no more than half of it."""
    reader = Reader(("ủy", 0.99))
    sure = [line(("Tỉnh", 0.95), ("ủy", 0.95)) for _ in range(20)]

    assert again.surer(reader, sure, PICTURE, 200) == sure
    assert reader.looks == 0

    again.surer(reader, [line(("uỷ", 0.3)) for _ in range(20)], PICTURE, 200)

    assert 10 <= reader.looks <= 11


def test_looks_at_cells_and_columns_apart():
    """Letters of two cells or columns are no line."""
    far = Word("ngày", (1200, 100, 1290, 140), 0.5)
    columns = line(("Số", 0.9), ("5", 0.5))
    columns = Line((*columns.words, far))
    cells = line(("1", 0.9), ("Đảng", 0.9), tab=1)

    assert [len(part) for part in again.parted(columns)] == [2, 1]
    assert [len(part) for part in again.parted(cells)] == [1, 1]


def test_other_readings_of_a_head_are_kept_beside_it():
    """Lines with figures are read again, and told where they differ."""
    head = [line(("Số:", 0.95), ("5-KH/TU", 0.95)), line(("KẾ", 0.95), ("HOẠCH", 0.95))]
    far = line(("Điều", 0.95), ("5", 0.95), top=1500)
    text, words = written([*head, far], 1.0)

    looks = closer.looks(
        Reader(("Số:", 0.9), ("6-KH/TU", 0.7)), [*head, far], [PICTURE], 200
    )
    (reread,) = closer.rereads(looks, words)

    assert text[reread.start : reread.end] == "Số: 5-KH/TU"
    assert (reread.text, reread.confidence, reread.way) == ("Số: 6-KH/TU", 0.8, "alone")


def test_a_head_that_is_read_alike_has_no_other_readings():
    """What a second look confirms is not said twice; nor is nonsense."""
    head = [line(("Số:", 0.95), ("5-KH/TU", 0.95))]

    for reader in (
        Reader(("Số:", 0.9), ("5-KH/TU", 0.7)),
        Reader(("%", 0.1)),
        Reader(),
    ):
        assert closer.looks(reader, head, [PICTURE], 200) == []


@pytest.mark.slow
def test_a_page_tells_the_other_readings_of_its_head(tmp_path):
    """On the first page each stands at its line; on later pages there are none."""
    pages = [paper.scan().resize((413, 585)).resize((1240, 1754)) for _ in range(2)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])

    first, later = recognise_pages(tmp_path / "a.tif", "image/tiff", [1, 2], Limits())

    assert first.sight is not None
    assert later.sight is not None
    assert first.sight.rereads
    assert later.sight.rereads == ()
    for reread in first.sight.rereads:
        assert re.search(r"\w{3}", first.text[reread.start : reread.end])
        assert reread.text != first.text[reread.start : reread.end]
