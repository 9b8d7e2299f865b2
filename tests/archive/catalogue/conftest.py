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


@pytest.fixture
def staffed(address, tmp_path):
    """A catalogue with a keeper, a clerk and a reader."""
    with open_catalogue(
        address, AUTHORITY, accounts=staff.settings(tmp_path)
    ) as opened:
        staff.hire(opened, "kiet", "keeper")
        staff.hire(opened, "chi", "clerk")
        staff.hire(opened, "lan", "reader")
        yield opened
