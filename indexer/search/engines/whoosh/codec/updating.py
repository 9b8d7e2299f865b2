"""Puts papers in and takes papers out, in one commit.

Whoosh writes its table of contents last, under another name first: whatever stops
a commit, the index is what it was, and files left behind go with the next one.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from whoosh.index import FileIndex, LockError

from archive.errors import BusyError
from archive.sentences import Sentence
from indexer.search.engines.whoosh.codec import policy
from indexer.search.engines.whoosh.codec.codec import array_codec
from indexer.search.engines.whoosh.codec.policy import Choose, Policy
from indexer.search.engines.whoosh.codec.reading import open_stored
from indexer.search.engines.whoosh.codec.schema import document
from indexer.search.entry import Entry

_BUSY = Sentence("Chỉ mục đang được một tiến trình khác ghi. Hãy thử lại sau.")


def update(
    storage: Any,
    entries: Iterable[Entry],
    removed: Iterable[str],
    revision: int,
    choose: Choose = policy.small,
) -> None:
    """Put in ``entries``, take out ``removed``, and tell the index's ``revision``.

    ``choose`` says which segments become one meanwhile.

    Raises:
        BusyError: another process is writing.
        StaleIndexError: files of the index are gone or damaged.
    """
    latest = {entry.key: entry for entry in entries}
    writer = _writer(storage)
    try:
        for place in _places(writer, [*latest, *removed]):
            writer.delete_document(place)
        for entry in latest.values():
            writer.add_document(**document(entry))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=Policy(revision, choose))


def tidy(storage: Any, choose: Choose = policy.every) -> None:
    """Make one segment of all, or of those chosen, without deleted papers.

    Raises:
        BusyError: another process is writing.
        StaleIndexError: files of the index are gone or damaged.
    """
    writer = _writer(storage)
    revision = max((segment.revision for segment in writer.segments), default=0)
    writer.commit(mergetype=Policy(revision, choose))


def _writer(storage: Any) -> Any:
    try:
        return FileIndex(storage).writer(codec=array_codec())
    except LockError as error:
        raise BusyError(_BUSY) from error


def _places(writer: Any, keys: Sequence[str]) -> Iterator[int]:
    """Yield where papers of these keys stand, over all segments."""
    base = 0
    for segment in writer.segments:
        with closing(open_stored(writer.storage, segment)) as stored:
            yield from (stored.among(keys) + base).tolist()
        base += stored.count
