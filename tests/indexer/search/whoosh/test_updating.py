"""Segments on disk, through any history of commits, hold what was put in last."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.query.compound import And
from whoosh.query.terms import Term

from archive.errors import BusyError, StaleIndexError
from indexer.search.engines.whoosh.codec import merging
from indexer.search.engines.whoosh.codec.coding import starts
from indexer.search.engines.whoosh.codec.columns import COLUMNS
from indexer.search.engines.whoosh.codec.fields import FIELDS, PLACED
from indexer.search.engines.whoosh.codec.policy import LARGE, many, small
from indexer.search.engines.whoosh.codec.reading import Stored, open_stored
from indexer.search.engines.whoosh.codec.schema import schema
from indexer.search.engines.whoosh.codec.segment import ArraySegment
from indexer.search.engines.whoosh.codec.updating import tidy, update
from indexer.search.entry import Entry

WORDS = ("kế", "ke", "hoạch", "171-KH/TU", "ủy", "uỷ", "漢", "so")
texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
names = st.lists(st.sampled_from(["Đảng ủy", "Thành ủy"]), unique=True).map(tuple)
entries = st.builds(
    Entry,
    key=st.sampled_from(["1", "2", "3", "10", "11", "240"]),
    symbol_keys=st.sampled_from([(), ("171khtu",), ("171khtu", "15cttw")]),
    number=st.sampled_from([None, 0, 171, 2**40]),
    type=st.sampled_from([None, "Kế hoạch", "Chỉ thị"]),
    type_code=st.sampled_from([None, "kh"]),
    issuers=names,
    issuer_keys=names,
    issued_from=st.sampled_from([None, date(2019, 7, 1)]),
    issued_to=st.sampled_from([None, date(2019, 7, 31)]),
    subject=texts,
    text=texts,
    audience=st.sampled_from(["everyone", "staff"]),
)
changes = st.tuples(
    st.lists(entries, max_size=5), st.sets(st.sampled_from(["1", "10", "99"]))
)


@pytest.fixture
def storage(tmp_path: Path) -> FileStorage:
    return begun(tmp_path)


def begun(folder) -> FileStorage:
    storage: FileStorage = FileStorage(str(folder)).create()
    FileIndex.create(storage, schema(), "MAIN")
    return storage


def segments(storage) -> list[ArraySegment]:
    return list(TOC.read(storage, "MAIN").segments)


def opened(storage, files: ExitStack) -> list[Stored]:
    """Every segment of an index, open until ``files`` are closed."""
    found = [open_stored(storage, segment) for segment in segments(storage)]
    for stored in found:
        files.enter_context(closing(stored))
    return found


def told(stored: Stored) -> Iterator[tuple[str, object]]:
    """Everything that a segment tells of each living paper, by its key."""
    living = np.delete(np.arange(stored.count), stored.deleted).tolist()
    keys = stored.column("key").tolist()
    terms: list[dict[tuple[str, str], object]] = [{} for _ in keys]
    for field in FIELDS:
        lexicon = stored.lexicon(field)
        for at in range(len(lexicon)):
            places, counts = stored.postings(field, at)
            assert len(places) == lexicon.holding(at)
            spots = stored.positions(field, at) if field in PLACED else np.arange(0)
            ends = starts(counts).tolist() if field in PLACED else [0] * 99
            for n, place in enumerate(places.tolist()):
                own = int(counts[n]), spots[ends[n] : ends[n + 1]].tolist()
                terms[place][field, lexicon.term(at)] = own
    columns = {n: c.values(n, stored.columns) for n, c in COLUMNS.items()}
    for place in living:
        facts = {name: values[place] for name, values in columns.items()}
        lengths = [int(stored.column(n)[place]) for n in ("length", "head_length")]
        yield keys[place].decode(), (facts, lengths, terms[place])


def everything(storage) -> dict[str, object]:
    with ExitStack() as files:
        found = [pair for stored in opened(storage, files) for pair in told(stored)]
    assert len(found) == len(dict(found))
    return dict(found)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(changes, min_size=1, max_size=7),
    st.booleans(),
    st.sampled_from([1, 9, 2000]),
)
def test_any_history_ends_in_what_was_put_in_last(history, is_tidied, at_once):
    """Commits, merges and deletions leave what one commit of the result would write."""
    folder = Path(tempfile.mkdtemp())
    kept = merging.AT_ONCE
    merging.AT_ONCE = at_once
    try:
        storage, once = begun(folder / "many"), begun(folder / "once")
        latest: dict[str, Entry] = {}
        for revision, (added, removed) in enumerate(history, start=5):
            update(storage, added, removed, revision)
            latest = {k: v for k, v in latest.items() if k not in removed}
            latest |= {entry.key: entry for entry in added}
            assert max(s.revision for s in segments(storage)) == revision
        if is_tidied:
            tidy(storage)
        update(once, latest.values(), [], 1)

        assert everything(storage) == everything(once)
        if is_tidied:
            assert len(segments(storage)) == 1
            assert not segments(storage)[0].has_deletions()
            assert segments(storage)[0].revision == revision
    finally:
        merging.AT_ONCE = kept
        shutil.rmtree(folder)


def test_a_merge_keeps_the_order_of_papers(storage):
    """What came first stands first, and what was deleted leaves no hole."""
    for key in ("5", "3", "9", "1"):
        update(storage, [Entry(key, text="ke")], [], 1)
    update(storage, [], ["3"], 2)

    tidy(storage)

    with ExitStack() as files:
        (stored,) = opened(storage, files)
        assert stored.column("key").tolist() == [b"5", b"9", b"1"]
        assert stored.postings("words", stored.lexicon("words").find("ke"))[
            0
        ].tolist() == [0, 1, 2]


def test_many_commits_leave_few_segments(storage):
    """Segments grow by the archive's logarithm, whatever is put in at once."""
    for number in range(60):
        update(storage, [Entry(str(number), text="ke")], [], number)

        sizes = [segment.doc_count() for segment in segments(storage)]
        assert len(sizes) <= 5
        assert sum(sizes) == number + 1


