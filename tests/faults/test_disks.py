"""A disk that is full or closed costs no file: all goes on when it works again."""

import pytest

from archive.catalogue import open_catalogue
from archive.errors import ArchiveError
from archive.settings import Settings
from bench.faults import mixture, soundness
from indexer import ingest
from indexer.opening import now
from indexer.worker import open_worker
from tests.faults.disks import disk

pytestmark = pytest.mark.slow

PAPERS = 6


@pytest.fixture
def inbox(tmp_path):
    """Papers to hand in."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, PAPERS + 1):
        (folder / f"{number}.txt").write_text(mixture.paper(number))
    return folder


def hand_in(settings, inbox):
    with open_catalogue(settings.catalogue) as catalogue:
        ingest.hand_in([inbox], catalogue=catalogue, who="lan", at=now())


def work(settings):
    with open_worker(settings) as worker:
        for _ in worker.work():
            pass


def rows(settings):
    """Where each file stands, and how often it was tried."""
    with open_catalogue(settings.catalogue) as catalogue:
        found = catalogue.intake.rows(1)
    return [(row.state, row.attempts) for row in found]


UNTRIED = [("received", 0)] * PAPERS


def full(small):
    filler = small.fill()
    return filler.unlink


def closed(small):
    small.change("ro")
    return lambda: small.change("rw")


TROUBLES = {"full": full, "read only": closed}


@pytest.mark.parametrize("begin", TROUBLES.values(), ids=TROUBLES)
def test_no_originals_can_be_written(tmp_path, inbox, begin):
    """The rows wait as if never tried, and no half of a copy lies about."""
    with disk(tmp_path / "files", 4 << 20) as small:
        home = {"VANKHO_HOME": str(tmp_path / "home")}
        settings = Settings.from_env(home | {"VANKHO_FILES": str(small.folder)})
        hand_in(settings, inbox)
        end = begin(small)

        with pytest.raises(ArchiveError):
            work(settings)

        assert rows(settings) == UNTRIED
        assert list(small.folder.glob(".incoming-*")) == []
        end()
        work(settings)
        assert rows(settings) == [("done", 1)] * PAPERS
        assert list(soundness.faults(settings, mixture.MARK)) == []


@pytest.mark.parametrize("begin", TROUBLES.values(), ids=TROUBLES)
def test_nothing_at_all_can_be_written(tmp_path, inbox, begin):
    """Catalogue, originals and index on one disk: it ends, and goes on later."""
    with disk(tmp_path / "home", 64 << 20) as small:
        settings = Settings.from_env({"VANKHO_HOME": str(small.folder)})
        hand_in(settings, inbox)
        end = begin(small)

        with pytest.raises((ArchiveError, OSError)):
            work(settings)

        end()
        work(settings)
        assert {state for state, _ in rows(settings)} == {"done"}
        assert list(soundness.faults(settings, mixture.MARK)) == []


def test_the_index_cannot_be_written(tmp_path, inbox):
    """Papers are taken in all the same, and found once there is room."""
    with disk(tmp_path / "index", 64 << 20) as small:
        home = {"VANKHO_HOME": str(tmp_path / "home")}
        place = f"whoosh://{small.folder}/whoosh"
        settings = Settings.from_env(home | {"VANKHO_SEARCH": place})
        hand_in(settings, inbox)
        filler = small.fill()

        with pytest.raises(ArchiveError):
            work(settings)

        filler.unlink()
        work(settings)
        assert rows(settings) == [("done", 1)] * PAPERS
        assert list(soundness.faults(settings, mixture.MARK)) == []
