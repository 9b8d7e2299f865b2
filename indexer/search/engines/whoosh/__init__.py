"""Whoosh behind the port. The only package that imports Whoosh.

Whoosh keeps the folder: schema, segments, locks, commits, and what commits leave
behind. How a segment lies on disk is our codec's (``codec/``); queries are evaluated
over its arrays, so that hits, order and scores are those of every engine.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, exists

from archive.access import Restricted
from archive.errors import StaleIndexError
from archive.model import Reader
from indexer.search.engine import Access
from indexer.search.engines.whoosh.codec import policy, schema
from indexer.search.engines.whoosh.codec.updating import tidy, update
from indexer.search.engines.whoosh.commits import NAME, Commits
from indexer.search.engines.whoosh.snapshot import Snapshot
from indexer.search.entry import Entry
from indexer.search.query import Query
from indexer.search.results import Results, Share, Spelling

_FINGERPRINT = "fingerprint"


def open_engine(place: str, origin: str, access: Access = Restricted) -> "WhooshEngine":
    """Open the index in the folder ``place``, or begin one there."""
    return WhooshEngine(Path(place), origin, access=access)


@contextmanager
def replacing(place: str, origin: str) -> Iterator["WhooshEngine"]:
    """Yield an empty index beside the one in ``place``, then swap it in."""
    folder = Path(place).absolute()
    fresh, old = _beside(folder)
    _sweep(folder)
    with closing(WhooshEngine(fresh, origin, policy.many)) as engine:
        yield engine
    fresh.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _beside(folder: Path) -> tuple[Path, Path]:
    """Return where an index is made anew, and where the old one goes meanwhile."""
    absolute = folder.absolute()
    name = absolute.name
    return absolute.with_name(f"{name}.new"), absolute.with_name(f"{name}.old")


def _sweep(folder: Path) -> None:
    """Remove what lies beside an index since somebody died while making it anew."""
    for left_behind in _beside(folder):
        shutil.rmtree(left_behind, ignore_errors=True)


class WhooshEngine:
    """An index in a folder; ``choose`` says which segments become one as it grows."""

    def __init__(
        self,
        folder: Path,
        origin: str,
        choose: policy.Choose = policy.small,
        access: Access = Restricted,
    ) -> None:
        self._choose = choose
        self._access = access
        self._folder = folder
        self._origin = origin
        self._storage = FileStorage(str(folder))
        self._commits = Commits(folder, self._check)
        if (folder / _FINGERPRINT).is_file():
            # Before it is read: what another version wrote may not even be readable.
            self._check()
        with self._commits.latest():
            """Tell at once where the index is stale."""

    def update(
        self, entries: Iterable[Entry], removed: Iterable[str], revision: int
    ) -> None:
        """Put in ``entries`` and take out ``removed``, in one commit.

        Raises:
            BusyError: another process is writing.
            StaleIndexError: the index was taken away since it was opened.
        """
        self._begin()
        update(self._storage, entries, removed, revision, self._choose)

    def tidy(self) -> None:
        """Make one segment of all, which answers quickest.

        Raises:
            BusyError: another process is writing.
            StaleIndexError: the index was taken away since it was opened.
        """
        self._begin()
        tidy(self._storage)

    def scrub(self) -> None:
        """Write the segments anew that papers were taken out of, and sweep beside.

        Raises:
            BusyError: another process is writing.
            StaleIndexError: the index was taken away since it was opened.
        """
        _sweep(self._folder)
        self._begin()
        tidy(self._storage, policy.each)

    def search(self, query: Query) -> Results:
        """Answer ``query`` from the latest commit."""
        with self._now() as snapshot:
            return snapshot.search(query)

    def spellings(
        self, word: str, reader: Reader, *, hidden: frozenset[str] = frozenset()
    ) -> tuple[Spelling, ...]:
        """Return the words near ``word`` in papers that ``reader`` may see."""
        with self._now() as snapshot:
            return snapshot.spellings(word, reader, hidden)

    def known(
        self,
        words: Collection[str],
        reader: Reader,
        *,
        hidden: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Return those of ``words`` that a visible paper of the latest commit holds."""
        with self._now() as snapshot:
            return snapshot.known(words, reader, hidden)

    def explain(self, query: Query, key: str) -> tuple[Share, ...]:
        """Weigh one paper, part by part."""
        with self._now() as snapshot:
            return snapshot.explain(query, key)

    @contextmanager
    def _now(self) -> Iterator[Snapshot]:
        """Give the latest commit, and whom its papers are for now."""
        with self._commits.latest() as snapshot:
            yield replace(snapshot, restricted=self._access())

    def access(self) -> int:
        """Return the access version by which it answers now."""
        return self._access().version

    def revision(self) -> int:
        """Return the number of the last change taken in."""
        with self._commits.latest() as snapshot:
            return snapshot.revision

    def is_whole(self) -> bool:
        """Whether the folder is there, where it was before."""
        return self._folder.is_dir() or not self._commits.has_any

    def origin(self) -> str:
        """Return the identity of the catalogue whose changes it takes in."""
        return self._origin

    def close(self) -> None:
        """Close the files of the index."""
        self._commits.close()

    def _begin(self) -> None:
        """Make ready to write: an empty index where there was none.

        The fingerprint comes first, since an index without one counts as foreign.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if exists(self._storage):
            self._check()
            return
        if self._commits.has_any:
            # Somebody took the index away: an empty one in its place would hold the
            # newest papers only, and call itself level.
            raise StaleIndexError
        lock = self._storage.lock("CREATELOCK")
        lock.acquire(blocking=True)
        try:
            if not exists(self._storage):
                (self._folder / _FINGERPRINT).write_text(self._fingerprint())
                FileIndex.create(self._storage, schema.schema(), NAME)
        finally:
            lock.release()

    def _fingerprint(self) -> str:
        return f"{schema.fingerprint()} {self._origin}"

    def _check(self) -> None:
        marked = self._folder / _FINGERPRINT
        if not marked.is_file() or marked.read_text() != self._fingerprint():
            raise StaleIndexError
