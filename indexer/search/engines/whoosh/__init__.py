"""Whoosh behind the port. The only package that imports Whoosh.

Whoosh keeps segments, postings, columns, locks and commits; queries are
evaluated here, over its postings, so that ranking is the same in every engine.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

import shutil
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError, exists

from archive.errors import BusyError, StaleIndexError
from archive.model import Reader
from archive.sentences import Sentence
from indexer.search.engines.whoosh import schema
from indexer.search.engines.whoosh.snapshot import Snapshot
from indexer.search.entry import Entry
from indexer.search.query import Query
from indexer.search.results import Results, Share, Spelling

_FINGERPRINT = "fingerprint"
_POSTINGS_A_BLOCK = 1024
_BUSY = Sentence("Chỉ mục đang được một tiến trình khác ghi. Hãy thử lại sau.")


def open_engine(place: str, origin: str) -> "WhooshEngine":
    """Open the index in the folder ``place``, or begin one there."""
    return WhooshEngine(Path(place), origin)


@contextmanager
def replacing(place: str, origin: str) -> Iterator["WhooshEngine"]:
    """Yield an empty index beside the one in ``place``, then swap it in."""
    folder = Path(place).absolute()
    fresh, old = (folder.with_name(f"{folder.name}.{end}") for end in ("new", "old"))
    for left_behind in (fresh, old):
        shutil.rmtree(left_behind, ignore_errors=True)
    with closing(WhooshEngine(fresh, origin)) as engine:
        yield engine
    fresh.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


class WhooshEngine:
    """An index in a folder."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._folder = folder
        self._origin = origin
        self._storage = FileStorage(str(folder))
        self._lock = threading.Lock()
        self._snapshot = Snapshot.of(None, ())
        with self._lock:
            self._current()

    def update(
        self, entries: Iterable[Entry], removed: Iterable[str], revision: int
    ) -> None:
        """Put in ``entries`` and take out ``removed``, in one commit.

        Raises:
            BusyError: another process is writing.
            StaleIndexError: the index was taken away since it was opened.
        """
        latest = {entry.key: entry for entry in entries}
        writer = self._writer()
        try:
            for key in (*latest, *removed, schema.REVISION_KEY):
                writer.delete_by_term("key", key)
            for entry in latest.values():
                writer.add_document(**schema.document(entry))
            writer.add_document(**schema.revision_mark(revision))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def search(self, query: Query) -> Results:
        """Answer ``query`` from the latest commit."""
        with self._lent() as snapshot:
            return snapshot.search(query)

    def spellings(
        self, word: str, reader: Reader, *, hidden: frozenset[str] = frozenset()
    ) -> tuple[Spelling, ...]:
        """Return the words near ``word`` in papers that ``reader`` may see."""
        with self._lent() as snapshot:
            return snapshot.spellings(word, reader, hidden)

    def known(
        self,
        words: Collection[str],
        reader: Reader,
        *,
        hidden: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Return those of ``words`` that a visible paper of the latest commit holds."""
        with self._lent() as snapshot:
            return snapshot.known(words, reader, hidden)

    def explain(self, query: Query, key: str) -> tuple[Share, ...]:
        """Weigh one paper, part by part."""
        with self._lent() as snapshot:
            return snapshot.explain(query, key)

    def revision(self) -> int:
        """Return the number of the last change taken in."""
        with self._lent() as snapshot:
            return snapshot.revision

    def origin(self) -> str:
        """Return the identity of the catalogue whose changes it takes in."""
        return self._origin

    def close(self) -> None:
        """Close the files of the index."""
        with self._lock:
            self._snapshot.give_back()
            self._snapshot = Snapshot.of(None, ())

    @contextmanager
    def _lent(self) -> Iterator[Snapshot]:
        """Lend the latest commit; searches run beside each other and beside it."""
        with self._lock:
            snapshot = self._current()
            snapshot.take()
        try:
            yield snapshot
        finally:
            with self._lock:
                snapshot.give_back()

    def _writer(self) -> Any:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not exists(self._storage):
            if self._snapshot.state is not None:
                # Somebody took the index away: an empty one in its place would
                # hold the newest papers only, and call itself level.
                raise StaleIndexError
            self._create()
        self._check()
        codec = W3Codec(blocklimit=_POSTINGS_A_BLOCK)
        try:
            return FileIndex(self._storage).writer(codec=codec)
        except LockError as error:
            raise BusyError(_BUSY) from error

    def _create(self) -> None:
        # The fingerprint comes first: an index without one counts as foreign.
        lock = self._storage.lock("CREATELOCK")
        lock.acquire(blocking=True)
        try:
            if not exists(self._storage):
                (self._folder / _FINGERPRINT).write_text(self._fingerprint())
                FileIndex.create(self._storage, schema.schema(), "MAIN")
        finally:
            lock.release()

    def _fingerprint(self) -> str:
        return f"{schema.fingerprint()} {self._origin}"

    def _check(self) -> None:
        marked = self._folder / _FINGERPRINT
        if not marked.is_file() or marked.read_text() != self._fingerprint():
            raise StaleIndexError

    def _current(self) -> Snapshot:
        state = self._state()
        if state is not None and state != self._snapshot.state:
            self._check()
            before = self._snapshot
            self._snapshot = before.followed_by(state, self._leaves())
            self._snapshot.take()
            before.give_back()
        return self._snapshot

    def _state(self) -> tuple[int, int] | None:
        """Return the folder and its commit; the folder itself may be swapped."""
        try:
            if not exists(self._storage):
                return None
            generation = FileIndex(self._storage).latest_generation()
            return self._folder.stat().st_ino, generation
        except FileNotFoundError:
            # A rebuilt index is being swapped in; the last state still answers.
            return None

    def _leaves(self) -> list[Any]:
        reader = FileIndex(self._storage).reader()
        if not reader.doc_count_all():
            return []
        return [leaf for leaf, _ in reader.leaf_readers()]
