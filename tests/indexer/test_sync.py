"""The index is a projection: it catches up, and can be made anew."""

import contextlib

import pytest

from archive.errors import StaleIndexError
from archive.model import Reader
from indexer import ingest, sync
from indexer.search import syntax
from indexer.search.engine import open_engine
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put


@pytest.fixture
def address(tmp_path):
    """Where the index lies."""
    return f"whoosh://{tmp_path}/index"


@pytest.fixture
def papers(workshop, tmp_path):
    """Two papers in the catalogue, none in the index; their numbers."""
    put(tmp_path / "in", "1.txt", paper())
    put(tmp_path / "in", "2.txt", paper(symbol="89-KH/TU", subject="trực tết"))
    ingest.hand_in([tmp_path / "in"], catalogue=workshop.catalogue, who="l", at=NOW)
    rows = ingest.work(workshop, "test")
    return [row.outcome.document for row in rows if row.outcome]


def keys(engine, known, text="tai lieu"):
    """Return the papers that hold the words."""
    query = syntax.parse(text, known, Reader("test"))
    return sorted(hit.key for hit in engine.search(query).hits)


def test_the_index_catches_up(papers, workshop, known, address):
    """After catching up the index is level, and doing so again changes nothing."""
    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as engine:
        changed = sync.catch_up(workshop.catalogue, engine, known)
        again = sync.catch_up(workshop.catalogue, engine, known)

        assert (changed, again) == (2, 0)
        assert engine.revision() == workshop.catalogue.changes.head()
        assert keys(engine, known) == sorted(map(str, papers))


def test_removed_papers_leave_the_index(papers, workshop, known, address):
    """A paper taken out of the catalogue goes with the next change."""
    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as engine:
        sync.catch_up(workshop.catalogue, engine, known)
        workshop.catalogue.documents.remove(papers[0], at=NOW)
        sync.catch_up(workshop.catalogue, engine, known)

        assert keys(engine, known) == [str(papers[1])]


def test_a_rebuild_is_swapped_in_under_an_open_index(papers, workshop, known, address):
    """Readers of the old index go on, and see the new one at their next search."""
    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as before:
        sync.rebuild(workshop.catalogue, address, known)

        assert keys(before, known) == sorted(map(str, papers))


def test_a_foreign_index_is_told(papers, workshop, known, address, tmp_path):
    """An index by other rules is never searched; a rebuild brings it back."""
    sync.rebuild(workshop.catalogue, address, known)
    (tmp_path / "index" / "fingerprint").write_text("other rules")

    with pytest.raises(StaleIndexError):
        open_engine(address, workshop.catalogue.changes.identity())
    sync.rebuild(workshop.catalogue, address, known)

    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as engine:
        assert keys(engine, known) == sorted(map(str, papers))
