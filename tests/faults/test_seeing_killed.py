"""A worker killed at any step of recognition reads no page twice and loses none."""

import re
import subprocess
import sys

import pytest

from archive.catalogue import open_catalogue
from archive.files import FileStore
from archive.model import Reader
from archive.settings import Settings
from indexer import ingest
from tests.faults.killing_pages import STEPS
from tests.indexer.conftest import NOW
from tests.indexer.scans import long

pytestmark = pytest.mark.slow

LAN = Reader("lan")
PAGES = 19
CITING = ("Căn cứ Chỉ thị số 22-CT/TW, ngày 30/9/2008 của Ban Bí thư;",)


@pytest.fixture(scope="module")
def survived(root, tmp_path_factory):
    """The archive after a worker was killed at every step, and what was printed."""
    home = tmp_path_factory.mktemp("home")
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    scan = long(home / "quét.tif", CITING, pages=PAGES)
    with open_catalogue(settings.catalogue) as catalogue:
        ingest.hand_in([scan], catalogue=catalogue, who="lan", at=NOW)
    ended = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-m", "tests.faults.killing_pages", str(home)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    with open_catalogue(settings.catalogue) as catalogue:
        yield settings, catalogue, ended.stdout.splitlines()


def test_every_worker_was_killed(survived):
    """Each step is reached, or the tests below prove nothing."""
    _, _, printed = survived

    killed = [line for line in printed if not line.startswith("read")]
    assert killed == [f"-9 {step}" for step in STEPS]


def test_no_page_is_read_twice(survived):
    """What was written before a death is not read again after it."""
    _, _, printed = survived

    told = " ".join(line for line in printed if line.startswith("read"))
    written = [int(number) for number in re.findall(r"\d+", told)]
    assert sorted(written) == list(range(5, PAGES + 1))


def test_all_is_read_and_understood(survived):
    """Every page is there, and what the last one cites."""
    settings, catalogue, _ = survived
    [outcome] = catalogue.intake.outcomes(1)
    number = outcome.document
    told = catalogue.recognitions.of(number, LAN, at=NOW)

    assert (told.state, told.read, told.failed) == ("done", PAGES, 0)
    pages = catalogue.documents.text(number, LAN).pages
    assert all("Trang" in page.text for page in pages[1:-1])
    [link] = catalogue.citations.of(number, LAN)
    assert link.citation.page == PAGES
    assert list(catalogue.verify(FileStore(settings.files))) == []
