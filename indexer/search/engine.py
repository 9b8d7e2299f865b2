"""The port behind which every search engine stands.

An index is a projection of the catalogue: it can be thrown away and made anew.
Its origin is the identity of that catalogue; with any other it is stale.
"""

import re
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Protocol, cast

from archive.access import Restricted
from archive.errors import SettingError
from archive.model import Reader
from indexer.search.entry import Entry
from indexer.search.query import Query
from indexer.search.results import Results, Share, Spelling

_SETTING = "VANKHO_SEARCH"
_ENGINES = {
    "memory": "indexer.search.engines.memory",
    "whoosh": "indexer.search.engines.whoosh",
}
_ADDRESS = re.compile(r"(?P<engine>[a-z]+):(?://)?(?P<place>.*)", re.DOTALL)


Access = Callable[[], Restricted]
"""Says which papers were given to others since they were put into an index."""


class Engine(Protocol):
    """An index of entries that answers queries.

    One process writes, any number read, and readers see a commit at their next
    search. It knows whom a paper was for when it was put in, and asks whom it is for
    now.
    """

    def update(
        self, entries: Iterable[Entry], removed: Iterable[str], revision: int
    ) -> None:
        """Put in ``entries``, take out ``removed``, in one atomic commit.

        Doing it again changes nothing. The entries of one update are held in
        memory, so a rebuild hands them over in batches.

        Raises:
            BusyError: another process is writing.
        """

    def tidy(self) -> None:
        """Lay what many updates left in the form that answers quickest.

        It may take minutes, and changes no answer.

        Raises:
            BusyError: another process is writing.
        """

    def scrub(self) -> None:
        """Leave nothing of papers taken out, in any file; changes no answer.

        Raises:
            BusyError: another process is writing.
        """

    def search(self, query: Query) -> Results:
        """Answer ``query`` with what its reader may see."""

    def spellings(
        self, word: str, reader: Reader, *, hidden: frozenset[str] = frozenset()
    ) -> tuple[Spelling, ...]:
        """Return the words near ``word`` in papers that ``reader`` may see.

        They are one typing error away at most, ``word`` itself among them where it
        occurs; the most frequent first, 20 at most. Words with
        figures are no spellings of each other. ``hidden`` is that of a query.
        """

    def known(
        self,
        words: Collection[str],
        reader: Reader,
        *,
        hidden: frozenset[str] = frozenset(),
    ) -> frozenset[str]:
        """Return those of ``words`` that some paper which ``reader`` may see holds.

        They are plain, or have marks ("kế") and are known with these marks only, or
        are two with a blank ("ke hoach") and known where they follow each other;
        ``hidden`` is that of a query.
        """

    def explain(self, query: Query, key: str) -> tuple[Share, ...]:
        """Return what the score of paper ``key`` is made of; its sum is the score.

        Nothing where it is not found, or its reader may not see it.
        """

    def access(self) -> int:
        """Return the access version by which it answers now."""

    def revision(self) -> int:
        """Return the number of the last change taken in, 0 at the beginning."""

    def is_whole(self) -> bool:
        """Whether what was put in is still there: somebody may have deleted it.

        Only for the process that writes, as nobody else knows of a swap.
        """

    def origin(self) -> str:
        """Return the identity of the catalogue whose changes it takes in."""

    def close(self) -> None:
        """Let go of files; the engine must not be used afterwards."""


class _Adapter(Protocol):
    """What every engine's module offers."""

    def open_engine(self, place: str, origin: str, access: Access) -> Engine: ...

    def replacing(self, place: str, origin: str) -> AbstractContextManager[Engine]: ...


def open_engine(address: str, origin: str, access: Access = Restricted) -> Engine:
    """Open ``memory:``, ``whoosh:///folder`` or ``whoosh://relative/folder``.

    Whoever searches for people hands in ``access``; whoever only writes needs none.

    Raises:
        SettingError: no engine answers to the address.
        StaleIndexError: the index was made by other rules, or from another
            catalogue than ``origin``.
    """
    adapter, place = _adapter(address)
    return adapter.open_engine(place, origin, access)


def replacing(address: str, origin: str) -> AbstractContextManager[Engine]:
    """Open an empty engine that takes the place of the one at ``address``.

    It is swapped in where the block ends without an error; until then, and
    meanwhile in other processes, the old one answers.

    Raises:
        SettingError: no engine answers to the address.
    """
    adapter, place = _adapter(address)
    return adapter.replacing(place, origin)


def _adapter(address: str) -> tuple[_Adapter, str]:
    match = _ADDRESS.fullmatch(address)
    if match is None or match["engine"] not in _ENGINES:
        raise SettingError(
            _SETTING,
            f"Không có bộ tìm kiếm nào ở địa chỉ “{address}”.",
            "Hãy dùng whoosh:///đường/dẫn hoặc memory:",
        )
    # By name, so that nobody loads an engine that is not asked for.
    adapter = import_module(_ENGINES[match["engine"]])
    return cast("_Adapter", adapter), match["place"]
