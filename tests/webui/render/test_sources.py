"""Where the text of a page comes from, in the words of an office."""

import pytest

from archive.model import Box, Page, Seen, Sight
from webui.render.sources import source

BOX = Box(0, 0, 1, 1)


def sight(*sure, turned=0):
    return Sight(
        100,
        100,
        tuple(Seen(n, n + 1, BOX, one) for n, one in enumerate(sure)),
        (),
        turned,
    )


SOURCES = {
    "typed": ("text", None, "Chữ có sẵn trong tệp", True),
    "put in order": ("rebuilt", None, "Chữ dựng lại từ vị trí các chữ trong tệp", True),
    "read well": (
        "ocr",
        sight(0.9, 0.96),
        "Đọc từ ảnh (nhận dạng chữ), độ chắc 93%",
        True,
    ),
    "read badly": (
        "ocr",
        sight(0.5),
        "Đọc từ ảnh (nhận dạng chữ), độ chắc 50%",
        False,
    ),
    "read lying": (
        "ocr",
        sight(1.0, turned=90),
        "Đọc từ ảnh (nhận dạng chữ), độ chắc 100%; ảnh đã xoay 90°",
        True,
    ),
    "recognised by others": ("ocr", None, "Chữ nhận dạng có sẵn trong tệp", True),
    "not read": ("image", None, "Ảnh chưa đọc chữ", False),
    "nothing to read": ("blank", None, "Không có chữ", True),
}


@pytest.mark.parametrize(
    ("origin", "seen", "said", "quiet"), SOURCES.values(), ids=SOURCES
)
def test_readers_are_told_what_they_rely_on(app, origin, seen, said, quiet):
    """A warning is only what needs one."""
    with app.test_request_context():
        told = source(Page(1, "ab", origin), seen)

    assert (told.text, told.is_quiet) == (said, quiet)


def test_a_long_word_counts_for_more(app):
    """Specks between words are read as single signs, and say little of the page."""
    words = (Seen(0, 9, BOX, 1.0), Seen(10, 11, BOX, 0.0))
    with app.test_request_context():
        assert "90%" in source(Page(1, "", "ocr"), Sight(9, 9, words)).text
