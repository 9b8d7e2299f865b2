"""Fixtures for all tests: where the samples lie, and the authority file."""

from pathlib import Path

import pytest
from hypothesis import settings

# `make test` says the same twice; `pytest` alone goes on looking for new examples.
settings.register_profile("steady", derandomize=True)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Development material beside the project; tests that need it skip without."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    return folder
