"""``vankho reread`` reads again what older readers have read, and tells what changed."""

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from archive.catalogue import open_catalogue
from archive.errors import NotFoundError
from archive.files import FileStore
from archive.model import Claim
from archive.seals import Seals
from archive.settings import Settings
from indexer import readers
from indexer.cli import reread as command
from indexer.incoming import Incoming
from indexer.opening import open_index
from indexer.taking import Workshop
from tests.indexer.conftest import NOW
from tests.indexer.olds import Here, held, read_as_before, taken
from tests.indexer.papers import paper, put
from tests.indexer.test_rereading import LAN


@pytest.fixture
def home(tmp_path, monkeypatch, known):
    """An archive of three papers, in which the command works; its readers are here."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path))
    monkeypatch.setattr(command, "Cage", Here)
    settings = Settings.from_env({"VANKHO_HOME": str(tmp_path)})
    with open_catalogue(settings.catalogue, known) as catalogue:
        files, incoming = FileStore(settings.files), Incoming(settings.incoming)
        shop = Workshop(
            catalogue,
            files,
            Here(),
            incoming,
            settings.pictures,
            lambda: NOW,
            Seals(settings.hold, settings.hold_key),
        )
        numbers = []
        for at in (1, 2):
            text = paper(symbol=f"8{at}-KH/TU", subject=f"về việc {at}")
            numbers += taken(shop, put(tmp_path / "in", f"{at}.txt", text))
        yield SimpleNamespace(shop=shop, numbers=numbers, settings=settings)


def run(*arguments, code=0):
    """Run the command and return what it said."""
    ended = CliRunner().invoke(
        command.reread, list(map(str, arguments)), catch_exceptions=False
    )
    assert ended.exit_code == code
    return ended.stdout


def told(*arguments, code=0):
    """Run the command and return the objects it gave, the totals last."""
    said = run("--json", *arguments, code=code)
    return [json.loads(line) for line in said.splitlines()]


def test_what_older_readers_have_read_is_read_again(home):
    """And nothing else, unless all are asked for; the index follows."""
    one, other = home.numbers
    read_as_before(home.shop, one, without=("subject",))

    lines = told()

    assert [line.get("document") for line in lines] == [one, None]
    assert lines[0]["outcome"] == "changed"
    assert lines[0]["symbol"] == "81-KH/TU"
    assert [gained["field"] for gained in lines[0]["gained"]] == ["subject"]
    assert lines[-1]["totals"]["changed"] == 1
    assert told() == [{"totals": {**lines[-1]["totals"], **NOTHING}}]
    assert {line.get("document") for line in told("--all")} == {one, other, None}
    index = open_index(home.settings, home.shop.catalogue)
    assert index.keep_level() == 0
    index.close()


NOTHING = {"papers": 0, "rereading": None, "changed": 0, "gained": 0}


def test_people_are_told_in_lines(home):
    """What was gained and lost of each paper, and then how many."""
    read_as_before(
        home.shop,
        home.numbers[0],
        without=("subject",),
        said={"symbol": "91-KH/TU"},
        more=(Claim("urgency", "Khẩn"),),
    )

    said = run("--dry-run", code=1)

    assert "[1] 91-KH/TU: giữ như cũ" in said
    assert "+ Trích yếu: về việc 1" in said
    assert "− Độ khẩn: Khẩn" in said
    assert "91-KH/TU → 81-KH/TU" in said
    assert "1 văn bản (chạy thử, chưa ghi gì): 1 giữ như cũ." in said
    assert held(home.shop, 1).readers != readers.TODAY
    assert home.shop.catalogue.rereadings.recent() == ()


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (["82-KH/TU"], [2]),
        ([1], [1]),
        (["--all", "--format", ".TXT"], [1, 2]),
        (["--all", "--format", ".doc"], []),
        (["--all", "--origin", "text"], [1, 2]),
        (["--all", "--origin", "ocr"], []),
        (["--all", "--note", "legacy_tcvn3"], []),
        (["--all", "--where", "số:82"], [2]),
        (["--where", "số:82"], []),
        ([1, "--where", "số:82"], []),
    ],
)
def test_papers_are_chosen(home, chosen, found):
    """By number or symbol, by file, page or note, and by what a query finds."""
    index = open_index(home.settings, home.shop.catalogue)
    index.keep_level()
    index.close()

    numbers = sorted(line["document"] for line in told(*chosen)[:-1])

    assert numbers == found


def test_what_was_chosen_is_kept_with_the_report(home):
    """Whoever looks at it knows what was asked."""
    run("--all", "--format", ".txt", "--quiet")

    [kept] = home.shop.catalogue.rereadings.recent()

    assert kept.asked == ("--all", "--format .txt")
    assert (kept.papers, kept.read, kept.readers) == (2, 2, readers.TODAY)
    assert kept.ended_at is not None
    assert home.shop.catalogue.rereadings.papers(kept.id, LAN) == ()


def test_a_paper_that_is_not_there(home):
    """That is said, and nothing is read."""
    with pytest.raises(NotFoundError):
        run("9-KH/TU")
    assert home.shop.catalogue.rereadings.recent() == ()