SIZES: dict[str, tuple[list[tuple[int, int]], list[list[int]]]] = {
    "nothing": ([], []),
    "one alone": ([(5, 0)], []),
    "one with a deleted paper": ([(5, 2)], []),
    "two alike": ([(5, 0), (5, 0)], [[0, 1]]),
    "large enough": ([(15, 0), (6, 0)], []),
    "not quite large enough": ([(14, 0), (6, 0)], [[0, 1]]),
    "the young ones only": ([(900, 0), (5, 0), (5, 0)], [[1, 2]]),
    "what they add up to counts": ([(24, 0), (5, 0), (5, 0)], [[0, 1, 2]]),
    "mostly deleted": ([(900, 999), (9, 10), (1, 0)], [[0], [1]]),
    "mostly deleted and young": ([(900, 0), (9, 10), (9, 0)], [[1, 2]]),
    "the last one mostly deleted": ([(900, 0), (100, 101)], [[1]]),
    "all deleted": ([(900, 0), (0, 1)], [[1]]),
    "the empty one at the beginning": ([(0, 0), (5, 0)], [[0, 1]]),
    "large ones": ([(LARGE, 0), (LARGE, 0), (9, 0)], []),
    "a large one mostly deleted": ([(LARGE, LARGE + 1), (LARGE, 9), (9, 0)], [[0]]),
}


@pytest.mark.parametrize(("sizes", "runs"), SIZES.values(), ids=SIZES)
def test_small_segments_are_chosen(sizes, runs):
    """Living papers count; what is mostly deleted is written anew; nobody waits long."""
    found = []
    for living, deleted in sizes:
        segment = ArraySegment("MAIN")
        segment.set_doc_count(living + deleted)
        segment._deleted = set(range(deleted))
        found.append(segment)

    chosen = [[*range(len(found))[run]] for run in small(found)]
    assert [run for run in chosen if run] == runs


def test_segments_wait_until_they_are_many(storage):
    """An index in the making merges seldom, and all the same never has too many."""
    counts = []
    for number in range(50):
        update(storage, [Entry(str(number), text="ke")], [], number, many)
        counts.append(len(segments(storage)))

    assert counts[:26] == [*range(1, 25), 2, 3]
    assert max(counts) == 24
    assert everything(storage).keys() == {str(number) for number in range(50)}


def test_an_update_without_papers_has_its_revision(storage):
    """The very first one too."""
    update(storage, [], ["1"], 7)
    assert [s.revision for s in segments(storage)] == [7]

    update(storage, [Entry("1", text="ke")], [], 8)
    update(storage, [], [], 9)
    assert max(s.revision for s in segments(storage)) == 9
    assert everything(storage).keys() == {"1"}


def test_an_open_segment_outlives_its_files(storage):
    """A search that began before a merge ends as it began."""
    update(storage, [Entry("1", text="ke hoach ke hoach")], [], 1)
    with ExitStack() as files:
        (stored,) = opened(storage, files)
        before = dict(told(stored))

        update(storage, [Entry("2")], [], 2)
        tidy(storage)

        assert not [n for n in storage.list() if n.startswith(stored.identity)]
        assert dict(told(stored)) == before


HARMS: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: os.truncate(path, path.stat().st_size - 1),
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "other": lambda path: path.write_bytes(b"something else, and longer" * 999),
}


