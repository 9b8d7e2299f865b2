"""Which segments become one when papers are added.

Each segment is at least two and a half times as large as what became of the next
younger ones: where it is not, they and it become one. The number of segments then
grows with the logarithm of the archive, and so does how often a paper is moved. Of
two to three times this is where both are smallest (20,000 papers put in by 500:
four segments at most).

A segment that is large is left alone, so that new papers never wait for it, unless
most of its papers are deleted: then all were read anew, and nobody waits for one.
All segments become one where the index is made anew (``vankho index --rebuild``);
nobody searches in it yet, so it lets segments wait until there are many.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any

from indexer.search.engines.whoosh.codec.merging import merge
from indexer.search.engines.whoosh.codec.reading import open_stored
from indexer.search.engines.whoosh.codec.segment import ArraySegment

LARGE = 20_000
"""Papers of a segment that is left alone."""

_TIMES = 2.5
_MANY = 24

Choose = Callable[[Sequence[ArraySegment]], list[slice]]
"""Says which neighbours become one, in order."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Merges segments for a Whoosh writer that is about to commit ``revision``."""

    revision: int
    choose: Choose

    def __call__(self, writer: Any, segments: list[ArraySegment]) -> list[ArraySegment]:
        """Return the segments that there shall be beside the one being written."""
        kept = [*segments]
        for run in reversed(self.choose(segments)):
            if _is_worth(segments[run]):
                kept[run] = [_merged(writer, segments[run])]
        # A commit without papers has a revision too, which stands in a segment.
        if not (kept or writer.doc_count()):
            kept = [_merged(writer, [])]
        for segment in (*kept, writer.get_segment()):
            segment.revision = self.revision
        return kept


def small(segments: Sequence[ArraySegment]) -> list[slice]:
    """Choose the youngest segments that an older one is not large enough for.

    Of those before them, each of which more papers are deleted than live is chosen
    by itself.
    """
    first = _first(segments)
    waste = [
        slice(at, at + 1)
        for at, segment in enumerate(segments[:first])
        if segment.doc_count() < segment.deleted_count()
    ]
    return [*waste, slice(first, None)]


def many(segments: Sequence[ArraySegment]) -> list[slice]:
    """Choose the young segments once there are many, while nobody searches.

    So a paper is moved once before all become one.
    """
    is_old = [segment.doc_count() >= LARGE // 2 for segment in segments]
    first = max((at + 1 for at, old in enumerate(is_old) if old), default=0)
    return [slice(first, None)] if len(segments) - first >= _MANY else []


def every(_: Sequence[ArraySegment]) -> list[slice]:
    """Choose all segments."""
    return [slice(None)]


def each(segments: Sequence[ArraySegment]) -> list[slice]:
    """Choose every segment by itself: those without deleted papers stay as they are."""
    return [slice(at, at + 1) for at in range(len(segments))]


def _first(segments: Sequence[ArraySegment]) -> int:
    """Return the oldest segment that becomes one with the youngest, if any does."""
    sizes = [segment.doc_count() for segment in segments]
    first, together = len(sizes), 0
    for at in range(len(sizes) - 1, -1, -1):
        if sizes[at] >= LARGE:
            break
        if not together:
            together = sizes[at]
        elif sizes[at] < _TIMES * together:
            first, together = at, sum(sizes[at:])
    return first


def _is_worth(run: Sequence[ArraySegment]) -> bool:
    return len(run) > 1 or any(segment.has_deletions() for segment in run)


def _merged(writer: Any, young: Sequence[ArraySegment]) -> ArraySegment:
    target = ArraySegment(writer.indexname)
    with ExitStack() as files:
        sources = [
            files.enter_context(closing(open_stored(writer.storage, segment)))
            for segment in young
        ]
        merge(writer.storage, sources, target)
    return target
