"""What only an index on disk can get wrong."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from archive.errors import BusyError, SettingError, StaleIndexError
from archive.model import Reader
from indexer.search.engine import open_engine, replacing
from indexer.search.engines.whoosh import WhooshEngine
from indexer.search.engines.whoosh.codec.schema import fingerprint
from indexer.search.entry import Entry
from indexer.search.query import AllOf, Query, Word

BROKEN: Any = None
ORIGIN = "a catalogue"
EVERYTHING = Query(AllOf(), Reader("reader"), limit=1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "index"


@pytest.fixture
def address(folder: Path) -> str:
    return f"whoosh://{folder}"


def keys(engine, query=EVERYTHING):
    return {hit.key for hit in engine.search(query).hits}


def test_keeps_what_it_was_given(address):
    """An index outlives the process that wrote it."""
    writer = open_engine(address, ORIGIN)
    writer.update([Entry("a", text="kế hoạch")], [], 4)
    writer.close()

    reader = open_engine(address, ORIGIN)

    assert keys(reader) == {"a"}
    assert reader.revision() == 4


def test_reading_writes_nothing(address, folder):
    """A page server may look at an index that the worker has not begun yet."""
    assert keys(open_engine(address, ORIGIN)) == set()
    assert not folder.exists()


def test_readers_see_a_commit_at_their_next_search(address):
    """Nobody restarts the pages to see a new paper."""
    reader = open_engine(address, ORIGIN)
    writer = open_engine(address, ORIGIN)

    for revision in range(1, 13):
        writer.update([Entry(str(revision), text="kế hoạch")], [], revision)

        assert len(keys(reader)) == revision
        assert reader.revision() == revision


def test_a_failed_update_leaves_all_as_it_was(address):
    """An entry that cannot be indexed spoils the whole update, not the index."""
    engine = open_engine(address, ORIGIN)
    engine.update([Entry("a", text="kế hoạch")], [], 1)

    with pytest.raises(AttributeError):
        engine.update([Entry("b"), BROKEN], ["a"], 2)

    assert keys(engine) == {"a"}
    engine.update([Entry("c")], [], 2)
    assert keys(engine) == {"a", "c"}


def test_other_rules_make_it_stale(address, folder):
    """An index made by another analysis is refused, not searched wrongly."""
    engine = open_engine(address, ORIGIN)
    engine.update([Entry("a")], [], 1)
    (folder / "fingerprint").write_text("other rules")

    with pytest.raises(StaleIndexError):
        open_engine(address, ORIGIN)
    with pytest.raises(StaleIndexError):
        engine.update([Entry("b")], [], 2)


def test_an_index_of_another_version_is_made_anew(address, folder):
    """After an upgrade its pickled schema may name modules that are no more."""
    open_engine(address, ORIGIN).update([Entry("a")], [], 1)
    (folder / "fingerprint").write_text("another version")
    for toc in folder.glob("*.toc"):
        toc.write_bytes(toc.read_bytes().replace(b"fields", b"f!elds"))

    with pytest.raises(StaleIndexError):
        open_engine(address, ORIGIN)
    with replacing(address, ORIGIN) as fresh:
        fresh.update([Entry("b")], [], 2)
    assert keys(open_engine(address, ORIGIN)) == {"b"}


def test_a_foreign_index_is_stale(address, folder):
    """An index without a fingerprint is not ours."""
    open_engine(address, ORIGIN).update([Entry("a")], [], 1)
    (folder / "fingerprint").unlink()

    with pytest.raises(StaleIndexError):
        open_engine(address, ORIGIN)


def test_another_catalogue_makes_it_stale(address):
    """An index is never searched, nor written, for papers it does not hold."""
    open_engine(address, ORIGIN).update([Entry("a")], [], 1)

    with pytest.raises(StaleIndexError):
        open_engine(address, "another catalogue")


class Slow(frozenset[str]):
    """Papers that are looked for, with the index in hand, when they are let go on."""

    asked = threading.Event()
    let_go = threading.Event()

    def __hash__(self):
        Slow.asked.set()
        assert Slow.let_go.wait(60)
        return hash(frozenset(self))


def test_a_long_search_keeps_nobody_waiting(folder):
    """Others search and see new commits, while the long one ends as it began."""
    engine = WhooshEngine(folder, ORIGIN)
    engine.update([Entry("a", text="kế hoạch")], [], 1)
    assert keys(engine) == {"a"}
    with engine._commits.latest() as snapshot:
        (before,) = snapshot.space.parts
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(
            engine.search, Query(AllOf(), Reader("slow"), hidden=Slow("z"))
        )
        assert Slow.asked.wait(60)

        engine.update([Entry("b", text="kế hoạch")], ["a"], 2)
        quick = keys(engine)
        users_meanwhile = before.users
        Slow.let_go.set()
        slow = answer.result(60)

    assert quick == {"b"}
    assert [hit.key for hit in slow.hits] == ["a"]
    assert (users_meanwhile, before.users) == (1, 0)


def test_many_search_while_one_writes(address):
    """Every answer is that of one whole commit, whoever else asks."""
    engine = open_engine(address, ORIGIN)
    writer = open_engine(address, ORIGIN)
    writer.update([Entry("0", text="a b")], [], 1)
    queries = [Query(Word(word), Reader("reader"), limit=99) for word in "ab"]

    def ask(number):
        return engine.search(queries[number % 2]).total

    with ThreadPoolExecutor(4) as pool:
        totals = pool.map(ask, range(120))
        for revision in range(2, 8):
            writer.update([Entry(str(revision), text="a b")], [], revision)
        assert set(totals) <= set(range(1, 8))
    assert keys(engine) == {"0", *map(str, range(2, 8))}


def test_the_fingerprint_is_stable():
    """It does not change from process to process, or every index would be stale."""
    program = f"from {fingerprint.__module__} import *; print(fingerprint())"

    told = subprocess.check_output([sys.executable, "-c", program], text=True)  # noqa: S603

    assert told.strip() == fingerprint()


def test_a_second_writer_is_told_to_wait(folder):
    """Two processes never write into each other's commit."""
    engine = WhooshEngine(folder, ORIGIN)
    engine.update([Entry("a")], [], 1)
    lock = engine._storage.lock("MAIN_WRITELOCK")
    assert lock.acquire()

    with pytest.raises(BusyError):
        engine.update([Entry("b")], [], 2)
    lock.release()

    engine.update([Entry("b")], [], 2)
    assert keys(engine) == {"a", "b"}


