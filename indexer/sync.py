"""The index catches up with the catalogue: one writer, numbered changes.

Nothing is written twice in one transaction with the catalogue: the index asks
for the changes since its own revision, and doing so again changes nothing. An
index is made anew beside the old one. Where somebody wished for it, the old one
answers meanwhile; a stale one (other rules, another catalogue) answers nothing.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from archive.catalogue import Catalogue, Change
from archive.errors import StaleIndexError
from archive.model import joined
from indexer.search.engine import Engine, open_engine, replacing
from indexer.search.entry import Entry

AT_ONCE = 500
"""Changes taken into the index in one commit."""
TEXT_AT_ONCE = 10_000_000
"""Bytes of text in one commit, which takes thirty times as many of memory; a paper
that has more is alone in its commit."""

_log = logging.getLogger(__name__)


def catch_up(catalogue: Catalogue, engine: Engine) -> int:
    """Bring the index level with the catalogue; return how many papers changed.

    Raises:
        StaleIndexError: the index follows another catalogue, or this one as it
            was before an older copy took its place; or somebody deleted it.
    """
    is_own = engine.origin() == catalogue.changes.identity()
    if (
        not is_own
        or not engine.is_whole()
        or engine.revision() > catalogue.changes.head()
    ):
        raise StaleIndexError
    done = 0
    changes = catalogue.changes.since(engine.revision())
    while batch := list(islice(changes, AT_ONCE)):
        sizes = catalogue.documents.sizes({change.document for change in batch})
        done += sum(_put(some, catalogue, engine) for some in _parted(batch, sizes))
    return done


def _put(changes: Sequence[Change], catalogue: Catalogue, engine: Engine) -> int:
    """Take changes into the index in one commit; return of how many papers they are."""
    numbers = {change.document for change in changes}
    entries = entries_of(catalogue, sorted(numbers))
    gone = numbers - {int(entry.key) for entry in entries}
    engine.update(entries, map(str, sorted(gone)), changes[-1].revision)
    return len(numbers)


def _parted(
    changes: Sequence[Change], sizes: Mapping[int, int]
) -> Iterator[Sequence[Change]]:
    """Yield changes, as many at once as their papers have text for one commit."""
    first, papers, size = 0, set[int](), 0
    for at, change in enumerate(changes):
        own = sizes.get(change.document, 0)
        if change.document not in papers and papers and size + own > TEXT_AT_ONCE:
            yield changes[first:at]
            first, papers, size = at, set(), 0
        size += 0 if change.document in papers else own
        papers.add(change.document)
    yield changes[first:]


def rebuild(catalogue: Catalogue, address: str) -> int:
    """Make the index at ``address`` anew and swap it in; return the papers in it."""
    with replacing(address, catalogue.changes.identity()) as engine:
        done = catch_up(catalogue, engine)
        engine.tidy()
        return done


class Index:
    """The index of an archive, in the hands of the one process that writes it.

    ``wish`` is the file by which others ask that process to make the index anew.
    """

    def __init__(self, catalogue: Catalogue, address: str, wish: Path) -> None:
        self._catalogue = catalogue
        self._address = address
        self._wish = wish
        self._engine: Engine | None = None

    def keep_level(self) -> int:
        """Bring the index level; return how many papers were put in or taken out.

        It is made anew where it is stale or where somebody wished for it.
        """
        try:
            if not self._wish.exists():
                return self._caught_up()
        except StaleIndexError:
            _log.warning("the index is not of this catalogue or these rules")
        return self._made_anew()

    def scrub(self) -> None:
        """Bring the index level, and leave nothing in it of papers that are gone."""
        self.keep_level()
        if self._engine:
            self._engine.scrub()

    def close(self) -> None:
        """Let go of its files."""
        if self._engine:
            self._engine.close()
            self._engine = None

    def _made_anew(self) -> int:
        self.close()
        done = rebuild(self._catalogue, self._address)
        self._wish.unlink(missing_ok=True)
        return done

    def _caught_up(self) -> int:
        if self._engine is None:
            identity = self._catalogue.changes.identity()
            self._engine = open_engine(self._address, identity)
        return catch_up(self._catalogue, self._engine)


def entries_of(catalogue: Catalogue, numbers: Sequence[int]) -> list[Entry]:
    """Return what the index keeps of the papers that are still held.

    Bodies are those of the authority of this moment: where a clerk adds something
    afterwards, what that touches is changed once more.
    """
    authority = catalogue.authority
    return [
        Entry.of(
            held.document,
            held.metadata,
            joined(held.pages),
            held.audience,
            authority,
        )
        for held in catalogue.documents.entries(numbers)
    ]