def test_a_closed_segment_reads_no_other_file(storage):
    """The number of a closed file may be another's by then."""
    update(storage, [Entry("1", text="ke")], [], 1)
    (stored,) = opened(storage, ExitStack())
    stored.close()
    stored.close()

    with pytest.raises(OSError, match="descriptor"):
        stored.postings("words", 0)


@pytest.mark.parametrize("end", ["columns", "terms", "postings", "positions"])
@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_file_is_told(storage, end, harm):
    """Whoever opens the index makes it anew instead of falling over it."""
    update(storage, [Entry("1", text="ke hoach")], [], 1)
    (name,) = (n for n in storage.list() if n.endswith(f".{end}"))
    path = Path(storage.folder) / name
    HARMS[harm](path)

    with pytest.raises(StaleIndexError):
        open_stored(storage, segments(storage)[0])
    with pytest.raises(StaleIndexError):
        update(storage, [Entry("2")], [], 2)


def test_two_writers_take_turns(storage):
    """The second one is told, and the lock of a failed update is free again."""
    lock = storage.lock("MAIN_WRITELOCK")
    assert lock.acquire()
    with pytest.raises(BusyError):
        update(storage, [Entry("1")], [], 1)
    lock.release()

    broken: list[Any] = [Entry("1"), None]
    with pytest.raises(AttributeError):
        update(storage, broken, [], 1)
    update(storage, [Entry("1", text="ke")], [], 1)
    assert everything(storage).keys() == {"1"}


@pytest.mark.parametrize(
    "step",
    [
        "indexer.search.engines.whoosh.codec.storing.encode",
        "indexer.search.engines.whoosh.codec.arrays.write",
        "whoosh.index.TOC.write",
    ],
)
@pytest.mark.parametrize("does_merge", [False, True])
def test_what_a_broken_commit_left_goes_with_the_next(
    storage, monkeypatch, step, does_merge
):
    """A full disk loses nothing that was there, and fills up no further."""
    update(storage, [Entry("0", text="ke")], [], 1)
    update(storage, [Entry("1", text="ke")], ["0"] if does_merge else [], 1)
    with monkeypatch.context() as full:
        full.setattr(step, lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(OSError, match="full"):
            update(storage, [Entry("2", text="ke")], ["0", "1"], 2)
    assert everything(storage).keys() == {"1"} | ({"0"} if not does_merge else set())
    left = set(storage.list())

    update(storage, [Entry("3", text="ke")], ["0"], 2)

    assert everything(storage).keys() == {"1", "3"}
    kept = tuple(segment.segment_id() for segment in segments(storage))
    files = {n for n in storage.list() if n.startswith("MAIN_") and "LOCK" not in n}
    assert all(name.startswith(kept) for name in files)
    assert left - files


def test_keys_are_found_without_a_walk(storage):
    """Keys of any length and order; those that are not held are not found."""
    update(storage, [Entry(key) for key in ("10", "9", "100", "1")], [], 1)
    with ExitStack() as files:
        (stored,) = opened(storage, files)

        assert stored.among(["100", "2", "1", "99999"]).tolist() == [2, 3]
        assert stored.among([]).tolist() == []


def test_whoosh_reads_it_by_itself(storage):
    """Its queries, lexicon, columns and stored fields work over our files."""
    update(storage, [Entry("1", text="kế hoạch"), Entry("2", text="kế")], [], 1)
    update(storage, [Entry("3", text="kế hoạch hoạch", issuers=("Đảng ủy",))], ["2"], 2)
    index = FileIndex(storage)

    with index.searcher() as searcher:
        both = And([Term("words", "ke"), Term("words", "hoach")])
        assert {hit["key"] for hit in searcher.search(both)} == {"1", "3"}
        assert {h["key"] for h in searcher.search(Term("pairs", "ke hoach"))} == {
            "1",
            "3",
        }
    reader = index.reader()
    assert [*reader.lexicon("words")] == [b"dang", b"hoach", b"ke", b"uy"]
    assert ("words", b"ke") in reader
    assert ("words", b"none") not in reader
    assert reader.doc_count() == 2
    assert reader.frequency("words", b"hoach") == 3
    assert {f["key"] for f in reader.all_stored_fields()} == {"1", "3"}
    leaf = reader.leaf_readers()[-1][0]
    assert leaf.term_info("words", b"hoach").max_weight() == 2
    assert [*leaf.column_reader("issuer")] == [("Đảng ủy",)]
    assert [term for term, _ in leaf.iter_from("words", b"hoz")] == [
        ("words", b"ke"),
        ("words", b"uy"),
        ("words", b"hoach"),
    ][:2]
    reader.close()
