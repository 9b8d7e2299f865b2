"""The sample corpus, each paper read once for all golden tests."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive import facts
from archive.facts import Metadata
from archive.model import Reading
from indexer import steps
from indexer.cage import Cage
from indexer.extract.limits import Limits

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"


@dataclass(frozen=True)
class Sample:
    """A sample as read, and as it should be read."""

    slug: str
    expected: dict[str, Any]
    reading: Reading
    metadata: Metadata


def slugs():
    """Return the names of all samples."""
    return sorted(path.parent.name for path in SAMPLES.glob("*/expected.toml"))


def original(slug):
    """Return the file of a sample."""
    return next((SAMPLES / slug).glob("original.*"))


def expected(slug):
    """Return what a perfect reader finds in a sample."""
    return tomllib.loads((SAMPLES / slug / "expected.toml").read_text())


@pytest.fixture(scope="session")
def expected_of():
    """What a perfect reader finds, by sample."""
    return expected


@pytest.fixture(scope="session")
def read_sample():
    """Read a sample, once."""
    with Cage(preload=("indexer.preload",)) as cage:

        @cache
        def read(slug):
            path = original(slug)
            found = steps.read(path, path.name, cage=cage, limits=Limits())
            return Sample(slug, expected(slug), found, facts.view(found.claims))

        yield read
