"""A new catalogue in a real file for each test."""

import shutil

import pytest

from archive.catalogue import open_catalogue
from tests.archive.catalogue import staff
from tests.archive.catalogue.making import AUTHORITY


@pytest.fixture
def address(blank, tmp_path):
    """Where a catalogue without papers lies."""
    shutil.copy(blank, tmp_path / "catalogue.db")
    return f"sqlite:///{tmp_path}/catalogue.db"


@pytest.fixture
def catalogue(address):
    """An open catalogue without papers."""
    with open_catalogue(address, AUTHORITY) as opened:
        yield opened


@pytest.fixture(scope="session")
def office(blank, tmp_path_factory):
    """A catalogue with a keeper, a clerk and a reader, to copy."""
    place = tmp_path_factory.mktemp("office")
    shutil.copy(blank, place / "catalogue.db")
    address, accounts = f"sqlite:///{place}/catalogue.db", staff.settings(place)
    with open_catalogue(address, AUTHORITY, accounts=accounts) as opened:
        staff.hire(opened, "kiet", "keeper")
        staff.hire(opened, "chi", "clerk")
        staff.hire(opened, "lan", "reader")
    return place / "catalogue.db"


@pytest.fixture
def staffed(office, address, tmp_path):
    """An open catalogue with a keeper, a clerk and a reader."""
    shutil.copy(office, tmp_path / "catalogue.db")
    accounts = staff.settings(tmp_path)
    with open_catalogue(address, AUTHORITY, accounts=accounts) as opened:
        yield opened
