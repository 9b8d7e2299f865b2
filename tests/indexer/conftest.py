"""A workshop of its own for each test, over one cage for all."""

import datetime as dt
import shutil

import pytest

from archive import authority
from archive.catalogue import open_catalogue
from archive.files import FileStore
from archive.model import Reader
from archive.seals import Seals
from indexer.cage import Cage
from indexer.incoming import Incoming
from indexer.ingest import Workshop
from tests.archive.catalogue import staff

NOW = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def known():
    """The authority file."""
    return authority.load()


@pytest.fixture(scope="session")
def cage():
    """A cage whose children have the readers at hand."""
    with Cage(preload=("indexer.preload",)) as opened:
        yield opened


@pytest.fixture
def workshop(tmp_path, cage, known, blank):
    """An empty archive to take papers into."""
    place = shutil.copy(blank, tmp_path / "catalogue.db")
    accounts = staff.settings(tmp_path)
    with open_catalogue(f"sqlite:///{place}", known, accounts=accounts) as catalogue:
        yield Workshop(
            catalogue=catalogue,
            files=FileStore(tmp_path / "files"),
            cage=cage,
            incoming=Incoming(tmp_path / "incoming"),
            pictures=tmp_path / "pages",
            clock=lambda: NOW,
            seals=Seals(tmp_path / "hold", tmp_path / "hold.key"),
        )


@pytest.fixture
def reader():
    """Somebody who may see what everyone may see."""
    return Reader("test")
