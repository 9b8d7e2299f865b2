"""What holds for all tests: where the samples lie, and which go first."""

from pathlib import Path

import pytest
from hypothesis import settings

from archive.catalogue import open_catalogue
from tests import dialect

dialect.register()

ROOT = Path(__file__).resolve().parent.parent

# `make test` says the same twice, on a busy machine too; `pytest` alone goes on
# looking for new examples.
settings.register_profile("steady", derandomize=True, deadline=None)
# For a night: `pytest --hypothesis-profile long tests/access`.
settings.register_profile("long", max_examples=4_000, deadline=None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long first, or one core would end alone with them."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue without papers, to copy: migrating takes longer than most tests."""
    place = tmp_path_factory.mktemp("blank") / "catalogue.db"
    open_catalogue(f"sqlite:///{place}").close()
    return place


@pytest.fixture(scope="session")
def shared() -> Path:
    """Development material beside the project; tests that need it skip without."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    return folder