def test_a_rebuilt_index_is_swapped_in(address, folder):
    """Searching goes on during a rebuild, and sees the new index after it."""
    reader = open_engine(address, ORIGIN)
    open_engine(address, ORIGIN).update([Entry("old")], [], 9)
    assert keys(reader) == {"old"}

    with replacing(address, ORIGIN) as fresh:
        fresh.update([Entry("new")], [], 9)
        assert keys(reader) == {"old"}

    assert keys(reader) == {"new"}
    assert [path.name for path in folder.parent.iterdir()] == ["index"]


def test_a_rebuild_that_fails_changes_nothing(address):
    """Half an index never takes the place of a whole one."""
    engine = open_engine(address, ORIGIN)
    engine.update([Entry("old")], [], 1)

    with pytest.raises(AttributeError), replacing(address, ORIGIN) as fresh:
        fresh.update([Entry("half"), BROKEN], [], 1)

    assert keys(engine) == {"old"}


def test_a_rebuild_mends_a_stale_index(address, folder):
    """What cannot be opened can still be replaced."""
    open_engine(address, ORIGIN).update([Entry("old")], [], 1)
    (folder / "fingerprint").write_text("other rules")

    with replacing(address, ORIGIN) as fresh:
        fresh.update([Entry("new")], [], 1)

    assert keys(open_engine(address, ORIGIN)) == {"new"}


@pytest.mark.parametrize("address", ["", "elastic://x", "memory", "whoosh"])
def test_an_unknown_address_is_told(address):
    """A typing error in the settings says what would work."""
    with pytest.raises(SettingError, match="whoosh:///"):
        open_engine(address, ORIGIN)
