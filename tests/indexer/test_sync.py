"""The index is a projection: it catches up, and can be made anew."""

import contextlib
import shutil
import sqlite3

import pytest

from archive.catalogue import open_catalogue
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
        changed = sync.catch_up(workshop.catalogue, engine)
        again = sync.catch_up(workshop.catalogue, engine)

        assert (changed, again) == (2, 0)
        assert engine.revision() == workshop.catalogue.changes.head()
        assert keys(engine, known) == sorted(map(str, papers))


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    ("room", "commits"), [(1, [1, 1]), (100_000, [2])], ids=["long", "short"]
)
def test_long_papers_are_put_in_a_few_at_a_time(workshop, monkeypatch, room, commits):
    """Hundreds of long papers in one commit would not fit into memory."""
    monkeypatch.setattr(sync, "TEXT_AT_ONCE", room)
    engine = open_engine("memory:", workshop.catalogue.changes.identity())
    update, put_in = engine.update, []

    def updating(entries, removed, revision):
        put_in.append(len(entries))
        update(entries, removed, revision)

    monkeypatch.setattr(engine, "update", updating)

    assert sync.catch_up(workshop.catalogue, engine) == 2
    assert put_in == commits
    assert engine.revision() == workshop.catalogue.changes.head()


def test_removed_papers_leave_the_index(papers, workshop, known, address):
    """A paper taken out of the catalogue goes with the next change."""
    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as engine:
        sync.catch_up(workshop.catalogue, engine)
        workshop.catalogue.documents.remove(papers[0], at=NOW)
        sync.catch_up(workshop.catalogue, engine)

        assert keys(engine, known) == [str(papers[1])]


def test_a_rebuild_is_swapped_in_under_an_open_index(papers, workshop, known, address):
    """Readers of the old index go on, and see the new one at their next search."""
    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as before:
        sync.rebuild(workshop.catalogue, address)

        assert keys(before, known) == sorted(map(str, papers))


def test_an_index_ahead_of_the_catalogue_is_told(workshop, address):
    """After an older copy of the catalogue was put back, the index is stale."""
    identity = workshop.catalogue.changes.identity()
    with contextlib.closing(open_engine(address, identity)) as engine:
        engine.update([], [], 99)

        with pytest.raises(StaleIndexError):
            sync.catch_up(workshop.catalogue, engine)


def test_an_index_that_was_taken_away_is_made_anew_at_once(
    papers, workshop, address, tmp_path
):
    """Though nothing has changed in the catalogue since."""
    wish = tmp_path / "wish"
    with contextlib.closing(sync.Index(workshop.catalogue, address, wish)) as index:
        index.keep_level()
        shutil.rmtree(tmp_path / "index")

        assert index.keep_level() == len(papers)
        assert index.keep_level() == 0
    assert (tmp_path / "index").is_dir()


def test_an_index_of_another_catalogue_is_told(workshop):
    """Changes of one catalogue are never counted on with another's."""
    with pytest.raises(StaleIndexError):
        sync.catch_up(workshop.catalogue, open_engine("memory:", "another"))


@pytest.fixture
def index(papers, workshop, address, tmp_path):  # noqa: ARG001  # they are in it
    """The index in the hands of its writer, level with two papers."""
    wish = tmp_path / "index.wish"
    own = sync.Index(workshop.catalogue, address, wish)
    own.keep_level()
    yield own
    own.close()


@pytest.fixture
def found(workshop, known, address):
    """A function that returns what somebody who opens the index would find."""

    def ask():
        identity = workshop.catalogue.changes.identity()
        with contextlib.closing(open_engine(address, identity)) as engine:
            return keys(engine, known)

    return ask


STALE = {
    "of other rules": lambda folder: (folder / "fingerprint").write_text("other rules"),
    "not ours": lambda folder: (folder / "fingerprint").unlink(),
}


@pytest.mark.parametrize("spoil", STALE.values(), ids=STALE)
def test_the_writer_mends_a_stale_index(index, found, papers, tmp_path, spoil):
    """Whoever owns the index makes it anew; everybody else is told to wait."""
    index.close()
    spoil(tmp_path / "index")
    with pytest.raises(StaleIndexError):
        found()

    assert index.keep_level() == 2

    assert found() == sorted(map(str, papers))


def test_a_replaced_catalogue_gets_its_own_index(index, known, address, tmp_path):
    """Putting another catalogue beside the index shows none of the old papers."""
    index.close()
    with open_catalogue(f"sqlite:///{tmp_path}/other.db", known) as other:
        own = sync.Index(other, address, tmp_path / "index.wish")

        own.keep_level()
        own.close()

        identity = other.changes.identity()
        with contextlib.closing(open_engine(address, identity)) as engine:
            assert keys(engine, known) == []


def test_an_older_catalogue_put_back_gets_its_index_again(
    index, found, papers, workshop, tmp_path
):
    """Papers that the catalogue no longer knows leave the index that knew them."""
    kept = tmp_path / "backup.db"
    with contextlib.closing(sqlite3.connect(tmp_path / "catalogue.db")) as live:
        with contextlib.closing(sqlite3.connect(kept)) as backup:
            live.backup(backup)
        workshop.catalogue.documents.remove(papers[0], at=NOW)
        index.keep_level()
        with contextlib.closing(sqlite3.connect(kept)) as backup:
            backup.backup(live)

    assert index.keep_level() == 2

    assert found() == sorted(map(str, papers))


def test_a_wish_is_granted_once(index, found, papers, tmp_path):
    """Who asks for a new index gets one from the process that owns it."""
    before = (tmp_path / "index").stat().st_ino
    (tmp_path / "index.wish").touch()

    assert (index.keep_level(), index.keep_level()) == (2, 0)

    assert not (tmp_path / "index.wish").exists()
    assert (tmp_path / "index").stat().st_ino != before
    assert found() == sorted(map(str, papers))


def test_a_foreign_index_is_told(papers, workshop, known, address, tmp_path):
    """An index by other rules is never searched; a rebuild brings it back."""
    sync.rebuild(workshop.catalogue, address)
    (tmp_path / "index" / "fingerprint").write_text("other rules")

    with pytest.raises(StaleIndexError):
        open_engine(address, workshop.catalogue.changes.identity())
    sync.rebuild(workshop.catalogue, address)

    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as engine:
        assert keys(engine, known) == sorted(map(str, papers))


def test_an_index_that_was_taken_away_is_not_begun_empty(
    papers, workshop, address, tmp_path
):
    """A new paper must not make an empty index that calls itself level."""
    with contextlib.closing(
        open_engine(address, workshop.catalogue.changes.identity())
    ) as engine:
        sync.catch_up(workshop.catalogue, engine)
        assert engine.revision() == workshop.catalogue.changes.head()
        shutil.rmtree(tmp_path / "index")
        workshop.catalogue.documents.remove(papers[0], at=NOW)

        with pytest.raises(StaleIndexError):
            sync.catch_up(workshop.catalogue, engine)
