"""``vankho ocr`` tells what waits to be recognised, and steers it."""

import json

import pytest
from click.testing import CliRunner

from archive.catalogue import open_catalogue
from archive.errors import NotFoundError, UsageError
from archive.settings import Settings
from indexer.cli.ocr import ocr
from tests.archive.catalogue.making import AT
from tests.archive.catalogue.scanning import claim, read, scan


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """The catalogue of the archive in which the command works."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path))
    with open_catalogue(
        Settings.from_env({"VANKHO_HOME": str(tmp_path)}).catalogue
    ) as opened:
        yield opened


def run(*arguments):
    """Run the command and return what it said."""
    ended = CliRunner().invoke(ocr, list(map(str, arguments)), catch_exceptions=False)
    return ended.stdout


def told(*arguments):
    """Run the command and return the objects it gave."""
    return [json.loads(line) for line in run("--json", *arguments).splitlines()]


def test_what_waits_is_told(catalogue):
    """How many pages, at which pace, and each paper."""
    number = scan(catalogue, left=6)
    read(catalogue, claim(catalogue), seconds=6.0)

    said = run()

    assert "1 văn bản, 2 trang ảnh chờ đọc, khoảng 1,5 giây một trang" in said
    assert "Đang đọc ảnh, 6/8 trang" in said
    assert [one["document"] for one in told()] == [number]


def test_nothing_waits(catalogue):
    """That is said, too, of all and of one paper."""
    number = scan(catalogue, is_skipped=True)

    assert run() == "Không có trang ảnh nào chờ đọc.\n"
    assert "Đã bỏ qua phần còn lại, 2/7 trang" in run(number)
    assert told() == []


def test_a_paper_is_raised_skipped_and_asked_for_again(catalogue):
    """Each word does what it says, and tells what became of it."""
    old, number = scan(catalogue), scan(catalogue)

    assert told("--first", number)[0]["is_first"]
    assert claim(catalogue).document == number
    assert told("--skip", number, old) == [
        {
            "document": one,
            "state": "skipped",
            "wanted": 7,
            "read": 2,
            "failed": 0,
            "is_first": one == number,
            "is_working": False,
            "unread": [],
        }
        for one in (number, old)
    ]
    assert told("--again", old)[0]["wanted"] == 5
    assert claim(catalogue).document == old


def test_pages_that_could_not_be_read_are_told(catalogue):
    """With the reason, in words and as a code."""
    number = scan(catalogue, left=1)
    lent = claim(catalogue)
    catalogue.portions.fail(lent, "time_limit", at=AT, is_final=True)

    assert "không đọc được trang 3 (đọc quá lâu)" in run(number)
    assert told(number)[0]["unread"] == [{"page": 3, "reason": "time_limit"}]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("arguments", "error"), [(["--skip"], UsageError), (["7"], NotFoundError)]
)
def test_a_wrong_call_is_told(arguments, error):
    """A word without a paper, and a paper that is not there."""
    with pytest.raises(error):
        run(*arguments)
